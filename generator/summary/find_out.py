"""The worksheet of what to find out: missing facts, grouped by whom to ask."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from generator.summary.listings import ColumnSpec, columns_of
from generator.summary.tables import Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pandas._libs.tslibs.nattype import NaTType

    from generator.summary.cells import Value
    from generator.summary.material import Material
    from generator.summary.words import Words

COLUMNS: tuple[ColumnSpec, ...] = (
    ("whom", "text", 15),
    ("who", "strong", 0),
    ("target_role", "text", 0),
    ("what", "wrapped", 34),
    ("how", "wrapped", 58),
    ("count", "whole", 13),
    ("candidates", "wrapped", 40),
    ("interview_date", "date", 13),
)
NAMES_SHOWN = 12
"""Names listed in one cell; the rest are counted."""


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """Facts to ask one side for.

    Attributes:
        whom: "employer" or "candidate".
        who: the employer's or the candidate's name.
        target_role: the vacancy's.
        fields: the roster fields that are missing, and for how many candidates each.
        names: the candidates who wait for it.
        next_interview: the first of their interviews; not a time where none is known.
    """

    whom: str
    who: str
    target_role: str
    fields: Mapping[str, int]
    names: tuple[str, ...]
    next_interview: pd.Timestamp | NaTType


GROUPED = ["target_employer", "target_role", "field", "key", "name", "interview"]


def open_questions(missing: pd.DataFrame) -> list[OpenQuestion]:
    """Return what to ask: employers first, those most wait for first; then the candidates.

    Where no employer is named there is none to ask: the candidate is asked for the employer.
    """
    is_unnamed = (missing["whom"] == "employer") & (missing["target_employer"] == "")
    asked = missing.assign(
        whom=missing["whom"].mask(is_unnamed, "candidate"),
        field=missing["field"].mask(is_unnamed, "target_employer"),
    ).drop_duplicates(["key", "field"])
    vacancies = _grouped(asked[asked["whom"] == "employer"], ["target_employer", "target_role"])
    people = _grouped(asked[asked["whom"] == "candidate"], ["key"])
    of_employers = [OpenQuestion("employer", group[0], *group[1:]) for group in vacancies]
    of_employers.sort(key=lambda question: -len(question.names))
    return of_employers + [OpenQuestion("candidate", group[3][0], *group[1:]) for group in people]


def _grouped(missing: pd.DataFrame, keys: list[str]) -> Iterator[tuple[Any, ...]]:
    """Yield employer, role, fields, names and first interview of each group.

    Not by pandas' own grouping: it takes ten times as long over many small groups.
    """
    groups: defaultdict[tuple[str, ...], list[tuple[Any, ...]]] = defaultdict(list)
    rows = zip(*(missing[column].tolist() for column in GROUPED), strict=True)
    for key, row in zip(
        zip(*(missing[key].tolist() for key in keys), strict=True), rows, strict=True
    ):
        groups[key].append(row)
    for key in sorted(groups) if len(keys) > 1 else groups:
        employers, roles, fields, keyed, names, dates = zip(*groups[key], strict=True)
        people = dict(zip(keyed, names, strict=True))
        first = min((date for date in dates if date is not pd.NaT), default=pd.NaT)
        yield employers[0], roles[0], Counter(fields), tuple(people.values()), first


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
    first, is_employer = question.next_interview, question.whom == "employer"
    counted = len(question.names) > 1
    what = [
        words.text("counted" if counted else "once", field=material.field_name(field), count=count)
        for field, count in question.fields.items()
    ]
    return [
        words.text(question.whom),
        question.who,
        question.target_role,
        ", ".join(what),
        " ".join(_how(material, fields, field) for field in question.fields),
        len(question.names),
        _listed(question.names, material.words) if is_employer else "",
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
