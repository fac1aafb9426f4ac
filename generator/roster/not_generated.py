"""`not_generated.xlsx`: the rows that got no prep sheet, as they came, and why.

Corrected and fed back it is a roster like any other: the same labels, the worksheet `Roles` with
it, and the reason in a last column that is not read.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from generator.files import write_atomically
from generator.roster.vocabulary import fold_label
from generator.roster.workbook_file import put, workbook_bytes

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

    from generator.roster.model import Roster
    from generator.roster.tables import TableRows

REASON = "Why no prep sheet"
"""The last column's label; `labels.toml` knows it as one that is not read."""
NO_REASON = "No document came of it; the run's report says more."
WIDTH, REASON_WIDTH = 20, 60
"""Of columns, in characters."""


def write_not_generated(
    roster: Roster, rows: Collection[int], path: Path, reasons: Mapping[int, str] | None = None
) -> None:
    """Write the rows that got no prep sheet as they came, with the reason in a last column.

    Args:
        roster: as `read_roster` gave it.
        rows: their row numbers.
        path: the workbook to write, in one step.
        reasons: why, by row number; without one, the roster's errors of that row.

    Raises:
        OSError: the file cannot be written.
    """
    from openpyxl import Workbook

    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    if roster.source is not None:
        _write_candidates(workbook.create_sheet(), roster, rows, reasons or {})
        if roster.source.roles is not None:
            _write_table(workbook.create_sheet(), roster.source.roles, None)
    write_atomically(path, workbook_bytes(workbook))


def _write_candidates(
    worksheet: Worksheet, roster: Roster, rows: Collection[int], given: Mapping[int, str]
) -> None:
    assert roster.source is not None  # noqa: S101 - the caller has looked
    table = roster.source.candidates
    reasons = {**dict.fromkeys(rows, NO_REASON), **_reasons(roster, rows), **given}
    letters = _write_table(worksheet, table, {row: reasons[row] for row in rows})
    _style_reasons(worksheet, len(letters) + 1)


def _reasons(roster: Roster, rows: Collection[int]) -> dict[int, str]:
    found: defaultdict[int, list[str]] = defaultdict(list)
    for problem in roster.problems:
        if problem.severity == "error" and problem.row_number in rows:
            cure = f"; {problem.hint}" if problem.hint else ""
            found[problem.row_number or 0].append(f"{problem.message}{cure}.")
    return {row: " ".join(texts) for row, texts in found.items()}


def _write_table(
    worksheet: Worksheet, table: TableRows, reasons: Mapping[int, str] | None
) -> list[str]:
    """Write a table's labels and its rows: all of them, or those with a reason, and that."""
    worksheet.title = table.worksheet or "Candidates"
    chosen = table.frame(None if reasons is None else reasons.keys())
    labels = {
        str(letter): table.header.labels.get(str(letter), "")
        for letter in chosen.columns
        if letter in table.header.labels or (chosen[letter] != "").any()
    }
    labels = {letter: text for letter, text in labels.items() if not _is_reason(text)}
    _write_row(worksheet, 1, [*labels.values(), *([REASON] if reasons is not None else [])])
    for place, (row_number, *values) in enumerate(chosen[list(labels)].itertuples(name=None), 2):
        reason = [] if reasons is None else [reasons[int(row_number)]]
        _write_row(worksheet, place, [*values, *reason])
    _style_header(worksheet)
    return list(labels)


def _is_reason(label: str) -> bool:
    """Return whether a column holds the reasons of an earlier run: the roster was fed back."""
    return fold_label(label) == fold_label(REASON)


def _write_row(worksheet: Worksheet, row_number: int, values: list[Any]) -> None:
    for place, value in enumerate(values, start=1):
        if value != "":
            put(worksheet, row_number, place, value)


def _style_header(worksheet: Worksheet) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    for place, cell in enumerate(worksheet[1], start=1):
        cell.font = Font(bold=True, color="FFFFFFFF")
        cell.fill = PatternFill("solid", fgColor="FF1F4E5F")
        cell.alignment = Alignment(vertical="center", wrap_text=True)
        worksheet.column_dimensions[get_column_letter(place)].width = WIDTH
    worksheet.freeze_panes = "A2"


def _style_reasons(worksheet: Worksheet, column: int) -> None:
    from openpyxl.styles import Alignment, PatternFill
    from openpyxl.utils import get_column_letter

    worksheet.column_dimensions[get_column_letter(column)].width = REASON_WIDTH
    for cells in worksheet.iter_rows(min_row=2, min_col=column, max_col=column):
        cells[0].fill = PatternFill("solid", fgColor="FFFCE8D5")
        cells[0].alignment = Alignment(vertical="top", wrap_text=True)
