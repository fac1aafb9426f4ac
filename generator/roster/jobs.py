"""Target job or present one: settle the columns whose label can mean both."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.errors import RosterError
from generator.problems import Problem
from generator.roster.cells import one_line

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from generator.problems import Severity
    from generator.roster.columns import Column
    from generator.roster.grid import Grid
    from generator.roster.header import Header
    from generator.roster.vocabulary import Reading

ABOUT_STUDENTS = {"degree", "major", "school", "school_year"}
"""Columns of a table about students, where "Company" is the one that comes to recruit."""


def settle_job_columns(
    body: Grid, header: Header, columns: Sequence[Column], *, has_roles: bool
) -> tuple[list[Column], list[Problem]]:
    """Return the columns with target and present job told apart, and what to say about it.

    A label such as "Target role" is sure. Without one, "Job" and "Position" are the target, then
    "Job title" and "Role"; "Title" and "Headline" are the present job beside any of these, and
    the target only where another column is surely the present one.

    Raises:
        RosterError: it cannot be told which column holds the target role.
    """
    sure = [column for column in columns if _is_sure(column, "target_role")]
    settled = [column for column in sure if column.match.settled]
    ranks = [_of_reading(columns, reading) for reading in ("job-target", "job-likely-target")]
    present = _of_reading(columns, "job-present")
    has_present = any(_is_sure(column, "current_role") for column in columns)
    choices = settled or sure or ranks[0] or ranks[1] or (present if has_present else [])
    if not choices and has_roles and any(each.match.field == "role_id" for each in columns):
        return _settle_rest(body, header, columns, present)
    if not choices or not _agree(body, choices):
        raise _cannot_tell(header, choices or present)
    target = choices[0]
    rest = [column for column in (*present, *ranks[1], *ranks[0], *sure) if column != target]
    others = [
        replace(column, match=column.match._replace(field="target_role"))
        if column == target
        else column
        for column in columns
    ]
    settled_columns, problems = _settle_rest(body, header, others, rest)
    if target in present:
        problems.append(_read_as(body, header, target, "target_role", "warning"))
    return settled_columns, problems


def _settle_rest(
    body: Grid, header: Header, columns: Sequence[Column], rest: Sequence[Column]
) -> tuple[list[Column], list[Problem]]:
    """Make the first of the other job columns the present job, unless one surely is."""
    free = not any(_is_sure(column, "current_role") for column in columns)
    fields: dict[str, str] = {}
    problems = []
    for column in rest:
        field = "current_role" if free else ""
        severity: Severity = "note" if column.match.reading == "job-present" else "warning"
        fields[column.letter] = field
        problems.append(_read_as(body, header, column, field, severity))
        free = False
    return _with_fields(columns, fields), problems


def settle_employer_columns(
    header: Header, columns: Sequence[Column], worksheet: str | None
) -> tuple[list[Column], list[Problem]]:
    """Return the columns with target and present employer told apart, and what to say about it.

    "Company" is the present employer beside "Job" or "Position", as in every platform's export;
    it is the target's where another column is surely the present one, in a table about students,
    and where the target role is named as such and nothing else is said about a present job.
    """
    either = _of_reading(columns, "employer-either")
    if not either:
        return list(columns), []
    fields = {column.match.field for column in columns if column not in either}
    order = _employer_order(columns, fields)
    taken: dict[str, str] = {}
    problems = []
    for column, field in zip(either, [*order, *[""] * len(either)], strict=False):
        taken[column.letter] = field
        place = (worksheet, header.last_row, header.cell_of(column.letter))
        problems.append(_problem(column, field, "warning", place))
    return _with_fields(columns, taken), problems


def _employer_order(columns: Sequence[Column], fields: Collection[str]) -> list[str]:
    """Return what the columns of an uncertain employer are, first to last."""
    order = [field for field in ("current_employer", "target_employer") if field not in fields]
    if len(order) == 1:
        return order
    is_named_target = any(_is_sure(column, "target_role") for column in columns)
    about_now = {"current_role", "current_field", "years_experience"} & set(fields)
    about_students = ABOUT_STUDENTS & set(fields) and "current_role" not in fields
    if order and (about_students or (is_named_target and not about_now)):
        return ["target_employer"]
    return order[:1]


def _is_sure(column: Column, field: str) -> bool:
    return column.match.field == field and column.match.reading == "sure"


def _of_reading(columns: Sequence[Column], reading: str) -> list[Column]:
    return [column for column in columns if column.match.reading == reading]


def _with_fields(columns: Sequence[Column], fields: dict[str, str]) -> list[Column]:
    """Settle some columns, by their letters; a field of "" says that it is not read."""
    settled = []
    for column in columns:
        field = fields.get(column.letter)
        if field is None:
            settled.append(column)
        else:
            reading: Reading = "sure" if field else "ignored"
            match = column.match._replace(field=field, reading=reading)
            settled.append(replace(column, match=match))
    return settled


def _agree(body: Grid, choices: Sequence[Column]) -> bool:
    """Return whether, row by row, the columns say the same or all but one say nothing."""
    if len(choices) == 1:
        return True
    cells = zip(*(body.column(column.letter) for column in choices), strict=True)
    return all(
        len({text.casefold() for value in row if (text := one_line(value).value)}) <= 1
        for row in cells
    )


def _cannot_tell(header: Header, choices: Sequence[Column]) -> RosterError:
    named = [f"'{column.label}' ({header.cell_of(column.letter)})" for column in choices]
    labels = list(header.labels.values())
    line = choices[0].label if choices else "Your label"
    found = (
        f"it may be {' or '.join(named)}"
        if named
        else "the labels are " + ", ".join(f"'{label}'" for label in labels)
    )
    return RosterError(
        f"cannot tell which column holds the target role: {found}",
        f'say which in prepsheets.toml, under [columns]: "{line}" = "target_role"',
    )


def _read_as(body: Grid, header: Header, column: Column, field: str, severity: Severity) -> Problem:
    place = (body.worksheet, header.last_row, header.cell_of(column.letter))
    return _problem(column, field, severity, place)


def _problem(
    column: Column, field: str, severity: Severity, place: tuple[str | None, int, str]
) -> Problem:
    other = {
        "current_role": "target_role",
        "target_role": "current_role",
        "current_employer": "target_employer",
        "target_employer": "current_employer",
    }.get(field, "ignore")
    message = (
        f"'{column.label}' was read as {field}; it could also mean {other}"
        if field
        else f"'{column.label}' is not read: other columns say target and present job already"
    )
    wanted = other if field else "current_role"
    hint = f'if that is wrong, put "{column.label}" = "{wanted}" under [columns] in prepsheets.toml'
    return Problem(severity, "label-read-as", message, hint, *place, field or None)
