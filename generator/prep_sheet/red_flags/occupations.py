"""What the role library knows of occupations: the SOC codes of titles, and of titles in a text.

The red flags' own fields.toml names what people dream of (falconer, DJ); the library knows how
thousands of job titles are typed, and to which group of occupations each belongs.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.kept import kept, stamp_of_files
from generator.prep_sheet.red_flags.words import split_words

if TYPE_CHECKING:
    from generator.roles.role_library import RoleLibrary

_SHORTEST = 6
"""Letters at least of a title of one word: "pa" and "rd" mean too many things in a sentence."""
_NO_OCCUPATIONS = frozenset(
    ("controller", "server", "framer", "teller", "logger", "faller", "mason", "slater", "stitcher")
)
"""Titles of one word that are seldom an occupation in a sentence."""


@dataclass(frozen=True, slots=True)
class KnownTitle:
    """What the built-in library knows of a job title.

    Attributes:
        soc: a SOC code; a major group's ("15-0000") where only the field is known, else "".
        next_steps: what people in this job become next, and further on.
    """

    soc: str
    next_steps: tuple[str, ...]


@lru_cache(maxsize=4096)
def known_title(title: str) -> KnownTitle:
    """Return what the built-in library knows of a job title."""
    from generator.roles.matching import TitleContext, find_role_profile

    if not title:
        return KnownTitle("", ())
    profile = find_role_profile(title, TitleContext(), _library()).profile
    return KnownTitle(profile.soc, profile.next_steps_near + profile.next_steps_long)


def known_occupations() -> dict[str, str]:
    """Return the titles of the built-in library as plain words, each with its SOC code."""
    from generator.roles.role_library import BUILT_IN

    stamp = stamp_of_files(sorted(BUILT_IN.glob("*.toml")))
    return kept(BUILT_IN, "occupations", stamp, _read_occupations)


def _read_occupations() -> dict[str, str]:
    found: dict[str, str] = {}
    for table in _library().profiles.tables.values():
        soc = str(table["soc"])
        if not soc.endswith("-0000"):
            for typed in (table["title"], table["spoken"], *table.get("aliases", ())):
                entry = " ".join(split_words(typed, {}).tokens)
                if _is_plain(entry):
                    found.setdefault(entry, soc)
    return found


def _is_plain(entry: str) -> bool:
    """Whether a title means an occupation wherever it stands."""
    if not entry.replace(" ", "").isalpha():
        return False
    return " " in entry or (len(entry) >= _SHORTEST and entry not in _NO_OCCUPATIONS)


@lru_cache(maxsize=1)
def _library() -> RoleLibrary:
    from generator.roles.role_library import load_role_library
    from generator.settings import RoleSettings

    return load_role_library(RoleSettings())
