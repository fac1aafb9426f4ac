"""Colour single cells of a worksheet: their own style with another fill."""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree

from generator.roster.annotation.parts import main
from generator.roster.grid import column_index, row_number_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

    from generator.problems import Severity

COLOURS: dict[Severity, str] = {"error": "FFF8CBAD", "warning": "FFFFE699", "note": "FFDDEBF7"}
"""Light, so that the cell's own dark text keeps its contrast."""


@dataclass(slots=True)
class Fills:
    """The fills of a workbook's styles, each made when it is first needed.

    Attributes:
        styles: the root of `xl/styles.xml`.
        known: a cell's own style and a severity to the style that shows both.
    """

    styles: _Element
    known: dict[tuple[int, Severity], int] = field(default_factory=dict)
    fills: dict[Severity, int] = field(default_factory=dict)

    def style_of(self, own: int, severity: Severity) -> int:
        """Return the number of a style that is like a cell's own, on a severity's colour."""
        if (own, severity) not in self.known:
            formats = self._collection("cellXfs")
            source = formats[own] if own < len(formats) else formats[0]
            made = copy.deepcopy(source)
            made.set("fillId", str(self._fill(severity)))
            made.set("applyFill", "1")
            self.known[own, severity] = _append(formats, made)
        return self.known[own, severity]

    def styles_of_listing(self) -> tuple[int, int, int]:
        """Return styles for a header, for text that wraps, and for links that do, too."""
        bold, link = (self._font(mark) for mark in ("b", "u"))
        return self._format(bold), self._format(0), self._format(link)

    def _font(self, mark: str) -> int:
        fonts = self._collection("fonts")
        font = copy.deepcopy(fonts[0])
        font.insert(0, etree.Element(main(mark)))
        return _append(fonts, font)

    def _format(self, font: int) -> int:
        attributes = {"numFmtId": "0", "fontId": str(font), "fillId": "0", "borderId": "0"}
        made = etree.Element(main("xf"), {**attributes, "applyFont": "1", "applyAlignment": "1"})
        etree.SubElement(made, main("alignment"), {"vertical": "top", "wrapText": "1"})
        return _append(self._collection("cellXfs"), made)

    def _fill(self, severity: Severity) -> int:
        if severity not in self.fills:
            fill = etree.Element(main("fill"))
            pattern = etree.SubElement(fill, main("patternFill"), {"patternType": "solid"})
            etree.SubElement(pattern, main("fgColor"), {"rgb": COLOURS[severity]})
            self.fills[severity] = _append(self._collection("fills"), fill)
        return self.fills[severity]

    def _collection(self, name: str) -> _Element:
        found = self.styles.find(main(name))
        if found is None:
            raise LookupError(f"the workbook's styles have no {name}")
        return found


def _append(collection: _Element, element: _Element) -> int:
    collection.append(element)
    collection.set("count", str(len(collection)))
    return len(collection) - 1


def mark_cells(worksheet: _Element, cells: Mapping[str, Severity], fills: Fills) -> None:
    """Colour cells of a worksheet; those that are not there yet are made.

    Args:
        worksheet: the root of its part.
        cells: reference ("C7") to severity.
        fills: the workbook's.
    """
    data = worksheet.find(main("sheetData"))
    if data is None:
        return
    rows = {int(row.get("r") or 0): row for row in data.iter(main("row"))}
    for reference, severity in cells.items():
        row = rows.get(row_number_of(reference))
        if row is None:
            row = _new_row(data, row_number_of(reference))
            rows[row_number_of(reference)] = row
        cell = _cell(row, reference)
        own = int(cell.get("s") or 0)
        cell.set("s", str(fills.style_of(own, severity)))


def _new_row(data: _Element, row_number: int) -> _Element:
    row = etree.Element(main("row"), {"r": str(row_number)})
    later = (place for place, each in enumerate(data) if int(each.get("r") or 0) > row_number)
    data.insert(next(later, len(data)), row)
    return row


def _cell(row: _Element, reference: str) -> _Element:
    column = _column(reference)
    for place, cell in enumerate(row):
        if cell.get("r") == reference:
            return cell
        if _column(cell.get("r") or "") > column:
            return _new_cell(row, place, reference)
    return _new_cell(row, len(row), reference)


def _new_cell(row: _Element, place: int, reference: str) -> _Element:
    cell = etree.Element(main("c"), {"r": reference})
    if (style := row.get("s")) is not None:
        cell.set("s", style)
    row.insert(place, cell)
    return cell


def _column(reference: str) -> int:
    return column_index(reference.rstrip("0123456789"))
