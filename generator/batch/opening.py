"""Open the ledger of an output folder; one that cannot be read is set aside, not lost."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from generator.batch.ledger import Ledger, UnreadableLedgerError
from generator.errors import OutputError
from generator.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.batch.output_folder import OutputFolder


@contextlib.contextmanager
def opened_ledger(folder: OutputFolder) -> Iterator[tuple[Ledger, list[Problem]]]:
    """Open the ledger for one run, and close it after.

    Yields:
        The ledger, and the problem of an older one that had to be set aside, if any.

    Raises:
        OutputError: no ledger can be made.
    """
    problems: list[Problem] = []
    try:
        try:
            ledger = Ledger(folder.ledger)
        except UnreadableLedgerError as error:
            problems.append(_set_aside(folder.ledger, error))
            ledger = Ledger(folder.ledger)
    except OSError as error:
        raise OutputError(
            f"{folder.ledger}: cannot be written to: {error}",
            "make room on the disk, mend the folder's permissions, or give another with -o",
        ) from error
    with contextlib.closing(ledger):
        yield ledger, problems


def _set_aside(path: Path, error: UnreadableLedgerError) -> Problem:
    number, aside = 1, path.with_name("ledger (set aside).db")
    while aside.exists():
        number += 1
        aside = path.with_name(f"ledger (set aside {number}).db")
    path.replace(aside)
    for leftover in (f"{path.name}-wal", f"{path.name}-shm"):
        path.with_name(leftover).unlink(missing_ok=True)
    return Problem(
        "warning",
        "ledger-set-aside",
        f"the ledger cannot be read ({error}); it now stands at .prepsheets/{aside.name}",
        "nothing to do: documents that nobody edited are taken over, edited ones are kept",
    )
