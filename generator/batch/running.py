"""Carry a plan out: documents, ledger, outcomes in roster order."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Protocol

from generator.batch.ledger import outcome_from_text
from generator.batch.planning import Task, UpToDate
from generator.batch.workers import make_here, make_with_crew
from generator.spool import spooled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.batch.ledger import Entry, Ledger
    from generator.batch.model import Outcome
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
    """Everything the carrying out of a plan needs; without a crew all is done in this process."""

    assignment: Assignment
    ledger: Ledger
    crew: Crew | None
    stop: StopRequest
    progress: Progress

    def carry_out(self, plan: Plan) -> Results:
        """Make the plan's documents, record each in the ledger, return all outcomes in order."""
        results = Results()
        self.progress.begin(plan.task_count)
        tasks = (step for step in plan.steps if isinstance(step, Task))
        placed = self._recorded(self._make(tasks, plan.task_count))
        results.outcomes = spooled(_outcomes(plan, placed, results))
        if self.crew is not None:
            self.crew.dismiss()
        return results

    def _make(self, tasks: Iterable[Task], count: int) -> Iterator[Placed]:
        if self.crew is None or count < self.crew.least_tasks:
            return make_here(tasks, self.assignment, self.stop)
        return make_with_crew(tasks, self.assignment, self.crew, self.stop)

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
