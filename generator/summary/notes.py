"""What a coach wrote into the summary workbooks that stand there, kept through every run."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.summary.words import summary_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from generator.problems import Problem
    from generator.summary.cells import Value
    from generator.summary.own_formulas import OwnFormula

COACH_COLUMNS = ("session_done", "readiness", "coach_notes")
"""The columns that every summary has for the coach."""


@dataclass(frozen=True, slots=True)
class CandidateNotes:
    """What coaches wrote about one candidate.

    Attributes:
        key: the candidate's; "" for a row that a coach added by hand.
        name, target_role, target_employer: as the summary showed them.
        coach: by column of `COACH_COLUMNS`; empty cells are not in it.
        own: by the label of a column that a coach added; empty cells are not in it.
        formulas: those among them that are formulas.
    """

    key: str
    name: str = ""
    target_role: str = ""
    target_employer: str = ""
    coach: Mapping[str, Value] = field(default_factory=dict)
    own: Mapping[str, Value] = field(default_factory=dict)
    formulas: Mapping[str, OwnFormula] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CoachNotes:
    """Everything coaches wrote.

    Attributes:
        by_key: candidates' notes by key.
        unkeyed: rows without a key that hold something.
        own_columns: labels of the columns coaches added, in their order.
        own_letters: letters of these columns, wherever they stood.
        column_formulas: of columns that hold nothing but formulas, for those who are new.
        sources: the workbooks that could be read, the one saved last last.
        damaged: workbooks in the summary's place that cannot be read.
        locked: workbooks that may be whole and cannot be opened now.
        problems: what is to be said of all this.
    """

    by_key: Mapping[str, CandidateNotes] = field(default_factory=dict)
    unkeyed: tuple[CandidateNotes, ...] = ()
    own_columns: tuple[str, ...] = ()
    own_letters: frozenset[str] = frozenset()
    column_formulas: Mapping[str, OwnFormula] = field(default_factory=dict)
    sources: tuple[Path, ...] = ()
    damaged: tuple[Path, ...] = ()
    locked: tuple[Path, ...] = ()
    problems: tuple[Problem, ...] = ()

    def everyone(self) -> Iterator[CandidateNotes]:
        """Yield the notes about each candidate, with or without a key."""
        yield from self.by_key.values()
        yield from self.unkeyed

    def digest(self) -> str:
        """Return a digest of what coaches wrote, whatever the order of rows and columns."""
        written = sorted(
            repr((found.key, found.name, sorted(found.coach.items()), sorted(found.own.items())))
            for found in self.everyone()
            if found.coach or found.own
        )
        return hashlib.blake2b(
            "\n".join(written).encode("utf-8", "surrogatepass"), digest_size=16
        ).hexdigest()


def read_coach_notes(path: Path) -> CoachNotes:
    """Return what coaches wrote into a summary, and into the ones written beside it.

    Args:
        path: the summary's; it need not be there.

    Returns:
        The notes by candidate key. A workbook that is damaged or cannot be opened is named in the
        problems, and `write_summary_workbook` keeps it.
    """
    from generator.summary.merging import merge_notes
    from generator.summary.reading import read_one_workbook

    if not path.exists() and not news_beside(path):
        return CoachNotes()
    read = [read_one_workbook(one) for one in (path, *news_beside(path)) if one.exists()]
    return merge_notes(read)


def news_beside(path: Path) -> tuple[Path, ...]:
    """Return the summaries that were written beside one which was open, oldest name first."""
    return tuple(one for one in news_names(path) if one.exists())


def news_names(path: Path) -> tuple[Path, ...]:
    """Return the names, in order, under which a summary is written beside one that is open."""
    new = summary_words().text("new_suffix")
    return (
        path.with_name(f"{path.stem} ({new}){path.suffix}"),
        *(path.with_name(f"{path.stem} ({new} {n}){path.suffix}") for n in range(2, NEWS + 1)),
    )


NEWS = 9
"""Summaries that may stand beside each other, each of them open."""
