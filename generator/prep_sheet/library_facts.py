"""The facts of the trade that one candidate's story uses, chosen once for the whole prep sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.prep_sheet.facts import Fact
from generator.prep_sheet.language.grammar import list_in_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.prep_sheet.choosing import Choices
    from generator.prep_sheet.language.grammar import Words
    from generator.roles.model import RoleProfile

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
_LISTS = {
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
    "learned": ("learned",),
}
_JOINED = {
    "daily_list": ("daily_work", 3),
    "gains": ("gains", 3),
    "week": ("working_week", 3),
    "learned_list": ("learned", 3),
}
_TITLES = {"next_near": "next_steps_near", "next_long": "next_steps_long"}


def library_facts(profile: RoleProfile, choices: Choices, words: Words) -> dict[str, Fact]:
    """Return the facts of a profile that this candidate's story uses."""
    facts: dict[str, Fact] = {}
    for name in _ONES:
        if text := getattr(profile, name):
            facts[name] = Fact(text, "library", name)
    for field, names in _LISTS.items():
        chosen = choices.some(getattr(profile, field), len(names), field)
        for name, text in zip(names, chosen, strict=False):
            facts[name] = Fact(text, "library", field)
    for name, (field, count) in _JOINED.items():
        chosen = choices.some(getattr(profile, field), count, field)
        _add_joined(facts, name, field, chosen, words)
    for name, field in _TITLES.items():
        if titles := choices.some(getattr(profile, field), 2, field):
            facts[name] = Fact(list_in_words(titles, words, "or"), "library", field)
    return facts


def _add_joined(
    facts: dict[str, Fact], name: str, field: str, items: Sequence[str], words: Words
) -> None:
    """Add a list as one fact, and its first items as facts of their own where asked for."""
    if not items:
        return
    facts[name] = Fact(list_in_words(items, words), "library", field)
    if name == "gains":
        for one, text in zip(("gain", "gain2"), items, strict=False):
            facts[one] = Fact(text, "library", field)
    if name == "daily_list":
        facts["daily"] = Fact(items[0], "library", field)
