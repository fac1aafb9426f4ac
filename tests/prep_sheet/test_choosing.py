from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from generator.prep_sheet.choosing import Choices


def test_choices_are_the_same_for_ever() -> None:
    assert Choices("c-0017").number("near_thanks") == Choices("c-0017").number("near_thanks")
    assert Choices("c-0017").number("near_thanks") == 14996901553982443477
    assert Choices("c-0017").some("abcdef", 3, "gains") == ["b", "f", "c"]


def test_every_choice_comes_up_about_as_often() -> None:
    counts = Counter(Choices(f"person {number}").number("place") % 12 for number in range(12_000))
    assert len(counts) == 12
    assert min(counts.values()) > 850
    assert max(counts.values()) < 1_150


def test_two_places_do_not_go_together() -> None:
    pairs = Counter(
        (Choices(str(number)).number("one") % 5, Choices(str(number)).number("two") % 5)
        for number in range(10_000)
    )
    assert len(pairs) == 25
    assert max(pairs.values()) < 520


@given(st.text(), st.lists(st.integers(), max_size=9), st.integers(0, 9))
def test_some_are_taken_once_each(key: str, items: list[int], count: int) -> None:
    chosen = Choices(key).some(items, count, "place")
    assert len(chosen) == min(count, len(items))
    assert not Counter(chosen) - Counter(items)
