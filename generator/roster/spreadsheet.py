"""Workbooks (.xlsx .xlsm .xls .xlsb .ods), read by pandas with the calamine engine."""

from __future__ import annotations

import io
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from generator.errors import RosterError
from generator.roster.grid import Grid, column_index, grid_of_frame, row_number_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pandas import DataFrame, ExcelFile
    from python_calamine import CalamineSheet, CalamineWorkbook

    from generator.roster.inspection import Inspection


@dataclass(frozen=True, slots=True)
class Spreadsheet:
    """An opened workbook.

    Attributes:
        file: the workbook, opened by pandas.
        worksheets: names in the workbook's order, the hidden ones last.
        inspection: what was found in it before.
        notes: what its reader should know about how it was opened.
    """

    file: ExcelFile
    worksheets: tuple[str | None, ...]
    inspection: Inspection
    notes: tuple[str, ...] = ()

    def read_grid(self, worksheet: str | None) -> Grid:
        """Return a worksheet's cells.

        Raises:
            RosterError: the worksheet is damaged.
        """
        name = worksheet or ""
        book = cast("CalamineWorkbook", self.file.book)
        with _damage_refused(f"the worksheet '{name}' is damaged"):
            # Not through read_excel: it keeps neither merged ranges nor what is a whole day, and
            # asking the workbook for the ranges beside it would parse the worksheet twice.
            sheet = book.get_sheet_by_name(name)
            frame = _frame_of(sheet)
            _pad_with_zeros(frame, self.inspection.zero_padded_of(name))
            merged = sheet.merged_cell_ranges or self.inspection.merged.get(name, [])
        return grid_of_frame(name, frame, merged, self.inspection.formulas_of(name))

    def further_grids(self, worksheet: str | None) -> Iterator[Grid]:  # noqa: ARG002
        """Yield nothing: a worksheet is read at once."""
        return iter(())


def _frame_of(sheet: CalamineSheet) -> DataFrame:
    """Return a worksheet's cells from A1 on, without the rows in which there is nothing.

    Those are left out one by one: a single cell far below must not cost a million rows.
    """
    from pandas import DataFrame

    left = sheet.start[1] if sheet.start else 0
    blank = [""] * sheet.width
    rows = {number: row for number, row in enumerate(sheet.iter_rows(), start=1) if row != blank}
    columns = range(left, left + sheet.width)
    frame = DataFrame(list(rows.values()), index=list(rows), columns=columns, dtype=object)
    return frame.reindex(columns=range(columns.stop), fill_value="") if left else frame


def _pad_with_zeros(frame: DataFrame, cells: Mapping[str, int]) -> None:
    """Make the numbers that show leading zeros the texts that they show."""
    for cell, digits in cells.items():
        row, column = row_number_of(cell), column_index(cell.rstrip("0123456789"))
        if row in frame.index and column in frame.columns:
            value = frame.at[row, column]  # noqa: PD008 - single cells
            if isinstance(value, float) and value.is_integer():
                frame.at[row, column] = f"{int(value):0{digits}d}"  # noqa: PD008


@contextmanager
def _damage_refused(message: str) -> Iterator[None]:
    """Turn whatever a reader of damaged bytes raises into one line.

    The reader is written in Rust; where it gives up in a way it did not foresee, Python sees a
    "PanicException", which is no `Exception` and cannot be imported.
    """
    try:
        yield
    except Exception as error:
        raise RosterError(message, " ".join(str(error).split())) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise RosterError(message) from error


def open_spreadsheet(content: bytes, inspection: Inspection) -> Spreadsheet:
    """Return the workbook that a file's bytes hold.

    Args:
        content: the whole file.
        inspection: what was found in it.

    Raises:
        RosterError: the bytes are no workbook, or a damaged one.
    """
    from pandas import ExcelFile
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    with _damage_refused("is no workbook, or a damaged one"):
        file = ExcelFile(io.BytesIO(content), engine="calamine")
        book = cast("CalamineWorkbook", file.book)
        sheets = [sheet for sheet in book.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
    visible = [sheet.name for sheet in sheets if sheet.visible == SheetVisibleEnum.Visible]
    hidden = [sheet.name for sheet in sheets if sheet.visible != SheetVisibleEnum.Visible]
    return Spreadsheet(file, (*visible, *hidden), inspection)
