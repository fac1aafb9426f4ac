"""The weights of the learned voice: six a feature, added up all at once.

A feature's weights are six lanes of one integer, so that the weights of some hundred features are
one sum of integers. A weight is a byte from 0 to 255 and means -127 to 128 units.
"""

from __future__ import annotations

import base64
import struct
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

LANES = 6
"""Weights of a feature: one a kind in the order of AVOID_KINDS, and one for "any of them"."""
ZERO = 127
"""The byte that weighs nothing."""
_ROW_BYTES = 16
"""Two a lane, and some to spare, so that two numbers of eight bytes are a row."""
_MOST_ADDED = 256
"""Bytes whose sum a lane of sixteen bits can hold."""
_SHORTEST_WORD = 5
"""Letters of a word that is known by its parts."""


class Weights:
    """What each feature weighs.

    Args:
        content: of a file of weights: `keys` (the features, a line each), `weights` (six bytes a
            feature, in base64), `unit` (what one step of a byte weighs).
    """

    def __init__(self, content: Mapping[str, Any]) -> None:
        lanes = base64.b64decode(content["weights"])
        spread = bytearray(_ROW_BYTES * (len(lanes) // LANES))
        for lane in range(LANES):
            spread[2 * lane :: _ROW_BYTES] = lanes[lane::LANES]
        halves = struct.unpack(f"<{len(spread) // 8}Q", spread)
        rows = [low | high << 64 for low, high in zip(halves[::2], halves[1::2], strict=True)]
        self._rows = dict(zip(content["keys"].split("\n"), rows, strict=True))
        self._unit = float(content["unit"])

    def sums(self, features: Collection[str]) -> list[float]:
        """Return the sum of the features' weights, one a lane."""
        known = self._rows
        rows = list(filter(None, map(known.get, features)))
        for feature in features:
            if feature[0] == "w" and feature not in known:
                rows += filter(None, (known.get(part) for part in parts_of(feature)))
        totals = [-ZERO * len(rows)] * LANES
        for first in range(0, len(rows), _MOST_ADDED):
            added = sum(rows[first : first + _MOST_ADDED])
            for lane in range(LANES):
                totals[lane] += added >> (16 * lane) & 0xFFFF
        return [total * self._unit for total in totals]


def parts_of(feature: str) -> list[str]:
    """Return the runs of four and five letters in the word of a feature ("w:freelancing").

    A word that was not learned, a misspelt one say, is weighed by these.
    """
    word = feature[2:]
    if len(word) < _SHORTEST_WORD or not word.isalpha():
        return []
    framed = f"<{word}>"
    return [f"n:{framed[i : i + n]}" for n in (4, 5) for i in range(len(framed) - n + 1)]
