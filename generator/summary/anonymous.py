"""What candidates wrote, without saying who wrote it."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.summary.cells import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.batch.model import Outcome
    from generator.prep_sheet.model import RedFlag
    from generator.summary.words import Words

NAME_CHARACTERS = 3
"""Shorter parts of names are common words ("Al", "An"); whole names are masked at any length."""
CONTACT = re.compile(r"\S+@\S+|https?://\S+|\+?\d[\d ()./-]{6,}\d")
"""Mail and web addresses, telephone numbers."""


@dataclass(frozen=True, slots=True)
class Example:
    """One red flag, told without its author."""

    quote: str
    hears: str
    instead: str


class Mask:
    """Takes the names of people and employers out of text.

    Args:
        outcomes: everybody whose names must not appear.
        words: what stands in their place.
    """

    def __init__(self, outcomes: Iterable[Outcome], words: Words) -> None:
        self._someone, self._somewhere = words.text("someone"), words.text("somewhere")
        people: set[str] = set()
        employers: set[str] = set()
        for outcome in outcomes:
            parts = (part for part in outcome.name.split() if len(part) >= NAME_CHARACTERS)
            people |= {outcome.name, *parts, *outcome.interviewer.split(","), outcome.coach}
            employers.add(outcome.target_employer)
        self._people, self._employers = _pattern(people), _pattern(employers)

    def hide(self, text: str) -> str:
        """Return text without names and addresses."""
        text = self._employers.sub(self._somewhere, plain_text(text))
        return CONTACT.sub("…", self._people.sub(self._someone, text))

    def names_nobody(self, text: str) -> bool:
        """Tell whether nothing has to be taken out of a text."""
        return self.hide(text) == plain_text(text)


def anonymous_examples(
    outcomes: Iterable[Outcome], mask: Mask, most: int
) -> dict[str, tuple[int, list[Example]]]:
    """Return, by kind of red flag, how many candidates have it, and examples.

    The commonest kinds come first. Of the examples those come first that name nobody anyway, then
    the shortest: the fewer words, the less they tell who wrote them.

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
    flags = sorted(flags, key=lambda flag: (not mask.names_nobody(flag.quote), len(flag.quote)))
    different = {mask.hide(flag.quote).casefold(): flag for flag in reversed(flags)}
    return [
        Example(mask.hide(flag.quote), mask.hide(flag.hears), mask.hide(flag.instead))
        for flag in reversed(different.values())
    ]


def _pattern(names: set[str]) -> re.Pattern[str]:
    """Return a pattern that finds any of the names as whole words, the longest first."""
    wanted = sorted({name.strip() for name in names} - {""}, key=lambda name: (-len(name), name))
    if not wanted:
        return re.compile(r"(?!)")
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, wanted))})(?!\w)", re.IGNORECASE)
