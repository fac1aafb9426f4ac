"""Build the rosters that the tests of this room read."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import openpyxl

from generator.roster.reading import read_roster
from generator.settings import RosterSettings, Settings

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from generator.roster.model import Candidate, Roster

Rows = "Sequence[Sequence[Any]]"


def workbook_of(**worksheets: Rows) -> bytes:
    """Return a workbook with these rows on these worksheets, from A1 on."""
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.worksheets[0])
    for name, rows in worksheets.items():
        worksheet = workbook.create_sheet(name.replace("_", " "))
        for row in rows:
            worksheet.append(list(row))
    saved = io.BytesIO()
    workbook.save(saved)
    return saved.getvalue()


def settings_of(columns: dict[str, str] | None = None, **roster: Any) -> Settings:
    """Return settings with these labels of one's own and this way to read."""
    return Settings(columns=columns or {}, roster=RosterSettings(**roster))


def read(
    folder: Path, content: bytes, settings: Settings | None = None, name: str = "roster.xlsx"
) -> Roster:
    """Return the roster that a file with this content holds."""
    path = folder / name
    path.write_bytes(content)
    return read_roster(path, settings or Settings())


def read_rows(folder: Path, *rows: Sequence[Any], settings: Settings | None = None) -> Roster:
    """Return the roster of a workbook whose worksheet `Candidates` holds these rows."""
    return read(folder, workbook_of(Candidates=rows), settings)


def one(folder: Path, **cells: Any) -> Candidate:
    """Return the candidate of a row with a name, a target role and these cells."""
    row = {"name": "Ada Lovelace", "target_role": "Data Analyst", **cells}
    roster = read_rows(folder, list(row), list(row.values()))
    assert len(roster.candidates) == 1, roster.problems
    return roster.candidates[0]


def codes(roster: Roster) -> list[tuple[str, str | None]]:
    """Return each problem's code and cell."""
    return [(problem.code, problem.cell) for problem in roster.problems]


def people(roster: Roster) -> list[tuple[int, str, str]]:
    """Return each candidate's row number, name and target role."""
    return [(each.row_number, each.name, each.target_role) for each in roster.candidates]
