"""The skills of a candidate, each in its trade's own terms where the trade is known."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.prep_sheet.facts import Fact, fact_of
from generator.prep_sheet.language.grammar import list_in_words
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
        name: as its trade says it mid-sentence: "SQL" for "sql basics".
        source: where it came from.
        known: what the trade knows of it; None for a skill no profile knows.
        is_side: whether it stands beside the trade ("Japanese") and so comes last.
    """

    name: str
    source: Source
    known: RoleSkill | None = None
    is_side: bool = False

    @property
    def is_short(self) -> bool:
        """Whether it can stand in a list; "Dutch, English, some Hebrew" is a list already."""
        is_list = _HOLDS_A_LIST.search(self.name)
        return self.name.count(" ") < _SHORT_WORDS and not is_list and not self.is_side


def told_skills(candidate: Candidate, trade: Trade, content: Content) -> list[ToldSkill]:
    """Return the skills of the rows, each once, in the order typed."""
    side_skills = content.words.side_skills
    typed, source = row_values(candidate, "skills")
    told: dict[str, ToldSkill] = {}
    for text in typed:
        named = name_skill(text, trade.profile, content.library)
        known = named.skill if named.skill in trade.profile.skills else None
        if any(known is one.known for one in told.values()):
            known = None  # two names for one skill of the trade: its words serve the first
        name = named.text
        is_side = known is None and name.lower() in side_skills
        told.setdefault(name.lower(), ToldSkill(name, source, known, is_side))
    return list(told.values())


def skill_facts(
    told: Sequence[ToldSkill], trade: Trade, choices: Choices, words: Words
) -> dict[str, Fact]:
    """Return the skills that this candidate's story names; those the trade knows come first."""
    known = choices.some([one for one in told if one.known], _TOLD, "skills")
    short = choices.some([one for one in told if not one.known and one.is_short], _TOLD, "skills")
    long = [one for one in told if not one.is_short and is_speakable(one.name)][:1]
    story = [*known, *short][:_TOLD] or long
    facts = _own_skill_facts(story, words)
    mine = {one.known.name for one in told if one.known}
    stock = [skill for skill in trade.profile.skills if skill.name not in mine]
    return facts | _stock_skill_facts(choices.some(stock, 2, "stock_skills"), words)


def _own_skill_facts(story: Sequence[ToldSkill], words: Words) -> dict[str, Fact]:
    facts: dict[str, Fact] = {}
    for one, skill, well in zip(story, ("skill", "skill2"), ("well", "well2"), strict=False):
        facts[skill] = fact_of(one.name, one.source, "skills")
        if one.known is not None:
            facts[well] = fact_of(one.known.done_well, "library", "skills.done_well")
    if story and story[0].known is not None:
        facts["next"] = fact_of(story[0].known.next, "library", "skills.next")
    names = [one.name for one in story]
    if len(names) > 1:
        for name, listed in (("skills2", names[:2]), ("skills", names)):
            facts[name] = fact_of(list_in_words(tuple(listed), words), story[0].source, "skills")
    return facts


def _stock_skill_facts(stock: Sequence[RoleSkill], words: Words) -> dict[str, Fact]:
    if not stock:
        return {}
    names = [skill.name for skill in stock]
    return {
        "stock_skill": fact_of(names[0], "library", "skills"),
        "stock_skills": fact_of(list_in_words(tuple(names), words), "library", "skills"),
        "stock_well": fact_of(stock[0].done_well, "library", "skills.done_well"),
        "stock_next": fact_of(stock[0].next, "library", "skills.next"),
    }
