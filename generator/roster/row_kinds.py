"""Rows below a header that are no candidates: total lines, notes, the header once more."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from generator.roster.cells import as_typed, one_line
from generator.roster.header import repeats_header
from generator.roster.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.roster.field_table import FieldTable
    from generator.roster.header import Header

WIDE = 3
"""A cell merged over so many columns is a heading or a note, not a person."""
WORDS_OF_PROSE, WORDS_NO_NAME_HAS = 4, 9
"""María del Carmen Fernández de la Vega has seven."""

_NUMBER_OR_SIGN = re.compile(r"^[\W\d]*$")
_AFTER_TOTAL = re.compile(r"[\s:=\-\u2013]*[\d.,]*\s*$")
_NOTE_BEGINS = re.compile(
    r"""^(?: [*\u2020(\[] | --\s | \u2014\s | page\ \d
      | (?:notes? | nb | n\.b\. | source | legend | key | exported | generated | printed
         | (?:last\ )?updated | as\ of | confidential | end\ of)\b )""",
    re.IGNORECASE | re.VERBOSE,
)


def is_total_line(cells: Sequence[tuple[str, Any]]) -> bool:
    """Return whether a row is a total: its first text says so and the rest are numbers.

    Args:
        cells: the filled cells of a row, as (column letters, raw value).
    """
    texts = [one_line(value).value for _, value in cells]
    words = [text for text in texts if not _NUMBER_OR_SIGN.match(text)]
    return bool(words) and all(says_total(word) for word in words)


def says_total(text: str) -> bool:
    """Return whether a text is "Total", "Grand total: 24" or the like."""
    bare = _AFTER_TOTAL.sub("", text).casefold()
    return bare in load_vocabulary().words["totals"]


def is_note(table: FieldTable, place: int, cells: Sequence[tuple[str, Any]], *, last: bool) -> bool:
    """Return whether a row is a note or a heading: one cell of prose, or one merged widely.

    Args:
        table: the rows.
        place: the row's 0-based place in it.
        cells: its filled cells.
        last: whether no candidate follows. Only there a lone text in the name column can be a
            note; elsewhere it is a person whose target role is missing.
    """
    if len(cells) != 1:
        return False
    letter, value = cells[0]
    row = table.row_numbers[place] - 1
    if any(
        top == row and right - left >= WIDE - 1 for (top, left), (_, right) in table.body.merged
    ):
        return True
    text = one_line(value).value
    words = len(text.split())
    begins = _NOTE_BEGINS.match(text) is not None
    if letter in {table.columns.get(field) for field in ("name", "first_name", "last_name")}:
        says_more = begins or words >= WORDS_NO_NAME_HAS or ":" in text or text.endswith("!")
        if text.endswith(":"):
            return True
        return last and (says_more or (words >= WORDS_OF_PROSE and text.endswith(".")))
    return begins or words >= WORDS_OF_PROSE


def is_guidance(cells: Sequence[tuple[str, Any]]) -> bool:
    """Return whether a row under the header says how to fill it: "(required)", "optional"."""
    return bool(cells) and all(says_guidance(as_typed(value)) for _, value in cells)


def says_guidance(text: str) -> bool:
    """Return whether a text is "(required)", "yyyy-mm-dd" or the like."""
    return text.casefold().strip("()[]*<> ") in load_vocabulary().words["guidance"]


def what_row_is(
    table: FieldTable, header: Header, place: int, *, last: bool
) -> tuple[str, str] | None:
    """Return a code and a sentence for a row that is no candidate; None for one that should be.

    Args:
        table: the rows.
        header: the header above them.
        place: the row's 0-based place.
        last: whether no candidate follows.
    """
    cells = table.raw_row(place)
    texts = [(letter, one_line(value).value) for letter, value in cells]
    if is_total_line(cells):
        return "total-line", "a total line"
    if repeats_header(header, texts):
        return "repeated-header", "the header once more"
    if is_guidance(cells):
        return "guidance-row", "a line on how to fill the table"
    if is_note(table, place, cells, last=last):
        return "note-row", "a note or a heading"
    return None
