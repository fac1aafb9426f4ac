"""Weights: six a feature, added up at once."""

from __future__ import annotations

import base64

import pytest

from generator.prep_sheet.red_flags.weights import LANES, ZERO, Weights, parts_of


def weights(rows: dict[str, list[int]]) -> Weights:
    lanes = bytes(ZERO + step for row in rows.values() for step in row)
    return Weights(
        {"unit": 0.5, "keys": "\n".join(rows), "weights": base64.b64encode(lanes).decode()}
    )


def test_features_are_added_lane_by_lane() -> None:
    known = weights({"w:a": [1, 2, 3, -4, 5, 6], "b:a b": [-127, 128, 0, 0, 0, 1]})
    assert known.sums(["w:a", "b:a b", "t:never learned"]) == [-63.0, 65.0, 1.5, -2.0, 2.5, 3.5]


@pytest.mark.parametrize("count", [1, 256, 257, 1000])
def test_any_number_of_the_greatest_weights_can_be_added(count: int) -> None:
    known = weights({"w:a": [128] * LANES})
    assert known.sums(["w:a"] * count) == [64.0 * count] * LANES


def test_a_word_that_was_not_learned_is_weighed_by_its_letters() -> None:
    known = weights({"n:<free": [2] * LANES, "w:freelance": [8] * LANES})
    assert known.sums(["w:freelanse"]) == [1.0] * LANES
    assert known.sums(["w:freelance"]) == [4.0] * LANES


def test_short_words_have_no_parts() -> None:
    assert parts_of("w:firm") == []
    assert parts_of("w:firms") == [
        *("n:<fir", "n:firm", "n:irms", "n:rms>"),
        *("n:<firm", "n:firms", "n:irms>"),
    ]
