"""The role library: every profile by id, from the built-in files, one's own and an import."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from generator.errors import RoleLibraryError
from generator.roles.imported_library import ImportedLibrary, imported_path
from generator.roles.model import RoleProfile
from generator.toml_folder import read_toml_folder

if TYPE_CHECKING:
    from generator.settings import RoleSettings

BUILT_IN = Path(__file__).parent / "library"
NEUTRAL_ID = "none"
IMPORTED_ID = "onet-"
"""How the ids of imported profiles begin; an O*NET-SOC code follows."""


class Profiles(Mapping[str, RoleProfile]):
    """Profiles by id, each validated when it is first asked for: all at once would be slow.

    Args:
        tables: what the files hold, by profile id.
        places: the file that a profile's faults are reported against, by profile id.
    """

    def __init__(self, tables: Mapping[str, Mapping[str, Any]], places: Mapping[str, str]) -> None:
        self.tables = tables
        self._places = places
        self._valid: dict[str, RoleProfile] = {}

    def __getitem__(self, profile_id: str) -> RoleProfile:
        """Return a profile.

        Raises:
            KeyError: no profile has this id.
            RoleLibraryError: its table is no profile; the message names file, key and fault.
        """
        if profile_id not in self._valid:
            table = self.tables[profile_id]
            self._valid[profile_id] = parse_profile(profile_id, table, self._places[profile_id])
        return self._valid[profile_id]

    def __iter__(self) -> Iterator[str]:
        """Iterate over the ids, in the order of the files."""
        return iter(self.tables)

    def __len__(self) -> int:
        """Return how many profiles there are."""
        return len(self.tables)


class RoleLibrary:
    """All that is known about jobs, ready for matching.

    Attributes:
        profiles: by id, families included, the neutral profile left out.
        neutral: the profile for a title that says nothing.
        titles: a title as typed to a profile's id, from the settings file.
        imported: the imported library behind the built-in one; None when there is none.
    """

    def __init__(
        self,
        profiles: Profiles,
        titles: Mapping[str, str] | None = None,
        imported: ImportedLibrary | None = None,
    ) -> None:
        self.profiles = profiles
        self.imported = imported
        self.neutral = RoleProfile(id=NEUTRAL_ID, title="No profile", soc="", spoken="")
        self.titles = dict(titles or {})

    def profile(self, profile_id: str) -> RoleProfile:
        """Return a profile by its id; the neutral one for "none".

        Raises:
            RoleLibraryError: no profile has this id, or its table is no profile.
        """
        if profile_id == NEUTRAL_ID:
            return self.neutral
        if self.imported is not None and profile_id.startswith(IMPORTED_ID):
            return self._imported_profile(profile_id.removeprefix(IMPORTED_ID))
        if profile_id not in self.profiles:
            raise RoleLibraryError(
                f"role library: there is no profile {profile_id!r}",
                "`prepsheets roles` lists the ids of all profiles.",
            )
        return self.profiles[profile_id]

    def _imported_profile(self, code: str) -> RoleProfile:
        from generator.roles.imported_profiles import imported_profile

        if self.imported is None:
            return self.neutral
        return imported_profile(self.imported.occupation(code), self.family(code[:2]))

    def family(self, group: str) -> RoleProfile:
        """Return the family profile of a SOC major group ("15"), else the neutral profile."""
        return self.profiles.get(f"family-{group}", self.neutral)

    @functools.cached_property
    def soc_codes(self) -> dict[str, str]:
        """The SOC code of each profile by its id, read without validating the profile."""
        return {name: str(table.get("soc", "")) for name, table in self.profiles.tables.items()}


def load_role_library(settings: RoleSettings) -> RoleLibrary:
    """Return the built-in library with a house's own profiles over it.

    Raises:
        RoleLibraryError: a file cannot be read, is no TOML, or holds no profile; or a title in
            the settings is mapped to a profile that there is none of.
    """
    tables, places = read_profile_tables(BUILT_IN)
    if settings.folder is not None:
        own, own_places = read_profile_tables(settings.folder)
        for name, table in own.items():
            parse_profile(name, table, own_places[name])
        tables, places = {**tables, **own}, {**places, **own_places}
    path = imported_path()
    imported = ImportedLibrary(path) if path.is_file() else None
    library = RoleLibrary(Profiles(tables, places), settings.titles, imported)
    for title, profile_id in settings.titles.items():
        if profile_id != NEUTRAL_ID and profile_id not in tables:
            raise RoleLibraryError(
                f"settings, roles.titles: {title!r} is mapped to {profile_id!r}: no such profile",
                "`prepsheets roles` lists the ids of all profiles.",
            )
    return library


def read_profile_tables(folder: Path) -> tuple[dict[str, dict[str, Any]], dict[str, str]]:
    """Return the tables of a folder's TOML files by profile id, and the file of each.

    Raises:
        RoleLibraryError: the folder or a file cannot be read, or is no TOML.
    """
    if not folder.is_dir():
        raise RoleLibraryError(
            f"{folder}: there is no such folder", "[roles] folder names the folder of own profiles."
        )
    tables: dict[str, dict[str, Any]] = {}
    places: dict[str, str] = {}
    for stem, content in _read_files(folder).items():
        for name, table in content.items():
            if not isinstance(table, dict):
                raise RoleLibraryError(
                    f"{stem}.toml, {name}: stands outside a profile",
                    f"Write it under a heading with the profile's id: [my-role] {name} = ...",
                )
            if name in places:
                raise RoleLibraryError(
                    f"{stem}.toml, {name}: stands in {places[name]} already; ids are unique"
                )
            tables[name] = table
            places[name] = f"{stem}.toml"
    return tables, places


def _read_files(folder: Path) -> dict[str, dict[str, Any]]:
    try:
        return read_toml_folder(folder)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        name = Path(error.__notes__[0]).name
        raise RoleLibraryError(f"{name}: is not TOML: {error}") from error
    except OSError as error:
        raise RoleLibraryError(f"{folder}: cannot be read: {error.strerror}") from error


def parse_profile(profile_id: str, table: Mapping[str, Any], place: str) -> RoleProfile:
    """Return the profile that a table holds.

    Args:
        profile_id: its id, the table's heading.
        table: what stands under the heading.
        place: the file, for messages.

    Raises:
        RoleLibraryError: the table is no profile; the message names file, key and fault.
    """
    try:
        return RoleProfile.model_validate({"id": profile_id, **table})
    except ValidationError as error:
        faults = error.errors(include_url=False, include_context=False)
        key = ".".join(str(part) for part in (profile_id, *faults[0]["loc"]))
        known = {"extra_forbidden": "is not a known key", "missing": "is missing"}
        what = known.get(faults[0]["type"], faults[0]["msg"])
        more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
        raise RoleLibraryError(
            f"{place}, {key}: {what}{more}", 'The page "Roles" of the docs shows a whole profile.'
        ) from error
