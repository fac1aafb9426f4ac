"""The worksheet `Roles`: what is known about each vacancy, said once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.roster.cells import Fault, quoted
from generator.roster.keys import fold
from generator.roster.model import Vacancy

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.roster.field_table import FieldTable

TEXTS = ("role_id", "target_role", "target_employer", "department", "project", "employer_mission")
LISTS = ("skills", "opportunities", "training")


@dataclass(frozen=True, slots=True)
class Vacancies:
    """The vacancies of a roster, to be found by id, or by title and employer.

    Attributes:
        all: in the order of the worksheet.
        by_id: folded `role_id` to vacancy.
        by_title: folded title and employer to vacancy.
        worksheet: the worksheet's name; None when the roster has none.
    """

    all: tuple[Vacancy, ...] = ()
    by_id: Mapping[str, Vacancy] | None = None
    by_title: Mapping[tuple[str, str], Vacancy] | None = None
    worksheet: str | None = None

    def find(self, role_id: str, target_role: str, target_employer: str) -> Vacancy | None:
        """Return the vacancy a candidate points at: by id, else by title and employer."""
        if role_id and self.by_id:
            return self.by_id.get(fold(role_id))
        if target_role and self.by_title:
            return self.by_title.get((fold(target_role), fold(target_employer)))
        return None


def vacancies_of(table: FieldTable) -> Vacancies:
    """Return the vacancies of the worksheet `Roles`; what is wrong goes to the table's log."""
    vacancies = []
    by_id: dict[str, Vacancy] = {}
    by_title: dict[tuple[str, str], Vacancy] = {}
    for place, row_number in enumerate(table.row_numbers):
        vacancy = _vacancy(table, place, row_number)
        if not (vacancy.role_id or vacancy.target_role):
            _log_nameless(table, vacancy)
            continue
        vacancies.append(vacancy)
        if not vacancy.target_role:
            fault = Fault("warning", "missing-cell", "the vacancy has no title", "name the job")
            table.log.add(fault, row_number, "target_role")
        if (role_id := fold(vacancy.role_id)) and by_id.setdefault(role_id, vacancy) != vacancy:
            table.log.add(_repeated(vacancy, by_id[role_id]), row_number, "role_id")
        by_title.setdefault((fold(vacancy.target_role), fold(vacancy.target_employer)), vacancy)
    return Vacancies(tuple(vacancies), by_id, by_title, table.body.worksheet)


def _vacancy(table: FieldTable, place: int, row_number: int) -> Vacancy:
    texts: dict[str, Any] = {field: table.value(field, place) for field in (*TEXTS, "notes")}
    lists: dict[str, Any] = {field: table.value(field, place, ()) for field in LISTS}
    return Vacancy(table.body.worksheet, row_number, table.columns, **texts, **lists)


def _log_nameless(table: FieldTable, vacancy: Vacancy) -> None:
    if any(getattr(vacancy, field) for field in (*TEXTS, *LISTS)):
        table.log.add_row(
            "warning",
            "missing-cell",
            vacancy.row_number,
            "the vacancy has neither an id nor a title, so no candidate can point at it",
            "give it a role_id or a target_role",
        )


def _repeated(vacancy: Vacancy, first: Vacancy) -> Fault:
    message = f"{quoted(vacancy.role_id)} also stands in row {first.row_number}, which counts"
    return Fault("warning", "repeated-id", message, "give each vacancy an id of its own")
