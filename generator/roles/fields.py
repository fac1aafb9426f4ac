"""Phrases that tell a title's field, as `matching_data/fields.toml` lists them."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from generator.roles.matching_words import matching_files

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 5
"""Words in the longest phrase."""


@functools.cache
def field_phrases() -> dict[str, str]:
    """Return each phrase, in the form in which titles are compared, with its major group."""
    return {
        phrase: group for group, phrases in matching_files()["fields"].items() for phrase in phrases
    }


def phrases_in(keys: tuple[str, ...], head_place: int) -> Iterator[tuple[str, int, bool]]:
    """Yield the phrases of a title: group, number of words, and whether the head is among them.

    Of the phrases that hold the head only the longest is given, and likewise of the others.

    Args:
        keys: the words of the title, as they are compared.
        head_place: the place of the one that names the person.
    """
    known = field_phrases()
    best: dict[bool, tuple[int, str]] = {}
    for start in range(len(keys)):
        for end in range(start + 1, min(len(keys), start + LONGEST) + 1):
            group = known.get(" ".join(keys[start:end]))
            if group is not None:
                has_head = start <= head_place < end
                best[has_head] = max(best.get(has_head, (0, "")), (end - start, group))
    for has_head, (length, group) in best.items():
        yield group, length, has_head
