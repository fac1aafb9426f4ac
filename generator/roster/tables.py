"""Which worksheet holds the candidates, which the vacancies, and where their headers stand."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from generator.errors import RosterError
from generator.problems import Problem
from generator.roster.columns import own_columns
from generator.roster.header import Header, find_header
from generator.roster.vocabulary import fold_label, load_vocabulary
from generator.spool import spooled

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from pandas import DataFrame

    from generator.roster.grid import Grid, GridSource
    from generator.settings import Settings

LEAST_SCORE = 1.0
"""A header knows one label surely at least; else there is no roster on the worksheet."""
ALIKE = 1.5
"""A worksheet whose header knows this much less than the best one's may be a roster too."""
CHUNKS_HELD = 2
"""Chunks of raw rows kept in memory; of a longer table all wait on disk."""


@dataclass(frozen=True, slots=True)
class Table:
    """A worksheet or text table with its header found.

    Attributes:
        source: the file it stands in.
        grid: its cells; of a text table those of its first rows.
        header: where its labels stand.
        problems: what is to be said of the choice of this table.
    """

    source: GridSource
    grid: Grid
    header: Header
    problems: tuple[Problem, ...] = ()

    def body(self) -> Grid:
        """Return the rows below the header, as far as they have been read."""
        return self.grid.from_row(self.header.last_row + 1)

    def rows(self) -> TableRows:
        """Return all rows below the header."""
        chunks = chain(self.body().in_chunks(), self.source.further_grids(self.grid.worksheet))
        return TableRows(self.grid.worksheet, self.header, spooled(chunks, CHUNKS_HELD))


@dataclass(frozen=True, slots=True)
class TableRows:
    """The rows of a table as they came, below its header.

    Attributes:
        worksheet: its name; None for a text table.
        header: the labels.
        chunks: the raw cells, so many rows at a time.
    """

    worksheet: str | None
    header: Header
    chunks: Sequence[Grid]

    def frames(self, row_numbers: Collection[int] | None = None) -> Iterator[DataFrame]:
        """Yield the raw cells, chunk by chunk: of all rows, or of those with these numbers."""
        for chunk in self.chunks:
            frame = chunk.frame
            yield (
                frame if row_numbers is None else frame.loc[[n in row_numbers for n in frame.index]]
            )


def find_candidate_table(source: GridSource, settings: Settings) -> Table:
    """Return the table of candidates: on the worksheet asked for, else `Candidates`, else found.

    Raises:
        RosterError: the worksheet asked for does not exist, or no table of candidates is found.
    """
    own_labels = own_columns(settings).keys()
    names = _worksheets_to_search(source, settings.roster.worksheet)
    if not names:
        raise RosterError("holds no worksheet")
    found: list[Table] = []
    for name in names:
        grid = source.read_grid(name)
        header = find_header(grid, own_labels)
        if header and header.score >= LEAST_SCORE:
            found.append(Table(source, grid, header))
            if name and _is_called(name, "candidates"):
                return found[-1]
    if not found:
        raise _no_table(source, names)
    best = max(found, key=lambda table: (not table.body().frame.empty, table.header.score))
    return replace(best, problems=tuple(_also_rosters(best, found)))


def _worksheets_to_search(source: GridSource, asked: str) -> list[str | None]:
    if not asked:
        names = [name for name in source.worksheets if not (name and _is_called(name, "roles"))]
        called = [name for name in names if name and _is_called(name, "candidates")]
        return [*called, *(name for name in names if name not in called)]
    if source.worksheets == (None,):
        return [None]
    exact: list[str | None] = [name for name in source.worksheets if name == asked]
    alike = [name for name in source.worksheets if fold_label(name or "") == fold_label(asked)]
    if not (exact or alike):
        have = ", ".join(f"'{name}'" for name in source.worksheets)
        raise RosterError(f"has no worksheet '{asked}'", f"its worksheets are {have}")
    return (exact or alike)[:1]


def _is_called(name: str, purpose: str) -> bool:
    return fold_label(name) in load_vocabulary().worksheets[purpose]


def _also_rosters(best: Table, found: list[Table]) -> list[Problem]:
    """Say which other worksheets look like rosters: their rows are not read."""
    problems = []
    for table in found:
        rows = len(table.body().frame)
        if table is best or not rows or table.header.score < best.header.score - ALIKE:
            continue
        name = table.grid.worksheet
        message = f"the worksheet looks like a roster too; its {rows} rows are not read"
        hint = f'read it with --worksheet "{name}"'
        problems.append(Problem("warning", "worksheet-not-read", message, hint, name))
    return problems


def _no_table(source: GridSource, names: list[str | None]) -> RosterError:
    where = "" if source.worksheets == (None,) else f" on {_listed(names)}"
    return RosterError(
        f"no table of candidates was found{where}: no row of labels such as 'Name' and "
        "'Target role'",
        "put a row of labels above the candidates; `prepsheets init` writes an example",
    )


def _listed(names: list[str | None]) -> str:
    quoted = [f"'{name}'" for name in names]
    return (
        f"the worksheet {quoted[0]}" if len(quoted) == 1 else f"the worksheets {', '.join(quoted)}"
    )


def find_role_table(source: GridSource, candidates: Table, settings: Settings) -> Table | None:
    """Return the table of vacancies: the worksheet `Roles`, or None without one."""
    for name in source.worksheets:
        if name and name != candidates.grid.worksheet and _is_called(name, "roles"):
            grid = source.read_grid(name)
            header = find_header(grid, own_columns(settings).keys())
            if header:
                return Table(source, grid, header)
    return None
