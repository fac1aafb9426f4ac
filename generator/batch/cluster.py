"""The same work on a dask.distributed cluster: chunks as tasks, the same bytes as on one machine.

The workers must see the output folder at the same path and hold the same version of the program.
"""

from __future__ import annotations

import logging
from concurrent.futures import BrokenExecutor, CancelledError, Future
from typing import TYPE_CHECKING, Any, Self

from generator.batch.workers import make_chunk
from generator.batch.workshop import program_version
from generator.errors import OutputError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType

    from generator.batch.placing import Placed
    from generator.batch.planning import Task
    from generator.batch.workers import Assignment

SECONDS_TO_CONNECT = 10
LOGGERS = ("distributed", "distributed.client", "tornado.application")
RETRIES = 3
"""How often a chunk is done again when the worker that had it dies."""


class DaskCrew:
    """The workers of a cluster."""

    def __init__(self, address: str) -> None:
        """Connect to a scheduler.

        Raises:
            UsageError: dask.distributed is not installed, the scheduler cannot be reached, it has
                no workers, or they hold another version of the program.
        """
        try:
            import distributed
        except ImportError as error:
            raise UsageError(
                "--dask: dask.distributed is not installed",
                "install prepsheets with its extra: pipx install '.[dask]'",
            ) from error
        for name in LOGGERS:  # what goes wrong is said by us, in one line
            logging.getLogger(name).setLevel(logging.CRITICAL)
        try:
            connect: Any = distributed.Client
            self._client: Any = connect(address, timeout=SECONDS_TO_CONNECT, set_as_default=False)
        except (OSError, TimeoutError, ValueError) as error:
            raise UsageError(
                f"--dask: no scheduler answers at {address}",
                "give the address that `dask scheduler` prints, tcp://host:8786 say",
            ) from error
        self.size = self._count_workers()
        self.least_tasks = 0
        self.retries = 0
        """The scheduler has given a chunk to other workers already."""

    def _count_workers(self) -> int:
        """Hold every worker against this program's version, and count their threads."""
        versions: dict[str, str] = self._client.run(program_version)
        if not versions:
            self._client.close()
            raise UsageError("--dask: the cluster has no workers", "start one: dask worker ADDRESS")
        others = {worker: v for worker, v in versions.items() if v != program_version()}
        if others:
            self._client.close()
            worker, found = next(iter(others.items()))
            raise UsageError(
                f"--dask: the worker {worker} has prepsheets {found}, here is {program_version()}",
                "install the same version on every worker",
            )
        threads: dict[str, int] = self._client.nthreads()
        return max(1, sum(threads.values()))

    def submit(self, assignment: Assignment, chunk: Sequence[Task]) -> Future[list[Placed]]:
        """Begin a chunk and return at once; a worker that dies has its chunk done again.

        Raises:
            OutputError: the scheduler was lost.
        """
        try:
            done = self._client.submit(
                make_chunk, assignment, tuple(chunk), pure=False, retries=RETRIES
            )
        except Exception as error:
            if self._client.status == "running":
                raise
            raise _lost() from error
        return _as_future(done)

    def renew(self) -> None:
        """Go on: the cluster looks after its workers itself."""

    def dismiss(self) -> None:
        """Leave the cluster; its workers stay."""
        self._client.close()

    def __enter__(self) -> Self:
        """Return the crew."""
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        """Leave the cluster, whatever has happened."""
        self.dismiss()


def _as_future(done: Any) -> Future[list[Placed]]:
    """Return a future of the standard library that ends as a cluster's does."""
    future: Future[list[Placed]] = Future()

    def pass_on(one: Any) -> None:
        try:
            future.set_result(one.result())
        except (Exception, CancelledError) as error:  # noqa: BLE001 - raised where it is waited for
            future.set_exception(_as_ours(error))

    done.add_done_callback(pass_on)
    return future


def _as_ours(error: BaseException) -> BaseException:
    """Return what a chunk's failure means here, where the cluster itself is the reason."""
    from distributed import KilledWorker
    from distributed.comm.core import CommClosedError

    if isinstance(error, KilledWorker):
        return BrokenExecutor(str(error))
    if isinstance(error, (CancelledError, CommClosedError)):
        return _lost()
    return error


def _lost() -> OutputError:
    return OutputError(
        "--dask: the scheduler was lost while documents were being made",
        "what is written stays; run again, and the rest will be made",
    )
