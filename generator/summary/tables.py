"""A table of the summary workbook: its columns, its rows, where its cells will stand."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from generator.summary.cells import column_letter

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.summary.cells import Value
    from generator.summary.house_style import CellKind
    from generator.summary.package import RowSource
    from generator.summary.words import Words

HEADER_ROW = 3
FIRST_ROW = HEADER_ROW + 1


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes:
        key: its name in the program; "" for a column that a coach added.
        label: its header.
        kind: how its cells look.
        width: characters; 0 to fit what stands in it.
        is_hidden: folded away.
    """

    key: str
    label: str
    kind: CellKind = "text"
    width: float = 0
    is_hidden: bool = False

    @property
    def is_own(self) -> bool:
        """Whether the coach fills it."""
        return self.kind.startswith("own")


@dataclass(frozen=True, slots=True)
class Table:
    """A table and the worksheet it stands on.

    Attributes:
        name: the Excel table's name, unique in the workbook.
        title: the worksheet's name, and the heading on it.
        how_to: the line below the heading.
        frozen_columns: how many columns stay in sight.
        pages_wide: how many pages its width takes when printed.
    """

    name: str
    title: str
    how_to: str
    columns: tuple[Column, ...]
    rows: RowSource
    row_count: int
    frozen_columns: int = 0
    pages_wide: int = 1

    def letter(self, key: str) -> str:
        """Return the letters of a column."""
        keys = [column.key for column in self.columns]
        return column_letter(keys.index(key) + 1)

    def cells(self, key: str) -> str:
        """Return a column's cells as a formula names them: "'Red flags'!$A$4:$A$9"."""
        letter = self.letter(key)
        quoted = self.title.replace("'", "''")
        return f"'{quoted}'!${letter}${FIRST_ROW}:${letter}${self.last_row}"

    def area(self, key: str) -> str:
        """Return a column's cells on its own worksheet: "A4:A9"."""
        letter = self.letter(key)
        return f"{letter}{FIRST_ROW}:{letter}{self.last_row}"

    @property
    def last_row(self) -> int:
        """The row its last row stands in; an empty table has one empty row."""
        return FIRST_ROW + max(self.row_count, 1) - 1

    @property
    def reference(self) -> str:
        """The table's area, header included: "A3:F9"."""
        return f"A{HEADER_ROW}:{column_letter(len(self.columns))}{self.last_row}"


def split_table(table: Table, limit: int, words: Words) -> list[Table]:
    """Return a table as one worksheet, or as several of at most `limit` rows each."""
    if table.row_count <= limit:
        return [table]
    parts = []
    for number, start in enumerate(range(0, table.row_count, limit), 1):
        title = table.title
        if number > 1:
            title = words.text("continued", title=table.title, number=number)
        parts.append(
            replace(
                table,
                name=table.name if number == 1 else f"{table.name}_{number}",
                title=title,
                rows=_RowsFrom(table.rows, start, start + limit),
                row_count=min(limit, table.row_count - start),
            )
        )
    return parts


@dataclass(frozen=True, slots=True)
class _RowsFrom:
    """Some rows of a row source: `start` (0-based) up to `end`, exclusive."""

    rows: RowSource
    start: int
    end: int

    def __call__(self) -> Iterable[list[Value]]:
        return islice(self.rows(), self.start, self.end)
