"""Text tables (.csv, .tsv): encoding, delimiter and line ends found out, nothing lost."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass

from generator.errors import RosterError
from generator.roster.encodings import decode
from generator.roster.grid import Grid, grid_of_frame
from generator.roster.header import find_header

DELIMITERS = (",", ";", "\t", "|")
RECORDS_SNIFFED = 60
LARGEST_CELL = 1_000_000
"""In characters; Excel itself holds 32,767. A longer one is a file that is no table."""
END = "\x1eend of the table\x1e"
"""A record of our own after the last one: if it does not come back, a quotation mark is open."""

_SEPARATOR_LINE = re.compile(r"^sep=(.)\n", re.IGNORECASE)


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

    @property
    def has_columns(self) -> bool:
        """Whether any row has more than one cell."""
        return any(len(record) > 1 for record in self.records)

    def read_grid(self, worksheet: str | None) -> Grid:  # noqa: ARG002 - there is one only
        """Return the table's cells."""
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
        # `Ada, "Nurse, ICU"`: a space before the quotation mark, where all are written so.
        spaced = f'{delimiter} "' in text and f'{delimiter}"' not in text
        lines = io.StringIO(whole)
        records.extend(csv.reader(lines, delimiter=delimiter, skipinitialspace=spaced))
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
    numbers = range(1, len(padded) + 1)
    frame = DataFrame(padded, index=numbers, columns=range(width), dtype=object)
    return grid_of_frame(None, frame)
