"""The header of a worksheet that a coach worked in: which column is whose."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.summary.cells import column_letter, plain_text
from generator.summary.notes import COACH_COLUMNS
from generator.summary.words import summary_words

if TYPE_CHECKING:
    from collections.abc import Sequence

HEADER_WITHIN = 12
"""Rows looked through for the header; coaches put rows above tables."""
LABEL_CHARACTERS = 240
"""Excel allows 255 in a table's header; some are left to tell equal labels apart."""
WHO = ("name", "target_role", "target_employer")


@dataclass(frozen=True, slots=True)
class HeaderColumns:
    """Where what stands, by 0-based place.

    Attributes:
        labels: of all columns, in their order, as the next workbook has them.
        who: place of the key column and of those in `WHO`.
        coach: the coach's columns.
        own: labels of the columns that coaches added.
        unnamed: those among them that have no label in the workbook.
    """

    labels: tuple[str, ...]
    who: dict[str, int]
    coach: dict[int, str]
    own: dict[int, str]
    unnamed: frozenset[str]

    def is_named(self, label: str) -> bool:
        """Whether a coach gave the column its label, so that it is kept while still empty."""
        return label not in self.unnamed


def columns_of_header(header: Sequence[Any]) -> HeaderColumns | None:
    """Return the columns of a row of labels, or None when it is no header of candidates."""
    labels = summary_words().table("columns")
    texts = [" ".join(plain_text(_label(label)).split())[:LABEL_CHARACTERS] for label in header]
    if not {labels.text("key"), labels.text("session_done")} <= set(texts):
        return None
    known = {labels.text(key): key for key in reversed(tuple(labels))}
    ours = set(known) | set(summary_words().table("former_columns").list("labels"))
    places: dict[str, int] = {}
    own: dict[int, str] = {}
    unnamed = set()
    for place, text in enumerate(texts):
        if text in ours and text not in places:
            places[text] = place
            continue
        label = text or summary_words().text("no_label", letter=column_letter(place + 1))
        own[place] = _unique(label, {*own.values(), *ours})
        if not text:
            unnamed.add(own[place])
    return HeaderColumns(
        labels=tuple(own.get(place, text) for place, text in enumerate(texts)),
        who={key: places[labels.text(key)] for key in ("key", *WHO) if labels.text(key) in places},
        coach={
            places[labels.text(key)]: key for key in COACH_COLUMNS if labels.text(key) in places
        },
        own=own,
        unnamed=frozenset(unnamed),
    )


def _unique(label: str, taken: set[str]) -> str:
    """Return a label that no other column of an Excel table has, in whatever case."""
    folded = {other.casefold() for other in taken}
    unique, number = label, 1
    while unique.casefold() in folded:
        number += 1
        unique = f"{label} ({number})"
    return unique


def _label(value: Any) -> str:
    """Return a header's text; a year is a number to Excel, and a day a date."""
    if isinstance(value, dt.date):
        return f"{value:%Y-%m-%d}"
    return plain_value(value)


def plain_value(value: Any) -> str:
    """Return a cell's value as text, whole numbers without decimals."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
