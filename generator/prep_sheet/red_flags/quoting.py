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
"""Words at most in a stretch that is put together, or that no rule chose."""
_TELLING = 3
"""Words that a rule's stretch needs to be understood by itself."""
_SHORTEST = 4
"""Words at least in a stretch that no rule chose, if the clause has them."""
_FEW = 3
"""Words that may be missing at the edge of a clause before it is quoted without them."""
_WEAK_STARTS = frozenset(("a", "the", "and", "or", "but", "of", "so", "then", "that", "at", ","))
_WEAK_ENDS = _WEAK_STARTS | {
    *("an", "to", "for", "with", "your", "my", "his", "her", "because", "i", "until", "before"),
    *("we", "you", "'s"),
}


def quoted_span(
    kind_hits: list[Hit], kind_index: int, reading: Reading, voice: Voice
) -> tuple[int, int]:
    """Return where the words to quote begin and end in the text.

    A rule's own stretch is taken where a rule spoke: the shortest that tells something, with what
    the same rule says around it. Else the stretch that the learned voice leaned on most.
    """
    if kind_hits:
        best = min(kind_hits, key=_length)
        words = reading.marked if best.is_marked else reading.words
        first, last = _joined(best, [hit for hit in kind_hits if hit.rule is best.rule])
    else:
        words = reading.marked
        first, last = _leaned_on(words, kind_index, voice)
    first, last = _trimmed(words.tokens, first, max(last, first + 1))
    return words.starts[first], words.ends[last - 1]


def _length(hit: Hit) -> tuple[bool, int, int]:
    """Return what sorts the shortest stretch first, but one that says little last."""
    length = hit.last - hit.first
    return length < _TELLING, length, hit.first


def _joined(best: Hit, hits: list[Hit]) -> tuple[int, int]:
    """Return the best stretch with what the same rule says around it, while it is short."""
    first, last = best.first, best.last
    for hit in sorted(hits, key=lambda hit: hit.first):
        wider = min(first, hit.first), max(last, hit.last)
        if hit.first <= last and first <= hit.last and wider[1] - wider[0] <= _LONGEST:
            first, last = wider
    return first, last


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
    return _whole(words.tokens, *_grown(words.tokens, *best))


def _grown(tokens: list[str], first: int, last: int) -> tuple[int, int]:
    """Return the run grown within its clause to a few words: one word alone says little."""
    while last - first < _SHORTEST and last < len(tokens) and not _BREAK.fullmatch(tokens[last]):
        last += 1
    while last - first < _SHORTEST and first and not _BREAK.fullmatch(tokens[first - 1]):
        first -= 1
    return first, last


def _whole(tokens: list[str], first: int, last: int) -> tuple[int, int]:
    """Return the run with its clause's beginning and end, where few words are missing of them."""
    start, end = first, last
    while start and not _BREAK.fullmatch(tokens[start - 1]):
        start -= 1
    while end < len(tokens) and not _BREAK.fullmatch(tokens[end]):
        end += 1
    return start if first - start <= _FEW else first, end if end - last <= _FEW else last


def _trimmed(tokens: list[str], first: int, last: int) -> tuple[int, int]:
    """Return the run without little words at its edges."""
    while last - first > 1 and tokens[first] in _WEAK_STARTS:
        first += 1
    while last - first > 1 and tokens[last - 1] in _WEAK_ENDS:
        last -= 1
    return first, last


def _token_weights(words: Words, kind_index: int, voice: Voice) -> list[float]:
    tokens = words.tokens
    weights = []
    for place, names in enumerate(voice.classes_of(tokens)):
        following = tokens[place + 1] if place + 1 < len(tokens) else "</s>"
        keys = [f"w:{tokens[place]}", f"b:{tokens[place]} {following}", *(f"c:{n}" for n in names)]
        weights.append(voice.weights.sums(keys)[kind_index])
    return weights
