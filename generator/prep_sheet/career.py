"""Where a candidate stands: how far along, and whether they change fields or come back."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from generator.prep_sheet.career_words import career_words
from generator.prep_sheet.model import Career, CareerStage
from generator.roles.matching import (
    MANAGEMENT,
    TitleContext,
    fields_told,
    find_role_profile,
    title_words,
)
from generator.roles.title_ranks import lowered_words, stages_told_by

if TYPE_CHECKING:
    import re

    from generator.roles.model import RoleMatch
    from generator.roles.role_library import RoleLibrary
    from generator.roster.model import Candidate

EARLY_UNTIL = 3.0
"""Years of experience below which a career is early."""
SENIOR_FROM = 10.0
"""Years of experience from which on a career is senior."""
STUDENT_UNTIL = 3.0
"""Years of experience from which on somebody who studies is no student: a part-time MBA, say."""
STEP_DOWN = 2
"""Rungs between the present role and the target from which on the step goes down."""
STAGES: tuple[CareerStage, ...] = ("student", "first_job", "early", "mid", "senior", "executive")
RUNG_OF_STAGE = {"student": 0, "first_job": 1, "early": 2, "mid": 3, "senior": 4, "executive": 7}
LEADING, MANAGING, DIRECTING = 4, 5, 6


def assess_career(candidate: Candidate, match: RoleMatch, library: RoleLibrary) -> Career:
    """Return where a candidate stands.

    Args:
        candidate: the candidate.
        match: the profile that the target role got.
        library: the role library, by which the present role is understood.
    """
    context = TitleContext(candidate.current_employer, skills=candidate.skills)
    present = find_role_profile(candidate.current_role, context, library)
    target_rung = _rung(candidate.target_role, match)
    present_rung = _rung(candidate.current_role, present)
    stage = _stage(candidate, match)
    is_return = _is_said(candidate, career_words().returning)
    is_change = stage not in {"student", "first_job"} and _is_change(
        candidate, match, present, library
    )
    if is_change and not _told_by_title(candidate.target_role):
        stage = _stage_of_changer(candidate, stage)
    return Career(
        stage=stage,
        is_change=is_change,
        is_return=is_return,
        is_step_down=bool(present.spoken_title)
        and stage not in {"student", "first_job"}
        and present_rung - target_rung >= STEP_DOWN,
        previous=_previous(candidate, present),
    )


def _previous(candidate: Candidate, present: RoleMatch) -> str:
    known = career_words()
    role = candidate.current_role.lower()
    if role and (known.idle_roles.search(role) or known.studying_roles.search(role)):
        return ""
    return present.spoken_title or candidate.current_field.strip().lower()


@functools.lru_cache(maxsize=8_192)
def _told_by_title(title: str) -> CareerStage | None:
    """Return the stage that a title's words of rank tell; the lowest where two do."""
    told = set(stages_told_by(title_words(title)))
    if "executive" in told:
        return "executive"
    return next((stage for stage in STAGES if stage in told), None)


def _stage(candidate: Candidate, match: RoleMatch) -> CareerStage:
    """Return the stage: the title's own word, studies, the kind of role, then the years."""
    told = _told_by_title(candidate.target_role)
    if told in {"student", "first_job", "executive"}:
        return told
    if _is_student(candidate):
        return "student"
    by_years = _by_years(candidate)
    leads = career_words().leading_heads.search(candidate.target_role.lower())
    if told is None or (told == "senior" and leads):
        return _by_role(_rung(candidate.target_role, match), by_years)
    return _by_rank(told, by_years, has_years=candidate.years_experience is not None)


def _by_rank(told: CareerStage, by_years: CareerStage, *, has_years: bool) -> CareerStage:
    """Return the stage that a word of rank tells, tempered by the years where they are given."""
    if told == "senior":
        return "mid" if has_years and by_years in {"first_job", "early"} else "senior"
    if told == "mid":
        return "senior" if by_years == "senior" else "mid"
    return "first_job" if by_years == "first_job" else told


def _by_role(rung: int, by_years: CareerStage) -> CareerStage:
    """Return the stage that the kind of role asks for at least."""
    if rung >= DIRECTING:
        return "executive" if by_years in {"senior", "early"} else "senior"
    if rung >= LEADING:
        return "senior" if by_years == "senior" else "mid"
    return by_years


def _by_years(candidate: Candidate) -> CareerStage:
    years = candidate.years_experience
    told = _told_by_title(candidate.current_role)
    if years is None:
        if told in {"mid", "senior", "executive"}:
            return "senior" if told == "executive" else told
        if not candidate.current_role and candidate.education:
            return "first_job"
        return "early"
    if years == 0:
        return "first_job"
    if years < EARLY_UNTIL:
        return "early"
    return "senior" if years >= SENIOR_FROM else "mid"


def _stage_of_changer(candidate: Candidate, stage: CareerStage) -> CareerStage:
    """Years in another field count for less: somebody new to this one is no senior in it."""
    years = candidate.years_experience or 0
    if stage in {"mid", "senior"}:
        return "mid" if years >= SENIOR_FROM else "early"
    return stage


def _is_student(candidate: Candidate) -> bool:
    """Whether studies are what the candidate does now."""
    known = career_words()
    role = candidate.current_role.lower()
    if known.studying_roles.search(role):
        return True
    if (candidate.years_experience or 0) >= STUDENT_UNTIL:
        return False
    education = candidate.education.lower()
    goes_on = known.studying_now.search(education) and known.degrees.search(education)
    return bool(goes_on) and not known.courses.search(education)


def _rung(title: str, match: RoleMatch) -> int:
    """Return how high a title stands, 0 (intern) to 7 (chief)."""
    may_manage = match.profile.major_group == MANAGEMENT or match.kind == "none"
    return _rung_of(title, may_manage=may_manage)


@functools.lru_cache(maxsize=8_192)
def _rung_of(title: str, *, may_manage: bool) -> int:
    known = career_words()
    lowered = " ".join(lowered_words(title_words(title)))
    told = _told_by_title(title)
    rung = RUNG_OF_STAGE[told] if told else RUNG_OF_STAGE["mid"]
    is_leading = known.leading_heads.search(lowered) or known.managing_heads.search(lowered)
    if is_leading and not known.plain_managers.search(lowered):
        rung = max(rung, LEADING)
    if may_manage:
        if known.managing_heads.search(lowered):
            rung = max(rung, MANAGING)
        if known.directing_heads.search(lowered):
            rung = max(rung, DIRECTING)
    return rung


def _is_change(
    candidate: Candidate, match: RoleMatch, present: RoleMatch, library: RoleLibrary
) -> bool:
    """Whether the present field is another than the target's, or the candidate says so."""
    if _is_said(candidate, career_words().changing):
        return True
    if present.profile.id == match.profile.id or "none" in {match.kind, present.kind}:
        return False
    before = _fields_of(candidate.current_role, present, library)
    return _are_far(before, _fields_of(candidate.target_role, match, library))


def _fields_of(title: str, match: RoleMatch, library: RoleLibrary) -> frozenset[str]:
    """Return the major groups a role may belong to; a manager's is the field managed too."""
    group = match.profile.major_group
    return frozenset({group} if group != MANAGEMENT else fields_told(title, library))


def _are_far(before: frozenset[str], after: frozenset[str]) -> bool:
    """Whether every step from one set of major groups to the other is a change of field."""
    near = career_words().near_groups
    return bool(before and after) and not any(
        one == other or f"{min(one, other)}-{max(one, other)}" in near
        for one in before
        for other in after
    )


def _is_said(candidate: Candidate, pattern: re.Pattern[str]) -> bool:
    """Whether the row says so in words, and does not deny it."""
    texts = (
        candidate.current_role,
        candidate.current_field,
        candidate.notes,
        candidate.draft_answer,
        candidate.education,
    )
    return any(
        not career_words().denials.search(text[: found.start()].lower())
        for text in texts
        for found in pattern.finditer(text.lower())
    )
