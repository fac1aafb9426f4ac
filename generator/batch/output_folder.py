"""The output folder: where things stand in it, and who holds it."""

from __future__ import annotations

import contextlib
import json
import os
import socket
from dataclasses import dataclass
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from generator.errors import OutputError, OutputLockedError
from generator.files import ASIDE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OWNER_ONLY = 0o700


@dataclass(frozen=True, slots=True)
class OutputFolder:
    """The places of one output folder."""

    path: Path

    @property
    def sheets(self) -> Path:
        """Where the documents stand."""
        return self.path / "sheets"

    @property
    def inner(self) -> Path:
        """Where the program keeps what is its own."""
        return self.path / ".prepsheets"

    @property
    def ledger(self) -> Path:
        """What was written from what."""
        return self.inner / "ledger.db"

    @property
    def log(self) -> Path:
        """The log, JSON lines."""
        return self.inner / "log.jsonl"

    @property
    def summary(self) -> Path:
        """The summary workbook."""
        return self.path / "summary.xlsx"

    @property
    def report(self) -> Path:
        """The report for programs."""
        return self.path / "report.json"

    @property
    def not_generated(self) -> Path:
        """The rows that failed, as they came."""
        return self.path / "not_generated.xlsx"

    @property
    def pack(self) -> Path:
        """The whole cohort in one document."""
        return self.path / "print_pack.docx"

    @property
    def facilitator_page(self) -> Path:
        """The page for whoever runs the workshop."""
        return self.path / "facilitator.docx"


@contextlib.contextmanager
def held_output_folder(path: Path, *, is_private: bool) -> Iterator[OutputFolder]:
    """Make the output folder where it is missing and hold it for one run.

    The lock is the operating system's: it ends with the process, however that ends.

    Args:
        path: the folder.
        is_private: new folders can be read by their owner only.

    Raises:
        OutputError: the folder cannot be made or written to.
        OutputLockedError: another run holds it; the message says which.
    """
    folder = OutputFolder(path)
    try:
        _make(folder.sheets, is_private=is_private)
        _make(folder.inner, is_private=is_private)
        lock = FileLock(folder.inner / "lock", timeout=0)
        lock.acquire()
    except Timeout:
        raise OutputLockedError(
            f"{path}: another run holds this folder ({_holder_of(folder)})",
            "wait until it has ended, or give another folder with -o",
        ) from None
    except OSError as error:
        raise OutputError(
            f"{path}: cannot be written to: {error.strerror or error}",
            "give another folder with -o, or mend its permissions",
        ) from error
    try:
        _say_who_holds(folder)
        remove_left_asides(folder)
        yield folder
    finally:
        with contextlib.suppress(OSError):
            remove_left_asides(folder)
        lock.release()


def remove_left_asides(folder: OutputFolder) -> None:
    """Remove what a run, or a worker, that was killed had not yet moved into place."""
    for place in (folder.path, folder.inner):
        for path in place.glob(f"{ASIDE}*"):
            if path.is_file():
                path.unlink(missing_ok=True)
    for path in folder.sheets.rglob(f"{ASIDE}*"):
        path.unlink(missing_ok=True)


def _make(path: Path, *, is_private: bool) -> None:
    missing = [place for place in (path, *path.parents) if not place.is_dir()]
    for place in reversed(missing):
        place.mkdir(mode=OWNER_ONLY if is_private else 0o777, exist_ok=True)


def _say_who_holds(folder: OutputFolder) -> None:
    who = {"process": os.getpid(), "host": socket.gethostname()}
    with contextlib.suppress(OSError):
        (folder.inner / "holder.json").write_text(json.dumps(who), encoding="utf-8")


def _holder_of(folder: OutputFolder) -> str:
    try:
        who = json.loads((folder.inner / "holder.json").read_text(encoding="utf-8"))
        return f"process {who['process']} on {who['host']}"
    except (OSError, ValueError, KeyError, TypeError):
        return "its process is not known"
