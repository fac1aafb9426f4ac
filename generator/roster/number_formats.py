"""Numbers that a cell's format shows with leading zeros: 123 as "00123".

The reader of workbooks gives the number; the zeros are part of an id or a postcode all the same.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_FORMAT = re.compile(rb"<(?:\w+:)?numFmt\b([^>]*)>")
_NUMBER = re.compile(rb"\bnumFmtId=\"(\d+)\"")
_ZEROS = re.compile(rb"\bformatCode=\"(0{2,})\"")
_CELL_FORMATS = re.compile(rb"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", re.DOTALL)
_CELL_FORMAT = re.compile(rb"<(?:\w+:)?xf\b[^>]*>")
LONGEST_CELL = 64


def zero_padded_styles(styles: bytes) -> dict[bytes, int]:
    """Return the styles that show leading zeros, with how many digits they show.

    Args:
        styles: the workbook's part `xl/styles.xml`.
    """
    widths = {
        number[1]: len(zeros[1])
        for found in _FORMAT.finditer(styles)
        if (number := _NUMBER.search(found[1])) and (zeros := _ZEROS.search(found[1]))
    }
    formats = _CELL_FORMATS.search(styles)
    if not widths or not formats:
        return {}
    padded = {}
    for place, found in enumerate(_CELL_FORMAT.finditer(formats[0])):
        number = _NUMBER.search(found[0])
        if number and number[1] in widths:
            padded[str(place).encode()] = widths[number[1]]
    return padded


def zero_padded_cells(pieces: Iterable[bytes], styles: Mapping[bytes, int]) -> dict[str, int]:
    """Return the cells of a worksheet that show leading zeros, with how many digits they show.

    Args:
        pieces: the worksheet's part.
        styles: as `zero_padded_styles` gives them.
    """
    numbers = b"|".join(sorted(styles))
    cell = re.compile(rb"<(?:\w+:)?c r=\"([A-Z]+\d+)\" s=\"(" + numbers + rb")\"")
    found: dict[str, int] = {}
    rest = b""
    for piece in pieces:
        text = rest + piece
        found.update((match[1].decode(), styles[match[2]]) for match in cell.finditer(text))
        rest = text[-LONGEST_CELL:]
    return found
