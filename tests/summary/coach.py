"""A coach at work: edits the summary workbook as a person does in Excel."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import openpyxl

from generator.summary.tables import FIRST_ROW, HEADER_ROW
from tests.summary.reading import column_of, row_of

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet


def write_note(path: Path, key: str, worksheet: str = "Candidates", **cells: Any) -> None:
    """Write into cells of a candidate; labels with spaces are given with underscores."""
    workbook = openpyxl.load_workbook(path)
    sheet = workbook[worksheet]
    row = row_of(sheet, key)
    for label, value in cells.items():
        set_cell(sheet, row, label.replace("_", " "), value)
    workbook.save(path)


def set_cell(sheet: Worksheet, row: int, label: str, value: Any) -> None:
    """Write a cell as typed text stays typed text."""
    cell = sheet.cell(row, column_of(sheet, label))
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"


def add_column(
    path: Path, label: str | None, values: dict[str, Any], at: int | None = None
) -> None:
    """Add a column of one's own at the right, or before the column with a number."""
    workbook = openpyxl.load_workbook(path)
    sheet = workbook["Candidates"]
    if at is None:
        at = sheet.max_column + 1
    else:
        del sheet.tables["Candidates"]  # openpyxl moves no tables; Excel does
        sheet.insert_cols(at)
    header = sheet.cell(HEADER_ROW, at, label)
    if label is not None:
        header.data_type = "s"
    for key, value in values.items():
        sheet.cell(row_of(sheet, key), at).value = value
    workbook.save(path)


def reverse_rows(path: Path) -> None:
    """Sort the candidates the other way round."""
    workbook = openpyxl.load_workbook(path)
    sheet = workbook["Candidates"]
    rows = [
        [(cell.value, cell.data_type) for cell in row] for row in sheet.iter_rows(min_row=FIRST_ROW)
    ]
    for number, row in enumerate(reversed(rows), FIRST_ROW):
        for column, (value, kind) in enumerate(row, 1):
            cell = sheet.cell(number, column)
            cell.value, cell.data_type = value, kind
    workbook.save(path)
