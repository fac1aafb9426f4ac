"""Carry tasks out, in this process or on all cores, with the same bytes and in the same order."""

from __future__ import annotations

import os
import sys
import threading
from collections import deque
from concurrent.futures import BrokenExecutor
from contextlib import nullcontext
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Protocol, Self

from generator.batch.placing import Bench, Placed
from generator.batch.stopping import leave_signals_to_parent
from generator.batch.workshop import load_workshop

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from concurrent.futures import Future, ProcessPoolExecutor
    from contextlib import AbstractContextManager
    from multiprocessing.context import BaseContext
    from multiprocessing.process import BaseProcess
    from pathlib import Path

    from generator.batch.options import RunOptions
    from generator.batch.planning import Task
    from generator.batch.stopping import StopRequest
    from generator.settings import Settings

CHUNK = 64
"""Tasks a worker is given at once: long enough to hide the hand-over, short enough to stop soon."""
SMALL_COHORT = 192
"""Up to so many documents one process is done before others have started."""
RETRIES = 3
"""How often a chunk that ended a process is given to another."""
CHUNKS_AHEAD = 3
"""Chunks waiting or in hand for each worker; it bounds memory and how long stopping takes."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """What a worker needs to set up its bench; small, and the same for all chunks."""

    settings: Settings
    root: Path
    is_forced: bool

    def bench(self) -> Bench:
        """Set up the bench; the workshop is loaded once per process."""
        return Bench(load_workshop(self.settings), self.root, is_forced=self.is_forced)


class Crew(Protocol):
    """Whoever carries out chunks elsewhere: a process pool, a cluster.

    Attributes:
        size: chunks that are carried out at the same time.
        least_tasks: fewer are done sooner without the crew.
        retries: how often a chunk is carried out again, alone, when its worker has died.
    """

    size: int
    least_tasks: int
    retries: int

    def submit(self, assignment: Assignment, chunk: Sequence[Task]) -> Future[list[Placed]]:
        """Begin a chunk and return at once.

        The future ends with `BrokenExecutor` when the worker that had the chunk has died.
        """
        ...

    def renew(self) -> None:
        """Have workers again after one has died; no chunk is in hand from then on."""
        ...

    def dismiss(self) -> None:
        """Let the workers go: no more chunks will come, and what they hold is given back."""
        ...


def make_chunk(assignment: Assignment, chunk: Sequence[Task]) -> list[Placed]:
    """Carry out one chunk of tasks, in a worker."""
    bench = assignment.bench()
    return [bench.make(task) for task in chunk]


def make_here(tasks: Iterable[Task], assignment: Assignment, stop: StopRequest) -> Iterator[Placed]:
    """Carry tasks out in this process, until asked to stop."""
    bench = assignment.bench()
    for task in tasks:
        if stop:
            return
        yield bench.make(task)


def make_with_crew(
    tasks: Iterable[Task], assignment: Assignment, crew: Crew, stop: StopRequest
) -> Iterator[Placed]:
    """Carry tasks out with a crew, results in the tasks' order.

    Asked to stop, it hands out no more chunks and finishes those in hand. A chunk whose worker has
    died is carried out again.
    """
    waiting: deque[_InHand] = deque()
    remaining = iter(tasks)
    while True:
        while not stop and len(waiting) < crew.size * CHUNKS_AHEAD:
            if not (chunk := tuple(islice(remaining, CHUNK))):
                break
            waiting.append(_InHand(chunk, crew.submit(assignment, chunk)))
        if not waiting:
            return
        first = waiting.popleft()
        try:
            placed = first.future.result()
        except BrokenExecutor:
            crew.renew()
            placed = _make_again(first.chunk, assignment, crew)
            waiting = deque(one.handed_on(assignment, crew) for one in waiting)
        yield from placed


@dataclass(frozen=True, slots=True)
class _InHand:
    """A chunk, and what a crew will return for it."""

    chunk: Sequence[Task]
    future: Future[list[Placed]]

    def handed_on(self, assignment: Assignment, crew: Crew) -> _InHand:
        """Hand the chunk to a renewed crew, unless it had been carried out already."""
        if self.future.done() and not self.future.cancelled() and not self.future.exception():
            return self
        return _InHand(self.chunk, crew.submit(assignment, self.chunk))


def _make_again(chunk: Sequence[Task], assignment: Assignment, crew: Crew) -> list[Placed]:
    """Carry out a chunk whose worker has died, with no other in hand.

    A chunk that ends each worker it is given to is given up, so that the others are done.
    """
    for _ in range(crew.retries):
        try:
            return crew.submit(assignment, chunk).result()
        except BrokenExecutor:
            crew.renew()
    bench = assignment.bench()
    return [bench.give_up(task) for task in chunk]


class ProcessCrew:
    """Processes on this machine, one a core."""

    def __init__(self, size: int) -> None:
        """Make the crew; its processes start with the first chunk."""
        self.size = size
        self.least_tasks = SMALL_COHORT + 1
        self.retries = RETRIES
        self._not_ours: frozenset[BaseProcess] = frozenset()

    @cached_property
    def _pool(self) -> ProcessPoolExecutor:
        import multiprocessing
        from concurrent.futures import ProcessPoolExecutor

        self._not_ours = frozenset(multiprocessing.active_children())
        return ProcessPoolExecutor(
            max_workers=self.size, mp_context=_context(), initializer=_begin_worker
        )

    def submit(self, assignment: Assignment, chunk: Sequence[Task]) -> Future[list[Placed]]:
        """Begin a chunk and return at once."""
        return self._pool.submit(make_chunk, assignment, chunk)

    def __enter__(self) -> Self:
        """Return the crew."""
        return self

    def renew(self) -> None:
        """End the processes at once, whatever they have in hand; others start when asked for.

        The pool asks the others of a process that has died to end, too, and waits for them; they
        leave that signal to the parent, so it is the parent that ends them.
        """
        import multiprocessing

        for process in multiprocessing.active_children():
            if process not in self._not_ours:
                process.kill()
        self.dismiss()

    def dismiss(self) -> None:
        """End the processes once they have finished what they have in hand."""
        if "_pool" in self.__dict__:
            self._pool.shutdown(wait=True, cancel_futures=True)
            del self._pool

    def __exit__(self, *_error: object) -> None:
        """Let the processes go, whatever has happened."""
        self.dismiss()


def crew_for(options: RunOptions) -> AbstractContextManager[Crew | None]:
    """Return who carries out a run's chunks; None: this process does.

    Raises:
        UsageError: the cluster asked for cannot be used.
    """
    if options.dask_address:
        from generator.batch.cluster import DaskCrew

        return DaskCrew(options.dask_address)
    return ProcessCrew(options.jobs) if options.jobs > 1 else nullcontext()


def _context() -> BaseContext:
    """Fork where that is sound: what this process has loaded need not be loaded again."""
    import multiprocessing

    can_fork = sys.platform == "linux" and threading.active_count() == 1
    return multiprocessing.get_context("fork" if can_fork else "spawn")


def _begin_worker() -> None:
    leave_signals_to_parent()
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End at once when the run was killed: nobody waits for this worker any more."""
    import multiprocessing

    if (parent := multiprocessing.parent_process()) is not None:
        parent.join()
        os._exit(1)
