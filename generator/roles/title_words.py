"""The words of titles in one form, so that two spellings of a title compare as equal."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, NamedTuple

from generator.roles.matching_words import matching_words

if TYPE_CHECKING:
    from collections.abc import Iterable

SMALL_WORDS = frozenset("of the and & for in to a an at on with or de la /".split())  # noqa: SIM905
COMMON_WORDS = frozenset({"or", "am", "it", "is", "in", "us", "do", "re", "er", "pe", "se", "de"})
"""Short forms that are common words too: read as short forms only in capitals."""
NO_PLURAL = frozenset({"accounts", "estates"})
"""An accounts manager keeps books, an account manager keeps clients."""
PART_TIME = frozenset({"pt", "ft"})
"""Behind somebody these say part-time and full-time: "cashier PT", but "senior PT"."""
PLURAL_SAFE = ("ss", "us", "is", "ous")


class Word(NamedTuple):
    """One word of a title.

    Attributes:
        shown: as it would be shown, short forms written out ("senior", "VP").
        keys: what it is compared by ("senior",), ("vice", "president"); () for small words.
    """

    shown: str
    keys: tuple[str, ...]


def read_words(typed: Iterable[str], context: frozenset[str] = frozenset()) -> tuple[Word, ...]:
    """Return words with their short forms written out.

    Args:
        typed: the words as typed.
        context: lower-case words of the rest of the row, by which short forms are understood.
    """
    words = tuple(typed)
    lowered = frozenset(word.lower() for word in words)
    shouting = len(words) > 1 and all(word.isupper() for word in words if word.isalpha())
    found: list[Word] = []
    for place, word in enumerate(words):
        if word.lower() in PART_TIME and place and _is_somebody(words[place - 1]):
            continue
        around = (lowered | context) - {word.lower()}
        short = word.lower().replace(".", "")
        if short in matching_words().before_somebody and _is_before_somebody(words[place + 1 :]):
            found += [Word(part, keys_of(part)) for part in _field_of(short)]
            continue
        found += _read_word(word, around, may_be_short=not shouting or len(word) <= _SHORT)
    return tuple(found)


def _field_of(short: str) -> list[str]:
    return matching_words().before_somebody[short].split()


def _is_before_somebody(later: tuple[str, ...]) -> bool:
    """Whether the next word is a person's: "manager" or, in short, "mgr"."""
    if not later:
        return False
    following = later[0].lower().replace(".", "")
    return _ends_like_somebody(matching_words().short_forms.get(following, following))


def _is_somebody(word: str) -> bool:
    return _ends_like_somebody(word.lower()) and word.lower() not in matching_words().ranks


def _ends_like_somebody(lowered: str) -> bool:
    known = matching_words()
    is_person = lowered in known.persons or lowered.endswith(known.person_endings)
    return is_person and lowered not in known.things


_SHORT = 4


def _read_word(typed: str, around: frozenset[str], *, may_be_short: bool) -> list[Word]:
    known = matching_words()
    short = typed.lower().replace(".", "").strip("'")
    if short in known.contextual and may_be_short:
        if short in COMMON_WORDS and not typed.isupper():
            return [Word(typed, keys_of(typed))]
        return _written_out(typed, short, meaning_of(short, around))
    if short in known.short_forms:
        return _written_out(typed, short, known.short_forms[short])
    if "-" in typed.strip("-"):
        parts = typed.split("-")
        if parts[0].lower() in known.short_forms and parts[-1].isdigit():
            return [word for part in parts for word in _read_word(part, around, may_be_short=True)]
        return [Word(typed, tuple(key for part in typed.split("-") for key in keys_of(part)))]
    return [Word(typed, keys_of(typed))]


def meaning_of(short: str, around: frozenset[str]) -> str:
    """Return what a short form stands for beside these words; itself when nothing tells.

    Args:
        short: a short form of several meanings, in lower case.
        around: the words beside it in the title and in the rest of the row, in lower case.
    """
    form = matching_words().contextual[short]
    best = max(form.meanings, key=lambda meaning: len(meaning.when & around), default=None)
    if best is not None and best.when & around:
        return best.means
    return form.otherwise or short


def _written_out(typed: str, short: str, meaning: str) -> list[Word]:
    if short in matching_words().said_short or meaning.lower() == short:
        keys = tuple(key for word in meaning.split() for key in keys_of(word))
        return [Word(typed, keys)]
    return [Word(word, keys_of(word)) for word in meaning.split()]


@functools.lru_cache(maxsize=65_536)
def keys_of(word: str) -> tuple[str, ...]:
    """Return what a word is compared by: American spelling, singular; () for small words."""
    lowered = re.sub(r"[.']", "", word.lower())
    if lowered in SMALL_WORDS:
        return ()
    known = matching_words()
    if lowered in known.spelling:
        return tuple(singular(part) for part in known.spelling[lowered].split())
    one = singular(lowered)
    if one in known.spelling:
        return tuple(known.spelling[one].split())
    for ending, american in known.spelling_ends.items():
        if one.endswith(ending) and len(one) > len(ending) + 2:
            return (one[: -len(ending)] + american,)
    return (one,)


def singular(word: str) -> str:
    """Return a word without its plural ending; close enough to compare by."""
    if word in NO_PLURAL or len(word) <= 3 or not word.endswith("s") or word.endswith(PLURAL_SAFE):  # noqa: PLR2004
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "ches", "shes", "xes")):
        return word[:-2]
    return word[:-1]


def all_keys(words: Iterable[Word]) -> tuple[str, ...]:
    """Return the keys of several words in a row."""
    return tuple(key for word in words for key in word.keys)


def ordered_key(keys: Iterable[str]) -> str:
    """Return what titles are looked up by: blind to how compounds are parted."""
    return "".join(keys)


def free_key(keys: Iterable[str]) -> str:
    """Return what titles are looked up by when the order of their words is free."""
    return " ".join(sorted(set(keys)))
