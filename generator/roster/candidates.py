"""Rows to candidates: who can be prepared, who cannot and why, who comes twice."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.roster.cells import Fault, as_typed, quoted
from generator.roster.field_table import NO_VALUE
from generator.roster.keys import unique_keys
from generator.roster.model import Candidate, UnusableRow
from generator.roster.row_kinds import says_guidance, says_total, what_row_is
from generator.roster.rows import Row, rows_of
from generator.roster.vocabulary import fold_label, load_vocabulary

if TYPE_CHECKING:
    from generator.roster.field_table import FieldTable
    from generator.roster.header import Header
    from generator.roster.keys import Identity
    from generator.roster.vacancies import Vacancies

PLAIN_FIELDS = (
    "id", "email", "role_id", "target_employer", "department", "skills", "opportunities",
    "project", "training", "employer_mission", "current_role", "current_employer",
    "current_field", "years_experience", "education", "draft_answer", "near_term_goal",
    "long_term_goal", "interview_date", "interviewer", "coach", "cohort", "notes",
)  # fmt: skip
"""Fields that go from a row to the candidate as they are."""
TELLING = 5
"""Letters of a name that tell whether it may be "Total" or "(required)"."""
LABELS = {"name": "name", "target_role": "target role"}


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
    rows = rows_of(table, vacancies)
    suspects = _beginnings_of_other_kinds(table, header)
    usable = [
        row
        for row in rows
        if row.is_complete
        and not (
            row.name.full[:TELLING].casefold() in suspects
            and _log_other_kind(table, header, row.place, row.name.full)
        )
    ]
    last = usable[-1].place if usable else -1
    for row in rows:
        if not row.is_complete:
            _settle_incomplete(table, header, row, people, last=row.place > last)
    kept = _without_repeats(table, usable, people)
    _log_shared_ids(table, kept)
    keys = unique_keys([(row.id, row.folded) for row in kept])
    people.candidates = _candidates(table, kept, keys)
    return people


def _beginnings_of_other_kinds(table: FieldTable, header: Header) -> set[str]:
    """Return how names begin that may be no names: few rows are then looked at closely."""
    words = load_vocabulary().words
    label = header.labels.get(table.columns["name"], "")
    texts = {*words["totals"], *words["guidance"], label.strip().casefold()}
    bracketed = {f"{bracket}{text}" for text in texts for bracket in "([*<"}
    return {text[:TELLING] for text in texts | bracketed}


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
    table: FieldTable, header: Header, row: Row, people: People, *, last: bool
) -> None:
    """Log what a row without a name or a target is: no person at all, or one who lacks it."""
    if kind := what_row_is(table, header, row.place, last=last):
        _log_kind(table, row.place, kind)
        return
    for field_name, text, hint in (
        ("name", row.name.full, "give the candidate's name"),
        ("target_role", row.target_role, "name the job that the interview is for"),
    ):
        if text:
            continue
        message = f"the {LABELS[field_name]} is missing"
        fault = Fault("error", "missing-cell", message, hint)
        if table.lacks_value(field_name, row.row_number):
            fault = NO_VALUE._replace(severity="error")
        table.log.add(fault, row.row_number, field_name)
    people.unusable.append(_unusable(table, row))


def _unusable(table: FieldTable, row: Row) -> UnusableRow:
    held = (row.name.full, row.target_role, row.target_employer)
    return UnusableRow(table.body.worksheet, row.row_number, *held)


def _without_repeats(table: FieldTable, rows: list[Row], people: People) -> list[Row]:
    """Return the first row of each candidate and target; later ones are logged."""
    first: dict[Identity, Row] = {}
    for row in rows:
        if (earlier := first.setdefault(row.folded, row)) is row:
            continue
        people.repeated.append(_unusable(table, row))
        differ = "" if _same_cells(table, earlier, row) else "; their other cells differ"
        message = f"repeats row {earlier.row_number}, the same person and target{differ}"
        hint = f"row {earlier.row_number} is used; delete one of them"
        table.log.add_row("warning", "repeated-row", row.row_number, message, hint)
    return list(first.values())


def _same_cells(table: FieldTable, one: Row, other: Row) -> bool:
    return all(column[one.place] == column[other.place] for column in table.values.values())


def _log_shared_ids(table: FieldTable, rows: list[Row]) -> None:
    """Log an id or an email and target that stand for two different people."""
    first: dict[tuple[str, ...], Row] = {}
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


def _candidates(table: FieldTable, rows: list[Row], keys: list[str]) -> list[Candidate]:
    present = [(name, table.values[name]) for name in PLAIN_FIELDS if name in table.values]
    worksheet, columns = table.body.worksheet, table.columns
    return [
        Candidate(
            worksheet=worksheet,
            row_number=row.row_number,
            columns=columns,
            key=key,
            name=row.name.full,
            given_name=row.name.given,
            target_role=row.target_role,
            vacancy=row.vacancy,
            **{name: values[row.place] for name, values in present},
        )
        for row, key in zip(rows, keys, strict=True)
    ]
