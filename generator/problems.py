"""A problem of one place in the input: where it stands, what was found, what to write instead."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "note"]
"""error: the row gets no prep sheet. warning: it gets one, look at it. note: good to know."""
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")
"""Worst first."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem, as the report, the summary workbook and `check` show it.

    Attributes:
        severity: what it means for the row.
        code: stable name for programs, in kebab case ("missing-cell").
        message: what was found, in one sentence, with the value as typed.
        hint: what to write instead, in one sentence.
        worksheet: its name as Excel shows it; None for a text table or the whole roster.
        row_number: 1-based, as Excel shows it; None when no single row is meant.
        cell: as Excel shows it ("C7"); None when no single cell is meant.
        field: the roster field's canonical name ("target_role"); None when none is meant.
    """

    severity: Severity
    code: str
    message: str
    hint: str = ""
    worksheet: str | None = None
    row_number: int | None = None
    cell: str | None = None
    field: str | None = None


def format_problem(problem: Problem, file_name: str) -> str:
    """Return a problem in one line, place first and cure last, as `check` and logs of runs show it.

    "agency.xlsx, Candidates!F7 (interview_date): '31/02/2026' is not a date; write it as
    2026-02-28."

    Args:
        problem: the problem.
        file_name: the roster's, without folder.
    """
    place = problem.cell or (f"row {problem.row_number}" if problem.row_number else "")
    if problem.worksheet and problem.cell:
        place = f"{problem.worksheet}!{place}"
    elif problem.worksheet:
        place = ", ".join(part for part in (problem.worksheet, place) if part)
    where = ", ".join(part for part in (file_name, place) if part)
    named = f"{where} ({problem.field})" if problem.field else where
    cure = f"; {problem.hint}" if problem.hint else ""
    return f"{named}: {problem.message}{cure}."
