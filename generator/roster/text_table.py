"""Text tables (.csv, .tsv): encoding, delimiter and line ends found out, nothing lost.

A text table may be longer than memory: its file is read in chunks of rows.
"""

from __future__ import annotations

import csv
import io
import re
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, count, islice
from typing import TYPE_CHECKING

from generator.errors import RosterError
from generator.roster.encodings import find_encoding
from generator.roster.grid import CHUNK_ROWS, Grid, grid_of_frame
from generator.roster.header import find_header

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DELIMITERS = (",", ";", "\t", "|")
RECORDS_SNIFFED = 60
SNIFFED = 1_000_000
"""In characters; what is looked at to tell how a table is written."""
LARGEST_CELL = 1_000_000
"""In characters; Excel itself holds 32,767. A longer one is a file that is no table."""
END = "\x1e\x1f\x1e"
"""A record of our own after the last one: if it does not come back, a quotation mark is open."""

_SEPARATOR_LINE = re.compile(r"^sep=(.)\n", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TextTable:
    """A text table, its way of writing known; the one grid of its file.

    Attributes:
        path: its file.
        encoding: as Python calls it.
        delimiter: between the cells.
        is_spaced: whether quotation marks stand behind a space: `Ada, "Nurse, ICU"`.
        has_separator_line: whether the first line is Excel's own `sep=;`: the next one is row 1.
        cells: a chunk of more cells is refused.
        notes: what its reader should know about how it was decoded.
    """

    path: Path
    encoding: str
    delimiter: str
    is_spaced: bool
    has_separator_line: bool
    cells: int
    notes: tuple[str, ...] = ()

    @property
    def worksheets(self) -> tuple[str | None, ...]:
        """A text table has one, without a name."""
        return (None,)

    def has_columns(self) -> bool:
        """Return whether any of the first rows has more than one cell."""
        return self.read_grid(None).frame.shape[1] > 1

    def read_grid(self, worksheet: str | None) -> Grid:  # noqa: ARG002 - there is one only
        """Return the table's first rows, `CHUNK_ROWS` of them.

        Raises:
            RosterError: a quotation mark is never closed, or there are more cells than allowed.
        """
        return next(self._grids(), _grid([], 1, 0))

    def further_grids(self, worksheet: str | None) -> Iterator[Grid]:  # noqa: ARG002
        """Yield the rows after the first ones, `CHUNK_ROWS` at a time.

        Raises:
            RosterError: a quotation mark is never closed, or there are more cells than allowed.
        """
        yield from islice(self._grids(), 1, None)

    def _grids(self) -> Iterator[Grid]:
        first_row, width = 1, 0
        with self._lines() as lines:
            records = self._records(lines)
            while chunk := list(islice(records, CHUNK_ROWS)):
                widest = max(map(len, chunk))
                if len(chunk) * widest > self.cells:
                    message = f"holds more than {self.cells:,} cells in {len(chunk):,} rows"
                    raise RosterError(message, "raise cells under [roster]")
                width = max(width, widest)
                yield _grid(chunk, first_row, width)
                first_row += len(chunk)

    @contextmanager
    def _lines(self) -> Iterator[Iterator[str]]:
        """Give the table's lines, Excel's own and a byte order mark left out."""
        with self.path.open(encoding=self.encoding, errors="replace") as file:
            first = next(file, "").lstrip("\ufeff")
            yield file if self.has_separator_line else chain([first] if first else [], file)

    def _records(self, lines: Iterator[str]) -> Iterator[list[str]]:
        """Yield the records of a table.

        Raises:
            RosterError: a quotation mark is opened and never closed, or a cell is far too long.
        """
        reader = csv.reader(
            chain(lines, [END]), delimiter=self.delimiter, skipinitialspace=self.is_spaced
        )
        last: tuple[int, list[str]] = (0, [])
        for numbered in enumerate(_whole(reader), 1):
            if last[0]:
                yield last[1]
            last = numbered
        if last[1] != [END]:
            raise _open_quotation(last[0])


def _whole(reader: Iterator[list[str]]) -> Iterator[list[str]]:
    """Yield the records of a reader, whose cells may be long.

    Raises:
        RosterError: a cell is far too long, most likely for want of a quotation mark.
    """
    for row_number in count(1):
        limit = csv.field_size_limit(LARGEST_CELL)  # of the whole process: for one record only
        try:
            record = next(reader, None)
        except csv.Error as error:
            raise _open_quotation(row_number) from error
        finally:
            csv.field_size_limit(limit)
        if record is None:
            return
        yield record


def open_text_table(path: Path, cells: int) -> TextTable:
    """Return the table that a file holds, ready to be read.

    Args:
        path: the file; it may be larger than memory.
        cells: a chunk of more cells is refused.

    Raises:
        OSError: the file cannot be read.
        RosterError: its bytes are no text.
    """
    encoding = find_encoding(path)
    with path.open(encoding=encoding.name, errors="replace") as file:
        head = file.read(SNIFFED).lstrip("\ufeff")
    separator = _SEPARATOR_LINE.match(head)
    delimiter = separator[1] if separator else _delimiter(head)
    return TextTable(
        path,
        encoding.name,
        delimiter,
        is_spaced=f'{delimiter} "' in head and f'{delimiter}"' not in head,
        has_separator_line=separator is not None,
        cells=cells,
        notes=(encoding.note,) if encoding.note else (),
    )


def _delimiter(text: str) -> str:
    """Return the delimiter under which the first lines look most like a roster."""
    head = "\n".join(text.split("\n", RECORDS_SNIFFED)[:RECORDS_SNIFFED])

    def likeness(delimiter: str) -> tuple[float, int]:
        reader = csv.reader(io.StringIO(head), delimiter=delimiter)
        try:
            records = list(_whole(reader))
        except RosterError:  # an open quotation mark, or none that is one under this delimiter
            return 0.0, 0
        header = find_header(_grid(records, 1, max(map(len, records), default=0)))
        return (header.score if header else 0.0, sum(len(record) > 1 for record in records))

    return max(DELIMITERS, key=likeness)


def _open_quotation(row_number: int) -> RosterError:
    return RosterError(
        f"row {row_number}: a quotation mark is opened and never closed",
        "close it, or double it if it belongs to the text",
    )


def _grid(records: list[list[str]], first_row: int, width: int) -> Grid:
    """Return records as a grid.

    Args:
        records: the rows.
        first_row: the number of the first of them.
        width: in columns; no record has more.
    """
    from pandas import DataFrame

    padded = [record + [""] * (width - len(record)) for record in records]
    numbers = range(first_row, first_row + len(padded))
    frame = DataFrame(padded, index=numbers, columns=range(width), dtype=object)
    return grid_of_frame(None, frame)
