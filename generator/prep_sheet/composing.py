"""Compose one candidate's prep sheet: pure, no disk, no clock, no chance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.prep_sheet.career import assess_career
from generator.prep_sheet.choosing import Choices
from generator.prep_sheet.model import Horizon, PrepSheet, UsedFact
from generator.prep_sheet.red_flags.finding import flags_of
from generator.prep_sheet.row_facts import row_value
from generator.prep_sheet.scripts import compose_script
from generator.prep_sheet.sections.avoiding import compose_things_to_avoid
from generator.prep_sheet.sections.make_it_yours import compose_make_it_yours
from generator.prep_sheet.sections.question import compose_question, compose_where_it_leads
from generator.prep_sheet.sections.start_here import compose_start_here
from generator.prep_sheet.story import missing_fields, tell_story
from generator.prep_sheet.voice import Voice

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.prep_sheet.content import Content
    from generator.prep_sheet.facts import Fact
    from generator.prep_sheet.model import Script
    from generator.prep_sheet.story import Story
    from generator.prep_sheet.voice import Said
    from generator.roles.model import RoleMatch
    from generator.roster.model import Candidate


def compose_prep_sheet(candidate: Candidate, match: RoleMatch, content: Content) -> PrepSheet:
    """Return everything that a candidate's prep sheet says.

    Args:
        candidate: a row of the roster.
        match: the role profile its target title got.
        content: the words of the house.
    """
    career = assess_career(candidate, match, content.library)
    choices = Choices(candidate.key)
    story = tell_story(candidate, match, career, choices, content)
    skill = story.facts["skill"].text if "skill" in story.facts else ""
    flags = flags_of(candidate, match, content.rules, skill)
    voice = Voice(content.places, story, choices)
    scripts = {name: compose_script(plan, voice) for name, plan in content.plans.items()}
    facts = _used_facts((said for _, lines in scripts.values() for said in lines), story)
    missing = missing_fields(candidate)
    employer, _ = row_value(candidate, "target_employer")
    return PrepSheet(
        name=candidate.name,
        given_name=candidate.given_name,
        target_role=candidate.target_role,
        spoken_role=story.spoken_role or candidate.target_role,
        target_employer=employer,
        interview_date=candidate.interview_date,
        interviewer=candidate.interviewer,
        coach=candidate.coach,
        cohort=candidate.cohort,
        language=content.language,
        career=career,
        role_profile_id=match.profile.id,
        role_profile_title=match.profile.title,
        role_profile_soc=match.profile.soc,
        role_match=match.kind,
        role_score=match.score,
        start_here=compose_start_here(candidate, flags, voice, content),
        question=compose_question(voice),
        leads=compose_where_it_leads(voice),
        near_term=_horizon(scripts["near_term_full"][0], scripts["near_term_short"][0]),
        long_term=_horizon(scripts["long_term_full"][0], scripts["long_term_short"][0]),
        avoid=compose_things_to_avoid(flags, match.profile, voice, content),
        yours=compose_make_it_yours(candidate, flags, match.profile, voice, content),
        red_flags=flags,
        facts=facts,
        missing=missing,
        own_share=_own_share(facts),
    )


def _horizon(full: Script, short: Script) -> Horizon:
    return Horizon(full=full, short=short)


def _used_facts(lines: Iterable[Said], story: Story) -> tuple[UsedFact, ...]:
    """Return each fact that the scripts use, once, in the order of use."""
    names = dict.fromkeys(name for said in lines for name in said.wording.names)
    used: dict[Fact, UsedFact] = {}
    for fact in map(story.facts.__getitem__, names):
        if fact.source is not None and fact not in used:
            used[fact] = UsedFact(fact.field, fact.text, fact.source)
    return tuple(used.values())


def _own_share(facts: tuple[UsedFact, ...]) -> float:
    own = sum(fact.source != "library" for fact in facts)
    return round(own / len(facts), 2) if facts else 0.0
