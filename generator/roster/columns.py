"""Which column of a table holds which field; never a silent guess."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.errors import RosterError, SettingsError
from generator.problems import Problem
from generator.roster.jobs import settle_employer_columns, settle_job_columns
from generator.roster.label_match import Match, match_label
from generator.roster.vocabulary import fold_label, load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.roster.grid import Grid
    from generator.roster.header import Header
    from generator.settings import Settings

NOT_READ = "ignore"
"""What `[columns]` in the settings calls a column that is not to be read."""
MERGED_KINDS = {"list"}
"""Kinds whose columns are read together: "Skill 1", "Skill 2"."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table: its letters, its label as typed, what the label means."""

    letter: str
    label: str
    match: Match


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """Which columns hold a field, and what is to be said about it.

    Attributes:
        fields: field to its columns' letters, in the table's order; most have one.
        problems: of the header, each at its cell.
    """

    fields: Mapping[str, tuple[str, ...]]
    problems: tuple[Problem, ...]

    def letters(self) -> dict[str, str]:
        """Return field to the letters of the column that messages name."""
        return {field: letters[0] for field, letters in self.fields.items()}


def own_columns(settings: Settings) -> dict[str, str]:
    """Return the settings' own labels, folded, with their fields.

    Raises:
        SettingsError: a label is mapped to something that is no field.
    """
    vocabulary = load_vocabulary()
    known = {*vocabulary.fields, *vocabulary.education_parts, NOT_READ}
    for label, field in settings.columns.items():
        if field not in known:
            raise SettingsError(
                f"prepsheets.toml, columns: {label!r} is mapped to {field!r}, which is no field",
                f"the fields are: {', '.join(vocabulary.fields)}; or {NOT_READ!r}",
            )
    return {fold_label(label): field for label, field in settings.columns.items()}


def map_columns(
    grid: Grid, header: Header, settings: Settings, *, has_roles: bool = False
) -> ColumnMap:
    """Return which column of the candidates' table holds which field.

    Args:
        grid: the worksheet.
        header: its header.
        settings: the labels of one's own, and the platform.
        has_roles: whether a `role_id` can say the target role, too.

    Raises:
        RosterError: it cannot be told which column holds the target role, or none holds a name.
        SettingsError: the settings map a label to something that is no field.
    """
    platform = load_vocabulary().platforms.get(settings.roster.platform, {})
    columns = _matched(header, settings, platform)
    body = grid.from_row(header.last_row + 1)
    columns, job_problems = settle_job_columns(body, header, columns, has_roles=has_roles)
    columns, employer_problems = settle_employer_columns(header, columns, grid.worksheet)
    fields = _by_field(columns)
    if not fields.keys() & {"name", "first_name", "last_name", "preferred_name"}:
        raise RosterError(
            f"no column holds the names of the candidates; the labels in row {header.last_row} "
            f"are: {_labels(header)}",
            'say which under [columns] in prepsheets.toml: "Your label" = "name"',
        )
    problems = [*_label_problems(grid, header, columns), *job_problems, *employer_problems]
    return ColumnMap(fields, tuple(problems))


def map_role_columns(grid: Grid, header: Header, settings: Settings) -> ColumnMap:
    """Return which column of the `Roles` worksheet holds which field.

    There is no present job on it: every job and employer is the vacancy's.
    """
    at_target = {"job-target", "job-likely-target", "job-present", "employer-either"}
    columns = []
    for column in _matched(header, settings, {}):
        field = column.match.field
        if column.match.reading in at_target:
            field = "target_employer" if "employer" in field else "target_role"
        field = {"name": "target_role", "id": "role_id"}.get(field, field)
        columns.append(_with_field(column, field))
    fields = _by_field(columns)
    return ColumnMap(fields, tuple(_label_problems(grid, header, columns)))


def _matched(header: Header, settings: Settings, platform: Mapping[str, str]) -> list[Column]:
    own = own_columns(settings)
    return [
        Column(letter, label, match_label(label, own, platform))
        for letter, label in header.labels.items()
    ]


def _with_field(column: Column, field: str) -> Column:
    return Column(column.letter, column.label, column.match._replace(field=field))


def _by_field(columns: list[Column]) -> dict[str, tuple[str, ...]]:
    fields: dict[str, tuple[str, ...]] = {}
    for column in columns:
        if (field := column.match.field) and field != NOT_READ:
            fields[field] = (*fields.get(field, ()), column.letter)
    return fields


def _label_problems(grid: Grid, header: Header, columns: list[Column]) -> list[Problem]:
    problems = []
    seen: dict[str, Column] = {}
    for column in columns:
        place = (grid.worksheet, header.last_row, header.cell_of(column.letter))
        field = column.match.field
        if column.match.typo_of:
            problems.append(_typo(column, place))
        elif not field and column.match.reading != "ignored":
            problems.append(_unknown(column, place))
        if field in seen and load_vocabulary().kind_of(field) not in MERGED_KINDS:
            problems.append(_twice(column, seen[field], place))
        if field:
            seen.setdefault(field, column)
    return problems


_Place = tuple[str | None, int, str]


def _typo(column: Column, place: _Place) -> Problem:
    field = column.match.field
    message = f"'{column.label}' was read as {field}; it looks like a slip of the keyboard"
    hint = f'correct the label, or put "{column.label}" = "{field}" under [columns]'
    return Problem("warning", "label-corrected", message, hint, *place, field)


def _unknown(column: Column, place: _Place) -> Problem:
    message = f"'{column.label}' is no known label; the column is not read"
    hint = f'if it is needed, put "{column.label}" = "…" with a field under [columns]'
    return Problem("note", "unknown-label", message, hint, *place)


def _twice(column: Column, first: Column, place: _Place) -> Problem:
    field = column.match.field
    message = (
        f"'{first.label}' and '{column.label}' both mean {field}; in each row the first that is "
        "filled counts"
    )
    hint = f'to leave this one out, put "{column.label}" = "{NOT_READ}" under [columns]'
    return Problem("warning", "label-twice", message, hint, *place, field)


def _labels(header: Header) -> str:
    return ", ".join(f"'{label}'" for label in header.labels.values())
