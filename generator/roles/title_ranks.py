"""Ranks in titles: what they tell of a career, and a title without them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.roles.matching_words import matching_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.roles.title_words import Word

LEVEL = re.compile(r"(?:l|e|ic|p|m|g|gs|t|sg)?-?\d{1,2}[ab]?|i{1,3}|iv|v")
LEVEL_NOUNS = frozenset({"level", "grade", "band", "tier", "step", "gs", "class"})
NUMBERED = frozenset({"class", "year", "stage", "grade", "ks", "phase"})
"""Words whose number is no rank."""
DROPPED_LAST = frozenset({"student", "first_job"})
"""Stages whose words may be dropped from a title's end: "marketing intern"."""
LONGEST_RANK = 3
"""Words in the longest phrase of rank."""


def without_rank(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Return the words without ranks and levels; all of them when nothing else is left."""
    lowered = lowered_words(words)
    bound = _bound_places(lowered)
    kept: list[Word] = []
    place = 0
    while place < len(words):
        length = 0 if place in bound else _rank_length(lowered, place)
        if not length:
            kept.append(words[place])
        place += max(length, 1)
    while kept and not kept[0].keys:
        kept = kept[1:]
    while kept and not kept[-1].keys:
        kept = kept[:-1]
    return tuple(kept) or words


def leading_ranks(words: Sequence[Word]) -> int:
    """Return how many words at the beginning are ranks: 1 for "senior accountant"."""
    known = matching_words()
    lowered = lowered_words(words)
    bound = _bound_places(lowered)
    count = 0
    while count < len(words) - 1 and lowered[count] in known.ranks and count not in bound:
        count += 1
    return count


def _rank_length(lowered: Sequence[str], place: int) -> int:
    """Return how many words from `place` on are a rank that may be left out; 0 for none."""
    known = matching_words()
    for length in range(min(LONGEST_RANK, len(lowered) - place), 0, -1):
        phrase = " ".join(lowered[place : place + length])
        ends_title = place + length == len(lowered)
        stage = known.ranks.get(phrase)
        if stage and (not ends_title or stage in DROPPED_LAST or LEVEL.fullmatch(phrase)):
            return length
        if phrase in known.qualifiers and not ends_title:
            return length
    is_level = LEVEL.fullmatch(lowered[place]) and place == len(lowered) - 1
    after_noun = place + 1 < len(lowered) and LEVEL.fullmatch(lowered[place + 1])
    if lowered[place] in LEVEL_NOUNS and after_noun:
        return 2
    return 1 if is_level and place else 0


def lowered_words(words: Sequence[Word]) -> list[str]:
    """Return words as shown, in lower case without full stops."""
    return [word.shown.lower().replace(".", "") for word in words]


def _bound_places(lowered: Sequence[str]) -> set[int]:
    """Return the places of words whose rank belongs to the name of the job: "staff nurse"."""
    known = matching_words()
    return {
        place + step
        for place in range(len(lowered) - 1)
        if " ".join(lowered[place : place + 2]) in known.bound
        for step in (0, 1)
    }


def stages_told_by(words: Sequence[Word]) -> Iterator[str]:
    """Yield the career stages that a title's words of rank speak of, in their order."""
    known = matching_words()
    lowered = lowered_words(words)
    bound = _bound_places(lowered)
    place = 0
    while place < len(lowered):
        for length in range(min(LONGEST_RANK, len(lowered) - place), 0, -1):
            phrase = " ".join(lowered[place : place + length])
            stage = None if _is_no_level(lowered, place, phrase) else known.ranks.get(phrase)
            if stage and (place not in bound or stage == "executive"):
                yield stage
                place += length
                break
        else:
            place += 1


def _is_no_level(lowered: Sequence[str], place: int, phrase: str) -> bool:
    """Whether a number is no rank: the licence of a "class 1 driver", the pupils of "year 2"."""
    if not LEVEL.fullmatch(phrase):
        return False
    is_last = place == len(lowered) - 1
    return not is_last or (place > 0 and lowered[place - 1] in NUMBERED)
