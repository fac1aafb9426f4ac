"""How alike prep sheets are, estimated from min-hash fingerprints."""

from __future__ import annotations

import pytest

from generator.summary import sameness
from generator.summary.sameness import find_nearest
from tests.summary import factory

BASE = factory.fingerprint("base")


def same_target(place: int, fingerprint: tuple[int, ...], **changes):
    given = {"target_role": "Nurse", "target_employer": "Mercy", **changes}
    return factory.outcome(place, script_fingerprint=fingerprint, **given)


def test_the_nearest_is_the_one_with_most_places_in_common() -> None:
    nearest = find_nearest(
        [
            same_target(0, BASE),
            same_target(1, factory.fingerprint("one", BASE, 0.25)),
            same_target(2, factory.fingerprint("two", BASE, 0.75)),
        ]
    )
    assert nearest["c-00000"].key == "c-00002"
    assert nearest["c-00000"].share == pytest.approx(0.75)
    assert nearest["c-00001"].share == pytest.approx(0.25)


def test_only_those_with_one_target_are_compared_however_it_is_typed() -> None:
    nearest = find_nearest(
        [
            same_target(0, BASE),
            same_target(1, BASE, target_role="  nurse ", target_employer="MERCY"),
            same_target(2, BASE, target_employer="Grace"),
            same_target(3, BASE, target_role="Doctor"),
            same_target(4, ()),
        ]
    )
    assert set(nearest) == {"c-00000", "c-00001"}
    assert nearest["c-00000"].share == 1.0


def test_large_groups_find_the_alike_without_comparing_all(monkeypatch) -> None:
    monkeypatch.setattr(sameness, "EXACT_SIZE", 10)
    people = [same_target(place, factory.fingerprint(str(place))) for place in range(500)]
    twins = {7: 300, 40: 41, 499: 0}
    for one, other in twins.items():
        like = people[other].script_fingerprint
        people[one] = same_target(one, factory.fingerprint(f"twin {one}", like, 0.7))
    nearest = find_nearest(people)
    for one, other in twins.items():
        assert nearest[people[one].key].key == people[other].key
        assert nearest[people[one].key].share == pytest.approx(22 / 32, abs=0.001)
    assert max(found.share for found in nearest.values()) < 0.75


def test_a_crowd_that_says_the_same_is_found_in_linear_time(monkeypatch) -> None:
    monkeypatch.setattr(sameness, "EXACT_SIZE", 10)
    people = [same_target(place, BASE) for place in range(5_000)]
    nearest = find_nearest(people)
    assert len(nearest) == 5_000
    assert {found.share for found in nearest.values()} == {1.0}
    assert all(nearest[person.key].key != person.key for person in people)
