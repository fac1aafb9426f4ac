"""What candidates wrote, without saying who wrote it."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.summary.cells import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.batch.model import Outcome
    from generator.prep_sheet.model import RedFlag
    from generator.summary.words import Words

NAME_CHARACTERS = 3
"""Shorter parts of names are common words ("Al", "An"); whole names are hidden at any length."""
CONTACT = re.compile(r"\S+@\S+|https?://\S+|\+?\d[\d ()./-]{6,}\d")
"""Mail and web addresses, telephone numbers."""
TELLING = 35
WORD = re.compile(r"\w+")
WIDEST_GAP = 3
"""Characters between two words of one name: "Halloran & Pike"."""


@dataclass(frozen=True, slots=True)
class Example:
    """One red flag, told without its author."""

    quote: str
    hears: str
    instead: str


class Mask:
    """Takes the names of people and employers out of text.

    Names are looked up word by word, so that a cohort of ten thousand costs no more than one of
    ten. Part of a name that is also a common word ("Will", "Grace") counts as a name only when
    written like one.

    Args:
        outcomes: everybody whose names must not appear.
        words: what stands in their place, and the names that are words, too.
    """

    def __init__(self, outcomes: Iterable[Outcome], words: Words) -> None:
        self._someone, self._somewhere = words.text("someone"), words.text("somewhere")
        self._common = frozenset(words.list("names_that_are_words"))
        self._parts: set[str] = set()
        self._whole: dict[tuple[str, ...], str] = {}
        self._most_words: defaultdict[str, int] = defaultdict(int)
        for outcome in outcomes:
            for person in (outcome.name, outcome.coach, *outcome.interviewer.split(",")):
                self._add(person, self._someone)
            self._add(outcome.target_employer, self._somewhere)
            self._parts |= {p for p in WORD.findall(outcome.name) if len(p) >= NAME_CHARACTERS}
        self._folded = {part.casefold() for part in self._parts} - self._common

    def hide(self, text: str) -> str:
        """Return text without names and addresses."""
        text = CONTACT.sub("…", plain_text(text))
        found = list(WORD.finditer(text))
        pieces, done, place = [], 0, 0
        while place < len(found):
            count, instead = self._name_at(text, found, place)
            if count:
                pieces += [text[done : found[place].start()], instead]
                done = found[place + count - 1].end()
            place += count or 1
        return "".join((*pieces, text[done:]))

    def names_nobody(self, text: str) -> bool:
        """Tell whether nothing has to be taken out of a text."""
        return self.hide(text) == plain_text(text)

    def _add(self, name: str, instead: str) -> None:
        words = tuple(WORD.findall(name.casefold()))
        if words:
            self._whole[words] = instead
            self._most_words[words[0]] = max(self._most_words[words[0]], len(words))

    def _name_at(self, text: str, found: list[re.Match[str]], place: int) -> tuple[int, str]:
        """Return how many words the name at a place has, and what to say instead."""
        word = found[place].group()
        for count in range(self._most_words.get(word.casefold(), 0), 0, -1):
            here = found[place : place + count]
            name = tuple(one.group().casefold() for one in here)
            if name in self._whole and _is_close(text, here) and not self._is_word(word, name):
                return len(name), self._whole[name]
        is_part = word.casefold() in self._folded or word in self._parts
        return (1, self._someone) if is_part else (0, "")

    def _is_word(self, word: str, name: tuple[str, ...]) -> bool:
        return len(name) == 1 and name[0] in self._common and word.islower()


def _is_close(text: str, words: list[re.Match[str]]) -> bool:
    """Tell whether words stand beside each other."""
    gaps = [text[one.end() : other.start()] for one, other in pairwise(words)]
    return all(len(gap) <= WIDEST_GAP and "\n" not in gap for gap in gaps)


def anonymous_examples(
    outcomes: Iterable[Outcome], mask: Mask, most: int
) -> dict[str, tuple[int, list[Example]]]:
    """Return, by kind of red flag, how many candidates have it, and examples.

    The commonest kinds come first. Of the examples those come first that name nobody anyway, then
    those of about `TELLING` characters: enough to talk about, too little to tell who wrote it.

    Args:
        outcomes: the cohort.
        mask: hides names.
        most: examples of all kinds together; each kind has one at least.
    """
    flags: defaultdict[str, list[RedFlag]] = defaultdict(list)
    authors: defaultdict[str, set[str]] = defaultdict(set)
    for outcome in outcomes:
        for flag in outcome.red_flags:
            flags[flag.kind].append(flag)
            authors[flag.kind].add(outcome.key)
    kinds = sorted(flags, key=lambda kind: -len(authors[kind]))
    each = max(1, most // max(len(kinds), 1))
    return {kind: (len(authors[kind]), _examples(flags[kind], mask)[:each]) for kind in kinds}


def _examples(flags: list[RedFlag], mask: Mask) -> list[Example]:
    flags = sorted(
        flags, key=lambda flag: (not mask.names_nobody(flag.quote), abs(len(flag.quote) - TELLING))
    )
    different = {mask.hide(flag.quote).casefold(): flag for flag in reversed(flags)}
    return [
        Example(mask.hide(flag.quote), mask.hide(flag.hears), mask.hide(flag.instead))
        for flag in reversed(different.values())
    ]
