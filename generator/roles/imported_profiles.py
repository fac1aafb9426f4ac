"""A profile for an occupation of which only imported facts are known."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.roles.spoken_title import spoken_title
from generator.roles.title_readings import readings_of
from generator.roles.title_text import split_title

if TYPE_CHECKING:
    from generator.roles.imported_library import ImportedOccupation
    from generator.roles.model import RoleProfile


def imported_profile(occupation: ImportedOccupation, family: RoleProfile) -> RoleProfile:
    """Return the family's profile with what the import knows of the occupation put in.

    Args:
        occupation: the imported facts.
        family: the profile of its major group, or the neutral one.
    """
    known = {"tools": occupation.tools, "responsibilities": occupation.tasks}
    return family.model_copy(
        update={
            "id": f"onet-{occupation.code}",
            "title": occupation.title,
            "soc": occupation.code[:7],
            "spoken": said_of(occupation.title) or family.spoken,
            **{key: facts for key, facts in known.items() if facts},
        }
    )


def said_of(title: str) -> str:
    """Return an occupation's title as one person's: "critical care nurse" of "... Nurses".

    It is "" when it cannot be said so ("Managers, All Other").
    """
    first = re.split(r"\s+and\s+|,", title)[0]
    if "all other" in title.lower():
        return ""
    readings = readings_of(split_title(first), frozenset())
    return spoken_title(readings[0]) if readings else ""
