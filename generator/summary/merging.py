"""Notes of several workbooks brought together, and matched to the candidates of a report."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.problems import Problem
from generator.summary.notes import CandidateNotes, CoachNotes
from generator.summary.words import summary_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from generator.batch.model import Outcome
    from generator.summary.cells import Value
    from generator.summary.reading import ReadWorkbook

TEXTS_JOINED = "coach_notes"
"""The column whose texts are put one below the other where two workbooks differ."""


def merge_notes(read: Sequence[ReadWorkbook]) -> CoachNotes:
    """Return the notes of all workbooks as one.

    A copy that nobody wrote into says nothing that the summary itself does not say. Where two
    workbooks differ, notes are joined and of other values the one saved last is taken, and said.
    """
    damaged = tuple(path for one in read for path in one.notes.damaged)
    locked = tuple(path for one in read for path in one.notes.locked)
    readable = [one for one in read if not one.notes.damaged and not one.notes.locked]
    telling = [one for one in readable if not one.is_untouched] or readable[:1]
    telling.sort(key=lambda one: one.changed)
    merger = _Merger()
    for one in telling:
        merger.add(one)
    return replace(
        merger.result(),
        own_letters=frozenset().union(*(one.notes.own_letters for one in telling)),
        sources=tuple(one.path for one in sorted(readable, key=lambda one: one.changed)),
        damaged=damaged,
        locked=locked,
        problems=(*merger.problems, *map(_locked_problem, locked)),
    )


def match_notes(notes: CoachNotes, outcomes: Iterable[Outcome]) -> CoachNotes:
    """Return the notes under the keys that a report's candidates have now.

    A candidate without an id gets another key when their target role is reworded. Notes whose key
    is gone follow the name, where exactly one such note and one such newcomer bear it.
    """
    newcomers = [outcome for outcome in outcomes if outcome.key not in notes.by_key]
    here = {outcome.key for outcome in outcomes}
    gone = [found for key, found in notes.by_key.items() if key not in here]
    if not gone or not newcomers:
        return notes
    by_name = {outcome.name: outcome.key for outcome in newcomers}
    newcomers_of = Counter(outcome.name for outcome in newcomers)
    gone_of = Counter(found.name for found in gone)
    moved = {
        found.key: by_name[found.name]
        for found in gone
        if found.name and gone_of[found.name] == newcomers_of[found.name] == 1
    }
    by_key = {
        moved.get(key, key): replace(found, key=moved.get(key, key))
        for key, found in notes.by_key.items()
    }
    return replace(notes, by_key=by_key)


class _Merger:
    """Adds workbook after workbook, the one saved last last."""

    def __init__(self) -> None:
        self._by_key: dict[str, CandidateNotes] = {}
        self._unkeyed: dict[str, CandidateNotes] = {}
        self._own_columns: dict[str, None] = {}
        self._path: Path | None = None
        self.problems: list[Problem] = []

    def add(self, one: ReadWorkbook) -> None:
        """Add the notes of a workbook saved after those added before."""
        for key, found in one.notes.by_key.items():
            older = self._by_key.get(key)
            self._by_key[key] = found if older is None else self._merged(older, found, one.path)
        for found in one.notes.unkeyed:
            self._unkeyed[repr(found)] = found
        self._own_columns |= dict.fromkeys(one.notes.own_columns)
        self._path = one.path

    def result(self) -> CoachNotes:
        return CoachNotes(
            by_key=self._by_key,
            unkeyed=tuple(self._unkeyed.values()),
            own_columns=tuple(self._own_columns),
        )

    def _merged(self, older: CandidateNotes, newer: CandidateNotes, path: Path) -> CandidateNotes:
        labels = summary_words().table("columns")
        coach = self._values(older.coach, newer.coach)
        own = self._values(older.own, newer.own)
        for names, old, new in (
            (labels.text, older.coach, coach),
            (str, older.own, own),
        ):
            for key, value in new.items():
                if key in old and old[key] != value and key != TEXTS_JOINED:
                    facts = (newer.name, names(key), old[key], value)
                    self.problems.append(self._differ(facts, path))
        return replace(newer, coach=coach, own=own)

    @staticmethod
    def _values(older: Mapping[str, Value], newer: Mapping[str, Value]) -> dict[str, Value]:
        merged = {**older, **newer}
        if TEXTS_JOINED in older and TEXTS_JOINED in newer:
            merged[TEXTS_JOINED] = _joined(str(older[TEXTS_JOINED]), str(newer[TEXTS_JOINED]))
        return merged

    def _differ(self, facts: tuple[str, str, Value, Value], path: Path) -> Problem:
        name, column, old, new = facts
        words = summary_words().table("problems")
        return Problem(
            severity="note",
            code="coach-notes-differ",
            message=words.text(
                "differ",
                name=name,
                column=column,
                old=old,
                new=new,
                old_file=self._path.name if self._path else "",
                new_file=path.name,
            ),
            hint=words.text("differ_hint"),
        )


def _joined(older: str, newer: str) -> str:
    if older in newer:
        return newer
    return older if newer in older else f"{older}\n{newer}"


def _locked_problem(path: Path) -> Problem:
    words = summary_words().table("problems")
    return Problem(
        severity="warning",
        code="summary-locked",
        message=words.text("locked", file=path.name),
        hint=words.text("locked_hint", file=path.name),
    )
