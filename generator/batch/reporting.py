"""Put the outcomes of one run together, and tell how it ended."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from heapq import merge
from itertools import chain
from time import perf_counter
from typing import TYPE_CHECKING

from generator.batch.model import BatchReport, Outcome, Status
from generator.batch.running import outcome_of_left
from generator.errors import OutputError, RunInterruptedError
from generator.problems import Problem
from generator.spool import spooled

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
    skipped = map(_skipped, selection.unusable_rows)
    on_roster = merge(results.outcomes, skipped, key=lambda outcome: outcome.row_number)
    outcomes = spooled(chain(on_roster, map(outcome_of_left, left)))
    counts = Counter(outcome.status for outcome in outcomes)
    problems = [*facts.roster.problems, *results.problems, *_not_reached(results)]
    return BatchReport(
        roster=facts.roster.path,
        output_folder=facts.output_folder,
        worksheet=facts.roster.worksheet,
        started=facts.started,
        seconds=perf_counter() - facts.begun,
        outcomes=outcomes,
        counts=counts,
        problems=tuple(problems),
        exit_code=_exit_code(counts, results),
        row_count=counts.total() - counts["left"],
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


def _exit_code(counts: Counter[Status], results: Results) -> int:
    if results.not_reached:
        return INTERRUPTED
    failed = counts["failed"]
    if failed and failed == counts["written"] + counts["kept"] + failed:
        return NOTHING_WRITTEN
    return SOME_ROWS_FAILED if failed or counts["skipped"] else DONE
