"""Workbooks (.xlsx .xlsm .xls .xlsb .ods), read by pandas with the calamine engine."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from generator.errors import RosterError
from generator.roster.grid import Grid, column_index, grid_of_frame, row_number_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pandas import DataFrame, ExcelFile
    from python_calamine import CalamineWorkbook

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
        from pandas import DataFrame

        name = worksheet or ""
        book = cast("CalamineWorkbook", self.file.book)
        try:
            # Not through read_excel: it keeps neither merged ranges nor what is a whole day, and
            # asking the workbook for the ranges beside it would parse the worksheet twice.
            sheet = book.get_sheet_by_name(name)
            frame = DataFrame(sheet.to_python(skip_empty_area=False), dtype=object)
            _pad_with_zeros(frame, self.inspection.zero_padded_of(name))
            merged = sheet.merged_cell_ranges or self.inspection.merged.get(name, [])
        except Exception as error:
            raise RosterError(f"the worksheet '{name}' is damaged", str(error)) from error
        return grid_of_frame(name, frame, merged, self.inspection.formulas_of(name))


def _pad_with_zeros(frame: DataFrame, cells: Mapping[str, int]) -> None:
    """Make the numbers that show leading zeros the texts that they show."""
    for cell, digits in cells.items():
        row, column = row_number_of(cell) - 1, column_index(cell.rstrip("0123456789"))
        if row < frame.shape[0] and column < frame.shape[1]:
            value = frame.iat[row, column]  # noqa: PD009 - single cells, by place
            if isinstance(value, float) and value.is_integer():
                frame.iat[row, column] = f"{int(value):0{digits}d}"  # noqa: PD009


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

    try:
        file = ExcelFile(io.BytesIO(content), engine="calamine")
        book = cast("CalamineWorkbook", file.book)
        sheets = [sheet for sheet in book.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
    except Exception as error:
        raise RosterError("is no workbook, or a damaged one", str(error)) from error
    visible = [sheet.name for sheet in sheets if sheet.visible == SheetVisibleEnum.Visible]
    hidden = [sheet.name for sheet in sheets if sheet.visible != SheetVisibleEnum.Visible]
    return Spreadsheet(file, (*visible, *hidden), inspection)
