"""Collect the problems of one worksheet, each with its place; a log a chunk of rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from string import digits
from typing import TYPE_CHECKING

from generator.problems import Problem
from generator.roster.grid import column_index

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.problems import Severity
    from generator.roster.cells import Fault

SAID_ONCE = {"ambiguous-date"}
"""Faults that are said at the first cell of a column only: the cure is one for all of them."""


@dataclass(slots=True)
class ProblemLog:
    """The problems of some rows of one worksheet, in the order they are found.

    Attributes:
        worksheet: its name; None for a text table.
        letters: field to the letters of its column.
    """

    worksheet: str | None
    letters: Mapping[str, str]
    found: list[Problem] = field(default_factory=list)
    no_candidates: set[int] = field(default_factory=set)
    """Numbers of rows that turned out to be total lines or notes: their cells are not blamed."""
    unread_rows: list[int] = field(default_factory=list)
    """Numbers of rows that hold something, but in no column that is read."""

    def add(self, fault: Fault, row_number: int, field_name: str, letter: str = "") -> None:
        """Add what is wrong with a cell.

        Args:
            fault: what is wrong.
            row_number: as Excel shows it.
            field_name: the field; its column gives the cell.
            letter: the column, where the field has several.
        """
        column = letter or self.letters.get(field_name, "")
        self.found.append(
            Problem(
                fault.severity,
                fault.code,
                fault.message,
                fault.hint,
                self.worksheet,
                row_number,
                f"{column}{row_number}" if column else None,
                field_name,
            )
        )

    def add_row(
        self, severity: Severity, code: str, row_number: int | None, message: str, hint: str = ""
    ) -> None:
        """Add what is wrong with a whole row, or with the worksheet when it is None."""
        self.found.append(Problem(severity, code, message, hint, self.worksheet, row_number))

    def blamed_rows(self) -> set[int | None]:
        """Return the numbers of the rows with a cell that something is wrong with."""
        return {problem.row_number for problem in self.found if problem.cell}


def in_order(logs: Iterable[ProblemLog]) -> list[Problem]:
    """Return the problems of a worksheet's chunks, from the top row down, left to right."""
    logs = list(logs)
    problems = [*_about_unread_rows(logs)]
    problems += [
        problem
        for log in logs
        for problem in log.found
        if problem.cell is None or problem.row_number not in log.no_candidates
    ]
    return _said_once(sorted(problems, key=_place))


def _about_unread_rows(logs: list[ProblemLog]) -> Iterator[Problem]:
    """Say once which rows hold something, but nothing that is read: numbers filled down."""
    numbers = [number for log in logs for number in log.unread_rows]
    if numbers:
        message = "no column that is read says anything here; taken for blank"
        if len(numbers) > 1:
            message = (
                f"in {len(numbers)} rows from {numbers[0]} to {numbers[-1]} no column that is "
                "read says anything; taken for blank"
            )
        yield Problem("note", "blank-row", message, "", logs[0].worksheet, numbers[0])


def _said_once(problems: list[Problem]) -> list[Problem]:
    """Leave out what was said of the same column before, where one cure is for all its cells."""
    said: set[tuple[str, str]] = set()
    kept = []
    for problem in problems:
        what = (problem.code, (problem.cell or "").rstrip(digits))
        if what not in said:
            kept.append(problem)
        if problem.code in SAID_ONCE:
            said.add(what)
    return kept


def _place(problem: Problem) -> tuple[int, int]:
    letters = (problem.cell or "").rstrip(digits)
    return problem.row_number or 0, column_index(letters) if letters else -1
