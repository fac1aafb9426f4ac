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


def cohort_of(material: Material) -> Cohort:
    """Return a report's candidates as tables."""
    return Cohort(_candidates(material), _flags(material), _missing(material))


def _candidates(material: Material) -> pd.DataFrame:
    """Return one row for each candidate on the roster."""
    columns = {
        "key": [outcome.key for outcome in material.candidates],
        "name": [outcome.name for outcome in material.candidates],
        "target_role": [outcome.target_role for outcome in material.candidates],
        "target_employer": [outcome.target_employer for outcome in material.candidates],
        "cohort": [outcome.cohort for outcome in material.candidates],
        "coach": [outcome.coach for outcome in material.candidates],
        "status": [outcome.status for outcome in material.candidates],
        "group": [major_group(outcome) for outcome in material.candidates],
        "match": [o.role_profile.match if o.role_profile else "" for o in material.candidates],
        "own_share": [outcome.own_share for outcome in material.candidates],
        "flags": [len(outcome.red_flags) for outcome in material.candidates],
        "interview": pd.Series(
            [outcome.interview_date for outcome in material.candidates], dtype="datetime64[s]"
        ),
    }
    frame = pd.DataFrame(columns)
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
