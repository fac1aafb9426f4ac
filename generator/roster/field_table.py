"""A worksheet's columns read as fields: values by field and row, every fault at its cell."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from generator.roster.cells import (
    Fault,
    Parsed,
    ParsedColumn,
    parse_column,
    parse_list,
    parse_long,
    parse_name,
    parse_text,
)
from generator.roster.problem_log import ProblemLog
from generator.roster.quantities import parse_date, parse_years
from generator.roster.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.roster.columns import ColumnMap
    from generator.roster.grid import Grid
    from generator.settings import Settings

NAMES = ("name", "first_name", "last_name", "preferred_name")
NO_VALUE = Fault(
    "warning",
    "formula-without-value",
    "holds a formula whose result is not stored in the file, or is an error such as #N/A",
    "open the workbook in Excel, see that the formula gives a value, and save it",
)


@dataclass(frozen=True, slots=True)
class FieldTable:
    """The rows below a header, understood.

    Attributes:
        row_numbers: as Excel shows them.
        values: field to one value a row; "" , () or None where a cell says nothing.
        columns: field to the letters of the column to name, for every field of a candidate.
        log: what is wrong with single cells; later steps add to it.
        body: the raw rows, a chunk of the table's.
    """

    row_numbers: list[int]
    values: Mapping[str, list[Any]]
    columns: Mapping[str, str]
    log: ProblemLog
    body: Grid

    def value(self, field: str, place: int, empty: Any = "") -> Any:
        """Return a field's value in the row at a 0-based place; `empty` without such a column."""
        values = self.values.get(field)
        return values[place] if values is not None else empty

    def column(self, field: str) -> list[Any]:
        """Return a field's values row by row; "" for all without such a column."""
        return self.values.get(field) or [""] * len(self.row_numbers)

    def lacks_value(self, field: str, row_number: int) -> bool:
        """Return whether a field's cell holds a formula without a stored value."""
        letter = self.columns.get(field)
        return letter is not None and f"{letter}{row_number}" in self.body.formulas

    def raw_row(self, place: int) -> list[tuple[str, Any]]:
        """Return the filled cells of a row, as (column letters, raw value)."""
        cells = zip(self.body.frame.columns, self.body.frame.iloc[place], strict=True)
        return [(letter, value) for letter, value in cells if str(value).strip()]

    def row_numbers_with_content(self, places: list[int]) -> list[int]:
        """Return the numbers of those rows, of some 0-based places, that hold more than spaces."""
        rows = self.body.frame.iloc[places].itertuples(name=None)
        return [row[0] for row in rows if any(str(value).strip() for value in row[1:])]


def read_fields(body: Grid, columns: ColumnMap, settings: Settings) -> FieldTable:
    """Return the rows of a table, read as the fields that its columns hold.

    Args:
        body: the rows below the header.
        columns: which column holds which field.
        settings: how dates are read.
    """
    letters = _letters_of_fields(columns.letters())
    log = ProblemLog(body.worksheet, letters)
    row_numbers = body.row_numbers
    parsers = _parsers(settings)
    vocabulary = load_vocabulary()
    values: dict[str, list[Any]] = {}
    for field, places in columns.fields.items():
        kind = vocabulary.kind_of(field)
        parsed = []
        for letter in places:
            column = parse_column(body.column(letter), parsers[kind])
            _log_faults(log, column, row_numbers, field, letter)
            parsed.append(column.values)
            _log_formulas(log, body, row_numbers, field, letter)
        values[field] = parsed[0] if len(parsed) == 1 else _merged(kind, parsed)
    _join_education(values, len(row_numbers))
    return FieldTable(row_numbers, values, letters, log, body)


def _parsers(settings: Settings) -> dict[str, Callable[[object], Parsed]]:
    return {
        "text": parse_text,
        "long": parse_long,
        "list": parse_list,
        "name": parse_name,
        "years": parse_years,
        "date": partial(parse_date, order=settings.roster.date_order),
    }


def _letters_of_fields(letters: dict[str, str]) -> dict[str, str]:
    """Let `name` and `education` be found where they stand in several columns."""
    for field, parts in (("name", NAMES), ("education", load_vocabulary().education_parts)):
        first = next((letters[part] for part in parts if part in letters), None)
        if first is not None:
            letters.setdefault(field, first)
    return letters


def _log_faults(
    log: ProblemLog, column: ParsedColumn, row_numbers: list[int], field: str, letter: str
) -> None:
    for place, fault in column.faults:
        log.add(fault, row_numbers[place], field, letter)


def _log_formulas(
    log: ProblemLog, body: Grid, row_numbers: list[int], field: str, letter: str
) -> None:
    if not body.formulas or field in {"name", "target_role"}:
        return
    for row_number in row_numbers:
        if f"{letter}{row_number}" in body.formulas:
            log.add(NO_VALUE, row_number, field, letter)


def _merged(kind: str, columns: list[list[Any]]) -> list[Any]:
    """Read several columns of one field as one: lists and notes joined, else the first filled."""
    rows = zip(*columns, strict=True)
    if kind == "list":
        return [tuple(dict.fromkeys(item for items in row for item in items)) for row in rows]
    if kind == "long":
        return ["\n".join(text for text in row if text) for row in rows]
    return [next((value for value in row if value not in {"", None}), row[0]) for row in rows]


def _join_education(values: dict[str, list[Any]], rows: int) -> None:
    """Make one `education` of degree, major, year and school: "BSc, Biology, Junior"."""
    parts = [part for part in load_vocabulary().education_parts if part in values]
    if not parts or parts == ["education"]:
        return
    columns = [values.pop(part) for part in parts]
    values["education"] = [
        ", ".join(
            dict.fromkeys(columns[part][row] for part in range(len(parts)) if columns[part][row])
        )
        for row in range(rows)
    ]
