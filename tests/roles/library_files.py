"""The built-in role library as its writers left it: every profile by id, with its file."""

from __future__ import annotations

import functools
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from generator.roles.model import RoleProfile

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(__file__).resolve().parents[2] / "generator" / "roles" / "library"


@functools.cache
def tables_by_file() -> dict[str, dict[str, dict[str, object]]]:
    """Return each file's tables by the file's stem ("15-computing")."""
    return {
        path.stem: tomllib.loads(path.read_text(encoding="utf-8"))
        for path in sorted(FOLDER.glob("*.toml"))
    }


@functools.cache
def all_profiles() -> dict[str, RoleProfile]:
    """Return every profile of the library, validated."""
    return {
        name: RoleProfile.model_validate({"id": name, **table})
        for tables in tables_by_file().values()
        for name, table in tables.items()
    }


def occupations() -> dict[str, RoleProfile]:
    """Return the profiles of single occupations."""
    return {name: profile for name, profile in all_profiles().items() if not profile.is_family}


def families() -> dict[str, RoleProfile]:
    """Return the profiles of whole major groups."""
    return {name: profile for name, profile in all_profiles().items() if profile.is_family}


def lists_of(profile: RoleProfile) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each list of facts of a profile with its key, titles and aliases left out."""
    for key, value in profile:
        if isinstance(value, tuple) and key not in {"aliases", "skills", "follow_ups"}:
            yield key, value


def texts_of(profile: RoleProfile) -> Iterator[tuple[str, str]]:
    """Yield every text of a profile with the path of its key ("skills.ECMO.next")."""
    yield from _texts_of(profile.model_dump(), "")


def _texts_of(value: object, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _texts_of(item, f"{path}.{key}" if path else key)
    elif isinstance(value, (list, tuple)):
        for number, item in enumerate(value):
            yield from _texts_of(item, f"{path}.{number}")
