"""The library's titles, ready to be looked up exactly or by what they share."""

from __future__ import annotations

import functools
import math
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rapidfuzz import process
from rapidfuzz.distance import OSA

from generator.roles.title_words import all_keys, free_key, ordered_key, read_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.roles.role_library import RoleLibrary


NO_HEADS = frozenset({"assistant", "associate", "executive"})
"""Words that mean a rank behind others: an assistant executive is no executive assistant."""


@dataclass(frozen=True, slots=True)
class KnownTitle:
    """A title or alias of a profile, in the form in which titles are compared."""

    profile_id: str
    keys: tuple[str, ...]


@dataclass(frozen=True)
class TitleIndex:
    """Every title of a library.

    Attributes:
        exact: a look-up key to a profile's id.
        by_word: a word to the titles that hold it.
        counts: how many titles hold a word.
    """

    exact: dict[str, str] = field(default_factory=dict)
    by_word: dict[str, list[KnownTitle]] = field(default_factory=lambda: defaultdict(list))
    counts: Counter[str] = field(default_factory=Counter)

    def add(self, profile_id: str, title: str) -> None:
        """Take a title in; the first profile that claims a title keeps it."""
        typed = title.replace("/", " / ").replace("(", " ").replace(")", " ").replace(",", " ")
        keys = all_keys(read_words(typed.split()))
        if not keys:
            return
        self.exact.setdefault(ordered_key(keys), profile_id)
        self.exact.setdefault(free_key(keys), profile_id)
        known = KnownTitle(profile_id, keys)
        for key in set(keys):
            self.by_word[key].append(known)
            self.counts[key] += 1

    def find_exact(self, keys: tuple[str, ...]) -> str | None:
        """Return the id of the profile that has this title, in this or another order."""
        if not keys:
            return None
        found = self.exact.get(ordered_key(keys))
        if found is None and keys[-1] not in NO_HEADS:
            return self.exact.get(free_key(keys))
        return found

    def weight(self, word: str) -> float:
        """Return how telling a word is: the rarer, the more; a word of no title weighs most."""
        return math.log(1 + 3000 / (1 + self.counts[word]))

    def likeness(self, keys: Iterable[str], other: Iterable[str]) -> float:
        """Return how alike two titles are: the weight of the shared words over that of all."""
        wanted = set(keys)
        return self._overlap(wanted, sum(map(self.weight, wanted)), other)

    def similar(self, keys: tuple[str, ...]) -> list[tuple[float, KnownTitle]]:
        """Return known titles that share words with this one, best first, with their score.

        The score is the weight of the shared words over that of all words of both, 0 to 1.
        """
        wanted = set(keys)
        total = sum(map(self.weight, wanted))
        scored: dict[KnownTitle, float] = {}
        for word in sorted(wanted, key=self.weight, reverse=True)[:4]:
            for known in self.by_word.get(word, ()):
                if known not in scored:
                    scored[known] = self._overlap(wanted, total, known.keys)
        return sorted(((score, known) for known, score in scored.items()), key=_best_first)

    def _overlap(self, wanted: set[str], total: float, keys: Iterable[str]) -> float:
        other = set(keys)
        shared = sum(map(self.weight, wanted & other))
        return shared / (total + sum(map(self.weight, other)) - shared)


def _best_first(scored: tuple[float, KnownTitle]) -> tuple[float, str]:
    return -scored[0], scored[1].profile_id


def build_title_index(library: RoleLibrary) -> TitleIndex:
    """Return the index of a library's titles; families have none."""
    index = TitleIndex()
    tables: Mapping[str, Mapping[str, object]] = library.profiles.tables
    for profile_id, table in tables.items():
        if not str(table.get("soc", "")).endswith("-0000"):
            for title in (table.get("title"), table.get("spoken"), *_texts(table.get("aliases"))):
                if isinstance(title, str):
                    index.add(profile_id, title)
    return index


def _texts(value: object) -> tuple[object, ...]:
    return tuple(value) if isinstance(value, (list, tuple)) else ()


class Speller:
    """Corrects the typos of words by a vocabulary.

    Args:
        words: the vocabulary, the words to be preferred first.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self.words = dict.fromkeys(words)
        self._by_start: dict[str, list[str]] = defaultdict(list)
        for word in self.words:
            if len(word) >= SHORTEST - 1:
                self._by_start[word[0]].append(word)
        self.correct = functools.lru_cache(maxsize=65_536)(self._correct)

    def _correct(self, word: str) -> str:
        """Return the word meant; the word itself when it is known, short, or like no other."""
        if word in self.words or len(word) < SHORTEST or not word.isalpha():
            return word
        most = 1 if len(word) < LONG else 2
        found = process.extractOne(
            word, self._by_start[word[0]], scorer=OSA.distance, score_cutoff=most
        )
        if found is None or abs(len(found[0]) - len(word)) > 1:
            return word
        return str(found[0])


SHORTEST = 5
"""Letters a word must have to be taken for a typo."""
LONG = 9
"""Letters from which on two typos are forgiven."""
