"""Open a roster's file: what it is, its content says, not its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.errors import RosterError
from generator.roster.spreadsheet import open_spreadsheet
from generator.roster.text_table import read_text_table

if TYPE_CHECKING:
    from pathlib import Path

    from generator.roster.grid import GridSource
    from generator.settings import Settings

ZIP, COMPOUND = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How .xlsx .xlsm .xlsb .ods begin, and how .xls and protected workbooks do."""


def open_roster(path: Path, settings: Settings, password: str | None) -> GridSource:
    """Return a roster's worksheets, ready to be read.

    Raises:
        RosterError: the file cannot be read, is no workbook and no text table, is damaged,
            protected, or larger than the settings allow.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise RosterError(f"cannot be read: {error.strerror}") from error
    if not content.strip():
        raise RosterError("is empty")
    if password is not None and content.startswith(COMPOUND):
        raise RosterError("is protected with a password")
    if content.startswith((ZIP, COMPOUND)):
        return open_spreadsheet(content)
    return read_text_table(content, settings.roster.cells)
