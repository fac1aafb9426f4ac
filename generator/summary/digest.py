"""What a summary was made from, in one digest: a run that changes nothing writes nothing."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from generator.summary.links import relative_path
from generator.summary.program import program_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.batch.model import BatchReport, Outcome
    from generator.settings import Settings

FORM = 1
"""Raised when the workbook's form changes in a way that its words do not show."""
SAME_STATUS = {"unchanged": "written"}
"""What a run had to do is no difference to whoever reads the summary."""


def digest_of(report: BatchReport, settings: Settings) -> str:
    """Return the digest of all that a summary shows, but for when the run was and what it cost.

    An interview that has passed since is a difference: the next steps then name another one.
    """
    digest = hashlib.blake2b(digest_size=16)
    whole = (
        FORM,
        program_name(),
        _words_digest(),
        flat_settings(settings.model_dump()),
        _file_digest(settings.house.logo),
        report.roster.name,
        relative_path(report.roster, report.output_folder),
        report.worksheet,
        report.roster_digest,
        report.row_count,
        report.problems,
        _next_interview(report),
    )
    digest.update(repr(whole).encode("utf-8", "surrogatepass"))
    for outcome in report.outcomes:
        digest.update(repr(_shown(outcome)).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def flat_settings(table: Mapping[str, object], prefix: str = "") -> dict[str, str]:
    """Return nested tables as dotted keys; of files the names, wherever they were found from."""
    flat: dict[str, str] = {}
    for key, value in table.items():
        if isinstance(value, dict):
            flat |= flat_settings(value, f"{prefix}{key}.")
        elif isinstance(value, (list, tuple)):
            flat[f"{prefix}{key}"] = ", ".join(map(str, value))
        elif isinstance(value, Path):
            flat[f"{prefix}{key}"] = value.name
        else:
            flat[f"{prefix}{key}"] = "" if value is None else str(value)
    return flat


def _shown(outcome: Outcome) -> tuple[object, ...]:
    profile = outcome.role_profile
    return (
        outcome.worksheet, outcome.row_number, outcome.key, outcome.name, outcome.target_role,
        outcome.target_employer, SAME_STATUS.get(outcome.status, outcome.status),
        outcome.document, outcome.new_document, outcome.career_stage,
        profile and (profile.title, profile.soc, profile.match, profile.score),
        outcome.red_flags, outcome.missing, tuple(outcome.speaking_seconds.items()),
        outcome.own_share, outcome.interview_date, outcome.coach, outcome.cohort,
        outcome.script_fingerprint,
    )  # fmt: skip


def _next_interview(report: BatchReport) -> object:
    today = report.started.date()
    dates = [
        outcome.interview_date
        for outcome in report.outcomes
        if outcome.red_flags and outcome.interview_date and outcome.interview_date >= today
    ]
    return min(dates, default=None)


def _words_digest() -> str:
    return hashlib.blake2b(Path(__file__).with_name("words.toml").read_bytes()).hexdigest()


def _file_digest(path: Path | None) -> str:
    if path is None or not path.is_file():
        return ""
    return hashlib.blake2b(path.read_bytes()).hexdigest()
