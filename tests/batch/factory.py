"""Candidates and rosters for tests of the batch."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from generator.roster.model import Candidate, Roster

COLUMNS = {"name": "A", "target_role": "B", "draft_answer": "C"}


def candidate(name: str = "Ada Lovelace", row_number: int = 2, **fields: Any) -> Candidate:
    """Return a candidate with a key made of the name, unless one is given."""
    said: dict[str, Any] = {
        "worksheet": "Candidates",
        "row_number": row_number,
        "columns": COLUMNS,
        "key": fields.pop("key", f"key of {name}"),
        "name": name,
        "given_name": name.split(maxsplit=1)[0] if name.split() else name,
        "target_role": "Data Analyst",
    }
    return Candidate(**(said | fields))


def roster(*candidates: Candidate, **fields: Any) -> Roster:
    """Return a roster of these candidates."""
    return Roster(Path("cohort.xlsx"), "Candidates", candidates, **fields)
