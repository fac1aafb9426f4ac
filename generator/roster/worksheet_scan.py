"""Look through a worksheet's part before it is read: how far it reaches, what has no value.

Cells far apart make a reader fill everything between them; formulas that no program calculated
read as empty cells. Both are found by their bytes, many times faster than by parsing.
"""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ALPHABET = 26

_FORMULA = re.compile(
    rb"<(?:\w+:)?c\b([^>]*)>\s*<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)"
    rb"\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_ERROR = re.compile(rb"<(?:\w+:)?c\b[^>]*\bt=\"e\"[^>]*>")
_REFERENCE = re.compile(rb"\br=[\"']([A-Z]+\d+)[\"']")
_STORED_TEXT = re.compile(rb"\bt=[\"']str[\"']")
_ITEM = re.compile(rb"<(?:\w+:)?si\b")
_CELL_OR_ROW_END = re.compile(rb"<(?:\w+:)?c[\s>/]|</(?:\w+:)?row>")
LONGEST_ELEMENT, LONGEST_OVERLAP = 1_000_000, 64
"""In bytes: a cell without an end in so many is no cell, and what follows is looked at anew."""
LETTERS, LARGEST_REFERENCE = 3, 10
"""Of a column, and of " XFD1048576" after the quotation mark."""

_ODS_TAG = re.compile(
    rb"<table:table-row\b([^>]*)>|<table:table-cell\b([^>]*?office:value-type[^>]*)>"
)
_ODS_REPEATED = re.compile(rb"table:number-(?:rows|columns)-repeated=\"(\d+)\"")

XLSB_ROW, XLSB_FIRST_CELL, XLSB_LAST_CELL = 0, 1, 11
"""[MS-XLSB] 2.3.1: BrtRowHdr, and BrtCellBlank to BrtFmlaError."""
XLSB_WITHOUT_VALUE = 1
_UINT32 = struct.Struct("<I")


@dataclass(slots=True)
class WorksheetScan:
    """What a worksheet's part holds.

    Attributes:
        rows: the number of the last row.
        columns: the number of the last column.
        text_cells: how many cells point at the shared texts.
        formulas: cells whose formula has no stored value, or an error for one ("C7").
        zero_padded: cells that show leading zeros, with how many digits they show.
    """

    rows: int = 0
    columns: int = 0
    text_cells: int = 0
    formulas: set[str] = field(default_factory=set)
    zero_padded: dict[str, int] = field(default_factory=dict)

    @property
    def cells(self) -> int:
        """How many cells a reader fills for it."""
        return self.rows * self.columns


def scan_worksheet(pieces: Iterable[bytes]) -> WorksheetScan:
    """Return what an .xlsx worksheet's part holds.

    Args:
        pieces: its content.
    """
    scan = WorksheetScan()
    unplaced_cells = 0
    for text in _whole_elements(pieces):
        plain = text.replace(b"'", b'"') if b"='" in text else text
        placed = _reach(scan, plain)
        scan.text_cells += plain.count(b't="s"')
        if _count_cells(plain) > placed:
            unplaced_cells = _reach_unplaced(scan, plain, unplaced_cells)
        if b"<f" in plain or b":f" in plain:
            scan.formulas.update(_without_value(plain))
        if b't="e"' in plain:
            scan.formulas.update(_errors(plain))
    return scan


def _count_cells(text: bytes) -> int:
    cells = text.count(b"<c ") + text.count(b"<c>")
    return cells + text.count(b":c ") + text.count(b":c>") if b":c" in text else cells


def _reach(scan: WorksheetScan, text: bytes) -> int:
    """Take in how far the cells of a piece reach, and return how many say where they stand.

    All references at once, as arrays: one by one they would take as long as the parsing.
    """
    import numpy as np

    signs = np.frombuffer(text + b" " * LARGEST_REFERENCE, dtype=np.uint8)
    marks = (signs[1:-2] == ord("r")) & (signs[2:-1] == ord("=")) & (signs[3:] == ord('"'))
    places = np.flatnonzero(marks & (signs[:-3] <= ord(" "))) + 4
    places = places[signs[places] >= ord("A")]
    if not len(places):
        return 0
    columns = np.zeros(len(places), dtype=np.int64)
    for _ in range(LETTERS):
        letters = signs[places].astype(np.int64) - ord("A") + 1
        is_letter = (letters >= 1) & (letters <= ALPHABET)
        columns = np.where(is_letter, columns * ALPHABET + letters, columns)
        places = places + is_letter
    rows = np.zeros(len(places), dtype=np.int64)
    for _ in range(LARGEST_REFERENCE - LETTERS):
        digits = signs[np.minimum(places, len(signs) - 1)].astype(np.int64) - ord("0")
        is_digit = (digits >= 0) & (digits <= 9)  # noqa: PLR2004 - a digit
        rows = np.where(is_digit, rows * 10 + digits, rows)
        places = places + is_digit
    scan.columns = max(scan.columns, int(columns.max()))
    scan.rows = max(scan.rows, int(rows.max()))
    return len(places)


def _reach_unplaced(scan: WorksheetScan, text: bytes, cells: int) -> int:
    """Take in cells that do not say where they stand: each is the next one of its row.

    Args:
        scan: what is added to.
        text: a piece of the worksheet.
        cells: how many the row that the piece before ended in had.
    """
    for tag in _CELL_OR_ROW_END.findall(text):
        if tag.startswith(b"</"):
            scan.rows += 1
            cells = 0
        else:
            cells += 1
            scan.columns = max(scan.columns, cells)
    return cells


def _without_value(text: bytes) -> Iterator[str]:
    for match in _FORMULA.finditer(text):
        attributes = match[1]
        reference = _REFERENCE.search(attributes)
        # An empty text is a value: =IF(A2="","",...) stores it as one.
        if reference and not _STORED_TEXT.search(attributes):
            yield reference[1].decode("ascii")


def _errors(text: bytes) -> Iterator[str]:
    for match in _ERROR.finditer(text):
        if reference := _REFERENCE.search(match[0]):
            yield reference[1].decode("ascii")


def _whole_elements(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Give the pieces anew, cut at the end of a cell or row, so that no element is torn."""
    rest = b""
    for piece in pieces:
        text = rest + piece
        end = max(text.rfind(b"</row>"), text.rfind(b"</c>"), text.rfind(b"/>"))
        cut = text.find(b">", end) + 1 if end >= 0 else 0
        yield text[:cut]
        rest = text[cut:]
        if len(rest) > LONGEST_ELEMENT:
            yield rest
            rest = rest[-LONGEST_OVERLAP:]
    yield rest


def longest_shared_text(pieces: Iterable[bytes]) -> int:
    """Return the length of the longest shared text, with its marks, in bytes."""
    longest = since = 0
    for piece in pieces:
        places = [match.start() for match in _ITEM.finditer(piece)]
        edges = [-since, *places, len(piece)]
        longest = max(longest, *(end - begin for begin, end in pairwise(edges)))
        since = len(piece) - places[-1] if places else since + len(piece)
    return longest


def count_ods_cells(pieces: Iterable[bytes]) -> int:
    """Return how many cells with a value an .ods file holds, the repeated ones included."""
    cells, row_repeats = 0, 1
    for text in _whole_elements(pieces):
        for row, cell in _ODS_TAG.findall(text):
            found = _ODS_REPEATED.search(row or cell)
            repeats = int(found[1]) if found else 1
            if cell:
                cells += row_repeats * repeats
            else:
                row_repeats = repeats
    return cells


def scan_binary_worksheet(content: bytes) -> WorksheetScan:
    """Return how far an .xlsb worksheet's part reaches.

    Each record is its kind and its length, in seven bits a byte, and its data.
    """
    scan = WorksheetScan()
    place, end, row = 0, len(content), 0
    while place < end:
        kind, place = _variable_number(content, place, 2)
        length, place = _variable_number(content, place, 4)
        if kind == XLSB_ROW and place + 4 <= end:
            row = _UINT32.unpack_from(content, place)[0] + 1
        elif XLSB_WITHOUT_VALUE < kind <= XLSB_LAST_CELL and place + 4 <= end:
            scan.rows = max(scan.rows, row)
            scan.columns = max(scan.columns, _UINT32.unpack_from(content, place)[0] + 1)
        place += length
    return scan


def _variable_number(content: bytes, place: int, longest: int) -> tuple[int, int]:
    number = 0
    for step in range(longest):
        if place >= len(content):
            break
        byte = content[place]
        place += 1
        number |= (byte & 0x7F) << (7 * step)
        if byte < 0x80:  # noqa: PLR2004 - the last byte has its high bit clear
            break
    return number, place
