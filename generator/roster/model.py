"""A roster as read: candidates, the vacancies they aim at, and every problem found on the way."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from generator.problems import Problem
    from generator.roster.tables import TableRows


@dataclass(frozen=True, slots=True)
class Vacancy:
    """One row of the `Roles` worksheet: what is known about a vacancy, said once.

    `columns` maps a field to its column letters, so that `cell_of` can name a cell as Excel does.
    Text fields are "" and lists () where the cell is empty.
    """

    worksheet: str | None
    row_number: int
    columns: Mapping[str, str]
    role_id: str = ""
    target_role: str = ""
    target_employer: str = ""
    department: str = ""
    skills: tuple[str, ...] = ()
    opportunities: tuple[str, ...] = ()
    project: str = ""
    training: tuple[str, ...] = ()
    employer_mission: str = ""
    notes: str = ""

    def cell_of(self, field: str) -> str | None:
        """Return the cell a field came from ("F3"), or None when the roster has no such column."""
        column = self.columns.get(field)
        return f"{column}{self.row_number}" if column else None


@dataclass(frozen=True, slots=True)
class Candidate:
    """One candidate for one target role: a row of the roster, its cells understood.

    Text fields are "" and lists () where the cell is empty, `n/a`, `-` or the like.

    Attributes:
        worksheet: its name; None for a text table.
        row_number: 1-based, as Excel shows it.
        columns: field to column letters, shared by all candidates of a worksheet.
        key: stable across runs: the `id`, else a digest of email and target, else of name and
            target. Unique in a roster.
        name: as printed on the prep sheet, preferred name first ("Sasha Kim").
        given_name: what a coach would call them ("Sasha"); the whole name where it is one word.
        target_role: as typed, trimmed. `role_title` is what to read.
        vacancy: the `Roles` row this candidate points at, by `role_id` or by title and employer.
        years_experience: years; None when not given.
        interview_date: None when not given.
    """

    worksheet: str | None
    row_number: int
    columns: Mapping[str, str]
    key: str
    name: str
    given_name: str
    target_role: str
    vacancy: Vacancy | None = None
    id: str = ""
    email: str = ""
    role_id: str = ""
    target_employer: str = ""
    department: str = ""
    skills: tuple[str, ...] = ()
    opportunities: tuple[str, ...] = ()
    project: str = ""
    training: tuple[str, ...] = ()
    employer_mission: str = ""
    current_role: str = ""
    current_employer: str = ""
    current_field: str = ""
    years_experience: float | None = None
    education: str = ""
    draft_answer: str = ""
    near_term_goal: str = ""
    long_term_goal: str = ""
    interview_date: date | None = None
    interviewer: str = ""
    coach: str = ""
    cohort: str = ""
    notes: str = ""

    def cell_of(self, field: str) -> str | None:
        """Return the cell a field came from ("C7"), or None when the roster has no such column."""
        column = self.columns.get(field)
        return f"{column}{self.row_number}" if column else None


@dataclass(frozen=True, slots=True)
class UnusableRow:
    """A row of the table that is no blank, and yet no candidate could be made of it.

    `name`, `target_role` and `target_employer` are as typed, "" where missing; the reasons are
    the errors in `Roster.problems` with the same worksheet and row number.
    """

    worksheet: str | None
    row_number: int
    name: str = ""
    target_role: str = ""
    target_employer: str = ""


@dataclass(frozen=True, slots=True)
class RosterSource:
    """The rows that a roster was read from, as they came.

    Attributes:
        candidates: those of the candidates' worksheet, or of the text table.
        roles: those of the worksheet `Roles`; None without one.
    """

    candidates: TableRows
    roles: TableRows | None = None


@dataclass(frozen=True, slots=True)
class Roster:
    """Everything one roster holds.

    Attributes:
        path: the file read.
        worksheet: the worksheet the candidates stand on; None for a text table.
        candidates: in roster order, one for each usable row; more than 10,000 stand on disk.
        roles: the vacancies of the `Roles` worksheet.
        unusable_rows: rows that get no prep sheet, in roster order.
        repeated_rows: rows that say an earlier candidate and target once more; that one is
            written once, and each of these has a warning ("repeated-row").
        source: the tables as they came, for `not_generated.xlsx`; None for a roster made by hand.
        problems: in roster order.
    """

    path: Path
    worksheet: str | None
    candidates: Sequence[Candidate]
    roles: tuple[Vacancy, ...] = ()
    unusable_rows: tuple[UnusableRow, ...] = ()
    problems: tuple[Problem, ...] = ()
    repeated_rows: tuple[UnusableRow, ...] = ()
    source: RosterSource | None = field(default=None, repr=False, compare=False)

    @property
    def row_count(self) -> int:
        """How many rows stand for somebody: no blanks, total lines or notes."""
        return len(self.candidates) + len(self.unusable_rows) + len(self.repeated_rows)
