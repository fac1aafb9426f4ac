"""Values to the XML of worksheet rows: quick, exact, and never a formula by accident.

openpyxl's own writer takes a cell object and several library calls a cell; a roster of a hundred
thousand candidates has millions of cells. Written this way a row costs a tenth, text stays text
whatever it begins with, formulas carry the value they had when written, and no row is kept.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

LETTERS_PER_UNIT = 1.15
"""A column's width counts digits; letters are narrower, and ends of lines stay unused."""
LINE_POINTS, TALLEST_POINTS = 14.0, 409.0
"""The height of a line at 10.5 points, and of the tallest row Excel has."""
CELL_CHARACTERS = 32_767
"""Excel's limit of a cell, in characters as UTF-16 counts them."""
EPOCH = dt.date(1899, 12, 30)
"""Day 0 of Excel's dates, as every date after February 1900 counts them."""
FIRST_YEAR = 1900
UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]|_(?=x[0-9A-Fa-f]{4}_)")
"""What XML 1.0 cannot hold, and what would read as Excel's own escape of it."""
SPECIAL = re.compile("[&<>\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]|_x")


@dataclass(frozen=True, slots=True)
class Link:
    """Text that leads somewhere.

    Attributes:
        text: as shown.
        target: a relative address, already escaped; "" for a place in this workbook.
        location: worksheet and cell ("'Candidates'!H5"); "" for a whole file.
    """

    text: str
    target: str
    location: str = ""


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula of ours, without its equals sign, and the value it has now."""

    text: str
    value: str | float | None


Value: TypeAlias = "str | int | float | dt.date | Link | Formula | None"


@dataclass(slots=True)
class WrittenRows:
    """What writing rows has gathered so far.

    Attributes:
        links: cell and link, in order.
        shortened: how many cells were longer than Excel allows.
    """

    links: list[tuple[str, Link]] = field(default_factory=list)
    shortened: int = 0


def column_letter(number: int) -> str:
    """Return the letters of a column, 1-based: "A", "Z", "AA".

    openpyxl has the same, but takes a fifth of a second to load.
    """
    letters = ""
    while number:
        number, place = divmod(number - 1, 26)
        letters = chr(ord("A") + place) + letters
    return letters


def escape(text: str) -> str:
    """Return text as XML holds it, with control characters in Excel's own escape."""
    if not SPECIAL.search(text):
        return text
    return excel_text(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def excel_text(text: str) -> str:
    """Return text for a cell that openpyxl writes: what XML cannot hold in Excel's own escape."""
    return UNSAFE.sub(lambda found: f"_x{ord(found.group()):04X}_", text)


def plain_text(text: str) -> str:
    """Return text for properties and labels, which have no escape: without what XML cannot hold."""
    return "".join(part for part in UNSAFE.split(text) if part)


def shorten(text: str, limit: int = CELL_CHARACTERS) -> str:
    """Return text of at most so many characters, its end marked where some are cut off."""
    if len(text) * 2 <= limit or len(text.encode("utf-16-le", "surrogatepass")) // 2 <= limit:
        return text
    kept = text.encode("utf-16-le", "surrogatepass")[: (limit - 1) * 2]
    return kept.decode("utf-16-le", "ignore") + "…"


def text_width(text: str) -> int:
    """Return how many characters' room a text takes; Chinese, Japanese and Korean take two."""
    if text.isascii():
        return len(text)
    return sum(1 + (unicodedata.east_asian_width(character) in "WF") for character in text)


def count_lines(text: str, width: float) -> int:
    """Return about how many lines a text takes when wrapped."""
    room = max(width * LETTERS_PER_UNIT, 1)
    return sum(max(1, -int(-text_width(line) // room)) for line in text.split("\n"))


def excel_day(date: dt.date) -> float:
    """Return a date, or a date with time, as Excel counts it."""
    if isinstance(date, dt.datetime):
        seconds = date.hour * 3600 + date.minute * 60 + date.second
        return (date.date() - EPOCH).days + round(seconds / 86400, 8)
    return (date - EPOCH).days


class RowWriter:
    """Turns rows of values into the XML of a worksheet.

    Args:
        columns: the letters of each column.
        styles: the workbook's style number of each column.
        wrapped: width in characters by the place of each column whose text is wrapped, 0-based.
    """

    def __init__(
        self,
        columns: Sequence[str],
        styles: Sequence[int],
        wrapped: Mapping[int, float] | None = None,
    ) -> None:
        attributes = [f'" s="{style}"' for style in styles]
        self._cells = tuple(zip(columns, attributes, strict=True))
        self._number = 0
        self._wrapped = tuple((wrapped or {}).items())
        self.written = WrittenRows()

    def render(self, rows: Iterable[Sequence[Value]], first_row: int) -> Iterator[bytes]:
        """Yield the XML of each row; the first one stands at `first_row`."""
        for number, row in enumerate(rows, first_row):
            self._number = number
            cells = [
                self._cell(f'<c r="{column}{number}{style}', column, value)
                for (column, style), value in zip(self._cells, row, strict=True)
            ]
            yield f'<row r="{number}"{self._height(row)}>{"".join(cells)}</row>'.encode()

    def _height(self, row: Sequence[Value]) -> str:
        """Return the height that wrapped text needs, since LibreOffice does not look for it."""
        lines = 1
        for place, width in self._wrapped:
            value = row[place]
            if isinstance(value, str) and (len(value) > width or "\n" in value):
                lines = max(lines, count_lines(value, width))
        if lines == 1:
            return ""
        return f' ht="{min(lines * LINE_POINTS + 6, TALLEST_POINTS)}"'

    def _cell(self, start: str, column: str, value: Value) -> str:
        if isinstance(value, str):
            return self._text(start, value)
        if value is None:
            return f"{start}/>"
        if isinstance(value, Link):
            self.written.links.append((f"{column}{self._number}", value))
            return self._text(start, value.text)
        if isinstance(value, dt.date) and value.year < FIRST_YEAR:
            return self._text(start, value.isoformat())
        return _formula(start, value) if isinstance(value, Formula) else _number(start, value)

    def _text(self, start: str, text: str) -> str:
        if not text:
            return f"{start}/>"
        if len(text) * 2 > CELL_CHARACTERS:
            short = shorten(text)
            self.written.shortened += short != text
            text = short
        edges = "" if text[0] > " " < text[-1] else ' xml:space="preserve"'
        return f'{start} t="inlineStr"><is><t{edges}>{escape(text)}</t></is></c>'


def _number(start: str, value: float | dt.date) -> str:
    if isinstance(value, bool):
        return f'{start} t="b"><v>{value:d}</v></c>'
    number = excel_day(value) if isinstance(value, dt.date) else value
    return f"{start}><v>{number!r}</v></c>"


def _formula(start: str, formula: Formula) -> str:
    if isinstance(formula.value, str):
        value, kind = escape(formula.value), ' t="str"'
    else:
        value, kind = ("", "") if formula.value is None else (repr(formula.value), "")
    return f"{start}{kind}><f>{escape(formula.text)}</f><v>{value}</v></c>"
