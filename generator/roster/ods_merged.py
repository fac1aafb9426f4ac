"""Merged ranges of an .ods file, which its reader leaves out."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.roster.grid import MergedRange

_TAG = re.compile(rb"<table:(table|table-row|table-cell|covered-table-cell)(?=[\s/>])([^>]*)>")
_NAME = re.compile(rb"table:name=\"([^\"]*)\"")
_REPEATED = re.compile(rb"table:number-(?:rows|columns)-repeated=\"(\d+)\"")
_SPANNED = re.compile(rb"table:number-(rows|columns)-spanned=\"(\d+)\"")


def merged_ranges(content: bytes) -> dict[str, list[MergedRange]]:
    """Return the merged ranges of each worksheet.

    Args:
        content: the file's part `content.xml`.
    """
    found: dict[str, list[MergedRange]] = {}
    if b"-spanned=" not in content:
        return found
    ranges: list[MergedRange] = []
    row, next_row, column = -1, 0, 0
    for match in _TAG.finditer(content):
        kind, attributes = match[1], match[2]
        repeated = _REPEATED.search(attributes)
        times = int(repeated[1]) if repeated else 1
        if kind == b"table":
            ranges = found.setdefault(_name(attributes), [])
            row, next_row = -1, 0
        elif kind == b"table-row":
            row, next_row, column = next_row, next_row + times, 0
        else:
            spans = {side: int(number) for side, number in _SPANNED.findall(attributes)}
            rows, columns = spans.get(b"rows", 1), spans.get(b"columns", 1)
            if rows > 1 or columns > 1:
                ranges.append(((row, column), (row + rows - 1, column + columns - 1)))
            column += times
    return found


def _name(attributes: bytes) -> str:
    name = _NAME.search(attributes)
    return html.unescape(name[1].decode("utf-8", "replace")) if name else ""
