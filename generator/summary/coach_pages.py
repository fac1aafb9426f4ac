"""A worksheet for each coach, or each cohort: the next interview first."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.summary.candidates import COACH_KINDS, COACH_WIDTHS, days_left
from generator.summary.cells import Formula
from generator.summary.listings import ColumnSpec, columns_of
from generator.summary.notes import COACH_COLUMNS
from generator.summary.tables import FIRST_ROW, Column, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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
_NOT_SHOWN: dict[str, int] = {}
LOOKED_UP = 10_000
"""Candidates up to which a page's coach columns follow the worksheet of all candidates; past that
they are plain values, because looking them up would make the workbook slow."""


@dataclass(frozen=True, slots=True)
class Group:
    """Those who share a coach, or a cohort.

    Attributes:
        kind: "coach" or "cohort".
        name: the coach's or the cohort's.
        places: of its members among the candidates, 0-based, in roster order.
    """

    kind: str
    name: str
    places: tuple[int, ...]


def members_of(groups: Sequence[Group], everyone: Iterable[Outcome]) -> list[list[Outcome]]:
    """Return the members of each group, in one pass over everyone.

    Of each outcome only what a page shows is held: a long roster's stand on disk.
    """
    members: list[list[Outcome]] = [[] for _ in groups]
    groups_at: defaultdict[int, list[int]] = defaultdict(list)
    for number, group in enumerate(groups):
        for place in group.places:
            groups_at[place].append(number)
    for place, outcome in enumerate(everyone):
        if place in groups_at:
            slim = replace(
                outcome, role_profile=None, script_fingerprint=(), speaking_seconds=_NOT_SHOWN
            )
            for number in groups_at[place]:
                members[number].append(slim)
    return members


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


def group_table(
    group: Group,
    members: Sequence[Outcome],
    number: int,
    material: Material,
    candidates: list[Table],
) -> Table:
    """Return the table of one group.

    Args:
        group: whose it is.
        members: the outcomes of its members, in the order of its places.
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
        rows=_GroupRows(group, members, material, _look_ups(candidates[0])),
        row_count=len(group.places),
        frozen_columns=2,
    )


def _shown_kind(key: str) -> CellKind:
    return "wrapped" if COACH_KINDS[key] == "own_wrapped" else "text"


@dataclass(frozen=True, slots=True)
class _GroupRows:
    """The rows of a page, by interview date; those without a date last, in roster order."""

    group: Group
    members: Sequence[Outcome]
    material: Material
    look_ups: tuple[str, ...]

    def __call__(self) -> Iterable[list[Value]]:
        today = self.material.report.started.date()
        ordered = sorted(
            zip(self.group.places, self.members, strict=True),
            key=lambda one: (one[1].interview_date is None, one[1].interview_date or today),
        )
        for row_number, (place, outcome) in enumerate(ordered, FIRST_ROW):
            yield [
                place + 1,
                *self._facts(outcome, row_number),
                *self._coach_columns(outcome.key, row_number),
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

    def _coach_columns(self, key: str, row_number: int) -> list[Value]:
        notes = self.material.notes.by_key.get(key)
        values = [notes.coach.get(column) if notes else None for column in COACH_COLUMNS]
        if len(self.material.candidates) > LOOKED_UP:
            return values
        return [
            Formula(look_up.format(row_number), "" if value is None else str(value))
            for look_up, value in zip(self.look_ups, values, strict=True)
        ]


def _look_ups(candidates: Table) -> tuple[str, ...]:
    """Return formulas that find a candidate by number, in whatever order rows are.

    One for each of the coach's columns; "{}" stands for the row's number.
    """
    numbers, *columns = (
        candidates.cells(key).replace("{", "{{").replace("}", "}}")
        for key in ("number", *COACH_COLUMNS)
    )
    return tuple(f'IFERROR(INDEX({cells},MATCH($A{{}},{numbers},0))&"","")' for cells in columns)
