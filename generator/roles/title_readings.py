"""The ways in which a title's parts may be read together, the likeliest first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.roles.matching_words import matching_words
from generator.roles.title_ranks import leading_ranks
from generator.roles.title_words import Word, all_keys, read_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.roles.title_text import TitleParts

LONGEST_RANK_OVER = 3
"""Words in the longest rank that stands over a field: "executive vice president"."""
PREPOSITIONS = frozenset({"of", "for", "to", "in", "at", "with", "on"})


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a title.

    Attributes:
        words: the words that name the job.
        left_out: words of the title that this reading leaves out.
        field_words: how many words were brought before the head from behind a comma.
    """

    words: tuple[Word, ...]
    left_out: tuple[Word, ...] = ()
    field_words: int = 0

    @property
    def is_inverted(self) -> bool:
        """Whether words were brought into the order in which they are spoken."""
        return bool(self.field_words)


def readings_of(parts: TitleParts, context: frozenset[str]) -> tuple[Reading, ...]:
    """Return the ways to read a title, the likeliest first; () when nothing is left of it.

    Args:
        parts: the title without numbers, noise and places.
        context: lower-case words of the rest of the row.
    """
    around = context | {word.lower() for part in (*parts.parts, *parts.asides) for word in part}
    mains = [alternatives_of(part, around) for part in parts.parts]
    asides = [words for aside in parts.asides for words in alternatives_of(aside, around)[:1]]
    if not mains:
        mains, asides = [[words] for words in asides[:1]], asides[1:]
    found = [
        reading
        for first in (mains[0] if mains else [])
        for reading in _with_others(first, [other[0] for other in mains[1:]], asides)
    ]
    return tuple(dict.fromkeys(found))


def alternatives_of(part: Sequence[str], context: frozenset[str]) -> list[tuple[Word, ...]]:
    """Return what stands around strokes as alternatives: "server/bartender" names two jobs."""
    words = [piece for word in part for piece in _without_stroke(word)]
    if "/" not in words:
        return [read_words(words, context)]
    sides = [read_words(side, context) for side in _sides(words)]
    sides = [side for side in sides if side]
    found = []
    for number, side in enumerate(sides):
        if names_person(side) or number == len(sides) - 1:
            found.append(side)
        else:
            found.append(_with_head_of(side, sides[number + 1 :]))
    return found or [()]


def _without_stroke(word: str) -> list[str]:
    if "/" not in word or word == "/":
        return [word]
    known = matching_words()
    if word.lower() in known.strokes:
        return known.strokes[word.lower()].split()
    pieces: list[str] = []
    for piece in word.split("/"):
        pieces += ["/", piece] if pieces else [piece]
    return [piece for piece in pieces if piece]


def _sides(words: Sequence[str]) -> Iterator[list[str]]:
    side: list[str] = []
    for word in words:
        if word == "/":
            yield side
            side = []
        else:
            side.append(word)
    yield side


def _with_head_of(side: tuple[Word, ...], later: Sequence[tuple[Word, ...]]) -> tuple[Word, ...]:
    """Read "sales/marketing manager" as "sales manager"."""
    for other in later:
        if len(other) > 1 and names_person(other):
            return (*side, other[-1])
    return side


def _with_others(
    first: tuple[Word, ...], others: list[tuple[Word, ...]], asides: list[tuple[Word, ...]]
) -> Iterator[Reading]:
    """Yield the readings of a title's first part with what stands after commas and in brackets."""
    asides = [aside for aside in asides if not _abbreviates(aside, first)]
    extras = [*others, *asides]
    if not extras:
        yield Reading(first)
        place = head_place(first) + 1
        if place < len(first) - 1 and first[place].shown.lower() in {"in", "of", "for"}:
            yield Reading(first[:place], first[place + 1 :])
        return
    extra = extras[0]
    rest = tuple(word for other in extras[1:] for word in other)
    everything = tuple(word for other in extras for word in other)
    if names_person(extra) and not names_person(first):
        yield Reading((*first, *extra), rest)
        yield Reading(extra, (*first, *rest))
    else:
        ranks = leading_ranks(first)
        spoken = (*first[:ranks], *extra, *first[ranks:])
        yield Reading(spoken, rest, len(extra))
    yield Reading(first, everything)
    if names_person(extra):
        yield Reading(extra, (*first, *rest))


def _abbreviates(aside: tuple[Word, ...], first: tuple[Word, ...]) -> bool:
    """Whether an aside says the title again, in short or written out: "chief executive (CEO)"."""
    initials = "".join(key[0] for key in all_keys(first))
    said = "".join(word.shown for word in aside).lower().replace(".", "")
    return said == initials or set(all_keys(aside)) <= set(all_keys(first))


def head_place(words: Sequence[Word]) -> int:
    """Return the place of the word that names the person: the last before "of" and the like."""
    for place, word in enumerate(words):
        if place and word.shown.lower() in PREPOSITIONS:
            return place - 1
    return len(words) - 1


def names_person(words: Sequence[Word]) -> bool:
    """Whether words name somebody ("payable clerk") rather than a field ("accounts payable")."""
    if not words:
        return False
    known = matching_words()
    place = head_place(words)
    shown = [word.shown.lower().replace(".", "") for word in words[: place + 1]]
    head = shown[-1]
    for form in (" ".join(shown[-3:]), " ".join(shown[-2:]), head, *words[place].keys[-1:]):
        if form in known.persons:
            return True
        if form in known.things:
            return False
    one = words[place].keys[-1:] or (head,)
    return len(one[0]) > len("er") + 1 and one[0].endswith(known.person_endings)


def begins_with_rank(words: Sequence[Word]) -> int:
    """Return how many words at the beginning are a rank over a field: "VP" of "VP engineering"."""
    known = matching_words()
    shown = [word.shown.lower() for word in words]
    for length in range(min(LONGEST_RANK_OVER, len(words) - 1), 0, -1):
        if " ".join(shown[:length]) in known.joined_with_of:
            return length
    return 0


def as_person(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Return a field as the person who works in it: "civil engineering" as "civil engineer"."""
    known = matching_words()
    if not words or names_person(words) or begins_with_rank(words):
        return words
    shown = [word.shown.lower() for word in words]
    for length in range(min(4, len(shown)), 0, -1):
        field = " ".join(shown[-length:])
        if field in known.fields and (length == len(shown) or length > 1 or field in _HEADS):
            return (*words[:-length], *read_words(known.fields[field].split()))
    return words


_HEADS = frozenset({"engineering", "nursing", "teaching", "accounting", "driving", "research"})
"""Fields that turn into a person behind any word: "chemical engineering"."""
