"""The worksheets that list: red flags, problems, and who left the roster."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.summary.candidates import coach_columns, coach_values
from generator.summary.notes import CandidateNotes
from generator.summary.tables import Column, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.batch.model import Outcome
    from generator.summary.cells import Value
    from generator.summary.house_style import CellKind
    from generator.summary.material import Material

ColumnSpec = tuple[str, "CellKind", float]
"""Key, kind, width in characters (0: to fit)."""
RED_FLAGS: tuple[ColumnSpec, ...] = (
    ("name", "strong", 0),
    ("target_role", "text", 0),
    ("target_employer", "text", 0),
    ("coach", "text", 0),
    ("kind", "text", 19),
    ("quote", "wrapped", 38),
    ("where", "link", 9),
    ("hears", "wrapped", 44),
    ("instead", "wrapped", 52),
)
PROBLEMS: tuple[ColumnSpec, ...] = (
    ("severity", "strong", 11),
    ("worksheet", "text", 0),
    ("where", "link", 9),
    ("field", "text", 16),
    ("message", "wrapped", 62),
    ("hint", "wrapped", 62),
)
LEFT: tuple[ColumnSpec, ...] = (
    ("name", "strong", 0),
    ("target_role", "text", 0),
    ("target_employer", "text", 0),
    ("document", "link", 0),
)
SEVERITIES = ("error", "warning", "note")


def columns_of(specs: Iterable[ColumnSpec], material: Material) -> tuple[Column, ...]:
    """Return columns with their labels."""
    labels = material.words.table("columns")
    return tuple(Column(key, labels.text(key), kind, width) for key, kind, width in specs)


def red_flags_table(material: Material) -> Table:
    """Return the table of red flags, one row each."""
    links, labels = material.links, material.words.table("red_flag")
    count = sum(len(outcome.red_flags) for outcome in material.candidates)

    def rows() -> Iterator[list[Value]]:
        for outcome in material.candidates:
            for flag in outcome.red_flags:
                yield [
                    outcome.name,
                    outcome.target_role,
                    outcome.target_employer,
                    outcome.coach,
                    labels.text(flag.kind),
                    flag.quote,
                    links.cell(outcome.worksheet, flag.cell),
                    flag.hears,
                    flag.instead,
                ]

    return Table(
        name="RedFlags",
        title=material.words.table("worksheets").text("red_flags"),
        how_to=material.how_to("red_flags", count),
        columns=columns_of(RED_FLAGS, material),
        rows=rows,
        row_count=count,
        frozen_columns=1,
    )


def problems_table(material: Material) -> Table:
    """Return the table of problems, errors first, else in roster order."""
    links, labels = material.links, material.words.table("severity")
    ordered = sorted(material.problems, key=lambda found: SEVERITIES.index(found.severity))

    def rows() -> Iterator[list[Value]]:
        for problem in ordered:
            place = problem.cell or (f"A{problem.row_number}" if problem.row_number else None)
            yield [
                labels.text(problem.severity),
                problem.worksheet or "",
                links.cell(problem.worksheet, place),
                material.field_label(problem.field),
                _sentence(problem.message),
                _sentence(problem.hint),
            ]

    return Table(
        name="Problems",
        title=material.words.table("worksheets").text("problems"),
        how_to=material.how_to("problems", len(ordered)),
        columns=columns_of(PROBLEMS, material),
        rows=rows,
        row_count=len(ordered),
    )


def _sentence(text: str) -> str:
    """Return a message as it stands alone in a cell: rooms write them to follow a colon."""
    return text[:1].upper() + text[1:]


def left_table(material: Material) -> Table:
    """Return the table of those who left the roster, and of rows that a coach added by hand."""
    words = material.words
    entries = _entries_of_left(material)

    def rows() -> Iterator[list[Value]]:
        for notes, outcome in entries:
            who = _who_left(material, notes or CandidateNotes(""), outcome)
            yield [*who, *coach_values(material, notes)]

    key = Column("key", words.table("columns").text("key"), "muted", 12, is_hidden=True)
    candidates = words.table("worksheets").text("candidates")
    return Table(
        name="LeftTheRoster",
        title=words.table("worksheets").text("left"),
        how_to=words.table("how_to").text("left", candidates=candidates),
        columns=(*columns_of(LEFT, material), key, *coach_columns(material)),
        rows=rows,
        row_count=len(entries),
        frozen_columns=1,
    )


def _entries_of_left(material: Material) -> list[tuple[CandidateNotes | None, Outcome | None]]:
    """Return notes and outcome of everybody who is not on the roster; one of the two is there."""
    here = {outcome.key for outcome in material.candidates}
    departed = {outcome.key: outcome for outcome in material.departed}
    kept = {
        key: found
        for key, found in material.notes.by_key.items()
        if key not in here and (found.coach or found.own)
    }
    return [
        *((kept.get(key), outcome) for key, outcome in departed.items()),
        *((found, None) for key, found in kept.items() if key not in departed),
        *((found, None) for found in material.notes.unkeyed),
    ]


def _who_left(material: Material, notes: CandidateNotes, outcome: Outcome | None) -> list[Value]:
    if outcome is None:
        return [notes.name, notes.target_role, notes.target_employer, None, notes.key]
    return [
        outcome.name,
        outcome.target_role,
        outcome.target_employer,
        material.links.document(outcome.document),
        outcome.key,
    ]
