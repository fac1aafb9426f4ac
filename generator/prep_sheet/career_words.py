"""The words that tell where a candidate stands, as `career.toml` holds them."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator.toml_folder import read_toml_folder

if TYPE_CHECKING:
    from collections.abc import Iterable

FILE = Path(__file__).parent / "career.toml"


@dataclass(frozen=True, slots=True)
class CareerWords:
    """The file `career.toml`, each list as one pattern that finds its phrases as whole words."""

    studying_roles: re.Pattern[str]
    studying_now: re.Pattern[str]
    degrees: re.Pattern[str]
    courses: re.Pattern[str]
    idle_roles: re.Pattern[str]
    returning: re.Pattern[str]
    changing: re.Pattern[str]
    denials: re.Pattern[str]
    near_groups: frozenset[str]
    managing_heads: re.Pattern[str]
    plain_managers: re.Pattern[str]
    leading_heads: re.Pattern[str]
    directing_heads: re.Pattern[str]


@functools.cache
def career_words() -> CareerWords:
    """Return the words of `career.toml`, read once."""
    content = dict(read_toml_folder(FILE.parent)[FILE.stem])
    near = frozenset(content.pop("near_groups"))
    ends = content.pop("denials")
    denials = re.compile(rf"\b(?:{_any_of(ends)})\s+(?:\w+\s+)?$")
    patterns = {
        name: re.compile(rf"(?<!\w)(?:{_any_of(phrases)})(?!\w)")
        for name, phrases in content.items()
    }
    return CareerWords(near_groups=near, denials=denials, **patterns)


def _any_of(phrases: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(phrases, key=len, reverse=True)))
