"""A worksheet of all problems, each with a link to its cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from generator.roster.annotation.parts import MAIN, RELATION, WORKBOOK, Parts, main
from generator.roster.cells import CONTROL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

    from generator.problems import Problem

WORKSHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
TITLE = "Problems"
LABELS = ("Severity", "Where", "Field", "What was found", "What to do")
WIDTHS = (10, 22, 20, 60, 60)


def add_listing(
    parts: Parts, problems: Sequence[Problem], default: str, styles: Sequence[int]
) -> None:
    """Add the worksheet `Problems` as the last one.

    Args:
        parts: the workbook's.
        problems: what to list.
        default: the worksheet meant by problems that name none.
        styles: the styles of the header, of texts and of links.
    """
    part = parts.free_name("xl/worksheets/sheet{}.xml")
    parts.add(part, _worksheet(problems, default, styles))
    parts.declare(part, WORKSHEET_TYPE)
    relation = parts.relate(WORKBOOK, "worksheet", part)
    sheets = parts.tree(WORKBOOK).find(main("sheets"))
    if sheets is None:
        raise LookupError("the workbook lists no worksheets")
    number = max(int(sheet.get("sheetId") or 0) for sheet in sheets) + 1
    attributes = {"name": _free_title(sheets), "sheetId": str(number)}
    etree.SubElement(sheets, main("sheet"), {**attributes, f"{{{RELATION}}}id": relation})


def _free_title(sheets: _Element) -> str:
    taken = {(sheet.get("name") or "").casefold() for sheet in sheets}
    titles = [TITLE, *(f"{TITLE} {number}" for number in range(2, len(taken) + 3))]
    return next(title for title in titles if title.casefold() not in taken)


def _worksheet(problems: Sequence[Problem], default: str, styles: Sequence[int]) -> bytes:
    root = etree.fromstring(f'<worksheet xmlns="{MAIN}"/>')
    views = etree.SubElement(root, main("sheetViews"))
    view = etree.SubElement(views, main("sheetView"), {"workbookViewId": "0"})
    frozen = {"ySplit": "1", "topLeftCell": "A2", "activePane": "bottomLeft", "state": "frozen"}
    etree.SubElement(view, main("pane"), frozen)
    columns = etree.SubElement(root, main("cols"))
    for place, width in enumerate(WIDTHS, start=1):
        span = {"min": str(place), "max": str(place), "width": str(width)}
        etree.SubElement(columns, main("col"), {**span, "customWidth": "1"})
    data = etree.SubElement(root, main("sheetData"))
    header, text, link = styles
    _row(data, 1, LABELS, [header] * len(LABELS))
    links: list[dict[str, str]] = []
    for row_number, problem in enumerate(problems, start=2):
        where = problem.cell or (f"A{problem.row_number}" if problem.row_number else "")
        link_to = _reference(problem.worksheet or default, where) if where else ""
        texts = (problem.severity, link_to, problem.field or "", problem.message, problem.hint)
        _row(data, row_number, texts, [text, link if link_to else text, text, text, text])
        if link_to:
            links.append({"ref": f"B{row_number}", "location": link_to, "display": link_to})
    if links:
        holder = etree.SubElement(root, main("hyperlinks"))
        for attributes in links:
            etree.SubElement(holder, main("hyperlink"), attributes)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _reference(worksheet: str, cell: str) -> str:
    return "'{}'!{}".format(worksheet.replace("'", "''"), cell)


def _row(data: _Element, row_number: int, texts: Sequence[str], styles: Sequence[int]) -> None:
    row = etree.SubElement(data, main("row"), {"r": str(row_number)})
    for letter, text, style in zip("ABCDE", texts, styles, strict=True):
        attributes = {"r": f"{letter}{row_number}", "s": str(style), "t": "inlineStr"}
        cell = etree.SubElement(row, main("c"), attributes)
        holder = etree.SubElement(cell, main("is"))
        etree.SubElement(holder, main("t")).text = CONTROL.sub("", text)
