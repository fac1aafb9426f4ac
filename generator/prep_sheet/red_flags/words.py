"""A statement as words: lower case, contractions opened, each word tied to its place in the text.

Candidates write "im", "I'd", "gonna", "stop-gap", "thirty-five" and "yrs". Rules are written once,
over plain words, so the variants are opened here; every word keeps the stretch of the text that
it came from, so that the exact words can be quoted.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_TOKEN = re.compile(
    r"\d+(?:[.,/]\d+)*(?:\+|[a-z]{1,6})?%?"
    r"|[^\W\d_](?:\.[^\W\d_])+\.?"
    r"|[^\W\d_]+(?:'[^\W\d_]+)*'?"
    r"|[.!?;:,()\"]+|\n+|[^\w\s]"
)
_STRAIGHT = str.maketrans({"\u2019": "'", "\u2018": "'", "\u02bc": "'", "`": "'"})
_HARD_STOP = frozenset(".!?;\n")
_NUMBER_WITH_UNIT = re.compile(r"(\d[\d.,]*)([a-z]+)")
_ORDINALS = frozenset({"st", "nd", "rd", "th", "k", "m", "s", "d"})


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one statement.

    Attributes:
        tokens: lower-case words, numbers and punctuation marks; a sentence's end is ".".
        starts: for each token, where it begins in the text; 0-based.
        ends: for each token, where it ends in the text; exclusive.
        line: " " + the tokens joined by single spaces + " ", what patterns are matched on.
        places: for each token, where it begins in `line`.
    """

    tokens: list[str]
    starts: list[int]
    ends: list[int]
    line: str
    places: list[int]

    def token_at(self, place: int) -> int:
        """Return the token that begins at a place of `line`, or the next one."""
        return bisect_left(self.places, place)

    def space_before(self, token: int) -> int:
        """Return where in `line` the space before a token is; the last space for no token."""
        return self.places[token] - 1 if token < len(self.places) else len(self.line) - 1

    def replaced(self, spans: list[tuple[int, int, str]]) -> Words:
        """Return the words with one token in place of each span (first, past the last, token)."""
        tokens: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        place = 0
        for first, last, token in [*spans, (len(self.tokens), len(self.tokens), "")]:
            tokens += self.tokens[place:first]
            starts += self.starts[place:first]
            ends += self.ends[place:first]
            if token:
                tokens.append(token)
                starts.append(self.starts[first])
                ends.append(self.ends[last - 1])
            place = last
        return _joined(tokens, starts, ends)


def split_words(text: str, spellings: Mapping[str, tuple[str, ...]]) -> Words:
    """Return the words of a statement.

    Args:
        text: as the candidate typed it.
        spellings: a word as typed ("i'd", "wanna", "yrs") to the words it stands for.
    """
    lowered = text.translate(_STRAIGHT).lower()
    if len(lowered) != len(text):  # a letter such as U+0130 grows when lowered: let it stand
        lowered = "".join(
            low if len(low := letter.lower()) == 1 else letter
            for letter in text.translate(_STRAIGHT)
        )
    tokens: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _TOKEN.finditer(lowered):
        typed = match.group()
        opened = spellings.get(typed) or _open(typed, spellings)
        start, end = match.span()
        for word in opened:
            tokens.append(word)
            starts.append(start)
            ends.append(end)
    return _joined(tokens, starts, ends)


def _joined(tokens: list[str], starts: list[int], ends: list[int]) -> Words:
    places = []
    place = 1
    for word in tokens:
        places.append(place)
        place += len(word) + 1
    return Words(tokens, starts, ends, f" {' '.join(tokens)} ", places)


def _open(typed: str, spellings: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return the plain words of one token that the spellings do not list."""
    if typed.isalpha():
        return (typed,)
    first = typed[0]
    if first.isdigit():
        return _number(typed, spellings)
    if first.isalpha():
        return _letters(typed, spellings)
    if first in _HARD_STOP or "." in typed:
        return (".",)
    return () if first in "-'\"*_~" else (first,)


def _number(typed: str, spellings: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    typed = typed.rstrip("+%")
    split = _NUMBER_WITH_UNIT.fullmatch(typed)
    if split and split[2] not in _ORDINALS:
        return split[1], *spellings.get(split[2], (split[2],))
    return (typed,)


def _letters(typed: str, spellings: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    if "." in typed:
        return (typed.replace(".", ""),)
    stem, mark, ending = typed.rstrip("'").partition("'")
    if not mark:  # "the Smiths' house", but not the end of 'a quotation'
        return (stem, "'s") if stem.endswith("s") else (stem,)
    return spellings.get(stem, (stem,)) + spellings.get("'" + ending, ("'" + ending,))
