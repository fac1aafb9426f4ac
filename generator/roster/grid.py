"""The cells of one worksheet, addressed as Excel shows them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from string import ascii_uppercase, digits
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pandas import DataFrame

MergedRange: TypeAlias = tuple[tuple[int, int], tuple[int, int]]
"""First and last cell of a merged range, as (row, column), both 0-based and included."""

LETTERS = 26
CHUNK_ROWS = 10_000
"""Rows that are understood at once: a roster's memory does not grow with its raw cells."""


@dataclass(frozen=True, slots=True)
class Grid:
    """One worksheet or text table.

    Attributes:
        worksheet: its name; None for a text table.
        frame: raw cells. The index holds row numbers and the columns letters, both as Excel
            shows them; rows without any content are left out.
        merged: merged ranges that cover more than one column, for two-row headers.
        formulas: cells whose formula has no stored value ("C7").
    """

    worksheet: str | None
    frame: DataFrame
    merged: tuple[MergedRange, ...] = ()
    formulas: frozenset[str] = frozenset()

    @property
    def row_numbers(self) -> list[int]:
        """The numbers of the rows that hold something, as Excel shows them."""
        return [int(number) for number in self.frame.index]

    def column(self, letter: str) -> list[Any]:
        """Return a column's cells in the order of `row_numbers`; empty cells are ""."""
        return list(self.frame[letter])

    def from_row(self, row_number: int) -> Grid:
        """Return the rows from this number on."""
        rest = self.frame.loc[self.frame.index >= row_number]
        return Grid(self.worksheet, rest, self.merged, self.formulas)

    def in_chunks(self) -> Iterator[Grid]:
        """Yield the rows, `CHUNK_ROWS` at a time; of no rows, one empty chunk."""
        for start in range(0, max(len(self.frame), 1), CHUNK_ROWS):
            rows = self.frame.iloc[start : start + CHUNK_ROWS]
            yield Grid(self.worksheet, rows, self.merged, self.formulas)


class GridSource(Protocol):
    """A file that holds one or several grids."""

    @property
    def worksheets(self) -> tuple[str | None, ...]:
        """Names in the file's order, visible ones first; (None,) for a text table."""

    @property
    def notes(self) -> tuple[str, ...]:
        """What its reader should know about how the file was read."""

    def read_grid(self, worksheet: str | None) -> Grid:
        """Return one worksheet's cells; of a text table its first `CHUNK_ROWS` rows.

        Raises:
            RosterError: the worksheet cannot be read.
        """

    def further_grids(self, worksheet: str | None) -> Iterator[Grid]:
        """Yield the rows that `read_grid` left out, so many at a time.

        Raises:
            RosterError: they cannot be read.
        """


@lru_cache(maxsize=1024)
def column_letter(index: int) -> str:
    """Return a column's letters as Excel shows them: 0 gives "A", 27 gives "AB"."""
    letters = ""
    number = index + 1
    while number:
        number, rest = divmod(number - 1, LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_index(letters: str) -> int:
    """Return a column's 0-based place: "A" gives 0, "AB" gives 27."""
    number = 0
    for letter in letters:
        number = number * LETTERS + ord(letter) - ord("A") + 1
    return number - 1


def grid_of_frame(
    worksheet: str | None,
    frame: DataFrame,
    merged: Sequence[MergedRange] = (),
    formulas: Iterable[str] = (),
) -> Grid:
    """Return the grid of a frame whose rows have Excel's numbers and whose columns count from 0.

    A value merged down several rows counts for each of them that holds anything else; blank rows
    are left out and keep their numbers.

    Args:
        worksheet: its name; None for a text table.
        frame: the cells, empty ones "".
        merged: the merged ranges.
        formulas: cells whose formula has no stored value.
    """
    without_value = frozenset(formulas)
    if without_value:
        frame = _reaching(frame, without_value)
    numbered = frame.set_axis([column_letter(place) for place in range(frame.shape[1])], axis=1)
    full = (numbered != "").any(axis=1)
    for cell in without_value:
        full[row_number_of(cell)] = True
    kept = numbered.loc[full].copy() if merged else numbered.loc[full]
    for (top, left), (bottom, _) in merged:
        if bottom > top and left < kept.shape[1]:
            _fill_down(kept, top + 1, bottom + 1, left)
    across = tuple(place for place in merged if place[1][1] > place[0][1])
    return Grid(worksheet, kept, across, without_value)


def row_number_of(cell: str) -> int:
    """Return the row number of a cell: "C7" gives 7."""
    return int(cell.lstrip(ascii_uppercase))


def _reaching(frame: DataFrame, cells: Iterable[str]) -> DataFrame:
    """Return a frame that reaches as far as some cells: their values are missing, they are not."""
    rows = sorted({*frame.index, *(row_number_of(cell) for cell in cells)})
    letters = {cell.rstrip(digits) for cell in cells}
    columns = max(frame.shape[1], *(column_index(letter) + 1 for letter in letters))
    return frame.reindex(index=rows, columns=range(columns), fill_value="")


def _fill_down(frame: DataFrame, first_row: int, last_row: int, column: int) -> None:
    if first_row in frame.index:
        places = frame.index.slice_indexer(first_row, last_row)
        frame.iloc[places, column] = frame.iloc[places.start, column]
