"""The choices that make a prep sheet one person's own: steady, and blind to all other rows.

Every choice is made by a digest of the candidate's key and the place it is for. So a second run,
another process, or other rows added or taken away change nothing.
"""

from __future__ import annotations

import functools
from hashlib import blake2b
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")
_BITS: Final = 128
_MASK: Final = (1 << _BITS) - 1


class Choices:
    """All choices for one candidate.

    A digest for each of a hundred places would be slow. Two digests of the key choose a hash
    function of the multiply-add-shift family instead, which is as good as independent digests.

    Args:
        key: the candidate's key.
    """

    __slots__ = ("_factor", "_shift")

    def __init__(self, key: str) -> None:
        digest = blake2b(key.encode("utf-8", "surrogatepass"), digest_size=32).digest()
        self._factor = int.from_bytes(digest[:16], "big")
        self._shift = int.from_bytes(digest[16:], "big")

    def number(self, place: str) -> int:
        """Return a number of 64 bits, the same for ever for this candidate and place."""
        return ((self._factor * _place_number(place) + self._shift) & _MASK) >> 64

    def some(self, items: Sequence[T], count: int, place: str) -> list[T]:
        """Return up to `count` of the items, chosen and ordered for this candidate."""
        size = len(items)
        if not size:
            return []
        number = self.number(place)
        if count == 1:
            return [items[number % size]]
        left = list(items)
        chosen: list[T] = []
        while left and len(chosen) < count:
            number, index = divmod(number, len(left))
            chosen.append(left.pop(index))
        return chosen


@functools.cache
def _place_number(place: str) -> int:
    return int.from_bytes(blake2b(place.encode(), digest_size=8).digest(), "big")
