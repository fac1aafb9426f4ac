"""A worksheet for each coach, or each cohort: the next interview first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.summary.candidates import COACH_KINDS, COACH_WIDTHS, days_left
from generator.summary.cells import Formula
from generator.summary.listings import ColumnSpec, columns_of
from generator.summary.notes import COACH_COLUMNS
from generator.summary.tables import FIRST_ROW, Column, Table

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd

    from generator.batch.model import Outcome
    from generator.summary.cells import Value
    from generator.summary.house_style import CellKind
    from generator.summary.material import Material

COLUMNS: tuple[ColumnSpec, ...] = (
    ("number", "number", 6),
    ("name", "strong", 0),
    ("target_role", "text", 0),
    ("target_employer", "text", 0),
    ("interview_date", "date", 13),
    ("days_left", "days", 8),
    ("document", "link", 0),
    ("status", "text", 0),
    ("red_flag_kinds", "text", 0),
    ("missing", "wrapped", 34),
)
LOOKED_UP = 10_000
"""Candidates up to which a page's coach columns follow the worksheet of all candidates; past that
they are plain values, because looking them up would make the workbook slow."""


@dataclass(frozen=True, slots=True)
class Group:
    """Those who share a coach, or a cohort.

    Attributes:
        kind: "coach" or "cohort".
        name: the coach's or the cohort's.
        places: of its members among the candidates, 0-based.
    """

    kind: str
    name: str
    places: tuple[int, ...]


def groups_of(frame: pd.DataFrame) -> list[Group]:
    """Return the groups worth a worksheet, coaches first, the larger ones first.

    A single cohort is the whole roster, and so gets none.
    """
    groups = []
    for kind in ("coach", "cohort"):
        named = frame[frame[kind] != ""]
        members = named.groupby(kind, sort=True).indices
        if kind == "cohort" and len(members) == 1:
            continue
        places = named.index.to_numpy()
        found = [Group(kind, str(name), tuple(places[at].tolist())) for name, at in members.items()]
        groups += sorted(found, key=lambda group: -len(group.places))
    return groups


def group_table(group: Group, number: int, material: Material, candidates: list[Table]) -> Table:
    """Return the table of one group.

    Args:
        group: its members.
        number: of the page, 1-based, for the Excel table's name.
        material: the report, the notes and the words.
        candidates: the tables of all candidates, whose coach columns the page follows.
    """
    sheets, how_to = material.words.table("worksheets"), material.words.table("how_to")
    labels = material.words.table("columns")
    coach = tuple(
        Column(key, labels.text(key), _shown_kind(key), COACH_WIDTHS[key]) for key in COACH_COLUMNS
    )
    count = f"{len(group.places):,}"
    return Table(
        name=f"Page{number}",
        title=sheets.text(group.kind, name=group.name),
        how_to=how_to.text("coach", count=count, candidates=sheets.text("candidates")),
        columns=(*columns_of(COLUMNS, material), *coach),
        rows=_GroupRows(group, material, candidates),
        row_count=len(group.places),
        frozen_columns=2,
    )


def _shown_kind(key: str) -> CellKind:
    return "wrapped" if COACH_KINDS[key] == "own_wrapped" else "text"


@dataclass(frozen=True, slots=True)
class _GroupRows:
    """The rows of a page, by interview date; those without a date last, in roster order."""

    group: Group
    material: Material
    candidates: list[Table]

    def __call__(self) -> Iterable[list[Value]]:
        everyone = self.material.candidates
        ordered = sorted(
            self.group.places,
            key=lambda place: (
                everyone[place].interview_date is None,
                everyone[place].interview_date or self.material.report.started.date(),
            ),
        )
        for row_number, place in enumerate(ordered, FIRST_ROW):
            yield [
                place + 1,
                *self._facts(everyone[place], row_number),
                *self._coach_columns(place, row_number),
            ]

    def _facts(self, outcome: Outcome, row_number: int) -> list[Value]:
        words = self.material.words
        kinds = dict.fromkeys(flag.kind for flag in outcome.red_flags)
        return [
            outcome.name,
            outcome.target_role,
            outcome.target_employer,
            outcome.interview_date,
            days_left(outcome, f"E{row_number}", self.material),
            self.material.links.document(outcome.document),
            words.table("status").text(outcome.status),
            ", ".join(words.table("red_flag").text(kind) for kind in kinds),
            ", ".join(self.material.field_name(name) for name in outcome.missing),
        ]

    def _coach_columns(self, place: int, row_number: int) -> list[Value]:
        notes = self.material.notes.by_key.get(self.material.candidates[place].key)
        values = [notes.coach.get(key) if notes else None for key in COACH_COLUMNS]
        if len(self.material.candidates) > LOOKED_UP:
            return values
        return [
            Formula(self._look_up(key, row_number), "" if value is None else str(value))
            for key, value in zip(COACH_COLUMNS, values, strict=True)
        ]

    def _look_up(self, key: str, row_number: int) -> str:
        """Return a formula that finds the candidate by number, in whatever order rows are."""
        table = self.candidates[0]
        place = f"MATCH($A{row_number},{table.cells('number')},0)"
        return f'IFERROR(INDEX({table.cells(key)},{place})&"","")'
