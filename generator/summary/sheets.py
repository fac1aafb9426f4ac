"""Tables laid out on worksheets: everything but their rows, which are put in at the end."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING

from openpyxl.styles import Alignment
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.table import Table as ExcelTable
from openpyxl.worksheet.table import TableColumn, TableStyleInfo

from generator.summary.cells import Link, column_letter, excel_text, shorten, text_width
from generator.summary.decoration import Decorator
from generator.summary.package import Additions, StreamedRows
from generator.summary.tables import FIRST_ROW, HEADER_ROW, Table, split_table

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from generator.summary.cells import Value
    from generator.summary.house_style import CellKind, HouseStyle
    from generator.summary.material import Material

PAPER_CODES = {"A4": 9, "Letter": 1}
"""As ECMA-376, 18.3.1.63 counts paper sizes."""
ROW_POINTS = 19.5
SAMPLED_ROWS = 100
"""Rows looked at to find a width that fits."""
NARROWEST, WIDEST, WIDEST_LINK = 7, 30, 40
"""Characters."""
SHEET_NAME_CHARACTERS = 31
SHEET_NAME_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", "-"))


@dataclass(slots=True)
class SheetNames:
    """Names of worksheets as Excel allows them, each once."""

    taken: set[str] = field(default_factory=set)

    def take(self, wanted: str) -> str:
        """Return a name near the wanted one that no other worksheet has."""
        plain = "".join(c for c in wanted.translate(SHEET_NAME_FORBIDDEN) if c.isprintable())
        base = plain.strip(" '") or "-"
        name, number = shorten(base, SHEET_NAME_CHARACTERS).strip(" '"), 1
        while name.casefold() in self.taken or name.casefold() == "history":
            number += 1
            end = f" ({number})"
            name = shorten(base, SHEET_NAME_CHARACTERS - len(end)).strip(" '") + end
        self.taken.add(name.casefold())
        return name


class TableSheets:
    """Lays tables out on worksheets of a workbook.

    Args:
        workbook: gets the worksheets.
        style: the house's look.
        material: the words and the settings.
    """

    def __init__(self, workbook: Workbook, style: HouseStyle, material: Material) -> None:
        self._workbook, self._style, self._material = workbook, style, material
        self._decorator = Decorator(style, material.words)
        self._style_numbers: dict[CellKind, int] = {}
        self.names = SheetNames()
        self.additions = Additions()

    def add(self, table: Table) -> list[Table]:
        """Add a table's worksheet, or several, and return the tables as they stand there."""
        limit = self._material.settings.output.rows_per_summary
        parts = split_table(table, limit, self._material.words)
        return [self._lay(replace(part, title=self.names.take(part.title))) for part in parts]

    def _lay(self, table: Table) -> Table:
        worksheet = self._workbook.create_sheet(table.title)
        self._heading(worksheet, table)
        self._headers(worksheet, table)
        self._widths(worksheet, table)
        self._add_table(worksheet, table)
        self._decorator.decorate(worksheet, table)
        set_up_page(worksheet, self._material, table.pages_wide)
        if table.pages_wide > 1:
            worksheet.print_title_cols = f"A:{column_letter(table.frozen_columns)}"
        worksheet.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"
        worksheet.freeze_panes = f"{column_letter(table.frozen_columns + 1)}{FIRST_ROW}"
        self.additions.rows[part_of(worksheet)] = self._rows(worksheet, table)
        return table

    def _rows(self, worksheet: Worksheet, table: Table) -> StreamedRows:
        numbers = self._style_numbers = self._style_numbers or self._style.style_numbers(worksheet)
        return StreamedRows(
            columns=tuple(column_letter(n + 1) for n in range(len(table.columns))),
            styles=tuple(numbers[column.kind] for column in table.columns),
            first_row=FIRST_ROW,
            row_count=table.row_count,
            rows=table.rows,
            wrapped={
                place: worksheet.column_dimensions[column_letter(place + 1)].width
                for place, column in enumerate(table.columns)
                if column.kind.endswith("wrapped")
            },
        )

    def _heading(self, worksheet: Worksheet, table: Table) -> None:
        title, how_to = worksheet["A1"], worksheet["A2"]
        title.value, how_to.value = table.title, excel_text(table.how_to)
        title.data_type = how_to.data_type = "s"
        title.font = self._style.heading(17)
        title.alignment = Alignment(vertical="center")
        how_to.font = self._style.quiet(10)
        how_to.alignment = Alignment(vertical="top")
        worksheet.row_dimensions[1].height = 30
        worksheet.row_dimensions[2].height = 22
        worksheet.sheet_properties.tabColor = self._style.palette.strong
        worksheet.sheet_view.showGridLines = False
        worksheet.sheet_format.defaultRowHeight = ROW_POINTS
        worksheet.sheet_format.customHeight = True

    def _headers(self, worksheet: Worksheet, table: Table) -> None:
        for number, column in enumerate(table.columns, 1):
            cell = worksheet.cell(HEADER_ROW, number, column.label)
            cell.data_type = "s"
            self._style.style_header(cell, column.kind)
        worksheet.row_dimensions[HEADER_ROW].height = 32

    @staticmethod
    def _widths(worksheet: Worksheet, table: Table) -> None:
        longest = [len(max(column.label.split(), key=len)) + 3 for column in table.columns]
        for row in islice(table.rows(), SAMPLED_ROWS):
            for place, value in enumerate(row):
                longest[place] = max(longest[place], _shown_length(value) + 2)
        for number, (column, length) in enumerate(zip(table.columns, longest, strict=True), 1):
            dimension = worksheet.column_dimensions[column_letter(number)]
            widest = WIDEST_LINK if column.kind == "link" else WIDEST
            dimension.width = column.width or min(max(length, NARROWEST), widest)
            dimension.hidden = column.is_hidden

    def _add_table(self, worksheet: Worksheet, table: Table) -> None:
        shown = ExcelTable(displayName=table.name, name=table.name, ref=table.reference)
        shown.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=True)
        # Given here, since openpyxl would make a cell for every place of the table to find them.
        shown.tableColumns = [
            TableColumn(id=number, name=column.label)
            for number, column in enumerate(table.columns, 1)
        ]
        shown.autoFilter = AutoFilter(ref=table.reference)
        worksheet.add_table(shown)
        # Screen readers take the header cells of a table from a name of this form.
        number = len(self._workbook.worksheets)
        first, _, last = table.reference.partition(":")
        name = f"ColumnTitleRegion1.{first}.{last}.{number}"
        quoted = table.title.replace("'", "''")
        area = f"'{quoted}'!$A${HEADER_ROW}"
        self._workbook.defined_names[name] = DefinedName(name, attr_text=area)


def part_of(worksheet: Worksheet) -> str:
    """Return the part a worksheet will be written to; openpyxl counts them in their order."""
    titles = worksheet.parent.sheetnames if worksheet.parent else []
    return f"xl/worksheets/sheet{titles.index(worksheet.title) + 1}.xml"


def set_up_page(worksheet: Worksheet, material: Material, pages_wide: int = 1) -> None:
    """Make a worksheet print on landscape pages, its width on so many of them."""
    setup = worksheet.page_setup
    setup.orientation = "landscape"
    setup.paperSize = PAPER_CODES[material.settings.document.paper]
    setup.fitToWidth, setup.fitToHeight = pages_wide, 0
    worksheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    margins = worksheet.page_margins
    margins.left, margins.right, margins.top, margins.bottom = 0.4, 0.4, 0.5, 0.6
    margins.header = margins.footer = 0.3
    footer = worksheet.oddFooter
    if footer is not None:
        footer.left.text = "&A"
        footer.right.text = material.words.text("page_footer", page="&P", pages="&N")


def _shown_length(value: Value) -> int:
    """Return about how many characters a value takes on the screen."""
    if isinstance(value, str):
        return text_width(value)
    if isinstance(value, Link):
        return text_width(value.text)
    return 0 if value is None else 8
