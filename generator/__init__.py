"""prepsheets: a roster of candidates in, personalised prep sheets and a summary workbook out.

The public API is what stands in `__all__`; each name is imported from its room when first used,
so that `import generator` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from generator.batch.model import BatchReport, Outcome
    from generator.batch.options import RunOptions
    from generator.errors import PrepSheetsError
    from generator.pipeline import check_roster, generate
    from generator.prep_sheet.composing import compose_prep_sheet
    from generator.prep_sheet.model import PrepSheet, RedFlag
    from generator.problems import Problem
    from generator.roles.matching import find_role_profile
    from generator.roles.model import RoleMatch, RoleProfile
    from generator.roster.model import Candidate, Roster
    from generator.roster.reading import read_roster
    from generator.settings import Settings, read_settings

__all__ = [
    "BatchReport",
    "Candidate",
    "Outcome",
    "PrepSheet",
    "PrepSheetsError",
    "Problem",
    "RedFlag",
    "RoleMatch",
    "RoleProfile",
    "Roster",
    "RunOptions",
    "Settings",
    "check_roster",
    "compose_prep_sheet",
    "find_role_profile",
    "generate",
    "read_roster",
    "read_settings",
]

_ROOMS = {
    "BatchReport": "batch.model",
    "Candidate": "roster.model",
    "Outcome": "batch.model",
    "PrepSheet": "prep_sheet.model",
    "PrepSheetsError": "errors",
    "Problem": "problems",
    "RedFlag": "prep_sheet.model",
    "RoleMatch": "roles.model",
    "RoleProfile": "roles.model",
    "Roster": "roster.model",
    "RunOptions": "batch.options",
    "Settings": "settings",
    "check_roster": "pipeline",
    "compose_prep_sheet": "prep_sheet.composing",
    "find_role_profile": "roles.matching",
    "generate": "pipeline",
    "read_roster": "roster.reading",
    "read_settings": "settings",
}


def __getattr__(name: str) -> Any:
    """Import a public name from its room."""
    if name not in _ROOMS:
        raise AttributeError(f"module 'generator' has no attribute {name!r}")
    return getattr(import_module(f"generator.{_ROOMS[name]}"), name)
