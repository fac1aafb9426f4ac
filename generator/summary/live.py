"""Counts that follow the coach's columns while the workbook is open."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.summary.material import Material
    from generator.summary.tables import Table

SOON = dt.timedelta(days=7)
Live = tuple[str, str]
"""A formula without its equals sign, and what it gives now."""


def live_counts(material: Material, tables: list[Table]) -> tuple[Live, Live, Live]:
    """Return sessions done, average readiness and interviews soon.

    Args:
        material: the report, the notes and the words.
        tables: the candidates' tables, in order.
    """
    return _done(material, tables), _readiness(material, tables), _upcoming(material, tables)


def _done(material: Material, tables: list[Table]) -> Live:
    yes, words = material.words.text("yes"), material.words.table("overview")
    cells = [table.cells("session_done") for table in tables]
    counted = "+".join(f"COUNTIF({area},{_quoted(yes)})" for area in cells)
    count = sum(value == yes for value in _values(material, "session_done"))
    facts = {"count": f"{len(material.candidates):,}"}
    return _sentence(words.text("progress_done", done="\0", **facts), counted, str(count))


def _readiness(material: Material, tables: list[Table]) -> Live:
    words = material.words.table("overview")
    areas = ",".join(table.cells("readiness") for table in tables)
    nothing = words.text("progress_unready")
    given = [value for value in _values(material, "readiness") if isinstance(value, (int, float))]
    mean = f"{sum(given) / len(given):.1f}" if given else ""
    said = words.text("progress_readiness", readiness="\0")
    formula, now = _sentence(said, f'TEXT(AVERAGE({areas}),"0.0")', mean)
    return f"IFERROR({formula},{_quoted(nothing)})", now if given else nothing


def _upcoming(material: Material, tables: list[Table]) -> Live:
    words = material.words.table("overview")
    today = material.report.started.date()
    counted = "+".join(
        f'COUNTIFS({area},">="&TODAY(),{area},"<="&TODAY()+{SOON.days})'
        for area in (table.cells("interview_date") for table in tables)
    )
    dates = [outcome.interview_date for outcome in material.candidates]
    count = sum(date is not None and today <= date <= today + SOON for date in dates)
    return _sentence(words.text("progress_upcoming", upcoming="\0"), counted, str(count))


def _values(material: Material, column: str) -> list[object]:
    notes = material.notes.by_key
    return [
        notes[outcome.key].coach.get(column)
        for outcome in material.candidates
        if outcome.key in notes
    ]


def _sentence(words: str, counted: str, now: str) -> Live:
    """Return words as a formula, with a counted part where the placeholder stands."""
    before, _, after = words.partition("\0")
    parts = [_quoted(before) if before else "", counted, _quoted(after) if after else ""]
    return "&".join(part for part in parts if part), f"{before}{now}{after}"


def _quoted(text: str) -> str:
    """Return text as a formula holds it."""
    return '"' + text.replace('"', '""') + '"'
