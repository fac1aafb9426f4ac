"""Articles by sound, plurals, possessives, lists, numbers and dates in words.

Every word these rules need stands in `phrases/language.toml`.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

VOWELS = "aeiou"
_HEAD = re.compile(r"[^-/&]*")
_LEADING = re.compile(r"^[^\w]+")
_LONG_ITEM_WORDS = 4
_QUOTED = re.compile(r'"([^"]*)"')
_PAIR = 2
_MEN = frozenset({"man", "woman"})
_FEWEST_YEARS = 2
_MOST_YEARS = 60


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """`language.toml`, ready to look things up in.

    Attributes:
        table: the file's content.
        names: lower-cased word to the form it has in the middle of a sentence ("excel": "Excel").
        starters: title words that nobody aims to remain, lower-cased.
        unnoticed: words whose repetition nobody notices.
        side_skills: skills beside a trade, lower-cased.
        countable, uncountable, common: how a phrase that somebody typed takes its article and case.
        verbs: a verb to its -ing form; `noun_verbs` are nouns too, `doing` the forms of the rest.
    """

    table: Mapping[str, object]
    names: Mapping[str, str]
    starters: frozenset[str]
    unnoticed: frozenset[str]
    singular_in_s: frozenset[str]
    countable: frozenset[str]
    uncountable: frozenset[str]
    common: frozenset[str]
    determiners: frozenset[str]
    side_skills: frozenset[str]
    verbs: Mapping[str, str]
    noun_verbs: frozenset[str]
    doing: frozenset[str]

    @classmethod
    def of(cls, table: Mapping[str, object]) -> Words:
        """Make the look-ups of a `language.toml`.

        Raises:
            KeyError: a list of the file is missing.
        """
        names = [*_list(table, "names"), *_list(table, "acronyms")]
        verbs = {key: str(value) for key, value in _table(table, "verbs").items()}
        noun_verbs = frozenset(_list(table, "noun_verbs"))
        return cls(
            table=table,
            names={name.lower(): name for name in names},
            starters=frozenset(_list(table, "starter_words")),
            unnoticed=frozenset(_list(table, "unnoticed")),
            singular_in_s=frozenset(_list(table, "singular_in_s")),
            countable=frozenset(_list(table, "countable")),
            uncountable=frozenset(_list(table, "uncountable")),
            side_skills=frozenset(_list(table, "side_skills")),
            determiners=frozenset(_list(table, "determiners")),
            common=frozenset(_list(table, "common")),
            verbs=verbs,
            noun_verbs=noun_verbs,
            doing=frozenset(ing for verb, ing in verbs.items() if verb not in noun_verbs),
        )

    def list_of(self, key: str) -> tuple[str, ...]:
        """Return one of the file's lists."""
        return _items(self, key)

    def set_of(self, key: str) -> frozenset[str]:
        """Return one of the file's lists, to look things up in."""
        return _item_set(self, key)

    def text(self, key: str) -> str:
        """Return one of the file's texts."""
        return str(self.table[key])

    def table_of(self, key: str) -> Mapping[str, object]:
        """Return one of the file's tables."""
        return _table(self.table, key)


@functools.lru_cache(maxsize=256)
def _items(words: Words, key: str) -> tuple[str, ...]:
    return tuple(_list(words.table, key))


@functools.lru_cache(maxsize=256)
def _item_set(words: Words, key: str) -> frozenset[str]:
    return frozenset(_list(words.table, key))


def _list(table: Mapping[str, object], key: str) -> list[str]:
    found = table[key]
    return [str(item) for item in found] if isinstance(found, list) else []


def _table(table: Mapping[str, object], key: str) -> Mapping[str, object]:
    found = table[key]
    return found if isinstance(found, dict) else {}


def with_article(phrase: str, words: Words) -> str:
    """Return the phrase with "a" or "an" as it is said: "an ICU nurse", "a user researcher"."""
    consonant, vowel = words.list_of("articles")
    return f"{vowel if _sounds_like_vowel(phrase, words) else consonant} {phrase}"


def _sounds_like_vowel(phrase: str, words: Words) -> bool:
    first = _LEADING.sub("", phrase.split(maxsplit=1)[0]) if phrase.split() else ""
    if not first:
        return False
    if _is_spelled_out(first, words):
        return first[0].upper() in words.text("vowel_letters")
    low = first.lower()
    if low.startswith(tuple(words.list_of("vowel_sound"))):
        return True
    if low.startswith(tuple(words.list_of("consonant_sound"))):
        return False
    return low[0] in VOWELS


def _is_spelled_out(word: str, words: Words) -> bool:
    head = _HEAD.findall(word)[0]
    if head in words.list_of("said_as_words"):
        return False
    return bool(head.isupper() or (head[:1].islower() and head[1:].isupper()))


def plural_of(title: str, words: Words) -> str:
    """Return a title's plural, its head's: "ICU nurses", "VPs of Sales", "heads of finance"."""
    parts = title.split()
    after = set(words.list_of("after_head"))
    place = next((i for i, part in enumerate(parts) if i and part.lower() in after), len(parts))
    if parts[:place] and parts[place - 1].endswith(","):
        return title
    head = parts[place - 1] if parts else ""
    return " ".join([*parts[: place - 1], _plural_word(head, words), *parts[place:]])


def _plural_word(word: str, words: Words) -> str:
    irregular = words.table_of("irregular_plurals")
    low = word.lower()
    for single, many in irregular.items():
        if low == single or (single in _MEN and low.endswith(single)):
            return word[: len(word) - len(single)] + str(many)
    if not word or not word[-1].isalpha() or is_plural(word, words):
        return word
    if low.endswith(("s", "x", "ch", "sh", "z")):
        return f"{word}es"
    if low.endswith("y") and len(low) > 1 and low[-2] not in VOWELS:
        return f"{word[:-1]}ies"
    return f"{word}s"


def is_plural(word: str, words: Words) -> bool:
    """Return whether a noun looks like a plural ("reports"; not "analysis", not "process")."""
    low = word.lower()
    return low.endswith("s") and not low.endswith("ss") and low not in words.singular_in_s


@functools.lru_cache(maxsize=8_192)
def curly(text: str, *, is_quoted: bool = False) -> str:
    """Return a text with its straight quotation marks turned; single ones inside a quotation."""
    if '"' not in text:
        return text
    return _QUOTED.sub("\u2018\\1\u2019" if is_quoted else "\u201c\\1\u201d", text)


def possessive(name: str) -> str:
    """Return a name's possessive: "James's", "the Smiths'", "Kestrel Logistics'"."""
    parts = name.split()
    if not name.lower().endswith("s"):
        return f"{name}'s"
    is_many = len(parts) > 1 and not name.lower().endswith("ss")
    return f"{name}'" if is_many else f"{name}'s"


@functools.lru_cache(maxsize=65_536)
def list_in_words(items: tuple[str, ...], words: Words, joint: str = "and") -> str:
    """Return "a, b and c"; with a comma before "and" where items are long or hold an "and".

    Args:
        items: in order.
        words: the language's tables.
        joint: "and" or "or", as a key of `language.toml`.
    """
    last_word = words.text(joint)
    if len(items) <= 1:
        return "".join(items)
    holds_and = any(f" {last_word} " in item or "," in item for item in items)
    is_long = any(len(item.split()) > _LONG_ITEM_WORDS for item in items)
    comma = "," if holds_and or (is_long and len(items) != _PAIR) else ""
    return f"{', '.join(items[:-1])}{comma} {last_word} {items[-1]}"


def years_in_words(years: float | None, words: Words) -> str:
    """Return "six years", "more than twenty years"; "" for none, or less than two."""
    number = int(years or 0)
    names = words.list_of("numbers")
    if not _FEWEST_YEARS <= number <= _MOST_YEARS:
        return ""
    if number < len(names):
        return words.text("years").format(number=names[number])
    tens = next((n for n in (50, 40, 30, 20) if number >= n), 20)
    named = words.table_of("tens")[str(tens)]
    many = str(named) if number == tens else words.text("many_years").format(number=named)
    return words.text("years").format(number=many)


def date_in_words(day: date, words: Words) -> str:
    """Return a day as a coach writes it: "Wednesday 2 December"."""
    return words.text("date").format(
        weekday=words.list_of("weekdays")[day.weekday()],
        day=day.day,
        month=words.list_of("months")[day.month - 1],
    )
