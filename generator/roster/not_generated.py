"""`not_generated.xlsx`: the rows that got no prep sheet, as they came, and why.

Corrected and fed back it is a roster like any other: the same labels, the worksheet `Roles` with
it, and the reason in a last column that is not read.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import chain, count, islice
from typing import TYPE_CHECKING, Any

from generator.files import write_atomically
from generator.roster.vocabulary import fold_label
from generator.roster.workbook_file import LAST_ROW, fill, workbook_bytes

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

    from openpyxl import Workbook

    from generator.roster.model import Roster
    from generator.roster.tables import TableRows

REASON = "Why no prep sheet"
"""The last column's label; `labels.toml` knows it as one that is not read."""
NO_REASON = "No document came of it; the run's report says more."
WIDTH, REASON_WIDTH = 20, 60
"""Of columns, in characters."""
HEADER_FILL, REASON_FILL = "FF1F4E5F", "FFFCE8D5"


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

    workbook = Workbook(write_only=True)
    if (source := roster.source) is not None:
        why = {**dict.fromkeys(rows, NO_REASON), **_reasons(roster, rows), **(reasons or {})}
        _write_table(workbook, source.candidates, {row: why[row] for row in rows})
        if source.roles is not None:
            _write_table(workbook, source.roles, None)
    write_atomically(path, workbook_bytes(workbook))


def _reasons(roster: Roster, rows: Collection[int]) -> dict[int, str]:
    found: defaultdict[int, list[str]] = defaultdict(list)
    for problem in roster.problems:
        if problem.severity == "error" and problem.row_number in rows:
            cure = f"; {problem.hint}" if problem.hint else ""
            found[problem.row_number or 0].append(f"{problem.message}{cure}.")
    return {row: " ".join(texts) for row, texts in found.items()}


def _write_table(workbook: Workbook, table: TableRows, reasons: Mapping[int, str] | None) -> None:
    """Write a table's labels and its rows: all of them, or those with a reason, and that.

    What one worksheet cannot hold goes on on the next.
    """
    labels = _labels(table, reasons)
    rows = _rows(table, list(labels), reasons)
    for number in count(1):
        part = islice(rows, LAST_ROW - 1)
        first = next(part, None)
        if first is None and number > 1:
            return
        title = table.worksheet or "Candidates"
        worksheet = workbook.create_sheet(title if number == 1 else f"{title[:25]} ({number})")
        _begin(worksheet, list(labels.values()), has_reasons=reasons is not None)
        for values, reason in chain([first] if first else [], part):
            worksheet.append([*_cells(worksheet, values), *_cells(worksheet, reason, REASON_FILL)])


def _labels(table: TableRows, reasons: Mapping[int, str] | None) -> dict[str, str]:
    """Return the labels of the columns to write, by their letters.

    Those that have a label or hold something; not that of an earlier run's reasons.
    """
    known = table.header.labels
    filled: dict[str, bool] = {}
    for frame in table.frames(reasons):
        for letter in map(str, frame.columns):
            is_filled = letter in known or bool((frame[letter] != "").any())
            filled[letter] = filled.get(letter, False) or is_filled
    labels = {letter: known.get(letter, "") for letter in filled if filled[letter]}
    return {letter: text for letter, text in labels.items() if not _is_reason(text)}


def _rows(
    table: TableRows, letters: list[str], reasons: Mapping[int, str] | None
) -> Iterator[tuple[list[Any], list[str]]]:
    """Yield the values of each row, and the reason where there are reasons."""
    for frame in table.frames(reasons):
        whole = frame.reindex(columns=letters, fill_value="")
        for row_number, *values in whole.itertuples(name=None):
            yield values, [] if reasons is None else [reasons[int(row_number)]]


def _is_reason(label: str) -> bool:
    """Return whether a column holds the reasons of an earlier run: the roster was fed back."""
    return fold_label(label) == fold_label(REASON)


def _begin(worksheet: Any, labels: list[str], *, has_reasons: bool) -> None:
    """Write the row of labels and set the widths of their columns."""
    from openpyxl.utils import get_column_letter

    texts = [*labels, *([REASON] if has_reasons else [])]
    for place, text in enumerate(texts, start=1):
        width = REASON_WIDTH if text == REASON else WIDTH
        worksheet.column_dimensions[get_column_letter(place)].width = width
    worksheet.freeze_panes = "A2"
    worksheet.append(_cells(worksheet, texts, HEADER_FILL))


def _cells(worksheet: Any, values: list[Any], colour: str = "") -> list[Any]:
    """Return values as cells, text as text; empty ones are None.

    Args:
        worksheet: one that is written row by row.
        values: of neighbouring cells.
        colour: of the cells' ground; "" for plain cells.
    """
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font, PatternFill

    cells: list[Any] = []
    for value in values:
        cell = None
        if value != "" or colour:
            cell = WriteOnlyCell(worksheet)
            fill(cell, value)
        if cell is not None and colour:
            cell.fill = PatternFill("solid", fgColor=colour)
            is_header = colour == HEADER_FILL
            cell.alignment = Alignment(vertical="center" if is_header else "top", wrap_text=True)
            if is_header:
                cell.font = Font(bold=True, color="FFFFFFFF")
        cells.append(cell)
    return cells
