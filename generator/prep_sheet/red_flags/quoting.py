"""Which words to quote for a red flag: the shortest stretch that a coach would underline."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.prep_sheet.red_flags.hits import Hit
    from generator.prep_sheet.red_flags.reading import Reading
    from generator.prep_sheet.red_flags.voice import Voice
    from generator.prep_sheet.red_flags.words import Words

_BREAK = re.compile(r"[.,;:!?()\u2014\u2013]")
_LONGEST = 10
"""Words at most in a stretch that no rule chose."""
_WEAK_EDGES = frozenset(
    (
        "a",
        "an",
        "the",
        "and",
        "or",
        "but",
        "of",
        "to",
        "in",
        "on",
        "at",
        "for",
        "so",
        "then",
        "that",
    )
)


def quoted_span(
    kind_hits: list[Hit], kind_index: int, reading: Reading, voice: Voice
) -> tuple[int, int]:
    """Return where the words to quote begin and end in the text.

    A rule's own stretch is taken where a rule spoke: the first in the text, of those that begin
    together the longest. Else the stretch that the learned voice leaned on most.
    """
    if kind_hits:
        best = min(kind_hits, key=lambda hit: (hit.first, -hit.last))
        words = reading.marked if best.is_marked else reading.words
        return _span(words, best.first, best.last)
    first, last = _leaned_on(reading.marked, kind_index, voice)
    return _span(reading.marked, first, last)


def _span(words: Words, first: int, last: int) -> tuple[int, int]:
    last = max(last, first + 1)
    return words.starts[first], words.ends[last - 1]


def _leaned_on(words: Words, kind_index: int, voice: Voice) -> tuple[int, int]:
    """Return the run of tokens, within one clause, with the greatest sum of weights."""
    weights = _token_weights(words, kind_index, voice)
    best, best_sum = (0, 1), float("-inf")
    for first, token in enumerate(words.tokens):
        if _BREAK.fullmatch(token):
            continue
        total = 0.0
        for last in range(first, min(first + _LONGEST, len(weights))):
            if _BREAK.fullmatch(words.tokens[last]):
                break
            total += weights[last]
            if total > best_sum:
                best, best_sum = (first, last + 1), total
    return _trimmed(words.tokens, *best)


def _trimmed(tokens: list[str], first: int, last: int) -> tuple[int, int]:
    """Return the run without little words at its edges."""
    while last - first > 1 and tokens[first] in _WEAK_EDGES:
        first += 1
    while last - first > 1 and tokens[last - 1] in _WEAK_EDGES:
        last -= 1
    return first, last


def _token_weights(words: Words, kind_index: int, voice: Voice) -> list[float]:
    tokens = words.tokens
    nothing = (0.0,) * len(voice.bias)
    weights = []
    for place, names in enumerate(voice.classes_of(tokens)):
        following = tokens[place + 1] if place + 1 < len(tokens) else "</s>"
        keys = [f"w:{tokens[place]}", f"b:{tokens[place]} {following}", *(f"c:{n}" for n in names)]
        weights.append(sum(voice.weights.get(key, nothing)[kind_index] for key in keys))
    return weights
