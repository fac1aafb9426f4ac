"""The choices that make a prep sheet one person's own: steady, and blind to all other rows.

Every choice is made by a digest of the candidate's key and the place it is for. So a second run,
another process, or other rows added or taken away change nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Choices:
    """All choices for one candidate.

    Attributes:
        key: the candidate's key.
    """

    key: str

    def number(self, place: str) -> int:
        """Return a number of 64 bits, the same for ever for this candidate and place."""
        digest = blake2b(f"{place}\0{self.key}".encode("utf-8", "surrogatepass"), digest_size=8)
        return int.from_bytes(digest.digest())

    def some(self, items: Sequence[T], count: int, place: str) -> list[T]:
        """Return up to `count` of the items, chosen and ordered for this candidate."""
        left = list(items)
        number = self.number(place)
        chosen: list[T] = []
        while left and len(chosen) < count:
            number, index = divmod(number, len(left))
            chosen.append(left.pop(index))
        return chosen
