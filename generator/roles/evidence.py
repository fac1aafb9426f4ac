"""Which field a title speaks of: what each of its words tells about the SOC major groups.

The weights in `matching_data/evidence.tsv` were learned from the titles of the O*NET 27.0
database (U.S. Department of Labor, CC BY 4.0) by `benchmarks/title_evidence.py`, which says how.
"""

from __future__ import annotations

import functools
import itertools
import math
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from generator.roles.fields import phrases_in
from generator.roles.keeping import kept_index

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FILE = Path(__file__).parent / "matching_data" / "evidence.tsv"
SCALE = 10
"""The file holds weights in tenths."""
REMEMBERED = 4096
"""Titles whose chances are remembered: several steps ask for those of one title."""
HEAD_PHRASE = (35, 60, 75)
"""Tenths of a logit for a listed phrase of one, two, three words that holds the head."""
WHOLE_PHRASE = 80
"""The same for a phrase that is the whole title."""
OTHER_PHRASE = (0, 15, 25)
"""The same for a phrase that only stands before it."""
START = 5
"""Letters of a word's beginning that are a feature of their own ("radio" of "radiographer")."""
END = 4
"""Letters of a word's end that are one ("gist")."""


@dataclass(frozen=True)
class Evidence:
    """What features of titles tell about the major groups.

    Attributes:
        groups: the major groups, in the order of the weights.
        weights: a feature to its weights by group, the zeros left out.
        words: every word that is a feature, the most frequent first.
    """

    groups: tuple[str, ...]
    weights: Mapping[str, str]
    words: tuple[str, ...]
    _remembered: dict[tuple[tuple[str, ...], str], dict[str, float]] = field(
        default_factory=dict, repr=False
    )

    def knows(self, keys: tuple[str, ...]) -> bool:
        """Whether any word of a title is known; of unknown words only their endings speak."""
        return any(key in self.weights for key in keys) or any(phrases_in(keys, len(keys) - 1))

    def knows_head(self, keys: tuple[str, ...], head: str) -> bool:
        """Whether the word that names the person is known, by itself or in a listed phrase."""
        listed = phrases_in(keys, keys.index(head) if head in keys else len(keys) - 1)
        return f"={head}" in self.weights or any(has_head for _, _, has_head in listed)

    def chances(self, keys: tuple[str, ...], head: str) -> dict[str, float]:
        """Return the chance of each major group, 0 to 1, summing to 1.

        Args:
            keys: the words of a title, as they are compared.
            head: the one that names the person.
        """
        found = self._remembered.get((keys, head))
        if found is None:
            if len(self._remembered) >= REMEMBERED:
                self._remembered.clear()
            found = self._remembered[keys, head] = self._weigh(keys, head)
        return found

    def _weigh(self, keys: tuple[str, ...], head: str) -> dict[str, float]:
        totals = dict.fromkeys(self.groups, 0.0)
        for feature in ("", *features_of(keys, head)):
            for pair in self.weights.get(feature, "").split():
                totals[pair[:2]] += int(pair[3:])
        place = len(keys) - 1 - keys[::-1].index(head) if head in keys else len(keys) - 1
        for group, length, has_head in phrases_in(keys, place):
            told = (HEAD_PHRASE if has_head else OTHER_PHRASE)[min(length, 3) - 1]
            totals[group] += WHOLE_PHRASE if length == len(keys) else told
        top = max(totals.values())
        raised = {group: math.exp((total - top) / SCALE) for group, total in totals.items()}
        whole = sum(raised.values())
        return {group: value / whole for group, value in raised.items()}


def features_of(keys: tuple[str, ...], head: str) -> Iterator[str]:
    """Yield what a title is weighed by: words, pairs, the head, beginnings and ends of words."""
    seen = set()
    for key in keys:
        if key not in seen:
            seen.add(key)
            yield key
            if len(key) > START:
                yield f"{key[:START]}-"
                yield f"-{key[-END:]}"
    yield f"={head}"
    for one, other in itertools.pairwise(keys):
        yield f"{one} {other}"


@functools.cache
def load_evidence() -> Evidence:
    """Return the evidence of the built-in file, read once."""

    def made() -> tuple[tuple[str, ...], Mapping[str, str], tuple[str, ...]]:
        lines = FILE.read_text(encoding="utf-8").splitlines()
        evidence = parse_evidence(line for line in lines if not line.startswith("#"))
        return evidence.groups, evidence.weights, evidence.words

    groups, weights, words = kept_index("evidence", "", made)
    return Evidence(tuple(groups), weights, tuple(words))


def parse_evidence(lines: Iterator[str]) -> Evidence:
    """Return the evidence of a file's lines: the groups first, then a feature a line."""
    groups = tuple(next(lines).split())
    weights = {}
    for line in lines:
        feature, _, pairs = line.partition("\t")
        weights[feature] = pairs
    words = tuple(feature for feature in weights if feature and not set(feature) & {" ", "-", "="})
    return Evidence(groups, weights, words)
