"""What tests look for in a summary workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.summary.tables import FIRST_ROW, HEADER_ROW

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet


def labels_of(worksheet: Worksheet) -> list[str]:
    """Return the labels of a table's header row."""
    return [str(cell.value) for cell in worksheet[HEADER_ROW] if cell.value is not None]


def rows_of(worksheet: Worksheet) -> list[dict[str, Any]]:
    """Return the rows of a table by label."""
    labels = [cell.value for cell in worksheet[HEADER_ROW]]
    return [
        dict(zip(labels, row, strict=True))
        for row in worksheet.iter_rows(min_row=FIRST_ROW, values_only=True)
    ]


def column_of(worksheet: Worksheet, label: str) -> int:
    """Return the number of the column with a label, 1-based."""
    return [cell.value for cell in worksheet[HEADER_ROW]].index(label) + 1


def row_of(worksheet: Worksheet, key: str) -> int:
    """Return the row of the candidate with a key, 1-based."""
    column = column_of(worksheet, "Key")
    for row in range(FIRST_ROW, worksheet.max_row + 1):
        if worksheet.cell(row, column).value == key:
            return row
    raise AssertionError(f"no candidate has the key {key}")


def links_of(worksheet: Worksheet) -> list[tuple[str | None, str | None]]:
    """Return target and location of every link, row by row."""
    return [
        (cell.hyperlink.target, cell.hyperlink.location)
        for row in worksheet.iter_rows()
        for cell in row
        if cell.hyperlink
    ]
