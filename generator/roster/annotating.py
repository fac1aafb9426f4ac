"""`check --annotate`: a copy of the user's own workbook with its problems marked in the cells."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING

from generator.errors import OutputError, RosterError, UsageError
from generator.files import write_atomically
from generator.problems import SEVERITIES
from generator.roster.opening import ZIP, open_roster, read_content
from generator.roster.workbook_file import LAST_ROW, put, workbook_bytes

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from generator.problems import Problem, Severity
    from generator.roster.grid import GridSource
    from generator.settings import Settings

WORKBOOK_PART, MACROS_PART = b"xl/workbook.xml", b"xl/vbaProject.bin"
"""Names as they stand in a zip file's directory."""
TABLE_TITLE = "Candidates"
"""The worksheet's name in the copy of a text table."""


def annotate(
    roster_path: Path,
    problems: Sequence[Problem],
    target: Path,
    settings: Settings,
    password: str | None = None,
) -> None:
    """Write a copy of a roster in which the blamed cells are coloured and carry a comment.

    A worksheet of all problems with links is added; all else of an .xlsx or .xlsm file stays as
    it is. Of other kinds of files the copy is a workbook with their cells' values.

    Args:
        roster_path: the roster.
        problems: as the roster's reading gave them.
        target: the copy; .xlsx, or .xlsm for a workbook with macros.
        settings: how large a roster may be.
        password: opens a protected workbook; the copy is not protected.

    Raises:
        RosterError: the roster cannot be read.
        UsageError: the copy's name does not fit what it will be, or is the roster's own.
        OutputError: it cannot be written.
    """
    if target.resolve() == roster_path.resolve():
        raise UsageError("--annotate: the copy would overwrite the roster", "give another name")
    source = open_roster(roster_path, settings, password)
    content = read_content(roster_path, password)
    if not (content.startswith(ZIP) and WORKBOOK_PART in content):
        content = _values_of(source)
    suffix = ".xlsm" if MACROS_PART in content else ".xlsx"
    if target.suffix.lower() != suffix:
        raise UsageError(
            f"--annotate: the copy is a workbook of the kind {suffix}, not {target.suffix}",
            f"name it {target.stem}{suffix}",
        )
    try:
        write_atomically(target, marked_copy(content, problems))
    except OSError as error:
        raise OutputError(f"{target}: cannot be written: {error.strerror}") from error


def _values_of(source: GridSource) -> bytes:
    """Return a workbook with the values of a file of another kind, each in its own cell."""
    from openpyxl import Workbook

    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for name in source.worksheets:
        worksheet = workbook.create_sheet(name or TABLE_TITLE)
        for grid in chain([source.read_grid(name)], source.further_grids(name)):
            for row_number, *values in grid.frame.itertuples(name=None):
                if row_number > LAST_ROW:
                    message = f"holds more rows than a worksheet can: {LAST_ROW:,}"
                    raise RosterError(message, "annotate a part of the roster")
                for column, value in enumerate(values, start=1):
                    if value != "":
                        put(worksheet, int(row_number), column, value)
    return workbook_bytes(workbook)


def marked_copy(content: bytes, problems: Sequence[Problem]) -> bytes:
    """Return a workbook's file with its problems marked.

    Args:
        content: an .xlsx or .xlsm file, inspected before.
        problems: what to mark; those without a cell are listed only.

    Raises:
        RosterError: the workbook lacks a part that every workbook of Excel's has.
    """
    from generator.roster.annotation.cell_comments import add_comments
    from generator.roster.annotation.cell_marks import Fills, mark_cells
    from generator.roster.annotation.listing import add_listing
    from generator.roster.annotation.parts import WORKBOOK, read_parts, worksheet_parts

    parts = read_parts(content)
    try:
        names = worksheet_parts(parts)
        default = next(iter(names))
        fills = Fills(parts.tree(parts.target_of(WORKBOOK, "styles")))
        for name, part in names.items():
            cells, texts = _by_cell(problems, name, default)
            if cells:
                mark_cells(parts.tree(part), cells, fills)
                add_comments(parts, part, texts)
        add_listing(parts, problems, default, fills.styles_of_listing())
    except (LookupError, StopIteration) as error:
        raise RosterError(
            "is no workbook as Excel writes it, so its cells cannot be marked",
            "open it in Excel, save it, and try again",
        ) from error
    return parts.to_bytes()


def _by_cell(
    problems: Sequence[Problem], worksheet: str, default: str
) -> tuple[dict[str, Severity], dict[str, str]]:
    """Return the worst severity and the text of the comment of each blamed cell."""
    severities: dict[str, Severity] = {}
    texts: defaultdict[str, list[str]] = defaultdict(list)
    for problem in sorted(problems, key=lambda each: SEVERITIES.index(each.severity)):
        if problem.cell and (problem.worksheet or default) == worksheet:
            severities.setdefault(problem.cell, problem.severity)
            cure = f"; {problem.hint}" if problem.hint else ""
            texts[problem.cell].append(f"{problem.severity.capitalize()}: {problem.message}{cure}.")
    return severities, {cell: "\n".join(lines) for cell, lines in texts.items()}
