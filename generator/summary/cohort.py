"""The cohort as pandas tables, for everything that groups and counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from generator.batch.model import Outcome
    from generator.summary.material import Material
    from generator.summary.words import Words

PREPARED = ("written", "unchanged", "kept", "ready")
"""Statuses of candidates who have a prep sheet."""


@dataclass(frozen=True, slots=True)
class Cohort:
    """The cohort as tables.

    Attributes:
        candidates: one row for each candidate on the roster.
        flags: one row for each kind of red flag of each candidate.
        missing: one row for each missing fact, with whom to ask for it.
    """

    candidates: pd.DataFrame
    flags: pd.DataFrame
    missing: pd.DataFrame


CANDIDATE_COLUMNS = [
    "key", "name", "target_role", "target_employer", "cohort", "coach", "status", "group",
    "match", "own_share", "flags", "interview",
]  # fmt: skip


def cohort_of(material: Material) -> Cohort:
    """Return a report's candidates as tables."""
    return Cohort(_candidates(material), _flags(material), _missing(material))


def _candidates(material: Material) -> pd.DataFrame:
    """Return one row for each candidate on the roster."""
    rows = [
        (
            outcome.key,
            outcome.name,
            outcome.target_role,
            outcome.target_employer,
            outcome.cohort,
            outcome.coach,
            outcome.status,
            major_group(outcome),
            outcome.role_profile.match if outcome.role_profile else "",
            outcome.own_share,
            len(outcome.red_flags),
            outcome.interview_date,
        )
        for outcome in material.candidates
    ]
    frame = pd.DataFrame(rows, columns=CANDIDATE_COLUMNS)
    frame["interview"] = frame["interview"].astype("datetime64[s]")
    frame["prepared"] = frame["status"].isin(PREPARED)
    return frame


def _flags(material: Material) -> pd.DataFrame:
    """Return one row for each kind of red flag of each candidate."""
    rows = [
        (outcome.key, kind)
        for outcome in material.candidates
        for kind in dict.fromkeys(flag.kind for flag in outcome.red_flags)
    ]
    return pd.DataFrame(rows, columns=["key", "kind"])


def _missing(material: Material) -> pd.DataFrame:
    """Return one row for each missing fact: whom to ask, who waits for it."""
    fields = material.words.table("fields")
    rows = [
        (
            _whom(fields, field),
            field,
            outcome.key,
            outcome.name,
            outcome.target_role,
            outcome.target_employer,
            outcome.interview_date,
        )
        for outcome in material.candidates
        for field in outcome.missing
    ]
    labels = ["whom", "field", "key", "name", "target_role", "target_employer", "interview"]
    frame = pd.DataFrame(rows, columns=labels)
    frame["interview"] = frame["interview"].astype("datetime64[s]")
    return frame


def _whom(fields: Words, field: str) -> str:
    return fields.table(field).text("whom") if field in fields else "candidate"


def major_group(outcome: Outcome) -> str:
    """Return the SOC major group of an outcome's role profile, two digits, or "none"."""
    soc = outcome.role_profile.soc if outcome.role_profile else None
    return soc[:2] if soc else "none"
