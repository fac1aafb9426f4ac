"""Carry a plan out: documents, ledger, outcomes in roster order."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Protocol

from generator.batch.ledger import outcome_from_text
from generator.batch.planning import Task, UpToDate
from generator.batch.workers import (
    SMALL_COHORT,
    ProcessCrew,
    make_here,
    make_with_crew,
)
from generator.spool import spooled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from contextlib import AbstractContextManager

    from generator.batch.ledger import Entry, Ledger
    from generator.batch.model import Outcome
    from generator.batch.options import RunOptions
    from generator.batch.placing import Placed
    from generator.batch.planning import Plan
    from generator.batch.stopping import StopRequest
    from generator.batch.workers import Assignment, Crew
    from generator.problems import Problem

LEDGER_BATCH = 128
"""Documents between two writes to the ledger; a killed run makes at most so many again."""


class Progress(Protocol):
    """Whoever watches a run."""

    def begin(self, total: int) -> None:
        """So many documents will be made."""

    def advance(self) -> None:
        """One is done."""


class NobodyWatches:
    """The progress of a run that nobody watches."""

    def begin(self, total: int) -> None:
        """Say nothing."""

    def advance(self) -> None:
        """Say nothing."""


@dataclass(slots=True)
class Results:
    """What a run has come to.

    Attributes:
        outcomes: in roster order; a long roster's stand on disk.
        problems: of documents that could not be written, and the like.
        not_reached: candidates who were still waiting when the run was stopped.
    """

    outcomes: Sequence[Outcome] = ()
    problems: list[Problem] = field(default_factory=list)
    not_reached: int = 0


@dataclass(frozen=True, slots=True)
class Run:
    """Everything the carrying out of a plan needs."""

    assignment: Assignment
    ledger: Ledger
    options: RunOptions
    stop: StopRequest
    progress: Progress

    def carry_out(self, plan: Plan) -> Results:
        """Make the plan's documents, record each in the ledger, return all outcomes in order."""
        results = Results()
        self.progress.begin(plan.task_count)
        with self._crew_for(plan.task_count) as crew:
            tasks = (step for step in plan.steps if isinstance(step, Task))
            placed = self._recorded(self._make(tasks, crew))
            results.outcomes = spooled(_outcomes(plan, placed, results))
        return results

    def _crew_for(self, tasks: int) -> AbstractContextManager[Crew | None]:
        if self.options.dask_address:
            from generator.batch.cluster import DaskCrew

            return DaskCrew(self.options.dask_address)
        if self.options.jobs == 1 or tasks <= SMALL_COHORT:
            return nullcontext()
        return ProcessCrew(self.options.jobs)

    def _make(self, tasks: Iterable[Task], crew: Crew | None) -> Iterator[Placed]:
        if crew is None:
            return make_here(tasks, self.assignment, self.stop)
        return make_with_crew(tasks, self.assignment, crew, self.stop)

    def _recorded(self, placed: Iterator[Placed]) -> Iterator[Placed]:
        """Pass results on once the ledger has them."""
        waiting: list[Placed] = []
        try:
            for one in placed:
                self.progress.advance()
                waiting.append(one)
                if len(waiting) >= LEDGER_BATCH:
                    self._record(waiting)
                    yield from waiting
                    waiting = []
        finally:
            self._record(waiting)
        yield from waiting

    def _record(self, placed: list[Placed]) -> None:
        self.ledger.record(one.entry for one in placed if one.entry)


def _outcomes(plan: Plan, placed: Iterator[Placed], results: Results) -> Iterator[Outcome]:
    """Yield the outcome of each step; what else is to be said goes to the results."""
    for step in plan.steps:
        if isinstance(step, UpToDate):
            yield _outcome_up_to_date(step)
        elif one := next(placed, None):
            yield one.outcome
            results.problems.extend(one.problems)
        else:
            results.not_reached += 1


def _outcome_up_to_date(step: UpToDate) -> Outcome:
    one = step.candidate
    outcome = outcome_from_text(
        step.entry.outcome,
        worksheet=one.worksheet,
        row_number=one.row_number,
        status="kept" if step.new_document else "unchanged",
        interview_date=one.interview_date,
        new_document=step.new_document,
    )
    flags = tuple(replace(flag, cell=one.cell_of(flag.field)) for flag in outcome.red_flags)
    return replace(outcome, red_flags=flags, document=step.entry.document)


def outcome_of_left(entry: Entry) -> Outcome:
    """Return the outcome of someone who left the roster; their document stays."""
    outcome = outcome_from_text(
        entry.outcome,
        worksheet=None,
        row_number=0,
        status="left",
        interview_date=None,
        new_document=None,
    )
    return replace(outcome, document=entry.document)
