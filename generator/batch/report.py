"""The report for programs: report.json, and what `--json` prints."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from generator.batch.workshop import program_version

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.batch.model import BatchReport, Outcome, Status

VERSION = 1
"""Raised when a published key would change its meaning; keys may be added without."""
COUNTED: tuple[Status, ...] = ("ready", "written", "unchanged", "kept", "skipped", "failed", "left")
ALWAYS: tuple[Status, ...] = ("written", "unchanged", "kept", "skipped", "failed")
"""Statuses counted in every report; the others only where there are any."""


def report_as_text(report: BatchReport) -> Iterator[str]:
    """Give the report as DESIGN's JSON object, a piece a candidate: it may be of any length."""
    yield json.dumps(_head(report), ensure_ascii=False, indent=1)[:-2]
    yield ',\n "candidates": ['
    yield from _items(_candidate(outcome) for outcome in report.outcomes)
    yield '],\n "problems": ['
    yield from _items(asdict(problem) for problem in report.problems)
    yield "]\n}\n"


def _items(items: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Give the items of a JSON list, a line each."""
    for number, item in enumerate(items):
        comma = "," if number else ""
        yield f"{comma}\n  {json.dumps(item, ensure_ascii=False)}"


def _head(report: BatchReport) -> dict[str, Any]:
    counts = {status: report.count(status) for status in COUNTED}
    return {
        "version": VERSION,
        "program": f"prepsheets {program_version()}",
        "roster": report.roster.name,
        "started": report.started.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "seconds": round(report.seconds, 3),
        "exit_code": report.exit_code,
        "counts": {"rows": report.row_count}
        | {status: n for status, n in counts.items() if n or status in ALWAYS},
    }


def _candidate(outcome: Outcome) -> dict[str, Any]:
    told: dict[str, Any] = {
        "worksheet": outcome.worksheet,
        "row_number": outcome.row_number or None,
        "key": outcome.key or None,
        "name": outcome.name,
        "target_role": outcome.target_role,
        "target_employer": outcome.target_employer,
        "status": outcome.status,
        "document": outcome.document,
        "career_stage": outcome.career_stage,
        "role_profile": asdict(outcome.role_profile) if outcome.role_profile else None,
        "red_flags": [
            {"kind": flag.kind, "field": flag.field, "cell": flag.cell, "quote": flag.quote}
            for flag in outcome.red_flags
        ],
        "missing": list(outcome.missing),
        "speaking_seconds": outcome.speaking_seconds,
    }
    if outcome.new_document:
        told["new_document"] = outcome.new_document
    return told
