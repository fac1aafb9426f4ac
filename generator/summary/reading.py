"""One summary workbook read back: the coach's columns, by candidate key."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, Any

from python_calamine import CalamineError, CalamineWorkbook

from generator.summary.cells import FIRST_YEAR, column_letter
from generator.summary.headers import HEADER_WITHIN, columns_of_header, plain_value
from generator.summary.notes import CandidateNotes, CoachNotes
from generator.summary.properties import read_provenance
from generator.summary.words import summary_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from python_calamine import CalamineSheet

    from generator.summary.cells import Value
    from generator.summary.headers import HeaderColumns


@dataclass(frozen=True, slots=True)
class ReadWorkbook:
    """One workbook's notes.

    Attributes:
        path: the workbook.
        changed: when it was last saved, in nanoseconds.
        notes: what stands in it.
        is_untouched: nobody has written into the coach's columns since the program did.
    """

    path: Path
    changed: int
    notes: CoachNotes
    is_untouched: bool = False


def read_one_workbook(path: Path) -> ReadWorkbook:
    """Return what coaches wrote into one workbook.

    One that cannot be opened is `locked`, one that is no readable workbook is `damaged`.
    """
    try:
        changed = path.stat().st_mtime_ns
        with path.open("rb") as file, CalamineWorkbook.from_filelike(file) as workbook:
            notes = _read_worksheets(workbook)
    except OSError:
        return ReadWorkbook(path, 0, CoachNotes(locked=(path,)))
    except CalamineError:
        return ReadWorkbook(path, changed, CoachNotes(damaged=(path,)))
    if notes is None:
        return ReadWorkbook(path, changed, CoachNotes(damaged=(path,)))
    is_untouched = read_provenance(path).notes == notes.digest()
    return ReadWorkbook(path, changed, notes, is_untouched)


def _read_worksheets(workbook: CalamineWorkbook) -> CoachNotes | None:
    """Return the notes of all worksheets that have the key column; None if none has it.

    Those known by name are looked at first; a renamed one is found by its header.
    """
    titles = summary_words().table("worksheets")
    known = (titles.text("candidates"), titles.text("left"))
    named = [name for name in workbook.sheet_names if name.startswith(known)]
    found = [_read_table(workbook.get_sheet_by_name(name)) for name in named]
    if not any(found):
        others = [name for name in workbook.sheet_names if name not in named]
        found = [_read_table(workbook.get_sheet_by_name(name)) for name in others]
    tables = [table for table in found if table is not None]
    return _joined(tables) if tables else None


def _joined(tables: Sequence[CoachNotes]) -> CoachNotes:
    by_key: dict[str, CandidateNotes] = {}
    for table in tables:
        for key, found in table.by_key.items():
            by_key.setdefault(key, found)
    return CoachNotes(
        by_key=by_key,
        unkeyed=tuple(found for table in tables for found in table.unkeyed),
        own_columns=tuple(dict.fromkeys(label for t in tables for label in t.own_columns)),
        own_letters=frozenset().union(*(table.own_letters for table in tables)),
    )


def _read_table(worksheet: CalamineSheet) -> CoachNotes | None:
    """Return the notes of one worksheet, or None when it has no key column."""
    rows = worksheet.iter_rows()
    for header in islice(rows, HEADER_WITHIN):
        columns = columns_of_header(header)
        if columns is not None:
            break
    else:
        return None
    by_key: dict[str, CandidateNotes] = {}
    unkeyed: list[CandidateNotes] = []
    filled: dict[str, None] = {}
    for found in _notes_of(rows, columns):
        filled |= dict.fromkeys(found.own)
        if found.key and found.key not in by_key:
            by_key[found.key] = found
        else:
            unkeyed.append(replace(found, key=""))
    own = tuple(
        label for label in columns.own.values() if label in filled or columns.is_named(label)
    )
    letters = frozenset(column_letter(place + 1) for place in columns.own)
    return CoachNotes(by_key, tuple(unkeyed), own_columns=own, own_letters=letters)


def _notes_of(rows: Iterator[list[Any]], columns: HeaderColumns) -> Iterator[CandidateNotes]:
    """Yield the rows that hold something of the coach's."""
    for row in rows:
        coach = _filled(row, columns.coach)
        own = _filled(row, columns.own)
        who = {key: plain_value(row[at]) for key, at in columns.who.items()}
        if coach or own or (not who["key"] and any(who.values())):
            yield CandidateNotes(
                key=who["key"],
                name=who.get("name", ""),
                target_role=who.get("target_role", ""),
                target_employer=who.get("target_employer", ""),
                coach=coach,
                own=own,
            )


def _filled(row: Sequence[Any], columns: Mapping[int, str]) -> dict[str, Value]:
    values = {name: _value(row, place) for place, name in columns.items()}
    return {name: value for name, value in values.items() if value not in {"", None}}


def _value(row: Sequence[Any], place: int) -> Value:
    """Return a cell as the next workbook is to hold it; "" for an empty one."""
    value = row[place] if place < len(row) else ""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, dt.timedelta):
        return value / dt.timedelta(days=1)
    if isinstance(value, dt.time):
        return value.isoformat()
    if isinstance(value, dt.date) and value.year < FIRST_YEAR:
        return value.isoformat()
    return value
