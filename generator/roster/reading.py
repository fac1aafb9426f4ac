"""Read a roster: file ▶ worksheet ▶ header ▶ columns ▶ candidates."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

from generator.errors import PrepSheetsError, RosterError
from generator.problems import Problem
from generator.roster.candidates import people_of
from generator.roster.cells import in_one_line
from generator.roster.columns import map_columns, map_role_columns
from generator.roster.field_table import read_fields
from generator.roster.model import Roster, RosterSource
from generator.roster.opening import open_roster
from generator.roster.problem_log import in_order
from generator.roster.tables import find_candidate_table, find_role_table
from generator.roster.vacancies import Vacancies, vacancies_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.roster.tables import Table, TableRows
    from generator.settings import Settings


def read_roster(path: Path, settings: Settings, password: str | None = None) -> Roster:
    """Return everything a roster holds: candidates, vacancies and every problem, by cell.

    Args:
        path: .xlsx .xlsm .xls .xlsb .ods .csv .tsv; what the file is, its content says.
        settings: worksheet, platform, date order, limits, and the labels of one's own.
        password: opens a protected workbook.

    Raises:
        RosterError: the file cannot be read or opened, no table of candidates is in it, or it
            cannot be told which column holds the target role. The message names the file.
        SettingsError: the settings map a label to something that is no field.
    """
    try:
        with _collector_paused():
            return _read(path, settings, password)
    except RosterError as error:
        message = f"{path.name}{_joint(error)}{in_one_line(error.message)}"
        raise type(error)(message, in_one_line(error.hint)) from error


def _joint(error: PrepSheetsError) -> str:
    return ", " if error.message.startswith(("worksheet ", "row ")) else ": "


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Let the garbage collector wait: a roster makes millions of objects and no cycles.

    Each of its rounds walks all of them; without, 100,000 rows are read a quarter faster.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _read(path: Path, settings: Settings, password: str | None) -> Roster:
    file = open_roster(path, settings, password)
    table = find_candidate_table(file, settings)
    role_table = find_role_table(file, table, settings)

    vacancies, role_problems = _read_vacancies(role_table, settings)
    columns = map_columns(table.grid, table.header, settings, has_roles=bool(vacancies.all))
    notes = [Problem("note", "how-read", note) for note in file.notes]
    problems = [*notes, *table.problems, *columns.problems]
    source = RosterSource(table.rows(), role_table.rows() if role_table else None)
    del file, table, role_table  # the rows are in the source: a chunk at a time is enough

    tables = (read_fields(chunk, columns, settings) for chunk in source.candidates.chunks)
    people = people_of(tables, source.candidates.header, vacancies)
    problems += [*people.problems, *role_problems]
    if not (people.candidates or people.unusable):
        problems.append(_nobody(source.candidates))
    return Roster(
        path=path,
        worksheet=source.candidates.worksheet,
        candidates=people.candidates,
        roles=vacancies.all,
        unusable_rows=people.unusable,
        problems=tuple(problems),
        repeated_rows=people.repeated,
        source=source,
    )


def _read_vacancies(table: Table | None, settings: Settings) -> tuple[Vacancies, list[Problem]]:
    if table is None:
        return Vacancies(), []
    columns = map_role_columns(table.grid, table.header, settings)
    fields = read_fields(table.body(), columns, settings)
    vacancies = vacancies_of(fields)
    return vacancies, [*columns.problems, *in_order([fields.log])]


def _nobody(table: TableRows) -> Problem:
    message = "there is no row under the header, so there is nobody to prepare"
    return Problem("warning", "no-rows", message, "", table.worksheet, table.header.last_row)
