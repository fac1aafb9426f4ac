"""The worksheet of what to find out: missing facts, grouped by whom to ask."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from generator.summary.listings import ColumnSpec, columns_of
from generator.summary.tables import Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pandas._libs.tslibs.nattype import NaTType

    from generator.summary.cells import Value
    from generator.summary.material import Material
    from generator.summary.words import Words

COLUMNS: tuple[ColumnSpec, ...] = (
    ("whom", "text", 15),
    ("who", "strong", 0),
    ("target_role", "text", 0),
    ("what", "text", 24),
    ("how", "wrapped", 58),
    ("count", "whole", 9),
    ("candidates", "wrapped", 46),
    ("interview_date", "date", 13),
)
NAMES_SHOWN = 12
"""Names listed in one cell; the rest are counted."""


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """Facts to ask one side for.

    Attributes:
        whom: "employer" or "candidate".
        who: the employer's or the candidate's name; "" for an employer not named.
        fields: the roster fields that are missing.
        names: the candidates who wait for it.
        next_interview: the first of their interviews; not a time where none is known.
    """

    whom: str
    who: str
    target_role: str
    fields: tuple[str, ...]
    names: tuple[str, ...]
    next_interview: pd.Timestamp | NaTType


def open_questions(missing: pd.DataFrame) -> list[OpenQuestion]:
    """Return what to ask: employers first, those most wait for first; then the candidates."""
    of_employers = missing[missing["whom"] == "employer"]
    of_candidates = missing[missing["whom"] == "candidate"]
    by_vacancy = _grouped(of_employers, ["target_employer", "target_role", "field"])
    by_candidate = _grouped(of_candidates, ["key"])
    asked = [
        OpenQuestion("employer", employer, role, fields[:1], names, first)
        for employer, role, fields, names, first in by_vacancy
    ]
    asked.sort(key=lambda question: -len(question.names))
    return asked + [
        OpenQuestion("candidate", names[0], role, fields, names[:1], first)
        for _, role, fields, names, first in by_candidate
    ]


def _grouped(missing: pd.DataFrame, keys: list[str]) -> Iterator[tuple[Any, ...]]:
    """Yield employer, role, fields, names and first interview of each group."""
    grouped = missing.groupby(keys, sort=len(keys) > 1).agg(
        employer=("target_employer", "first"),
        role=("target_role", "first"),
        fields=("field", tuple),
        names=("name", tuple),
        first=("interview", "min"),
    )
    yield from zip(*(grouped[column].tolist() for column in grouped.columns), strict=True)


def find_out_table(material: Material, missing: pd.DataFrame) -> Table:
    """Return the table of what to find out."""
    questions = open_questions(missing)
    words = material.words

    def rows() -> Iterator[list[Value]]:
        for question in questions:
            yield _row(question, material)

    return Table(
        name="ToFindOut",
        title=words.table("worksheets").text("find_out"),
        how_to=material.how_to("find_out", len(questions)),
        columns=columns_of(COLUMNS, material),
        rows=rows,
        row_count=len(questions),
        frozen_columns=2,
    )


def _row(question: OpenQuestion, material: Material) -> list[Value]:
    words, fields = material.words.table("find_out"), material.words.table("fields")
    first = question.next_interview
    return [
        words.text(question.whom),
        question.who or words.text("no_employer"),
        question.target_role,
        ", ".join(material.field_name(field) for field in question.fields),
        " ".join(_how(material, fields, field) for field in question.fields),
        len(question.names),
        _listed(question.names, material.words),
        None if pd.isna(first) else first.date(),
    ]


def _how(material: Material, fields: Words, field: str) -> str:
    if field in fields:
        return fields.table(field).text("how")
    return material.words.table("find_out").text("other_how", field=material.field_name(field))


def _listed(names: tuple[str, ...], words: Words) -> str:
    shown = ", ".join(names[:NAMES_SHOWN])
    rest = len(names) - NAMES_SHOWN
    return words.text("more", shown=shown, count=rest) if rest > 0 else shown
