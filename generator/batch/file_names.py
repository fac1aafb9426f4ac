"""File names from people's names: letters of all scripts kept, legal on every system."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from pathvalidate import Platform, sanitize_filename

from generator.batch.digests import digest_of_key
from generator.settings import NAME_FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.roster.model import Candidate

SUFFIX = ".docx"
NAME_BYTES = 120
"""A file name is no longer than this with its ending, in UTF-8: room for " (new)" and sync tools'
marks below the 143 bytes that encrypted file systems allow."""
PART_BYTES = NAME_BYTES - len(SUFFIX) - len(" (00000000)")
SPACES = re.compile(r"\s+")
INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn"}


def document_names(
    candidates: Iterable[Candidate], pattern: str, taken: Mapping[str, str]
) -> dict[str, str]:
    """Give each candidate's document a name of its own.

    Who has a name keeps it; of several newcomers who would share one, the one with the smallest
    key gets it plain and the others with a mark of their key: so that names hang neither on the
    rows' order nor on who comes later.

    Args:
        candidates: those who need a name.
        pattern: `settings.output.name`, "{name} - {target_role}" say; "/" makes folders.
        taken: name given earlier by key, for those candidates (relative paths with "/").

    Returns:
        Relative path with "/" and ending by key.
    """
    names: dict[str, str] = {}
    owners = {_alike(name): key for key, name in taken.items()}
    plain_names = {one.key: document_name(one, pattern) for one in candidates}
    for key in sorted(plain_names):
        plain = plain_names[key]
        marked = _with_mark(plain, key)
        had = taken.get(key)
        name = had if had in {plain, marked} else plain
        if owners.setdefault(_alike(name), key) != key:
            name = marked
            owners[_alike(name)] = key
        names[key] = name
    return names


def document_name(candidate: Candidate, pattern: str) -> str:
    """Return the file name a pattern makes for a candidate, legal on every system."""
    filled = {field: str(getattr(candidate, field)).replace("/", "-") for field in NAME_FIELDS}
    parts = [_fill(part, filled) for part in pattern.split("/")]
    kept = [part for part in parts if part]
    return "/".join(kept or ["prep sheet"]) + SUFFIX


def _fill(part: str, filled: Mapping[str, str]) -> str:
    """Fill one part of a pattern; what joined an empty field to the rest goes with it."""
    text = part.format(**filled)
    text = "".join(" " if unicodedata.category(c) in INVISIBLE else c for c in text)
    text = SPACES.sub(" ", unicodedata.normalize("NFC", text)).strip(" -_,.")
    legal = sanitize_filename(text, platform=Platform.UNIVERSAL, replacement_text="-")
    return _shorten(str(legal), PART_BYTES)


def _shorten(text: str, limit: int) -> str:
    """Cut a text to so many bytes of UTF-8, between characters."""
    if len(text.encode()) <= limit:
        return text
    return text.encode()[:limit].decode(errors="ignore").rstrip(" -_,.")


def _with_mark(name: str, key: str) -> str:
    return f"{name.removesuffix(SUFFIX)} ({digest_of_key(key)}){SUFFIX}"


def _alike(name: str) -> str:
    """Fold what disks fold: case, and the ways Unicode writes one letter."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKC", name).casefold())
