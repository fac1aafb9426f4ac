"""Small samples of scripts' wording, by which the summary tells how alike two prep sheets are."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

from generator.batch.model import UNSIGNED_32

if TYPE_CHECKING:
    from generator.prep_sheet.model import PrepSheet

RUN_WORDS = 5
FINGERPRINT_SIZE = 32
WORDS_KNOWN = 50_000
"""Words whose codes are kept; past that they are worked out anew."""
_FACTORS = np.array(
    [0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93,
     0xA0761D6478BD642F],
    dtype=np.uint64,
)  # fmt: skip
"""Odd numbers without a pattern, one for each word of a run: the upper half of the sum of words
times factors is a good hash (multiply-shift, Dietzfelbinger 1996)."""
_HIGHEST = np.uint32(0xFFFFFFFF)


class _Codes(dict[str, int]):
    """A number for each word, worked out when it is first asked for."""

    def __missing__(self, word: str) -> int:
        if len(self) >= WORDS_KNOWN:
            self.clear()
        code = self[word] = crc32(word.encode("utf-8", "surrogatepass"))
        return code


_codes = _Codes()


def fingerprint(sheet: PrepSheet) -> array[int]:
    """Return a small sample of the scripts' five-word runs.

    One-permutation min-hash: each run is hashed once, the hash's last bits choose a place, each
    place keeps its least hash. The share of equal places estimates the share of common runs.
    """
    least = np.full(FINGERPRINT_SIZE, _HIGHEST)
    for horizon in (sheet.near_term, sheet.long_term):
        words = f"{horizon.full.text} {horizon.short.text}".casefold().split()
        if len(words) < RUN_WORDS:
            continue
        codes = np.array(list(map(_codes.__getitem__, words)), dtype=np.uint64)
        sums = np.convolve(codes, _FACTORS, "valid")
        hashes = (sums >> np.uint64(32)).astype(np.uint32)
        np.minimum.at(least, hashes % FINGERPRINT_SIZE, hashes)
    least[least == _HIGHEST] = 0
    return array(UNSIGNED_32, least.tolist())
