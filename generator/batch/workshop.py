"""Everything a prep sheet is made with, loaded once per process."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from generator.prep_sheet.content import load_content
from generator.roles.role_library import load_role_library
from generator.settings import Settings
from generator.word.template import load_word_template

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.prep_sheet.content import Content
    from generator.roles.role_library import RoleLibrary
    from generator.word.template import WordTemplate

PACKAGE = Path(__file__).resolve().parents[1]
DATA_SUFFIXES = {".toml", ".json", ".tsv", ".csv", ".bin", ".docx", ".db"}


@dataclass(frozen=True, slots=True)
class Workshop:
    """Role library, words and Word template, ready for any number of candidates.

    Attributes:
        digest: changes when anything changes that shapes documents beside the rows themselves:
            the program, its data, the settings, a house's own template, logo, words, profiles.
    """

    settings: Settings
    library: RoleLibrary
    content: Content
    template: WordTemplate
    digest: str


def load_workshop(settings: Settings) -> Workshop:
    """Return the workshop of a house; the second call in a process costs nothing.

    Raises:
        UnusableInputError: role library, words, template or logo cannot be used.
    """
    return _workshop_of(settings.model_dump_json())


@lru_cache(maxsize=4)
def _workshop_of(settings_json: str) -> Workshop:
    settings = Settings.model_validate_json(settings_json)
    library = load_role_library(settings.roles)
    content = load_content(settings, library)
    return Workshop(
        settings=settings,
        library=library,
        content=content,
        template=load_word_template(settings, content.headings),
        digest=_digest_of(settings),
    )


def program_version() -> str:
    """Return the version of the program, as its distribution says it."""
    try:
        return version("prepsheets")
    except PackageNotFoundError:
        return "0+unknown"


def _digest_of(settings: Settings) -> str:
    """Digest what shapes every document: the program's version and data, the house's files."""
    digest = blake2b(digest_size=16)
    digest.update(program_version().encode())
    shaping = settings.model_dump_json(include={"house", "document", "roles", "content"})
    digest.update(shaping.encode())
    for path in _shaping_files(settings):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _shaping_files(settings: Settings) -> Iterable[Path]:
    folders = [PACKAGE / room for room in ("roles", "prep_sheet", "word")]
    folders += [folder for folder in (settings.roles.folder, settings.content.folder) if folder]
    for folder in folders:
        yield from sorted(
            path
            for path in folder.rglob("*")
            if path.suffix in DATA_SUFFIXES and "__pycache__" not in path.parts
        )
    single = (settings.document.template, settings.house.logo)
    yield from (path for path in single if path is not None)
