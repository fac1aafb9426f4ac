"""Text tables (.csv, .tsv): encoding, delimiter and line ends found out, nothing lost."""

from __future__ import annotations

import codecs
import csv
import io
import re
from dataclasses import dataclass

from generator.errors import RosterError
from generator.roster.grid import Grid, grid_of_frame
from generator.roster.header import find_header

DELIMITERS = (",", ";", "\t", "|")
RECORDS_SNIFFED = 60
LARGEST_CELL = 1_000_000
"""In characters; Excel itself holds 32,767. A longer one is a file that is no table."""
END = "\x1eend of the table\x1e"
"""A record of our own after the last one: if it does not come back, a quotation mark is open."""

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HIGH_BYTES = re.compile(rb"[\x80-\xff]+")
_SEPARATOR_LINE = re.compile(r"^sep=(.)\n", re.IGNORECASE)
EAST_ASIAN = ["gb18030", "big5", "shift_jis", "euc_jp", "euc_kr"]
SINGLE_BYTE = ["cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "koi8_r", "cp1255", "cp1256"]
MOSTLY = 0.9
MANY_LETTERS = 0.3


@dataclass(frozen=True, slots=True)
class TextTable:
    """A text table, decoded; the one grid of its file.

    Attributes:
        records: its rows, as Excel would show them.
        notes: what its reader should know about how it was decoded.
    """

    records: list[list[str]]
    notes: tuple[str, ...] = ()

    @property
    def worksheets(self) -> tuple[str | None, ...]:
        """A text table has one, without a name."""
        return (None,)

    def read_grid(self, worksheet: str | None) -> Grid:
        """Return the table's cells.

        Raises:
            RosterError: a worksheet is asked for by name.
        """
        if worksheet is not None:
            raise RosterError(
                f"a text table has no worksheet '{worksheet}'", "leave out --worksheet"
            )
        return _grid(self.records)


def read_text_table(content: bytes, cells: int) -> TextTable:
    """Return the table that a file's bytes hold.

    Args:
        content: the whole file.
        cells: a table of more cells is refused.

    Raises:
        RosterError: the bytes are no text, a quotation mark is never closed, or there are more
            cells than allowed.
    """
    text, note = decode(content)
    plain = io.StringIO(text, newline=None).read().lstrip("\ufeff")
    separator = _SEPARATOR_LINE.match(plain)
    if separator:
        # Excel takes this line for itself: the next one is row 1.
        plain = plain[separator.end() :]
    delimiter = separator[1] if separator else _delimiter(plain)
    records = _records(plain, delimiter)
    if len(records) * max(map(len, records), default=0) > cells:
        raise RosterError(f"holds more than {cells:,} cells", "raise cells under [roster]")
    return TextTable(records, (note,) if note else ())


def decode(content: bytes) -> tuple[str, str]:
    """Return the text of a file, and a note where its encoding had to be guessed.

    Raises:
        RosterError: the bytes are no text.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return content.decode(encoding, errors="replace"), ""
    if _is_wide(content):
        encoding = "utf-16-le" if content[1::2].count(0) > content[::2].count(0) else "utf-16-be"
        return content.decode(encoding, errors="replace"), ""
    if content.count(0):
        raise RosterError("is neither a workbook nor a text table")
    try:
        return content.decode("utf-8"), ""
    except UnicodeDecodeError:
        encoding = _guess_encoding(content)
    note = (
        f"read as {encoding}, for it is not UTF-8; if names look wrong, save it as "
        '"CSV UTF-8" or as .xlsx'
    )
    return content.decode(encoding, errors="replace"), note


def _is_wide(content: bytes) -> bool:
    """Return whether every other byte is mostly zero: UTF-16 without a byte order mark."""
    head = content[:4096]
    half = len(head) // 2
    return (
        half > 1
        and max(head[::2].count(0), head[1::2].count(0)) > half * 0.5
        and (min(head[::2].count(0), head[1::2].count(0)) < half * 0.1)
    )


def _guess_encoding(content: bytes) -> str:
    """Tell encodings apart by how bytes above 127 stand: in pairs, alone, or in whole words.

    A statistical guess alone errs on short tables: one "é" in a hundred rows is too little.
    """
    runs = _HIGH_BYTES.findall(content)
    pairs = sum(len(run) % 2 == 0 for run in runs)
    high = sum(map(len, runs))
    if pairs >= MOSTLY * len(runs):
        return _best_of(content, EAST_ASIAN) or "cp1252"
    letters = high + sum(chr(byte).isalpha() for byte in content if byte < 128)  # noqa: PLR2004 - ASCII
    if high > MANY_LETTERS * letters:
        return _best_of(content, [*SINGLE_BYTE, *EAST_ASIAN]) or "cp1252"
    return "cp1252"


def _best_of(content: bytes, encodings: list[str]) -> str | None:
    from charset_normalizer import from_bytes

    found = from_bytes(content[:200_000], cp_isolation=encodings).best()
    if found is not None:
        return found.encoding
    for encoding in encodings:
        try:
            content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return encoding
    return None


def _delimiter(text: str) -> str:
    """Return the delimiter under which the first lines look most like a roster."""
    head = "\n".join(text.split("\n", RECORDS_SNIFFED)[:RECORDS_SNIFFED])

    def likeness(delimiter: str) -> tuple[float, int]:
        records = list(csv.reader(io.StringIO(head), delimiter=delimiter))
        header = find_header(_grid(records))
        return (header.score if header else 0.0, sum(len(record) > 1 for record in records))

    return max(DELIMITERS, key=likeness)


def _records(text: str, delimiter: str) -> list[list[str]]:
    """Return the records of a table.

    Raises:
        RosterError: a quotation mark is opened and never closed, or a cell is far too long.
    """
    whole = f"{text}{'' if text.endswith(chr(10)) else chr(10)}{END}\n"
    previous = csv.field_size_limit(LARGEST_CELL)
    records: list[list[str]] = []
    try:
        records.extend(csv.reader(io.StringIO(whole), delimiter=delimiter))
    except csv.Error as error:
        raise _open_quotation(len(records) + 1) from error
    finally:
        csv.field_size_limit(previous)
    if records[-1] != [END]:
        raise _open_quotation(len(records))
    return records[:-1]


def _open_quotation(row_number: int) -> RosterError:
    return RosterError(
        f"row {row_number}: a quotation mark is opened and never closed",
        "close it, or double it if it belongs to the text",
    )


def _grid(records: list[list[str]]) -> Grid:
    from pandas import DataFrame

    width = max(map(len, records), default=0)
    padded = [record + [""] * (width - len(record)) for record in records]
    frame = DataFrame(padded, columns=range(width), dtype=object)
    return grid_of_frame(None, frame)
