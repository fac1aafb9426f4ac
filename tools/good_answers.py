"""Answers that the program itself holds: good ones, and the bad ones that it warns of.

What it tells people to say is good by definition, and so is what the role library says of a
trade; the voice of the red flags must not raise its eyebrows at either.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from generator.prep_sheet.composing import compose_prep_sheet
from generator.prep_sheet.content import load_content
from generator.prep_sheet.language.grammar import with_article
from generator.prep_sheet.red_flags.loading import load_red_flag_rules
from generator.roles.matching import TitleContext, find_role_profile
from generator.roles.model import AVOID_KINDS
from generator.roles.role_library import load_role_library
from generator.roster.model import Candidate
from generator.settings import RoleSettings, Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.roles.model import RoleProfile
    from generator.roles.role_library import RoleLibrary

FACTS = {"role": "nurse", "employer": "Northwind", "skill": "triage", "other": "photography"}
YEARS = (0.0, 2.0, 7.0, 16.0)
FRAMES = {
    "training": "I'd like to work towards {}.",
    "projects": "I'd like to help with {}.",
    "responsibilities": "In time I'd like to {}.",
    "legacies": "Over the next five to ten years I'd like to {}.",
    "leads": "I'd like to grow into leading {}.",
    "beliefs": "I believe {}.",
    "trends": "I'd keep up with {}.",
    "next_steps_near": "Some day I could see myself as {}.",
    "learned": "I want to get better at {}.",
}
"""A profile's facts, said as a candidate would."""


HOPES = ("I hope to become {}.", "My goal is to be {}.", "In time I'd like to work as {}.")
WISHES = ("I want to get into {}.", "I'd like to move into {}.", "What I really want is {}.")
SLOT = re.compile(r"\{[^{}]*\}")
NEAR, FAR = (1, 2, 5), (37, 101, 211)
"""How many profiles on in its group, and in the library, another trade is taken from."""


def good_answers() -> Iterator[tuple[str, str, str]]:
    """Yield good answers: text, job title, and where it stands: advice, script or trade."""
    for _, instead in load_red_flag_rules().advice.values():
        yield from ((wording.format_map(FACTS), "Nurse", "advice") for wording in instead)
    yield from ((text, "Nurse", "advice") for text in offered_instead())
    for number, profile in enumerate(profiles()):
        if profile.avoid:
            for kind in AVOID_KINDS:
                yield getattr(profile.avoid, kind).instead, profile.title, "advice"
        yield from ((text, profile.title, "script") for text in scripts_for(profile, number))
        yield from ((text, profile.title, "trade") for text in facts_of(profile))


def offered_instead() -> Iterator[str]:
    """Yield what the phrases offer to say instead, their facts as "it"."""
    for name, place in content().places.items():
        if name.startswith("instead_"):
            for sentence in (one for group in place.groups for one in group.sentences):
                yield SLOT.sub("it", sentence.text).removeprefix("it ")


def tempting_answers() -> Iterator[tuple[str, str, str]]:
    """Yield the bad answers of each trade: text, job title, kind of red flag."""
    for profile in profiles():
        if profile.avoid:
            for kind in AVOID_KINDS:
                yield getattr(profile.avoid, kind).tempting, profile.title, kind


def hopes_of_other_jobs() -> Iterator[tuple[str, str, bool]]:
    """Yield hopes to do another job, and wishes for far fields: text, job title, whether far."""
    everyone = [one for one in profiles() if not one.id.startswith("family-")]
    for number, profile in enumerate(everyone):
        group = [one for one in everyone if one.soc[:2] == profile.soc[:2]]
        at = group.index(profile)
        others = [group[(at + step) % len(group)] for step in NEAR]
        others += [everyone[(number + step) % len(everyone)] for step in FAR]
        for turn, other in enumerate(others):
            hope = with_article(other.spoken, content().words)
            far = turn >= len(NEAR)
            yield HOPES[(number + turn) % len(HOPES)].format(hope), profile.title, far
            if far:
                yield WISHES[(number + turn) % len(WISHES)].format(other.field), profile.title, far


@cache
def library() -> RoleLibrary:
    """Return the built-in role library."""
    return load_role_library(RoleSettings())


def profiles() -> Iterator[RoleProfile]:
    """Yield every profile."""
    return map(library().profile, library().profiles)


def scripts_for(profile: RoleProfile, number: int) -> Iterator[str]:
    """Yield the beats of the scripts of somebody who wants this job."""
    one = Candidate(
        worksheet=None,
        row_number=2,
        columns={},
        key=f"{number}",
        name="Ada Obi",
        given_name="Ada",
        target_role=profile.title,
        years_experience=YEARS[number % len(YEARS)],
    )
    match = find_role_profile(one.target_role, TitleContext(), library())
    sheet = compose_prep_sheet(one, match, content())
    for horizon in (sheet.near_term, sheet.long_term):
        for beat in (*horizon.full.beats, *horizon.short.beats):
            yield beat.text


@cache
def content():
    """Return the phrases that scripts are composed of."""
    return load_content(Settings(), library())


def facts_of(profile: RoleProfile) -> Iterator[str]:
    """Yield what the role library says of a trade, said as a candidate would."""
    for skill in profile.skills:
        yield f"I'd like to {skill.next}."
        yield f"I care about {skill.done_well}."
    for name, frame in FRAMES.items():
        yield from (frame.format(fact) for fact in getattr(profile, name))
