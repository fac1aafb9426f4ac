"""Open a roster's file: what it is, its content says, not its name."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from generator.errors import PasswordError, RosterError
from generator.roster.inspection import Inspection, inspect_package
from generator.roster.spreadsheet import open_spreadsheet
from generator.roster.text_table import open_text_table

if TYPE_CHECKING:
    from pathlib import Path

    from generator.roster.grid import GridSource
    from generator.settings import Settings

ZIP, COMPOUND = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How .xlsx .xlsm .xlsb .ods begin, and how .xls and protected workbooks do."""
MARKUP = (b"<html", b"<!doctype", b"<?xml", b"<table", b"<workbook")
"""How web pages and XML begin that some systems hand out with the name of a workbook."""
WORKBOOK_SUFFIXES = {".xlsx", ".xlsm", ".xls", ".xlsb", ".ods"}
BEGINNING = 4096
"""In bytes; what tells one kind of file from another."""
NOT_TEXT = (b"%PDF", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!", b"7z\xbc\xaf")


def open_roster(path: Path, settings: Settings, password: str | None) -> GridSource:
    """Return a roster's worksheets, ready to be read.

    Raises:
        PasswordError: the roster is protected, and no password was given or it is the wrong one.
        RosterError: the file cannot be read, is no workbook and no text table, is damaged, or
            larger than the settings allow.
    """
    begin = _beginning(path)
    if begin.startswith((ZIP, COMPOUND)):
        content = read_content(path, password)
        is_package = content.startswith(ZIP)
        found = inspect_package(content, settings.roster) if is_package else Inspection()
        return open_spreadsheet(content, found)
    _refuse_other_kinds(path, begin)
    table = open_text_table(path, settings.roster.cells)
    if path.suffix.lower() in WORKBOOK_SUFFIXES and not table.has_columns():
        raise RosterError("is no workbook")
    return table


def _beginning(path: Path) -> bytes:
    """Return how a file begins, blank space left out.

    Raises:
        RosterError: the file cannot be read, or holds nothing.
    """
    if path.is_fifo():
        raise RosterError("is a pipe", "a roster is read more than once: save it as a file first")
    try:
        with path.open("rb") as file:
            begin = file.read(BEGINNING)
            while begin and not begin.strip():
                begin = file.read(BEGINNING)
    except OSError as error:
        raise RosterError(f"cannot be read: {error.strerror}") from error
    if not begin:
        raise RosterError("is empty")
    return begin


def read_content(path: Path, password: str | None) -> bytes:
    """Return a roster's bytes, unlocked where they are protected.

    Raises:
        PasswordError: the roster is protected, and no password was given or it is the wrong one.
        RosterError: the file cannot be read, is empty or damaged.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise RosterError(f"cannot be read: {error.strerror}") from error
    if not content.strip():
        raise RosterError("is empty")
    return _unlocked(content, password) if content.startswith(COMPOUND) else content


def _unlocked(content: bytes, password: str | None) -> bytes:
    from msoffcrypto import OfficeFile
    from msoffcrypto.exceptions import DecryptionError, FileFormatError, InvalidKeyError

    try:
        file = OfficeFile(io.BytesIO(content))
        is_protected = file.is_encrypted()
    except FileFormatError:
        raise RosterError("is no workbook") from None
    except Exception as error:
        raise RosterError("is no workbook, or a damaged one", str(error)) from error
    if not is_protected:
        return content
    if password is None:
        raise PasswordError(
            "is protected with a password",
            "put it into an environment variable and name that: --password-env VAR",
        )
    unlocked = io.BytesIO()
    try:
        file.load_key(password=password)
        file.decrypt(unlocked)
    except (InvalidKeyError, DecryptionError) as error:
        raise PasswordError("is protected, and the password is wrong") from error
    except Exception as error:
        raise RosterError("is protected in a way that cannot be opened", str(error)) from error
    return unlocked.getvalue()


def _refuse_other_kinds(path: Path, begin: bytes) -> None:
    """Refuse what is neither workbook nor text table, with the way out where there is one."""
    text = begin.lstrip(b"\xef\xbb\xbf \t\r\n")[:512].lower()
    if text.startswith(MARKUP):
        raise RosterError(
            f"is a web page or XML with the name {path.suffix or 'of a roster'}",
            "open it in Excel and save it as .xlsx",
        )
    if begin.startswith(NOT_TEXT):
        raise RosterError("is neither a workbook nor a text table")
