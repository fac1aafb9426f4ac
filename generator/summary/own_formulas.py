"""Formulas in a coach's own columns: kept as formulas, and pointing at their own row.

Notes are read as values, which is quick. Only when a summary is written anew, and a coach added
columns, are those columns looked at again for formulas.
"""

from __future__ import annotations

import contextlib
import re
import warnings
import zipfile
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.summary.cells import Formula, column_letter
from generator.summary.headers import HEADER_WITHIN, columns_of_header, plain_value
from generator.summary.notes import CandidateNotes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from openpyxl import Workbook
    from openpyxl.cell import Cell
    from openpyxl.cell.cell import MergedCell

    from generator.summary.cells import Value
    from generator.summary.headers import HeaderColumns
    from generator.summary.notes import CoachNotes

CELL = re.compile(
    r"""(?P<text>"[^"]*"|(?:'[^']*'|[A-Za-z_.][\w.]*)!\$?\w+\$?\w*(?::\$?\w+\$?\w*)?"""
    r"""|\[[^]]*\]|[A-Za-z_.][\w.]*\()"""
    r"""|(?<![\w.!$])(?P<column>\$?[A-Z]{1,3})(?P<fixed>\$?)(?P<row>\d+)(?![\w(.!])"""
)
"""A reference to a cell of the same worksheet; texts, functions, other worksheets are skipped."""


@dataclass(frozen=True, slots=True)
class OwnFormula:
    """A formula that a coach wrote.

    Attributes:
        text: without its equals sign.
        row_number: where it stood, 1-based.
        labels: of the worksheet's columns, by their letters.
    """

    text: str
    row_number: int
    labels: Mapping[str, str]

    def at(self, row_number: int, letters: Mapping[str, str], value: Value) -> Formula | None:
        """Return the formula for another row, or None when a column it needs is gone.

        Args:
            row_number: where it is to stand.
            letters: of the new worksheet's columns, by their labels.
            value: what it gives now.
        """
        try:
            text = CELL.sub(lambda found: self._moved(found, row_number, letters), self.text)
        except KeyError:
            return None
        return Formula(text, value if isinstance(value, (str, int, float)) else None)

    def _moved(self, found: re.Match[str], row_number: int, letters: Mapping[str, str]) -> str:
        if found["text"]:
            return found[0]
        column, row = found["column"], int(found["row"])
        fixed = "$" if column.startswith("$") else ""
        if not found["fixed"]:
            row += row_number - self.row_number
        if row < 1:
            raise KeyError(row)
        return f"{fixed}{letters[self.labels[column.lstrip('$')]]}{found['fixed']}{row}"


def with_formulas(notes: CoachNotes) -> CoachNotes:
    """Return the notes with the formulas of the coach's own columns beside their values."""
    by_key = dict(notes.by_key)
    of_columns: dict[str, OwnFormula] = {}
    plain: set[str] = set()
    for path in notes.sources:
        if not _has_formulas(path, notes.own_letters):
            continue
        for key, label, formula in _read(path):
            if formula is None:
                plain.add(label)
                continue
            of_columns.setdefault(label, formula)
            found = by_key.get(key, CandidateNotes(key))
            by_key[key] = replace(found, formulas={**found.formulas, label: formula})
    whole = {label: formula for label, formula in of_columns.items() if label not in plain}
    return replace(notes, by_key=by_key, column_formulas=whole)


def _has_formulas(path: Path, letters: Iterable[str]) -> bool:
    """Tell whether there are formulas in some columns of any worksheet; quick, from the XML."""
    wanted = "|".join(letters)
    if not wanted:
        return False
    pattern = re.compile(rf'<c r="(?:{wanted})\d+"[^>]*><f[ >/]'.encode())
    with zipfile.ZipFile(path) as package:
        return any(
            pattern.search(package.read(name))
            for name in package.namelist()
            if name.startswith("xl/worksheets/sheet")
        )


@contextlib.contextmanager
def opened_quietly(path: Path) -> Iterator[Workbook]:
    """Open a workbook for reading; openpyxl warns of every extension that it does not know."""
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        workbook = load_workbook(path, read_only=True)
        try:
            yield workbook
        finally:
            workbook.close()


def _read(path: Path) -> Iterator[tuple[str, str, OwnFormula | None]]:
    """Yield key, label and formula of every filled cell in own columns; None for a plain value."""
    with opened_quietly(path) as workbook:
        for worksheet in workbook.worksheets:
            yield from _read_rows(worksheet.iter_rows())


def _read_rows(
    rows: Iterable[tuple[Cell | MergedCell, ...]],
) -> Iterator[tuple[str, str, OwnFormula | None]]:
    columns: HeaderColumns | None = None
    for number, row in enumerate(rows, 1):
        values = ["" if cell.value is None else cell.value for cell in row]
        if columns is None:
            columns = columns_of_header(values)
            if columns is None and number == HEADER_WITHIN:
                return
            continue
        key_place = columns.who["key"]
        key = plain_value(values[key_place]) if key_place < len(values) else ""
        for place, label in columns.own.items():
            if key and place < len(values) and values[place] != "":
                yield key, label, _formula(row[place], number, columns)


def _formula(cell: Cell | MergedCell, row_number: int, columns: HeaderColumns) -> OwnFormula | None:
    if cell.data_type != "f" or not isinstance(cell.value, str):
        return None
    labels = {column_letter(place): label for place, label in enumerate(columns.labels, 1)}
    return OwnFormula(cell.value[1:], row_number, labels)
