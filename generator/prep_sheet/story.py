"""The story: every fact that one candidate's prep sheet draws on, settled before a word is chosen.

All four scripts and all sections are told from one story, so that a candidate rehearses one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from generator.prep_sheet.facts import BITS, SITUATION_BITS, Fact, fact_of
from generator.prep_sheet.library_facts import library_facts, old_trade_facts
from generator.prep_sheet.row_facts import (
    background_facts,
    employer_facts,
    own_facts,
    role_facts,
    row_value,
    row_values,
)
from generator.prep_sheet.skills_told import ToldSkill, skill_facts, told_skills

if TYPE_CHECKING:
    from generator.prep_sheet.choosing import Choices
    from generator.prep_sheet.content import Content
    from generator.prep_sheet.model import Career
    from generator.roles.model import RoleMatch
    from generator.roster.model import Candidate

WORTH_FINDING_OUT: Final = (
    "target_employer",
    "skills",
    "project",
    "training",
    "opportunities",
    "employer_mission",
    "interview_date",
    "interviewer",
)
"""Roster fields that make a prep sheet more its candidate's own, in the order to ask for them."""
_MATCHES = {"exact": "known", "similar": "known", "family": "family", "none": "unknown"}


@dataclass(slots=True)
class Story:
    """One candidate's facts and situations.

    Attributes:
        facts: by the names that sentences use.
        facts_once_named: the same once the employer has been named: "at Northwind" is now "here".
        known: their bits.
        situation: the bits of the candidate's situations.
        skills: every skill the rows name, told or not.
        spoken_role: the job mid-sentence, without article; "" for a title that says nothing.
    """

    facts: dict[str, Fact]
    facts_once_named: dict[str, Fact]
    known: int
    situation: int
    skills: list[ToldSkill]
    spoken_role: str

    def add(self, name: str, fact: Fact) -> None:
        """Add a fact that a section brings with it."""
        self.facts[name] = fact
        self.known |= BITS[name]

    def is_in(self, situation: str) -> bool:
        """Return whether the candidate is so situated."""
        return bool(self.situation & SITUATION_BITS[situation])


def tell_story(
    candidate: Candidate, match: RoleMatch, career: Career, choices: Choices, content: Content
) -> Story:
    """Return the story of one candidate."""
    words = content.words
    trade = content.trade(match.profile)
    spoken = match.spoken_title or ("" if match.kind == "none" else match.profile.spoken)
    skills = told_skills(candidate, trade, content)
    own = own_facts(candidate, words)
    project = own["project"].text if "project" in own else ""
    facts = {
        **library_facts(trade, choices, words),
        **skill_facts(skills, trade, choices, words, project),
        **role_facts(spoken, match.profile.spoken, words),
        **employer_facts(candidate, words),
        **own,
        **background_facts(candidate, career, words),
        **old_trade_facts(candidate, career, choices, content),
        "given_name": fact_of(candidate.given_name, None, "name"),
        "target": fact_of(candidate.target_role, "candidate", "target_role"),
    }
    interviewer, _ = row_value(candidate, "interviewer")
    if interviewer:
        facts["interviewer"] = fact_of(interviewer, "candidate", "interviewer")
    known = sum(map(BITS.__getitem__, facts))
    situation = _situation(candidate, career, _MATCHES[match.kind])
    once_named = {**facts, "here": fact_of(words.text("here"), None, "target_employer")}
    return Story(facts, once_named, known, situation, skills, spoken)


def _situation(candidate: Candidate, career: Career, matched: str) -> int:
    bits = SITUATION_BITS[career.stage] | SITUATION_BITS[matched]
    if career.is_change:
        bits |= SITUATION_BITS["change"]
    if career.is_return:
        bits |= SITUATION_BITS["return"]
    if career.is_step_down:
        bits |= SITUATION_BITS["step_down"]
    if career.stage in {"student", "first_job"} and not career.previous:
        bits |= SITUATION_BITS["no_experience"]
    here = row_value(candidate, "target_employer")[0].lower()
    if candidate.current_employer and here:
        is_insider = candidate.current_employer.lower() == here
        bits |= SITUATION_BITS["insider" if is_insider else "outsider"]
    return bits


def missing_fields(candidate: Candidate) -> tuple[str, ...]:
    """Return the roster fields worth finding out, in a fixed order."""
    lists = ("skills", "training", "opportunities")
    return tuple(
        field
        for field in WORTH_FINDING_OUT
        if not (
            row_values(candidate, field)[0] if field in lists else row_value(candidate, field)[0]
        )
    )
