"""Numbered folders past a setting."""

from __future__ import annotations

from collections import Counter

from generator.batch.folders import spread_over_folders

NAMES = {f"key {n}": f"Candidate {n}.docx" for n in range(1000)}


def test_a_small_cohort_stands_in_one_folder() -> None:
    assert spread_over_folders(NAMES, 1000, {}, "sheets/") == NAMES


def test_a_large_one_is_spread_and_no_folder_holds_more_than_the_setting() -> None:
    placed = spread_over_folders(NAMES, 100, {}, "sheets/")
    counts = Counter(place.partition("/")[0] for place in placed.values())
    assert len(counts) == 16
    assert max(counts.values()) <= 100
    assert set(placed) == set(NAMES)


def test_who_has_a_place_keeps_it_when_the_cohort_grows() -> None:
    few = {key: NAMES[key] for key in list(NAMES)[:90]}
    before = spread_over_folders(few, 100, {}, "sheets/")
    taken = {key: f"sheets/{place}" for key, place in before.items()}
    after = spread_over_folders(NAMES, 100, taken, "sheets/")
    assert all(after[key] == place for key, place in before.items())


def test_a_new_name_does_not_keep_the_old_place() -> None:
    placed = spread_over_folders({"a": "New.docx"}, 10, {"a": "sheets/Old.docx"}, "sheets/")
    assert placed == {"a": "New.docx"}


def test_a_pattern_with_folders_keeps_them() -> None:
    placed = spread_over_folders(
        {"a": "Spring/Jo.docx"}, 10, {"a": "sheets/Spring/Jo.docx"}, "sheets/"
    )
    assert placed == {"a": "Spring/Jo.docx"}
