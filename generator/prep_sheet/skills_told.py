"""The skills of a candidate, each in its trade's own terms where the trade is known."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.prep_sheet.facts import Fact, fact_of
from generator.prep_sheet.language.grammar import list_in_words, with_article
from generator.prep_sheet.row_facts import is_speakable, row_values
from generator.roles.skills import name_skill

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.prep_sheet.choosing import Choices
    from generator.prep_sheet.content import Content
    from generator.prep_sheet.language.grammar import Words
    from generator.prep_sheet.library_facts import Trade
    from generator.prep_sheet.model import Source
    from generator.roles.model import RoleSkill
    from generator.roster.model import Candidate

_SHORT_WORDS = 4
_HOLDS_A_LIST = re.compile(r", | and |;")
_TOLD = 3
"""How many skills a story names; with more it turns into a list."""


@dataclass(frozen=True, slots=True)
class ToldSkill:
    """One skill that the candidate or the vacancy names.

    Attributes:
        name: as its trade writes it: "SQL" for "sql basics".
        spoken: as it stands in a sentence: "a forklift licence", "working with anxious patients".
        source: where it came from.
        known: what the trade knows of it; None for a skill no profile knows.
        is_side: whether it stands beside the trade ("Japanese") and so comes last.
    """

    name: str
    spoken: str
    source: Source
    known: RoleSkill | None = None
    is_side: bool = False

    @property
    def is_doing(self) -> bool:
        """Whether it is something one does ("reading drawings"): best said after plain names."""
        first, _, rest = self.spoken.partition(" ")
        return bool(rest) and first.endswith("ing")

    @property
    def is_short(self) -> bool:
        """Whether it can stand in a list; "Dutch, English, some Hebrew" is a list already."""
        is_list = _HOLDS_A_LIST.search(self.spoken)
        return self.spoken.count(" ") < _SHORT_WORDS and not is_list and not self.is_side


def told_skills(candidate: Candidate, trade: Trade, content: Content) -> list[ToldSkill]:
    """Return the skills of the rows, each once, in the order typed."""
    words = content.words
    typed, source = row_values(candidate, "skills")
    told: dict[str, ToldSkill] = {}
    for text in typed:
        named = name_skill(text, trade.profile, content.library)
        known = named.skill if named.profile_id == trade.profile.id else None
        if known is not None and any(known is one.known for one in told.values()):
            known = None  # two names for one skill of the trade: its words serve the first
        name = named.text
        spoken = _spoken(name, words) if known is None else name
        is_side = known is None and name.lower() in words.side_skills
        told.setdefault(name.lower(), ToldSkill(name, spoken, source, known, is_side))
    return list(told.values())


@functools.lru_cache(maxsize=8192)
def _spoken(name: str, words: Words) -> str:
    """Return a skill as one would speak of it, where its name is a thing or names people."""
    parts = name.lower().split()
    place = next((i for i, part in enumerate(parts) if i and part in words.set_of("after_noun")), 0)
    head = parts[place - 1] if parts else ""
    if head in words.set_of("things_held") and parts[0] not in words.determiners:
        return with_article(name, words)
    if head in words.set_of("people_named") and not parts[0].endswith("ing"):
        return words.text("working_with").format(people=name)
    return name


def skill_facts(
    told: Sequence[ToldSkill], trade: Trade, choices: Choices, words: Words, project: str
) -> dict[str, Fact]:
    """Return the skills that this candidate's story names; those the trade knows come first.

    One that the project's name says already ("irrigation", "the drip irrigation roll-out") is
    named only where there is no other.
    """
    low = project.lower()
    told = [one for one in told if one.name.lower() not in low] or told
    known = choices.some([one for one in told if one.known], _TOLD, "skills")
    short = choices.some([one for one in told if not one.known and one.is_short], _TOLD, "skills")
    short.sort(key=lambda one: one.is_doing)
    long = [one for one in told if not one.is_short and is_speakable(one.spoken)][:1]
    story = [*known, *short][:_TOLD] or long
    facts = _own_skill_facts(story, words)
    mine = {one.known.name for one in told if one.known}
    stock = [skill for skill in trade.profile.skills if skill.name not in mine]
    return facts | _stock_skill_facts(choices.some(stock, 2, "stock_skills"), words)


def _own_skill_facts(story: Sequence[ToldSkill], words: Words) -> dict[str, Fact]:
    facts: dict[str, Fact] = {}
    for one, skill, well in zip(story, ("skill", "skill2"), ("well", "well2"), strict=False):
        facts[skill] = fact_of(one.spoken, one.source, "skills")
        if one.known is not None and not _says_itself(one.known):
            facts[well] = fact_of(one.known.done_well, "library", "skills.done_well")
    if story and story[0].known is not None:
        facts["next"] = fact_of(story[0].known.next, "library", "skills.next")
    names = [one.spoken for one in story]
    if len(names) > 1:
        for name, listed in (("skills2", names[:2]), ("skills", names)):
            facts[name] = fact_of(list_in_words(tuple(listed), words), story[0].source, "skills")
    return facts


def _says_itself(skill: RoleSkill) -> bool:
    """Return whether what doing it well looks like begins with its name: "SQL that runs twice"."""
    return skill.done_well.lower().startswith(f"{skill.name.lower()} ")


def _stock_skill_facts(stock: Sequence[RoleSkill], words: Words) -> dict[str, Fact]:
    if not stock:
        return {}
    names = [skill.name for skill in stock]
    facts = {
        "stock_skill": fact_of(names[0], "library", "skills"),
        "stock_skills": fact_of(list_in_words(tuple(names), words), "library", "skills"),
        "stock_next": fact_of(stock[0].next, "library", "skills.next"),
    }
    if not _says_itself(stock[0]):
        facts["stock_well"] = fact_of(stock[0].done_well, "library", "skills.done_well")
    return facts
