"""A title as a person would say it in the middle of a sentence: singular, no article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.roles.matching_words import matching_words
from generator.roles.title_ranks import LEVEL, LEVEL_NOUNS, leading_ranks
from generator.roles.title_readings import begins_with_rank, head_place, names_person
from generator.roles.title_words import Word, singular

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.roles.title_readings import Reading

KEEP_CAPITALS = 3
"""Letters of the longest unknown word that keeps its capitals: "TGV driver"."""


def spoken_title(reading: Reading) -> str:
    """Return a reading of a title mid-sentence; "" when it names no person.

    Args:
        reading: the title's words in the order in which they are to be read.
    """
    words = _with_of(_without_level(reading.words))
    if not names_person(words):
        return ""
    shouting = len(words) > 1 and all(word.shown.isupper() for word in words)
    typed_low = all(word.shown.islower() for word in words)
    head = head_place(words)
    shown = [_cased(word, shouting=shouting, typed_low=typed_low) for word in words]
    shown[head] = _one(shown[head])
    return _shortened(_joined(reading, shown))


def _with_of(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Say "VP of engineering" where a title has "VP engineering"."""
    length = 0 if names_person(words) else begins_with_rank(words)
    return (*words[:length], Word("of", ()), *words[length:]) if length else words


def is_joined(reading: Reading) -> bool:
    """Whether a reading's field is said behind its head: "lecturer in economics"."""
    return bool(_joining_word(reading))


def _joining_word(reading: Reading) -> str:
    """Return "of" or "in" where a reading's head is joined with its field, else ""."""
    if not reading.field_words:
        return ""
    known = matching_words()
    head = [word.shown.lower() for word in reading.words[reading.field_words :]]
    for start in range(len(head)):
        phrase = " ".join(head[start:])
        if phrase in known.joined_with_of:
            return "of"
        if phrase in known.joined_with_in:
            return "in"
    return ""


def _without_level(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Leave out a level at the end: "data analyst II" is said "data analyst"."""
    while len(words) > 1:
        last = words[-1].shown.lower()
        if LEVEL.fullmatch(last) or last in LEVEL_NOUNS:
            words = words[:-1]
        else:
            break
    return words


def _cased(word: Word, *, shouting: bool, typed_low: bool) -> str:
    known = matching_words()
    lowered = word.shown.lower()
    if lowered == "&":
        return "and"
    proper = known.proper.get(lowered)
    if proper is not None:
        is_typed = word.shown == proper or shouting
        if lowered not in known.proper_when_typed or (is_typed and not typed_low):
            return proper
        return lowered
    if "-" in word.shown:
        parts = [Word(part, ()) for part in word.shown.split("-")]
        return "-".join(_cased(part, shouting=shouting, typed_low=typed_low) for part in parts)
    is_unknown_short = word.shown.isupper() and len(word.shown) <= KEEP_CAPITALS
    if is_unknown_short and not shouting and lowered not in known.persons:
        return word.shown
    mixed = any(letter.isupper() for letter in word.shown[1:]) and not word.shown.isupper()
    return word.shown if mixed else lowered


def _one(head: str) -> str:
    """Return a head in the singular: "electricians" is "electrician"."""
    known = matching_words()
    one = singular(head) if head.islower() else head
    if one != head and (one in known.persons or one.endswith(known.person_endings)):
        return one
    return head


def _joined(reading: Reading, shown: Sequence[str]) -> str:
    """Join the words; a field typed behind a comma is joined as people say it."""
    joining = _joining_word(reading)
    if not joining:
        return _with_rank_capitals(" ".join(shown))
    start = leading_ranks(reading.words)
    end = start + reading.field_words
    head = " ".join([*shown[:start], *shown[end:]])
    return _with_rank_capitals(f"{head} {joining} {' '.join(shown[start:end])}")


def _shortened(text: str) -> str:
    """Say "ICU nurse" where a title has "ICU registered nurse"."""
    known = matching_words()
    for long, short in known.shortened.items():
        before, found, after = text.partition(f" {long}")
        if found and not after and before.split()[-1] not in known.ranks:
            return f"{before} {short}"
    return text


def _with_rank_capitals(text: str) -> str:
    """Write "VP of Sales": after a rank said by its letters the field is capitalised."""
    for rank in ("VP", "SVP", "EVP", "AVP"):
        before, found, field = text.partition(f"{rank} of ")
        if found and (not before or before.endswith(" ")):
            return before + found + " ".join(_capital(word) for word in field.split())
    return text


def _capital(word: str) -> str:
    small = {"and", "of", "for", "the", "in"}
    return word if word in small or not word.islower() else word[:1].upper() + word[1:]
