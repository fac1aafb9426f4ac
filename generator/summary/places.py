"""Where a summary goes: into its place, or beside it while somebody has it open."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from generator.files import written_aside
from generator.problems import Problem
from generator.summary.cells import CELL_CHARACTERS
from generator.summary.notes import CoachNotes, news_beside, news_names
from generator.summary.properties import read_provenance
from generator.summary.words import summary_words

if TYPE_CHECKING:
    from pathlib import Path

    from generator.summary.workbook import BuiltWorkbook

LOCK_NAMES = ("~${name}", ".~lock.{name}#")
"""What Excel and LibreOffice put beside a workbook that is open."""


class Places:
    """The summary's place and the places beside it.

    Args:
        path: where the summary goes.
        notes: what was read there; says which workbooks are damaged or locked.
    """

    def __init__(self, path: Path, notes: CoachNotes) -> None:
        self._path, self._damaged = path, notes.damaged
        self._blocked = set(notes.locked)
        self._words = summary_words().table("problems")

    def standing(self, digest: str) -> tuple[Problem, ...] | None:
        """Return what is to be said when a summary of this digest stands there; else None."""
        news = news_beside(self._path)
        if not news:
            return () if read_provenance(self._path).digest == digest else None
        if lock_of(self._path) and read_provenance(news[-1]).digest == digest:
            return (self._open_problem(news[-1]),)
        return None

    def put(self, built: BuiltWorkbook) -> tuple[Problem, ...]:
        """Write the workbook, whole or not at all, and return what is to be said.

        Raises:
            OSError: it can be written nowhere.
        """
        problems = self._keep_damaged()
        target, shortened = self._write(built)
        if shortened:
            problems.append(
                self._problem("note", "shortened", count=shortened, limit=f"{CELL_CHARACTERS:,}")
            )
        if target == self._path:
            self._clear_up()
        else:
            problems.append(self._open_problem(target))
        return tuple(problems)

    def _write(self, built: BuiltWorkbook) -> tuple[Path, int]:
        refused: OSError | None = None
        for target in (self._path, *news_names(self._path)):
            if lock_of(target) or target in self._blocked:
                continue
            try:
                with written_aside(target) as aside:
                    return target, built.write(aside)
            except PermissionError as error:
                refused = error  # Windows: it is open in a program that leaves no lock file
        raise refused or PermissionError(13, "every summary workbook is open", str(self._path))

    def _keep_damaged(self) -> list[Problem]:
        """Move what cannot be read out of the way, under a name that says so."""
        problems = []
        for path in self._damaged:
            kept = _free_name(path)
            try:
                path.rename(kept)
            except OSError:
                self._blocked.add(path)  # it may be whole, and nothing is to be written over it
                kept = path
            problems.append(self._problem("warning", "unreadable", file=path.name, kept=kept.name))
        return problems

    def _clear_up(self) -> None:
        """Remove the workbooks beside the summary: all that stood in them is in it now."""
        for path in news_beside(self._path):
            if not lock_of(path) and path not in self._blocked:
                with contextlib.suppress(PermissionError):
                    path.unlink()

    def _open_problem(self, new: Path) -> Problem:
        lock = lock_of(self._path) or self._path
        return self._problem("warning", "open", file=self._path.name, new=new.name, lock=lock.name)

    def _problem(self, severity: str, key: str, **facts: object) -> Problem:
        return Problem(
            severity="note" if severity == "note" else "warning",
            code=f"summary-{key}",
            message=self._words.text(key, **facts),
            hint=self._words.text(f"{key}_hint", **facts),
        )


def lock_of(path: Path) -> Path | None:
    """Return the lock file that says somebody has a workbook open, if there is one."""
    for name in LOCK_NAMES:
        lock = path.with_name(name.format(name=path.name))
        if lock.exists():
            return lock
    return None


def _free_name(path: Path) -> Path:
    suffix = summary_words().text("unreadable_suffix")
    name, number = path.with_name(f"{path.stem} ({suffix}){path.suffix}"), 1
    while name.exists():
        number += 1
        name = path.with_name(f"{path.stem} ({suffix} {number}){path.suffix}")
    return name
