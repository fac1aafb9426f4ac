"""What is made of the library's texts is kept beside the code that makes it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from generator.kept import kept, stamp_of, stamp_of_files
from generator.roles.matching_words import FOLDER

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).parent
HOUSES = 4
"""Libraries whose indexes stand side by side: the built-in one, and those of some houses."""
Made = TypeVar("Made")


def kept_index(name: str, texts: object, make: Callable[[], Made]) -> Made:
    """Return an index of texts, made anew when they, the matching data or this code change.

    Args:
        name: of the index.
        texts: all that it is made of beside the matching data, as JSON holds it.
        make: makes it; see `kept`.
    """
    code = stamp_of_files(sorted([*HERE.glob("*.py"), *FOLDER.glob("*.t*")]))
    return kept(HERE, name, stamp_of([code, texts]), make, places=HOUSES)
