"""Rows to candidates: who can be prepared, who cannot and why, who comes twice."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from generator.roster.cells import Fault, as_typed, quoted
from generator.roster.field_table import NO_VALUE
from generator.roster.keys import Identity, unique_keys
from generator.roster.model import Candidate, UnusableRow
from generator.roster.names import NameParts, PersonName, compose_name
from generator.roster.row_kinds import says_guidance, says_total, what_row_is
from generator.roster.vacancies import Vacancies
from generator.roster.vocabulary import fold_label

if TYPE_CHECKING:
    from generator.roster.field_table import FieldTable
    from generator.roster.header import Header
    from generator.roster.model import Vacancy

PLAIN_FIELDS = (
    "id", "email", "role_id", "target_employer", "department", "skills", "opportunities",
    "project", "training", "employer_mission", "current_role", "current_employer",
    "current_field", "years_experience", "education", "draft_answer", "near_term_goal",
    "long_term_goal", "interview_date", "interviewer", "coach", "cohort", "notes",
)  # fmt: skip
"""Fields that go from a row to the candidate as they are."""
LABELS = {"name": "name", "target_role": "target role"}


@dataclass(frozen=True, slots=True)
class _Row:
    """A row that can be prepared."""

    place: int
    row_number: int
    name: PersonName
    target_role: str
    vacancy: Vacancy | None
    identity: Identity
    folded: Identity
    """The identity as it is compared."""


@dataclass(slots=True)
class People:
    """What became of the rows.

    Attributes:
        candidates: one for each usable row, in roster order.
        unusable: rows with an error each.
        repeated: rows that say a candidate and target once more, with a warning each.
    """

    candidates: list[Candidate] = field(default_factory=list)
    unusable: list[UnusableRow] = field(default_factory=list)
    repeated: list[UnusableRow] = field(default_factory=list)


def people_of(table: FieldTable, header: Header, vacancies: Vacancies) -> People:
    """Return the candidates of a table; what is wrong goes to the table's log.

    Args:
        table: the rows below the header.
        header: the header, to know it again at the top of each printed page.
        vacancies: what the worksheet `Roles` knows.
    """
    people = People()
    rows: list[_Row] = []
    incomplete: list[int] = []
    for place in _places_with_fields(table):
        row = _row(table, place, vacancies)
        if not (row.name.full and row.target_role):
            incomplete.append(place)
        elif not _log_other_kind(table, header, place, row.name.full):
            rows.append(row)
    last = rows[-1].place if rows else -1
    for place in incomplete:
        _settle_incomplete(table, header, place, people, last=place > last)
    kept = _without_repeats(table, rows, people)
    _log_shared_ids(table, kept)
    keys = unique_keys([(row.identity.id, row.folded) for row in kept])
    people.candidates = [_candidate(table, row, key) for row, key in zip(kept, keys, strict=True)]
    return people


def _places_with_fields(table: FieldTable) -> list[int]:
    """Return the places of rows in which a column that is read says something."""
    nothing: tuple[Any, ...] = ("", (), None)
    rows = zip(*table.values.values(), strict=True)
    filled = [any(value not in nothing for value in row) for row in rows]
    letters, blamed = set(table.columns.values()), table.log.blamed_rows()
    for place, row_number in enumerate(table.row_numbers):
        if not filled[place]:
            filled[place] = row_number in blamed or any(
                f"{letter}{row_number}" in table.body.formulas for letter in letters
            )
    _log_rows_without_fields(table, [place for place, full in enumerate(filled) if not full])
    return [place for place, full in enumerate(filled) if full]


def _log_rows_without_fields(table: FieldTable, places: list[int]) -> None:
    """Say once which rows hold something, but nothing that is read: numbers filled down."""
    numbers = table.row_numbers_with_content(places)
    if numbers:
        which = f"row {numbers[0]}"
        if len(numbers) > 1:
            which = f"{len(numbers)} rows from {numbers[0]} to {numbers[-1]}"
        message = f"{which}: no column that is read says anything; taken for blank"
        table.log.add_row("note", "blank-row", numbers[0], message)


def _row(table: FieldTable, place: int, vacancies: Vacancies) -> _Row:
    parts = NameParts(*(table.value(name, place) for name in NameParts._fields))
    name = compose_name(parts)
    role_id, typed_role = table.value("role_id", place), table.value("target_role", place)
    employer = table.value("target_employer", place)
    vacancy = vacancies.find(role_id, typed_role, employer)
    row_number = table.row_numbers[place]
    if role_id and not vacancy and vacancies.worksheet:
        message = f"{quoted(role_id)} is no role_id of the worksheet '{vacancies.worksheet}'"
        fault = Fault("warning", "unknown-role-id", message, "correct it, or add the role there")
        table.log.add(fault, row_number, "role_id")
    target_role = typed_role or (vacancy.target_role if vacancy else "")
    identity = Identity(
        table.value("id", place),
        table.value("email", place),
        name.full,
        target_role,
        employer or (vacancy.target_employer if vacancy else ""),
    )
    return _Row(place, row_number, name, target_role, vacancy, identity, identity.folded())


def _log_other_kind(table: FieldTable, header: Header, place: int, name: str) -> bool:
    """Return whether a row with a name and a target is a total line or a header after all."""
    label = header.labels.get(table.columns["name"], "")
    repeats_label = len(name) <= len(label) and fold_label(name) == fold_label(label)
    if not (repeats_label or says_total(name) or says_guidance(name)):
        return False
    kind = what_row_is(table, header, place, last=False)
    if kind:
        _log_kind(table, place, kind)
    return kind is not None


def _log_kind(table: FieldTable, place: int, kind: tuple[str, str]) -> None:
    texts = " ".join(as_typed(value) for _, value in table.raw_row(place))
    message = f"{quoted(texts)} was read as {kind[1]}, not as a candidate"
    table.log.add_row("note", kind[0], table.row_numbers[place], message)
    table.log.no_candidates.add(table.row_numbers[place])


def _settle_incomplete(
    table: FieldTable, header: Header, place: int, people: People, *, last: bool
) -> None:
    """Log what a row without a name or a target is: no person at all, or one who lacks it."""
    if kind := what_row_is(table, header, place, last=last):
        _log_kind(table, place, kind)
        return
    row_number = table.row_numbers[place]
    row = _row(table, place, Vacancies())
    for field_name, text, hint in (
        ("name", row.name.full, "give the candidate's name"),
        ("target_role", row.target_role, "name the job that the interview is for"),
    ):
        if table.lacks_value(field_name, row_number):
            table.log.add(NO_VALUE._replace(severity="error"), row_number, field_name)
        elif not text:
            message = f"the {LABELS[field_name]} is missing"
            table.log.add(Fault("error", "missing-cell", message, hint), row_number, field_name)
    people.unusable.append(_unusable(table, row))


def _unusable(table: FieldTable, row: _Row) -> UnusableRow:
    worksheet, employer = table.body.worksheet, row.identity.target_employer
    return UnusableRow(worksheet, row.row_number, row.name.full, row.target_role, employer)


def _without_repeats(table: FieldTable, rows: list[_Row], people: People) -> list[_Row]:
    """Return the first row of each candidate and target; later ones are logged."""
    first: dict[Identity, _Row] = {}
    for row in rows:
        if (earlier := first.setdefault(row.folded, row)) is row:
            continue
        people.repeated.append(_unusable(table, row))
        differ = "" if _same_cells(table, earlier, row) else "; their other cells differ"
        message = f"repeats row {earlier.row_number}, the same person and target{differ}"
        hint = f"row {earlier.row_number} is used; delete one of them"
        table.log.add_row("warning", "repeated-row", row.row_number, message, hint)
    return list(first.values())


def _same_cells(table: FieldTable, one: _Row, other: _Row) -> bool:
    return all(column[one.place] == column[other.place] for column in table.values.values())


def _log_shared_ids(table: FieldTable, rows: list[_Row]) -> None:
    """Log an id or an email and target that stand for two different people."""
    first: dict[tuple[str, ...], _Row] = {}
    for row in rows:
        folded = row.folded
        shared: tuple[str, ...] = (folded.id,) if folded.id else ()
        if not shared and folded.email:
            shared = (folded.email, folded.target_role)
        field_name = "id" if folded.id else "email"
        earlier = first.setdefault(shared, row) if shared else row
        if not folded.is_of_same_person(earlier.folded):
            value = quoted(table.value(field_name, row.place))
            message = f"{value} also stands in row {earlier.row_number} for another name"
            hint = "give each person their own; both are written"
            fault = Fault("warning", f"repeated-{field_name}", message, hint)
            table.log.add(fault, row.row_number, field_name)


def _candidate(table: FieldTable, row: _Row, key: str) -> Candidate:
    fields: dict[str, Any] = {
        name: table.values[name][row.place] for name in PLAIN_FIELDS if name in table.values
    }
    return Candidate(
        worksheet=table.body.worksheet,
        row_number=row.row_number,
        columns=table.columns,
        key=key,
        name=row.name.full,
        given_name=row.name.given,
        target_role=row.target_role,
        vacancy=row.vacancy,
        **fields,
    )
