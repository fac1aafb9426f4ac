"""Candidates made by hand, and the prep sheets composed for them."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

from generator.prep_sheet.composing import compose_prep_sheet
from generator.prep_sheet.content import Content, load_content
from generator.roles.matching import TitleContext, find_role_profile
from generator.roles.role_library import load_role_library
from generator.roster.model import Candidate
from generator.settings import Settings

if TYPE_CHECKING:
    from generator.prep_sheet.model import PrepSheet
    from generator.roles.model import RoleMatch

COLUMNS = {
    "name": "A",
    "target_role": "B",
    "target_employer": "C",
    "skills": "D",
    "project": "E",
    "training": "F",
    "draft_answer": "H",
    "near_term_goal": "I",
}
NURSE: dict[str, Any] = {
    "name": "Ada Obi",
    "target_role": "ICU nurse",
    "target_employer": "Mercy & Grace Hospital",
    "skills": ("critical care", "ECMO", "family education"),
    "project": "the sepsis bundle roll-out",
    "training": ("CCRN",),
    "current_role": "ICU nurse",
    "years_experience": 6.0,
}


@functools.cache
def content() -> Content:
    """Return the built-in content, loaded once for all tests."""
    return load_content(Settings(), load_role_library(Settings().roles))


def candidate(**fields: Any) -> Candidate:
    """Return a candidate; name, target role and key have defaults."""
    name = fields.setdefault("name", "Ada Obi")
    fields.setdefault("target_role", "ICU nurse")
    fields.setdefault("key", f"{name}/{fields['target_role']}")
    fields.setdefault("given_name", name.split()[0] if name.split() else name)
    fields.setdefault("row_number", 2)
    return Candidate(worksheet="Candidates", columns=COLUMNS, **fields)


def match_of(one: Candidate) -> RoleMatch:
    """Return the profile that a candidate's target title gets."""
    context = TitleContext(
        one.target_employer, one.department, one.skills, one.notes, one.current_role
    )
    return find_role_profile(one.target_role, context, content().library)


def sheet(**fields: Any) -> PrepSheet:
    """Return the prep sheet of a candidate with these fields."""
    one = candidate(**fields)
    return compose_prep_sheet(one, match_of(one), content())


def scripts_of(one: PrepSheet) -> dict[str, str]:
    """Return the four scripts as spoken, by the report's names."""
    return {
        "near_term_full": one.near_term.full.text,
        "near_term_short": one.near_term.short.text,
        "long_term_full": one.long_term.full.text,
        "long_term_short": one.long_term.short.text,
    }
