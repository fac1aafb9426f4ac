"""Tables with a marked header row, a description, and rows that stay whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from generator.word.design.looks import shading
from generator.word.design.markup import element
from generator.word.design.page import TAG_STYLE, Page, Piece, fill

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.table import Table

    from generator.word.brand import Palette

_TWIPS_PER_POINT = 20


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of the template's table.

    Attributes:
        cells: the pieces of each cell's one paragraph.
        repeat: the loop that repeats it ("for thing in avoid.others"), "" for none.
    """

    cells: Sequence[Sequence[Piece]]
    repeat: str = ""


@dataclass(frozen=True, slots=True)
class TableOf:
    """A table to write.

    Attributes:
        shares: of the text's width, one for each column; they add up to 1.
        header: the labels of the columns.
        rows: below the header.
        description: what a screen reader says of the table.
        last_column_fill: ground of the last column's cells, "" for none.
    """

    shares: Sequence[float]
    header: Sequence[str]
    rows: Sequence[TableRow]
    description: str
    last_column_fill: str = ""


def write_table(page: Page, table_of: TableOf, colours: Palette) -> None:
    """Write a table at the end of the page."""
    table = page.document.add_table(rows=0, cols=len(table_of.shares))
    widths = [
        round(share * page.measure.text_width * _TWIPS_PER_POINT) for share in table_of.shares
    ]
    _set_properties(table, widths, table_of.description, colours)
    if page.is_right_to_left:
        table._tbl.tblPr.insert(0, element("<w:bidiVisual/>"))  # noqa: SLF001 - from the right
    _add_row(page, table, [[label] for label in table_of.header], "Column head")
    _mark_row(table, is_header=True)
    for row in table_of.rows:
        if row.repeat:
            _add_tag_row(page, table, row.repeat)
        _add_row(page, table, row.cells, "Cell", fill_last=table_of.last_column_fill)
        _mark_row(table, is_header=False)
        if row.repeat:
            _add_tag_row(page, table, "endfor")


def _add_row(
    page: Page,
    table: Table,
    cells: Sequence[Sequence[Piece]],
    style: str,
    fill_last: str = "",
) -> None:
    row = table.add_row()  # type: ignore[no-untyped-call]
    for cell, pieces in zip(row.cells, cells, strict=True):
        cell.paragraphs[0].style = page.document.styles[style]
        fill(cell.paragraphs[0], pieces)
    if fill_last:
        cell_properties = row.cells[-1]._tc.get_or_add_tcPr()  # noqa: SLF001 - python-docx has no shading
        cell_properties.append(element(shading(fill_last)))


def _add_tag_row(page: Page, table: Table, statement: str) -> None:
    cell = table.add_row().cells[0]  # type: ignore[no-untyped-call]
    cell.paragraphs[0].style = page.document.styles[TAG_STYLE]
    cell.paragraphs[0].add_run(f"{{%tr {statement} %}}")


def _mark_row(table: Table, *, is_header: bool) -> None:
    properties = table.rows[-1]._tr.get_or_add_trPr()  # noqa: SLF001 - python-docx has no such setting
    properties.append(element("<w:cantSplit/>"))
    if is_header:
        properties.append(element("<w:tblHeader/>"))


def _set_properties(
    table: Table, widths: Sequence[int], description: str, colours: Palette
) -> None:
    tbl = table._tbl  # noqa: SLF001 - python-docx sets neither borders nor a description
    line = f'w:val="single" w:sz="6" w:space="0" w:color="{colours.rule}"'
    properties = element(
        "<w:tblPr>"
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f"<w:tblBorders><w:top {line}/><w:bottom {line}/><w:insideH {line}/></w:tblBorders>"
        '<w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:top w:w="28" w:type="dxa"/><w:left w:w="100" w:type="dxa"/>'
        '<w:bottom w:w="28" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar>'
        '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0"'
        ' w:lastColumn="0" w:noHBand="0" w:noVBand="0"/>'
        "</w:tblPr>"
    )
    properties.append(element("<w:tblDescription/>"))
    properties[-1].set(qn("w:val"), description)
    tbl.replace(tbl.tblPr, properties)
    for column, width in zip(tbl.tblGrid.gridCol_lst, widths, strict=True):
        column.set(qn("w:w"), str(width))
