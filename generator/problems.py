"""A problem of one place in the input: where it stands, what was found, what to write instead."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "note"]
"""error: the row gets no prep sheet. warning: it gets one, look at it. note: good to know."""


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
