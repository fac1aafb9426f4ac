"""Candidate in, prep sheet and outcome out: what a worker does before anything is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.batch.fingerprints import fingerprint
from generator.batch.model import Outcome, RoleProfileUsed, Status
from generator.prep_sheet.composing import compose_prep_sheet
from generator.roles.matching import TitleContext, find_role_profile

if TYPE_CHECKING:
    from generator.batch.workshop import Workshop
    from generator.prep_sheet.model import PrepSheet
    from generator.roster.model import Candidate


def compose(candidate: Candidate, workshop: Workshop) -> PrepSheet:
    """Find the role profile and compose the prep sheet: pure."""
    vacancy = candidate.vacancy
    context = TitleContext(
        employer=candidate.target_employer,
        department=candidate.department or (vacancy.department if vacancy else ""),
        skills=candidate.skills or (vacancy.skills if vacancy else ()),
        notes=candidate.notes,
        current_role=candidate.current_role,
    )
    match = find_role_profile(candidate.target_role, context, workshop.library)
    return compose_prep_sheet(candidate, match, workshop.content)


def outcome_of(candidate: Candidate, sheet: PrepSheet, status: Status) -> Outcome:
    """Return what the report and the summary say of a composed prep sheet."""
    return Outcome(
        worksheet=candidate.worksheet,
        row_number=candidate.row_number,
        key=candidate.key,
        name=candidate.name,
        target_role=candidate.target_role,
        target_employer=sheet.target_employer,
        status=status,
        career_stage=sheet.career.stage,
        role_profile=RoleProfileUsed(
            id=sheet.role_profile_id,
            title=sheet.role_profile_title,
            soc=sheet.role_profile_soc or None,
            match=sheet.role_match,
            score=round(sheet.role_score, 3),
        ),
        red_flags=sheet.red_flags,
        missing=sheet.missing,
        speaking_seconds=sheet.speaking_seconds,
        own_share=round(sheet.own_share, 3),
        email=candidate.email,
        interview_date=candidate.interview_date,
        interviewer=candidate.interviewer,
        coach=candidate.coach,
        cohort=candidate.cohort,
        script_fingerprint=fingerprint(sheet),
    )
