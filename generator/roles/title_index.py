"""The library's titles, ready to be looked up exactly or by what they share."""

from __future__ import annotations

import functools
import heapq
import math
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from generator.roles.keeping import kept_index
from generator.roles.title_words import all_keys, free_key, ordered_key, read_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.roles.role_library import RoleLibrary


NO_HEADS = frozenset({"assistant", "associate", "executive"})
"""Words that mean a rank behind others: an assistant executive is no executive assistant."""


class KnownTitle(NamedTuple):
    """A title or alias of a profile, in the form in which titles are compared."""

    profile_id: str
    keys: tuple[str, ...]


@dataclass(frozen=True)
class TitleIndex:
    """Every title of a library.

    Attributes:
        exact: a look-up key to a profile's id.
        titles: every known title.
        by_word: a word to the places in `titles` of those that hold it.
        counts: how many titles hold a word.
        weights: how telling words are, as far as that was asked.
        totals: the weight of all words of a title, by its place, as far as that was asked.
    """

    exact: dict[str, str] = field(default_factory=dict)
    titles: list[KnownTitle] = field(default_factory=list)
    by_word: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    counts: Counter[str] = field(default_factory=Counter)
    weights: dict[str, float] = field(default_factory=dict)
    totals: dict[int, float] = field(default_factory=dict)

    def add(self, profile_id: str, title: str) -> None:
        """Take a title in; the first profile that claims a title keeps it."""
        typed = title.replace("/", " / ").replace("(", " ").replace(")", " ").replace(",", " ")
        keys = all_keys(read_words(typed.split()))
        if not keys:
            return
        self.exact.setdefault(ordered_key(keys), profile_id)
        self.exact.setdefault(free_key(keys), profile_id)
        self.titles.append(KnownTitle(profile_id, keys))
        for key in set(keys):
            self.by_word[key].append(len(self.titles) - 1)
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
        found = self.weights.get(word)
        if found is None:
            found = math.log(1 + 3000 / (1 + self.counts[word]))
            if word in self.counts:
                self.weights[word] = found
        return found

    def likeness(self, keys: Iterable[str], other: Iterable[str]) -> float:
        """Return how alike two titles are: the weight of the shared words over that of all."""
        one, two = set(keys), set(other)
        return self._sum(one & two) / self._sum(one | two)

    def similar(self, keys: tuple[str, ...]) -> list[tuple[float, KnownTitle]]:
        """Return the known titles that share most with this one, best first, with their score.

        The score is the weight of the shared words over that of all words of both, 0 to 1.
        """
        wanted = dict.fromkeys(keys)  # in the order of the title: two runs add up alike
        shared: dict[int, float] = defaultdict(float)
        for word in wanted:
            weight = self.weight(word)
            for place in self.by_word.get(word, ()):
                shared[place] += weight
        total = self._sum(wanted)
        scored = (
            (weight / (total + self.total_of(place) - weight), self.titles[place])
            for place, weight in shared.items()
        )
        return heapq.nsmallest(LIKEST, scored, key=_best_first)

    def _sum(self, words: Iterable[str]) -> float:
        """Return the weight of words, the same in whatever order they come."""
        return math.fsum(map(self.weight, words))

    def total_of(self, place: int) -> float:
        """Return the weight of all words of a known title."""
        found = self.totals.get(place)
        if found is None:
            found = self.totals[place] = self._sum(set(self.titles[place].keys))
        return found


def _best_first(scored: tuple[float, KnownTitle]) -> tuple[float, str]:
    return -scored[0], scored[1].profile_id


def build_title_index(library: RoleLibrary) -> TitleIndex:
    """Return the index of a library's titles; families have none."""
    titles = list(_titles_of(library.profiles.tables))

    def made() -> dict[str, Any]:
        index = TitleIndex()
        for profile_id, title in titles:
            index.add(profile_id, title)
        return {name: getattr(index, name) for name in ("exact", "titles", "by_word", "counts")}

    found = kept_index("titles", titles, made)
    return TitleIndex(
        exact=found["exact"],
        titles=[KnownTitle(profile_id, tuple(keys)) for profile_id, keys in found["titles"]],
        by_word=found["by_word"],
        counts=Counter(found["counts"]),
    )


def _titles_of(tables: Mapping[str, Mapping[str, object]]) -> Iterator[tuple[str, str]]:
    """Yield each profile's id with each of its titles."""
    for profile_id, table in tables.items():
        if not str(table.get("soc", "")).endswith("-0000"):
            for title in (table.get("title"), table.get("spoken"), *_texts(table.get("aliases"))):
                if isinstance(title, str):
                    yield profile_id, title


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


LIKEST = 24
"""Known titles that a search for likeness returns, at most."""
SHORTEST = 5
"""Letters a word must have to be taken for a typo."""
LONG = 9
"""Letters from which on two typos are forgiven."""
