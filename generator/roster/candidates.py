"""Rows to candidates: who can be prepared, who cannot and why, who comes twice."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import chain
from typing import TYPE_CHECKING

from generator.roster.cells import Fault, as_typed, quoted
from generator.roster.field_table import NO_VALUE
from generator.roster.keys import base_key, digest, identity_of, unique_keys
from generator.roster.model import Candidate, UnusableRow
from generator.roster.problem_log import ProblemLog, in_order
from generator.roster.row_kinds import says_guidance, says_total, what_row_is
from generator.roster.rows import Row, rows_of
from generator.roster.vocabulary import fold_label, load_vocabulary
from generator.spool import spooled

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.problems import Problem
    from generator.roster.field_table import FieldTable
    from generator.roster.header import Header
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
IDENTITY_BYTES = 16
"""Of the digest that stands for an identity: no two of them are ever equal by chance."""
LABELS = {"name": "name", "target_role": "target role"}


@dataclass(frozen=True, slots=True)
class People:
    """What became of the rows.

    Attributes:
        candidates: one for each usable row, in roster order.
        unusable: rows with an error each.
        repeated: rows that say a candidate and target once more, with a warning each.
        problems: of single cells and rows, in roster order.
    """

    candidates: Sequence[Candidate]
    unusable: tuple[UnusableRow, ...]
    repeated: tuple[UnusableRow, ...]
    problems: tuple[Problem, ...]


def people_of(tables: Iterable[FieldTable], header: Header, vacancies: Vacancies) -> People:
    """Return the people of a table, read chunk by chunk.

    Args:
        tables: the rows below the header, so many at a time.
        header: the header, to know it again at the top of each printed page.
        vacancies: what the worksheet `Roles` knows.
    """
    census = Census(header, vacancies)
    candidates = spooled(chain.from_iterable(map(census.candidates_of, tables)))
    census.settle_waiting(last=True)
    if len(set(census.keys)) < len(census.keys):
        keys = unique_keys(census.keys, map(identity_of, candidates))
        pairs = zip(candidates, keys, strict=True)
        candidates = spooled(replace(candidate, key=key) for candidate, key in pairs)
    problems = tuple(in_order(census.logs))
    return People(candidates, tuple(census.unusable), tuple(census.repeated), problems)


@dataclass(slots=True)
class Census:
    """Who has been met so far, chunk by chunk; of each a few bytes, so that all can be compared.

    Attributes:
        keys: of the candidates so far, before they are made unique.
        logs: one a chunk.
        waiting: rows without a name or target below the last candidate so far, with their tables:
            whether they stand at the end of the roster is not known yet.
        first_rows: by a digest of an identity, the number of its first row and a hash of its
            values.
        first_holders: by a hash of an `id`, or of an email and target, the number of its first
            row and a hash of the person.
    """

    header: Header
    vacancies: Vacancies
    keys: list[str] = field(default_factory=list)
    unusable: list[UnusableRow] = field(default_factory=list)
    repeated: list[UnusableRow] = field(default_factory=list)
    logs: list[ProblemLog] = field(default_factory=list)
    waiting: list[tuple[FieldTable, Row]] = field(default_factory=list)
    first_rows: dict[str, tuple[int, int]] = field(default_factory=dict)
    first_holders: dict[int, tuple[int, int]] = field(default_factory=dict)

    def candidates_of(self, table: FieldTable) -> list[Candidate]:
        """Return the candidates of the next chunk; what is wrong goes to its log."""
        self.logs.append(table.log)
        rows = rows_of(table, self.vacancies)
        suspects = _beginnings_of_other_kinds(table, self.header)
        usable = [
            row
            for row in rows
            if row.is_complete
            and not (
                row.name.full[:TELLING].casefold() in suspects
                and _log_other_kind(table, self.header, row.place, row.name.full)
            )
        ]
        self._put_others_aside(table, rows, usable)
        kept = [row for row in usable if self._is_new(table, row)]
        for row in kept:
            self._log_shared_id(table, row)
        keys = [base_key(row.id, row.folded) for row in kept]
        self.keys += keys
        return _candidates(table, kept, keys)

    def _put_others_aside(self, table: FieldTable, rows: list[Row], usable: list[Row]) -> None:
        last = usable[-1].place if usable else -1
        self.waiting += [(table, row) for row in rows if not row.is_complete and row.place < last]
        if usable:
            self.settle_waiting(last=False)
        self.waiting += [(table, row) for row in rows if not row.is_complete and row.place > last]

    def settle_waiting(self, *, last: bool) -> None:
        """Tell of the rows that wait whether they are somebody; `last`: no candidate follows."""
        for table, row in self.waiting:
            if not _is_other_kind(table, self.header, row, last=last):
                self.unusable.append(_unusable(table, row))
        self.waiting.clear()

    def _is_new(self, table: FieldTable, row: Row) -> bool:
        """Return whether a row is the first of its candidate and target; later ones are logged."""
        values = hash(tuple(column[row.place] for column in table.values.values()))
        mine = (row.row_number, values)
        number, first_values = self.first_rows.setdefault(digest(IDENTITY_BYTES, *row.folded), mine)
        if number == row.row_number:
            return True
        self.repeated.append(_unusable(table, row))
        differ = "" if values == first_values else "; their other cells differ"
        message = f"repeats row {number}, the same person and target{differ}"
        hint = f"row {number} is used; delete one of them"
        table.log.add_row("warning", "repeated-row", row.row_number, message, hint)
        return False

    def _log_shared_id(self, table: FieldTable, row: Row) -> None:
        """Log an id or an email and target that stand for two different people."""
        folded = row.folded
        shared: tuple[str, ...] = (folded.id,) if folded.id else ()
        if not shared and folded.email:
            shared = (folded.email, folded.target_role)
        if not shared:
            return
        mine = (row.row_number, hash(folded.person))
        number, person = self.first_holders.setdefault(hash(shared), mine)
        if person != mine[1]:
            field_name = "id" if folded.id else "email"
            value = quoted(table.value(field_name, row.place))
            message = f"{value} also stands in row {number} for another name"
            hint = "give each person their own; both are written"
            fault = Fault("warning", f"repeated-{field_name}", message, hint)
            table.log.add(fault, row.row_number, field_name)


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


def _is_other_kind(table: FieldTable, header: Header, row: Row, *, last: bool) -> bool:
    """Log what a row without a name or a target is: no person at all, or one who lacks it."""
    if kind := what_row_is(table, header, row.place, last=last):
        _log_kind(table, row.place, kind)
        return True
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
    return False


def _unusable(table: FieldTable, row: Row) -> UnusableRow:
    held = (row.name.full, row.target_role, row.target_employer)
    return UnusableRow(table.body.worksheet, row.row_number, *held)


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
