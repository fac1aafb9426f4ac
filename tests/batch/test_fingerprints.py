"""Small samples of wording tell how much two sheets have in common."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from generator.batch.fingerprints import FINGERPRINT_SIZE, RUN_WORDS, fingerprint


def sheet(*texts: str) -> Any:
    """Return as much of a prep sheet as a fingerprint looks at."""
    near, long = (
        SimpleNamespace(full=SimpleNamespace(text=text), short=SimpleNamespace(text=""))
        for text in (texts * 2)[:2]
    )
    return SimpleNamespace(near_term=near, long_term=long)


def words(first: int, last: int) -> str:
    return " ".join(f"word{number}" for number in range(first, last))


def share_of(one: str, other: str) -> float:
    pairs = zip(fingerprint(sheet(one)), fingerprint(sheet(other)), strict=True)
    return sum(a == b for a, b in pairs) / FINGERPRINT_SIZE


def test_the_same_words_are_the_same_sample_whatever_their_case() -> None:
    assert share_of(words(0, 200), words(0, 200).upper()) == 1.0


def test_the_same_words_in_another_order_are_not() -> None:
    backwards = " ".join(reversed(words(0, 200).split()))
    assert share_of(words(0, 200), backwards) == 0.0


@pytest.mark.parametrize("moved", [50, 100, 150])
def test_equal_places_estimate_the_runs_in_common(moved: int) -> None:
    shares = [
        share_of(words(start, start + 300), words(start + moved, start + moved + 300))
        for start in range(0, 20_000, 1_000)
    ]
    in_common, runs = 300 - moved - RUN_WORDS + 1, 300 - RUN_WORDS + 1
    assert sum(shares) / len(shares) == pytest.approx(in_common / (2 * runs - in_common), abs=0.06)


def test_scripts_of_a_few_words_have_none() -> None:
    assert list(fingerprint(sheet("only four words here"))) == [0] * FINGERPRINT_SIZE
