"""The facts of the trade that one candidate's story uses, chosen once for the whole prep sheet."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.prep_sheet.facts import Fact, fact_of
from generator.prep_sheet.language.grammar import list_in_words
from generator.roles.matching import TitleContext, find_role_profile

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.prep_sheet.choosing import Choices
    from generator.prep_sheet.content import Content
    from generator.prep_sheet.language.grammar import Words
    from generator.prep_sheet.model import Career
    from generator.roles.model import RoleProfile
    from generator.roster.model import Candidate

_ONES = (
    "department",
    "team",
    "people",
    "reports_to",
    "field",
    "juniors",
    "fit",
    "commitment",
    "value",
)
_SINGLES = {
    "projects": ("stock_project",),
    "training": ("stock_training",),
    "gatherings": ("gathering",),
    "responsibilities": ("responsibility", "responsibility2"),
    "beliefs": ("belief",),
    "legacies": ("legacy",),
    "leads": ("lead",),
    "juniors_get": ("juniors_get",),
    "trends": ("trend", "trend2"),
    "tools": ("tool",),
}
_JOINED = {
    "daily_work": ("daily_list", 3, "and", ("daily",)),
    "gains": ("gains", 3, "and", ("gain", "gain2")),
    "working_week": ("week", 3, "and", ()),
    "learned": ("learned_list", 3, "and", ("learned",)),
    "next_steps_near": ("next_near", 2, "or", ()),
    "next_steps_long": ("next_long", 2, "or", ()),
}
"""A list told as one fact: its name, how many items, their joint, facts of the first items."""


_LIST_WORDS = 20


@dataclass(frozen=True, slots=True)
class Trade:
    """A role profile made ready for telling, once for all candidates that it serves.

    Attributes:
        profile: the profile.
        ones: the facts that are the same for everybody.
        lists: the facts to choose from, by the profile's key.
    """

    profile: RoleProfile
    ones: Mapping[str, Fact]
    lists: Mapping[str, tuple[Fact, ...]]


def trade_of(profile: RoleProfile) -> Trade:
    """Return a profile made ready for telling."""
    return Trade(
        profile=profile,
        ones={
            name: fact_of(text, "library", name)
            for name in _ONES
            if (text := getattr(profile, name))
        },
        lists={
            key: tuple(fact_of(text, "library", key) for text in getattr(profile, key))
            for key in (*_SINGLES, *_JOINED)
            if getattr(profile, key)
        },
    )


def library_facts(trade: Trade, choices: Choices, words: Words) -> dict[str, Fact]:
    """Return the facts of a trade that this candidate's story uses."""
    facts = dict(trade.ones)
    for key, items in trade.lists.items():
        if names := _SINGLES.get(key):
            facts.update(zip(names, choices.some(items, len(names), key), strict=False))
        else:
            name, count, joint, firsts = _JOINED[key]
            told = _short(choices.some(items, count, key))
            facts[name] = _joined(tuple(told), words, joint)
            facts.update(zip(firsts, told, strict=False))
    return facts


def old_trade_facts(
    candidate: Candidate, career: Career, choices: Choices, content: Content
) -> dict[str, Fact]:
    """Return what the present job taught somebody who leaves its field, if the trade is known."""
    if not (career.is_change and career.previous and candidate.current_role):
        return {}
    context = TitleContext(candidate.current_employer, skills=candidate.skills)
    present = find_role_profile(candidate.current_role, context, content.library)
    if present.kind == "none" or not present.profile.learned:
        return {}
    told = choices.some(present.profile.learned, 1, "old_learned")[0]
    return {"old_learned": fact_of(told, "library", "learned")}


@functools.lru_cache(maxsize=65_536)
def _joined(items: tuple[Fact, ...], words: Words, joint: str) -> Fact:
    """Return facts of one list as one fact."""
    texts = tuple(item.text for item in items)
    return fact_of(list_in_words(texts, words, joint), "library", items[0].field)


def _short(items: list[Fact]) -> list[Fact]:
    """Return as many of the items as one sentence can carry."""
    words = 0
    for place, item in enumerate(items):
        words += item.words
        if words > _LIST_WORDS:
            return items[: max(place, 1)]
    return items
