"""Past a setting, documents are spread over numbered folders: no folder grows without bound."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

SLACK = 0.7
"""How full folders are on average: hashing fills some more than others."""


def spread_over_folders(
    names: Mapping[str, str], per_folder: int, taken: Mapping[str, str], root: str
) -> dict[str, str]:
    """Put documents into numbered folders when there are more than one folder should hold.

    Who has a place keeps it. A newcomer's folder hangs on the key, not on the row.

    Args:
        names: name by candidate's key.
        per_folder: `settings.output.documents_per_folder`.
        taken: place by key from earlier runs, beginning with `root`.
        root: "sheets/".

    Returns:
        Place below `root` by key: "Ada Lovelace.docx", or "0007/Ada Lovelace.docx".
    """
    folders = _folders_for(len(names), per_folder)
    placed = {}
    for key, name in names.items():
        number = _number(key, folders) if folders > 1 else None
        place = name if number is None else f"{number:04}/{name}"
        had = taken.get(key, "").removeprefix(root)
        is_same_name = had == name or had.partition("/")[2] == name
        placed[key] = had if is_same_name and _is_place(had, name) else place
    return placed


def without_number(place: str) -> str:
    """Return a place without the numbered folder it may stand in."""
    folder, slash, name = place.partition("/")
    return name if slash and _is_number(folder) else place


def _folders_for(documents: int, per_folder: int) -> int:
    """Return how many folders: a power of two, so that growing rosters rarely change it."""
    if documents <= per_folder:
        return 1
    needed = documents / (per_folder * SLACK)
    return 1 << (int(needed) - 1).bit_length()


def _number(key: str, folders: int) -> int:
    digest = blake2b(key.encode("utf-8", "surrogatepass"), digest_size=4).digest()
    return int.from_bytes(digest) % folders + 1


def _is_place(had: str, name: str) -> bool:
    """Tell whether an earlier place is the name itself or stands in a numbered folder."""
    folder = had.removesuffix(name).rstrip("/")
    return not folder or _is_number(folder)


def _is_number(folder: str) -> bool:
    return folder.isdigit() and len(folder) >= len("0001")
