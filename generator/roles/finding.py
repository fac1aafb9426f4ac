"""A title on its way to a profile, and what was found for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.roles.fields import field_phrases
from generator.roles.title_ranks import without_rank
from generator.roles.title_readings import Reading, as_person, head_place
from generator.roles.title_words import all_keys

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.roles.model import MatchKind
    from generator.roles.title_words import Word


@dataclass(frozen=True, slots=True)
class Finding:
    """A profile found for a reading.

    Attributes:
        profile_id: "none" for the neutral one.
        kind: exact, similar, family or none.
        score: 0 to 1, how surely.
        reading: the reading of the title that led to it.
        why: one sentence for `prepsheets roles TITLE`.
    """

    profile_id: str
    kind: MatchKind
    score: float
    reading: Reading
    why: str


@dataclass(frozen=True)
class Title:
    """A title, its readings, and how it was understood so far.

    Attributes:
        typed: as it stands in the cell.
        readings: the likeliest first; () when nothing is left of the title.
        steps: a line a step.
    """

    typed: str
    readings: tuple[Reading, ...]
    steps: list[str] = field(default_factory=list)


def nothing_told(reading: Reading) -> Finding:
    """Return the finding for a title that tells nothing of a trade.

    Args:
        reading: what can be said of it all the same ("junior analyst"); empty for "TBD".
    """
    return Finding("none", "none", 0.0, reading, "The title tells nothing of a trade.")


def forms_of(reading: Reading) -> Iterator[tuple[Word, ...]]:
    """Yield a reading's words as typed, without ranks, and as the person of the field."""
    yield reading.words
    bare = bare_words(reading)
    yield bare
    yield as_person(bare)


def bare_words(reading: Reading) -> tuple[Word, ...]:
    """Return a reading's words without ranks and without whom one works for."""
    return without_rank(_without_whom(reading.words))


def _without_whom(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Cut "to the director" off "PA to the director": it tells another's field."""
    for place, word in enumerate(words):
        if place and word.shown.lower() == "to":
            return words[:place]
    return words


def weighed(reading: Reading, correct: Callable[[str], str]) -> tuple[tuple[str, ...], str]:
    """Return the words by which a reading is weighed, typos mended, and the head among them.

    Args:
        reading: the reading.
        correct: gives the word meant by a word with a typo.
    """
    words = as_person(bare_words(reading))
    if " ".join(all_keys(_without_whom(reading.words))) in field_phrases():
        words = _without_whom(reading.words)
    head = words[head_place(words)].keys[-1:] if words else ()
    return tuple(map(correct, all_keys(words))), correct(head[0]) if head else ""


def shown(words: tuple[Word, ...]) -> str:
    """Return words as one text."""
    return " ".join(word.shown for word in words)


def plain(text: str) -> str:
    """Return a text in lower case, without the marks around it and doubled spaces."""
    return " ".join(text.lower().strip(" *.?!-\"'").split())
