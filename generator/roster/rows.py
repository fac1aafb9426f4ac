"""Who and what each row means, column by column: a hundred thousand rows in a second or two."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from generator.roster.cells import Fault, quoted
from generator.roster.keys import Identity, fold
from generator.roster.names import NameParts, PersonName, compose_name

if TYPE_CHECKING:
    from generator.roster.field_table import FieldTable
    from generator.roster.model import Vacancy
    from generator.roster.vacancies import Vacancies


class Row(NamedTuple):
    """A row that says something.

    Attributes:
        place: 0-based, in its table.
        row_number: as Excel shows it.
        target_role: the row's own, else its vacancy's; "" where neither says one.
        target_employer: likewise.
        id: as typed.
        folded: who is prepared for what, as it is compared.
    """

    place: int
    row_number: int
    name: PersonName
    target_role: str
    target_employer: str
    vacancy: Vacancy | None
    id: str
    folded: Identity

    @property
    def is_complete(self) -> bool:
        """Whether there are a name and a target role."""
        return bool(self.name.full and self.target_role)


def rows_of(table: FieldTable, vacancies: Vacancies) -> list[Row]:
    """Return the rows of a table in which a column that is read says something.

    What is wrong with a row's `role_id` goes to the table's log, and so do rows that say something
    elsewhere only.

    Args:
        table: the rows below the header.
        vacancies: what the worksheet `Roles` knows.
    """
    names = [compose_name(NameParts(*parts)) for parts in zip(*_columns(table), strict=True)]
    ids, emails, role_ids, roles, employers = (
        table.column(field)
        for field in ("id", "email", "role_id", "target_role", "target_employer")
    )
    found = _vacancies(table, vacancies, role_ids, roles, employers)
    roles = [
        role or (one.target_role if one else "") for role, one in zip(roles, found, strict=True)
    ]
    employers = [
        employer or (one.target_employer if one else "")
        for employer, one in zip(employers, found, strict=True)
    ]
    identities = map(
        Identity,
        *map(_folded, (ids, emails, [name.full for name in names], roles, employers)),
    )
    rows = map(
        Row,
        range(len(names)),
        table.row_numbers,
        names,
        roles,
        employers,
        found,
        ids,
        identities,
    )
    says_something = _says_something(table)
    return [row for row in rows if says_something[row.place]]


def _columns(table: FieldTable) -> list[list[Any]]:
    return [table.column(field) for field in NameParts._fields]


def _folded(texts: list[str]) -> list[str]:
    """Fold each text: all at once where they are ASCII, else each that differs."""
    joined = "\n".join(texts)
    if joined.isascii() and joined.count("\n") == len(texts) - 1:
        return joined.lower().split("\n")
    folded = {text: fold(text) for text in set(texts)}
    return [folded[text] for text in texts]


def _vacancies(
    table: FieldTable,
    vacancies: Vacancies,
    role_ids: list[str],
    roles: list[str],
    employers: list[str],
) -> list[Vacancy | None]:
    if not vacancies.worksheet:
        return [None] * len(roles)
    pointers = list(zip(role_ids, roles, employers, strict=True))
    known = {pointer: vacancies.find(*pointer) for pointer in set(pointers)}
    for place, (role_id, *_) in enumerate(pointers):
        if role_id and known[pointers[place]] is None:
            message = f"{quoted(role_id)} is no role_id of the worksheet '{vacancies.worksheet}'"
            hint = "correct it, or add the role there"
            fault = Fault("warning", "unknown-role-id", message, hint)
            table.log.add(fault, table.row_numbers[place], "role_id")
    return [known[pointer] for pointer in pointers]


def _says_something(table: FieldTable) -> list[bool]:
    """Return for each row whether a column that is read says something or has a fault."""
    nothing: tuple[Any, ...] = ("", (), None)
    rows = zip(*table.values.values(), strict=True)
    filled = [any(value not in nothing for value in row) for row in rows]
    letters, blamed = set(table.columns.values()), table.log.blamed_rows()
    for place, row_number in enumerate(table.row_numbers):
        if not filled[place]:
            filled[place] = row_number in blamed or any(
                f"{letter}{row_number}" in table.body.formulas for letter in letters
            )
    others = [place for place, full in enumerate(filled) if not full]
    table.log.unread_rows += table.row_numbers_with_content(others) if others else []
    return filled
