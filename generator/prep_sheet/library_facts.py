"""The facts of the trade that one candidate's story uses, chosen once for the whole prep sheet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.prep_sheet.facts import Fact, fact_of
from generator.prep_sheet.language.grammar import list_in_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.prep_sheet.choosing import Choices
    from generator.prep_sheet.language.grammar import Words
    from generator.roles.model import RoleProfile, RoleSkill

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
        singles: the facts to choose from, by the profile's key.
        skills: every name of a skill, lower-cased, to the name as written and the skill.
    """

    profile: RoleProfile
    ones: Mapping[str, Fact]
    singles: Mapping[str, tuple[Fact, ...]]
    skills: Mapping[str, tuple[str, RoleSkill]]


def trade_of(profile: RoleProfile) -> Trade:
    """Return a profile made ready for telling."""
    return Trade(
        profile=profile,
        ones={
            name: fact_of(text, "library", name)
            for name in _ONES
            if (text := getattr(profile, name))
        },
        singles={
            key: tuple(fact_of(text, "library", key) for text in getattr(profile, key))
            for key in _SINGLES
            if getattr(profile, key)
        },
        skills={
            name.lower(): (name, skill)
            for skill in reversed(profile.skills)
            for name in (*skill.also, skill.name)
        },
    )


def library_facts(trade: Trade, choices: Choices, words: Words) -> dict[str, Fact]:
    """Return the facts of a trade that this candidate's story uses."""
    facts = dict(trade.ones)
    for key, items in trade.singles.items():
        names = _SINGLES[key]
        chosen = choices.some(items, len(names), key)
        facts.update(zip(names, chosen, strict=False))
    for key, (name, count, joint, firsts) in _JOINED.items():
        told = _short(choices.some(getattr(trade.profile, key), count, key))
        if told:
            facts[name] = fact_of(list_in_words(tuple(told), words, joint), "library", key)
            for first, text in zip(firsts, told, strict=False):
                facts[first] = fact_of(text, "library", key)
    return facts


def _short(items: list[str]) -> list[str]:
    """Return as many of the items as one sentence can carry."""
    words = 0
    for place, item in enumerate(items):
        words += item.count(" ") + 1
        if words > _LIST_WORDS:
            return items[: max(place, 1)]
    return items
