"""The facts of the candidate's own row and of the row of the target role."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from generator.prep_sheet.facts import Fact, fact_of
from generator.prep_sheet.language.background import mission_of, role_typed, studies_of
from generator.prep_sheet.language.free_text import fitted
from generator.prep_sheet.language.grammar import (
    list_in_words,
    plural_of,
    possessive,
    with_article,
    years_in_words,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.prep_sheet.language.grammar import Words
    from generator.prep_sheet.model import Career, Source
    from generator.roster.model import Candidate

_SPEAKABLE_WORDS = 12
"""A longer cell is a description, not a name: no sentence could carry it."""


def row_value(candidate: Candidate, field: str) -> tuple[str, Source]:
    """Return a text field and where it came from: the candidate's row, else the vacancy's."""
    own = getattr(candidate, field, "")
    if own or candidate.vacancy is None:
        return own, "candidate"
    return getattr(candidate.vacancy, field, ""), "vacancy"


def row_values(candidate: Candidate, field: str) -> tuple[tuple[str, ...], Source]:
    """Return a list field and where it came from: the candidate's row, else the vacancy's."""
    own = getattr(candidate, field)
    if own or candidate.vacancy is None:
        return own, "candidate"
    return getattr(candidate.vacancy, field), "vacancy"


def is_speakable(text: str) -> bool:
    """Return whether a cell's text is short enough to stand in a spoken sentence."""
    return 0 < len(text.split()) <= _SPEAKABLE_WORDS


def employer_facts(candidate: Candidate, words: Words) -> dict[str, Fact]:
    """Return how the employer, its department and its mission are spoken of."""
    facts: dict[str, Fact] = {}
    employer, source = row_value(candidate, "target_employer")
    here = words.text("here")
    facts["here"] = fact_of(here, None, "target_employer")
    if is_speakable(employer):
        at_employer = words.text("at_employer").format(employer=employer)
        facts["here"] = fact_of(at_employer, source, "target_employer")
        facts["employer"] = fact_of(employer, source, "target_employer")
        facts["employers"] = fact_of(possessive(employer), source, "target_employer")
    department, source = row_value(candidate, "department")
    if is_speakable(department):
        facts["department"] = fact_of(_department(department, words), source, "department")
    mission, source = row_value(candidate, "employer_mission")
    spoken = mission_of(mission, words)
    if spoken.to_do:
        facts["mission_to"] = fact_of(spoken.to_do, source, "employer_mission")
    elif spoken.thing:
        facts["mission"] = fact_of(spoken.thing, source, "employer_mission")
    return facts


def _department(typed: str, words: Words) -> str:
    parts = typed.split()
    if parts[0].lower() in words.determiners:
        return " ".join([parts[0].lower(), *parts[1:]])
    heads = words.list_of("department_heads")
    is_whole = parts[-1].lower() in heads or parts[0].lower() in heads
    form = words.text("department_named" if is_whole else "department")
    if len(parts) == 1 and parts[0][1:].islower() and parts[0].lower() not in words.names:
        parts = [parts[0].lower()]
    return form.format(name=" ".join(parts))


def own_facts(candidate: Candidate, words: Words) -> dict[str, Fact]:
    """Return the project, training and opportunities that the rows name."""
    facts: dict[str, Fact] = {}
    project, source = row_value(candidate, "project")
    if is_speakable(project):
        facts["project"] = fact_of(fitted(project, "project", words), source, "project")
        if source == "vacancy":
            facts["their_project"] = facts["project"]
    training, source = row_values(candidate, "training")
    spoken = [fitted(one, "training", words) for one in training if is_speakable(one)][:2]
    if spoken:
        facts["training"] = fact_of(list_in_words(tuple(spoken), words), source, "training")
    chances, source = row_values(candidate, "opportunities")
    fit = [fitted(one, "opportunity", words) for one in chances if is_speakable(one)][:2]
    if fit:
        facts["opportunity"] = fact_of(list_in_words(tuple(fit), words), source, "opportunities")
    return facts


def background_facts(candidate: Candidate, career: Career, words: Words) -> dict[str, Fact]:
    """Return what the candidate did and studied so far."""
    facts: dict[str, Fact] = {}
    previous = role_typed(career.previous)
    is_field = previous.lower() == candidate.current_field.strip().lower()
    if is_speakable(previous) and not is_field:
        facts["previous"] = fact_of(previous, "candidate", "current_role")
        facts["a_previous"] = fact_of(with_article(previous, words), "candidate", "current_role")
    elif is_speakable(previous):
        facts["previous_field"] = fact_of(previous, "candidate", "current_field")
    years = years_in_words(candidate.years_experience, words)
    if years:
        facts["years"] = fact_of(years, "candidate", "years_experience")
    studies = studies_of(candidate.education, words)
    if studies.degree:
        facts["degree"] = fact_of(studies.degree, "candidate", "education")
    if studies.subject:
        facts["subject"] = fact_of(studies.subject, "candidate", "education")
    return facts


@functools.lru_cache(maxsize=16_384)
def role_facts(spoken: str, plain: str, words: Words) -> Mapping[str, Fact]:
    """Return the job's title as it is spoken: one, several, and without "junior" or "intern".

    Args:
        spoken: the title mid-sentence; "" for one that says nothing.
        plain: the profile's own word for who does the job.
        words: the language's tables.
    """
    if not spoken:
        return {}
    craft = _grown(spoken, plain, words)
    forms = {
        "role": spoken,
        "a_role": with_article(spoken, words),
        "roles": plural_of(spoken, words),
        "craft": craft,
        "a_craft": with_article(craft, words),
        "crafts": plural_of(craft, words),
    }
    return {name: fact_of(text, "candidate", "target_role") for name, text in forms.items()}


def _grown(spoken: str, plain: str, words: Words) -> str:
    """Return what a beginner's title grows into: "civil engineer" for "graduate civil engineer".

    "software engineer intern" loses its end; of "marketing intern" nobody would be left, so that
    the profile's own word steps in.
    """
    parts = spoken.split()
    while len(parts) > 1 and parts[0].lower() in words.starters:
        parts = parts[1:]
    if parts[-1].lower() not in words.starters:
        return " ".join(parts)
    left = parts[:-1]
    is_person = bool(left) and left[-1].lower().endswith(tuple(words.list_of("person_endings")))
    return " ".join(left) if is_person else plain or spoken
