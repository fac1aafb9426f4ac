"""Collect the problems of one worksheet, each with its place."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.problems import Problem
from generator.roster.grid import column_index

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.problems import Severity
    from generator.roster.cells import Fault


@dataclass(slots=True)
class ProblemLog:
    """The problems of one worksheet, in the order they are found.

    Attributes:
        worksheet: its name; None for a text table.
        letters: field to the letters of its column.
    """

    worksheet: str | None
    letters: Mapping[str, str]
    found: list[Problem] = field(default_factory=list)
    no_candidates: set[int] = field(default_factory=set)
    """Numbers of rows that turned out to be total lines or notes: their cells are not blamed."""

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

    def in_order(self) -> list[Problem]:
        """Return the problems from the top row to the bottom one, left to right."""
        return sorted(
            (
                problem
                for problem in self.found
                if problem.cell is None or problem.row_number not in self.no_candidates
            ),
            key=_place,
        )

    def blamed_rows(self) -> set[int | None]:
        """Return the numbers of the rows with a cell that something is wrong with."""
        return {problem.row_number for problem in self.found if problem.cell}


def _place(problem: Problem) -> tuple[int, int]:
    letters = (problem.cell or "").rstrip("0123456789")
    return problem.row_number or 0, column_index(letters) if letters else -1
