"""Write workbooks: text stays text, and the same content gives the same bytes."""

from __future__ import annotations

import datetime as dt
import io
import math
import re
import zipfile
from typing import TYPE_CHECKING, Any

from generator.roster.cells import CONTROL

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

ZIP_TIME = (1980, 1, 1, 0, 0, 0)
"""The earliest that a zip file can hold; no clock is read."""
SAVED = dt.datetime(1980, 1, 1)  # noqa: DTZ001 - openpyxl takes naive UTC
LONGEST_TEXT = 32_767
"""In characters; Excel refuses a workbook with a longer cell."""
LAST_ROW = 1_048_576
"""Of a worksheet of Excel's."""

_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


def put(worksheet: Worksheet, row_number: int, column: int, value: Any) -> None:
    """Put a value into a cell as it is: text that begins with "=" stays text.

    Args:
        worksheet: where it goes.
        row_number: 1-based.
        column: 1-based.
        value: text, number, date or None. Control characters, which no workbook can hold, are
            left out of text; "_x000D_" is written so that it is read back as typed.
    """
    fill(worksheet.cell(row_number, column), value)


def fill(cell: Cell | MergedCell, value: Any) -> None:
    """Put a value into a cell of any worksheet, as `put` does."""
    if isinstance(value, float) and not math.isfinite(value):
        value = str(value)  # no number that a workbook could hold, and yet somebody's cell
    if not isinstance(value, str):
        cell.value = value
        return
    text = CONTROL.sub("", value.replace("\r\n", "\n").replace("\x0b", "\n").replace("\r", "\n"))
    cell.value = _ESCAPE.sub("_x005F_", text)[:LONGEST_TEXT]
    if text:
        cell.data_type = "s"


def workbook_bytes(workbook: Workbook) -> bytes:
    """Return a workbook's file, without a trace of when it was made."""
    workbook.properties.creator = "prepsheets"
    workbook.properties.created = SAVED
    saved, fixed = io.BytesIO(), io.BytesIO()
    workbook.save(saved)
    with zipfile.ZipFile(saved) as parts, zipfile.ZipFile(fixed, "w") as archive:
        for name in parts.namelist():
            content = parts.read(name)
            if name == "docProps/core.xml":
                stamp = SAVED.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
                content = _MODIFIED.sub(rb"\g<1>" + stamp, content)
            archive.writestr(zipfile.ZipInfo(name, ZIP_TIME), content, zipfile.ZIP_DEFLATED)
    return fixed.getvalue()
