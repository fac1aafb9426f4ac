"""Batch reports made by hand, as the pipeline hands them to the summary."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from generator.batch.model import BatchReport, Outcome, RoleProfileUsed
from generator.prep_sheet.model import RedFlag
from generator.problems import Problem

if TYPE_CHECKING:
    from pathlib import Path

STARTED = dt.datetime(2026, 11, 23, 9, 0, tzinfo=dt.UTC)
SECONDS = {
    "near_term_full": 61,
    "near_term_short": 24,
    "long_term_full": 55,
    "long_term_short": 22,
}
PEOPLE = (
    ("Ada Lovelace", "Senior Data Analyst", "Northwind"),
    ("Grace Hopper", "Software Engineer", "Contoso & Sons"),
    ("Wangari Maathai", "Forester", "Green Belt"),
    ("Zoë Müller", "ICU Nurse", "Mercy & Grace Hospital"),
    ("李小龍", "Physical Education Teacher", "Northwind"),
    ("ليلى حداد", "Electrician", "Contoso & Sons"),
)
PROFILES = {
    "Senior Data Analyst": RoleProfileUsed(
        "data-analyst", "Data analyst", "15-2051", "similar", 0.93
    ),
    "Software Engineer": RoleProfileUsed(
        "software-developer", "Software developer", "15-1252", "exact", 1.0
    ),
    "Forester": RoleProfileUsed("forester", "Forester", "19-1032", "exact", 1.0),
    "ICU Nurse": RoleProfileUsed("icu-nurse", "ICU nurse", "29-1141", "exact", 1.0),
    "Physical Education Teacher": RoleProfileUsed(
        "family-25", "Education", "25-0000", "family", 0.6
    ),
    "Electrician": RoleProfileUsed("electrician", "Electrician", "47-2111", "exact", 1.0),
}


def red_flag(cell: str = "H5", quote: str = "start my own firm", **changes: Any) -> RedFlag:
    """Return a red flag."""
    flag = RedFlag(
        kind="leaving",
        field="draft_answer",
        cell=cell,
        quote=quote,
        start=0,
        end=len(quote),
        hears="They hear that you will go as soon as you have what you came for.",
        instead="I want to learn how this business works from the inside, and stay to use it.",
    )
    return replace(flag, **changes)


def fingerprint(seed: str, like: tuple[int, ...] = (), share: float = 0.0) -> tuple[int, ...]:
    """Return 32 hashes, of which a share is taken from another fingerprint."""
    own = [
        int.from_bytes(hashlib.blake2b(f"{seed}{place}".encode(), digest_size=4).digest(), "big")
        for place in range(32)
    ]
    taken = round(share * 32)
    return (*like[:taken], *own[taken:])


def outcome(place: int = 0, **changes: Any) -> Outcome:
    """Return the outcome of the candidate in the n-th row, 0-based."""
    name, role, employer = PEOPLE[place % len(PEOPLE)]
    if place >= len(PEOPLE):
        name = f"{name} {place}"
    made = Outcome(
        worksheet="Candidates",
        row_number=place + 2,
        key=f"c-{place:05d}",
        name=name,
        target_role=role,
        target_employer=employer,
        status="written",
        document=f"sheets/{name} - {role}.docx",
        career_stage="mid",
        role_profile=PROFILES[role],
        missing=("project", "training")[: place % 3],
        speaking_seconds=SECONDS,
        own_share=(place % 10) / 10,
        email=f"c{place}@example.org",
        interview_date=dt.date(2026, 11, 25) + dt.timedelta(days=place % 40),
        coach=("Ana López", "Bo Chen", "")[place % 3],
        cohort="Autumn",
        script_fingerprint=fingerprint(str(place)),
        red_flags=(red_flag(f"H{place + 2}"),) if place % 4 == 1 else (),
    )
    return replace(made, **changes)


def outcomes(count: int) -> tuple[Outcome, ...]:
    """Return so many outcomes."""
    return tuple(outcome(place) for place in range(count))


def problem(**changes: Any) -> Problem:
    """Return a problem of one cell."""
    found = Problem(
        severity="warning",
        code="odd-date",
        message="'31/02/2026' is not a date.",
        hint="Write it as 2026-02-28.",
        worksheet="Candidates",
        row_number=3,
        cell="F3",
        field="interview_date",
    )
    return replace(found, **changes)


def report(folder: Path, found: tuple[Outcome, ...], **changes: Any) -> BatchReport:
    """Return the report of a run whose outcomes these are."""
    made = BatchReport(
        roster=folder / "agency cohort.xlsx",
        output_folder=folder,
        worksheet="Candidates",
        started=STARTED,
        seconds=1.25,
        outcomes=found,
        counts=Counter(one.status for one in found),
        problems=(problem(),),
        exit_code=0,
        row_count=len(found),
        roster_digest="0123456789abcdef",
    )
    return replace(made, **changes)
