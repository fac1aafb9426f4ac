"""Put the outcomes of one run together, and tell how it ended."""

from __future__ import annotations

from dataclasses import dataclass, replace
from time import perf_counter
from typing import TYPE_CHECKING

from generator.batch.model import BatchReport, Outcome
from generator.batch.running import outcome_of_left
from generator.errors import OutputError, RunInterruptedError
from generator.problems import Problem

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from generator.batch.ledger import Entry
    from generator.batch.running import Results
    from generator.batch.selecting import Selection
    from generator.roster.model import Roster, UnusableRow

DONE, SOME_ROWS_FAILED = 0, 3
NOTHING_WRITTEN = OutputError.exit_code
INTERRUPTED = RunInterruptedError.exit_code


@dataclass(frozen=True, slots=True)
class RunFacts:
    """What a report says beside the outcomes.

    Attributes:
        started: when the run began, UTC.
        begun: the same on the clock that measures durations, seconds.
    """

    roster: Roster
    output_folder: Path
    started: datetime
    begun: float
    roster_digest: str = ""


def report_of(
    facts: RunFacts, selection: Selection, results: Results, left: tuple[Entry, ...] = ()
) -> BatchReport:
    """Return the report of a run, outcomes in roster order and those who left last."""
    skipped = [_skipped(row) for row in selection.unusable_rows]
    outcomes = sorted([*results.outcomes, *skipped], key=lambda outcome: outcome.row_number)
    problems = [*facts.roster.problems, *results.problems, *_not_reached(results)]
    return BatchReport(
        roster=facts.roster.path,
        output_folder=facts.output_folder,
        worksheet=facts.roster.worksheet,
        started=facts.started,
        seconds=perf_counter() - facts.begun,
        outcomes=(*outcomes, *(outcome_of_left(entry) for entry in left)),
        problems=tuple(problems),
        exit_code=_exit_code(outcomes, results),
        row_count=len(outcomes),
        roster_digest=facts.roster_digest,
    )


def with_problems(report: BatchReport, problems: tuple[Problem, ...]) -> BatchReport:
    """Return the report with problems of the run's end added."""
    return replace(report, problems=(*report.problems, *problems)) if problems else report


def _skipped(row: UnusableRow) -> Outcome:
    return Outcome(
        worksheet=row.worksheet,
        row_number=row.row_number,
        key="",
        name=row.name,
        target_role=row.target_role,
        target_employer=row.target_employer,
        status="skipped",
    )


def _not_reached(results: Results) -> list[Problem]:
    if not results.not_reached:
        return []
    message = f"the run was stopped before {results.not_reached} of the candidates were reached"
    return [Problem("warning", "run-stopped", message, "run it again: it goes on from here")]


def _exit_code(outcomes: list[Outcome], results: Results) -> int:
    if results.not_reached:
        return INTERRUPTED
    failed = sum(outcome.status == "failed" for outcome in outcomes)
    tried = sum(outcome.status in {"written", "kept", "failed"} for outcome in outcomes)
    if failed and failed == tried:
        return NOTHING_WRITTEN
    is_incomplete = failed or any(outcome.status == "skipped" for outcome in outcomes)
    return SOME_ROWS_FAILED if is_incomplete else DONE
