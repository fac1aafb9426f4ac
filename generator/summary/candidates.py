"""The worksheet of the candidates: one row each, with the coach's own columns at the right."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.summary.cells import Formula, column_letter
from generator.summary.notes import COACH_COLUMNS
from generator.summary.tables import FIRST_ROW, Column, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.batch.model import Outcome
    from generator.summary.cells import Value
    from generator.summary.house_style import CellKind
    from generator.summary.material import Material
    from generator.summary.notes import CandidateNotes

FACTS: tuple[tuple[str, CellKind, float], ...] = (
    ("number", "number", 6),
    ("name", "strong", 0),
    ("target_role", "text", 0),
    ("target_employer", "text", 0),
    ("cohort", "text", 0),
    ("coach", "text", 0),
    ("interview_date", "date", 13),
    ("days_left", "days", 8),
    ("document", "link", 0),
    ("status", "text", 0),
    ("new_document", "link", 0),
    ("red_flag_count", "whole", 8),
    ("red_flag_kinds", "text", 0),
    ("missing", "wrapped", 36),
    ("own_share", "percent", 10),
    ("role_profile", "text", 0),
    ("match", "text", 11),
    ("score", "percent", 11),
    ("career_stage", "text", 0),
    ("near_term_full", "seconds", 10),
    ("near_term_short", "seconds", 10),
    ("long_term_full", "seconds", 10),
    ("long_term_short", "seconds", 10),
    ("sameness", "percent", 11),
    ("nearest", "text", 0),
)
"""Key, kind and width (0: to fit) of the columns before the key and the coach's own."""
COACH_WIDTHS = {"session_done": 11, "readiness": 11, "coach_notes": 44}
COACH_KINDS: dict[str, CellKind] = {
    "session_done": "own_choice",
    "readiness": "own_choice",
    "coach_notes": "own_wrapped",
}
LONGEST_LINE = 40
"""Characters past which an own column's text is wrapped."""


def candidates_table(material: Material) -> Table:
    """Return the table of all candidates on the roster."""
    labels = material.words.table("columns")
    facts = tuple(Column(key, labels.text(key), kind, width) for key, kind, width in FACTS)
    key = Column("key", labels.text("key"), "muted", 12, is_hidden=True)
    columns = (*facts, key, *coach_columns(material))
    has_formulas = any(found.formulas for found in material.notes.by_key.values())
    letters = {column.label: column_letter(place) for place, column in enumerate(columns, 1)}
    return Table(
        name="Candidates",
        title=material.words.table("worksheets").text("candidates"),
        how_to=material.how_to("candidates", len(material.candidates)),
        columns=columns,
        rows=CandidateRows(material, letters if has_formulas else {}),
        row_count=len(material.candidates),
        frozen_columns=2,
        pages_wide=2,
    )


def coach_columns(material: Material) -> tuple[Column, ...]:
    """Return the coach's three columns, and those they added."""
    labels = material.words.table("columns")
    given = tuple(
        Column(key, labels.text(key), COACH_KINDS[key], COACH_WIDTHS[key]) for key in COACH_COLUMNS
    )
    return given + tuple(
        Column("", label, _own_kind(material, label)) for label in material.notes.own_columns
    )


def coach_values(material: Material, notes: CandidateNotes | None) -> list[Value]:
    """Return what stands in the coach's columns of one candidate."""
    if notes is None:
        return [None] * (len(COACH_COLUMNS) + len(material.notes.own_columns))
    return [
        *(notes.coach.get(key) for key in COACH_COLUMNS),
        *(notes.own.get(label) for label in material.notes.own_columns),
    ]


def _own_kind(material: Material, label: str) -> CellKind:
    values = [notes.own.get(label) for notes in material.notes.everyone()]
    given = [value for value in values if value is not None]
    if given and all(isinstance(value, dt.date) for value in given):
        return "own_date"
    is_long = any(isinstance(value, str) and len(value) > LONGEST_LINE for value in given)
    return "own_wrapped" if is_long else "own"


@dataclass(frozen=True, slots=True)
class CandidateRows:
    """The rows of the candidates' table.

    Attributes:
        letters: of all columns by label, where a coach wrote formulas; else none.
    """

    material: Material
    letters: Mapping[str, str]

    def __call__(self) -> Iterable[list[Value]]:
        """Yield them in roster order."""
        limit = self.material.settings.output.rows_per_summary
        notes = self.material.notes.by_key
        for place, outcome in enumerate(self.material.candidates):
            row_number = FIRST_ROW + place % limit
            found = notes.get(outcome.key)
            row = [
                place + 1,
                *self._facts(outcome, row_number),
                outcome.key,
                *coach_values(self.material, found),
            ]
            if self.letters:
                self._put_formulas(row, row_number, found)
            yield row

    def _put_formulas(
        self, row: list[Value], row_number: int, notes: CandidateNotes | None
    ) -> None:
        """Put a coach's formulas in the place of the values they gave."""
        formulas = {**self.material.notes.column_formulas, **(notes.formulas if notes else {})}
        first = len(row) - len(self.material.notes.own_columns)
        for place, label in enumerate(self.material.notes.own_columns, first):
            if label in formulas:
                moved = formulas[label].at(row_number, self.letters, row[place])
                row[place] = moved or row[place]

    def _facts(self, outcome: Outcome, row_number: int) -> list[Value]:
        words, links = self.material.words, self.material.links
        return [
            outcome.name or words.text("unnamed"),
            outcome.target_role,
            outcome.target_employer,
            outcome.cohort,
            outcome.coach,
            outcome.interview_date,
            days_left(outcome, f"G{row_number}", self.material),
            links.document(outcome.document),
            words.table("status").text(outcome.status),
            links.document(outcome.new_document),
            *self._findings(outcome),
            *self._tailoring(outcome),
        ]

    def _findings(self, outcome: Outcome) -> list[Value]:
        kinds = dict.fromkeys(flag.kind for flag in outcome.red_flags)
        labels = self.material.words.table("red_flag")
        return [
            len(outcome.red_flags),
            ", ".join(labels.text(kind) for kind in kinds),
            ", ".join(self.material.field_name(name) for name in outcome.missing),
        ]

    def _tailoring(self, outcome: Outcome) -> list[Value]:
        words, profile = self.material.words, outcome.role_profile
        if profile is None:
            return [None] * 11
        nearest = self.material.nearest.get(outcome.key)
        stage = outcome.career_stage
        seconds = outcome.speaking_seconds
        return [
            outcome.own_share,
            profile.title,
            words.table("match").text(profile.match),
            profile.score,
            words.table("career_stage").text(stage) if stage else "",
            seconds.get("near_term_full"),
            seconds.get("near_term_short"),
            seconds.get("long_term_full"),
            seconds.get("long_term_short"),
            nearest.share if nearest else None,
            nearest.name if nearest else "",
        ]


def days_left(outcome: Outcome, cell: str, material: Material) -> Formula | None:
    """Return the days to an interview, counted anew whenever the workbook is opened."""
    if outcome.interview_date is None:
        return None
    now = (outcome.interview_date - material.report.started.date()).days
    return Formula(f'IF({cell}="","",{cell}-TODAY())', now)
