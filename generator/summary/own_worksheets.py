"""Worksheets that a coach added to the summary: taken along into the next one."""

from __future__ import annotations

import zipfile
from copy import copy
from typing import TYPE_CHECKING, Any

from generator.summary.cells import column_letter
from generator.summary.own_formulas import opened_quietly
from generator.summary.words import summary_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from openpyxl import Workbook
    from openpyxl.cell import Cell
    from openpyxl.cell.cell import MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

    from generator.summary.sheets import SheetNames

OURS = "ColumnTitleRegion1."
"""How the names begin that point at the program's own tables; they follow a renamed worksheet."""
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
NARROWEST, WIDEST = 9, 60


def copy_own_worksheets(sources: Sequence[Path], workbook: Workbook, names: SheetNames) -> None:
    """Add the worksheets that coaches made to a workbook, with values, formulas and formats.

    Args:
        sources: the summaries that stand there, the one saved last last: of equal names its
            worksheet is taken.
        workbook: the next summary, its own worksheets already in it.
        names: those taken in it.
    """
    done: set[str] = set()
    for path in reversed(sources):
        wanted = [title for title in own_titles(path) if title.casefold() not in done]
        if not wanted:
            continue
        with opened_quietly(path) as source:
            for title in wanted:
                target = workbook.create_sheet(names.take(title))
                _copy_cells(source[title].iter_rows(), target)
        done |= {title.casefold() for title in wanted}


def own_titles(path: Path) -> list[str]:
    """Return the names of the worksheets that are not the program's.

    The program's are those its own names point at, whatever they are called now, and the overview.
    A workbook that has lost these names is judged by the names of its worksheets.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    with zipfile.ZipFile(path) as package:
        root = etree.fromstring(package.read("xl/workbook.xml"), parser)
    titles = [sheet.get("name", "") for sheet in root.iter(f"{MAIN}sheet")]
    pointed = {
        (name.text or "").rpartition("!")[0].strip("'").replace("''", "'")
        for name in root.iter(f"{MAIN}definedName")
        if name.get("name", "").startswith(OURS)
    }
    words = summary_words().table("worksheets")
    if pointed:
        return [title for title in titles if title not in {*pointed, words.text("overview")}]
    starts = tuple(words.text(key).partition("{")[0] for key in words)
    return [title for title in titles if not title.startswith(starts)]


def _copy_cells(rows: Iterable[tuple[Any, ...]], target: Worksheet) -> None:
    widths: dict[int, int] = {}
    for row_number, row in enumerate(rows, 1):
        for column, cell in enumerate(row, 1):
            if cell.value is None:
                continue
            made = target.cell(row_number, column)
            made.value, made.data_type = cell.value, cell.data_type
            if cell.has_style:
                _copy_style(cell, made)
            if isinstance(cell.value, str) and cell.data_type != "f":
                widths[column] = max(widths.get(column, NARROWEST), len(cell.value) + 2)
    for column, width in widths.items():
        target.column_dimensions[column_letter(column)].width = min(width, WIDEST)


def _copy_style(source: Any, target: Cell | MergedCell) -> None:
    target.font, target.fill = copy(source.font), copy(source.fill)
    target.border, target.alignment = copy(source.border), copy(source.alignment)
    target.number_format = source.number_format
