"""Fields of work: titles, mentions, and what a job itself deals in."""

from __future__ import annotations

from generator.prep_sheet.red_flags.fields import Fields, expand_entries
from generator.prep_sheet.red_flags.finding import load_red_flag_rules


def fields() -> Fields:
    return load_red_flag_rules().fields


def test_a_title_tells_its_field_and_what_is_near() -> None:
    assert {"health", "care"} <= fields().around_title("Senior Staff Nurse")
    assert "law" in fields().around_title("litigation associate")
    assert fields().around_title("Team Leader") == frozenset()


def test_the_longest_name_is_meant() -> None:
    mentions = fields().mentions(["be", "a", "veterinary", "nurse"])
    assert [(mention.fields, mention.is_people) for mention in mentions] == [
        (frozenset({"animals"}), True)
    ]


def test_entries_are_expanded() -> None:
    assert expand_entries("firm%, open+, bakery%, leave+") == [
        *("firm", "firms", "open", "opens", "opening"),
        *("bakery", "bakeries", "leave", "leaves", "leaving"),
    ]


def test_a_jobs_own_matter() -> None:
    subjects = load_red_flag_rules().subjects
    assert "promotion_pay" in subjects.of("Compensation Analyst", ()).kinds
    assert "leaving" in subjects.of("Plumber", ("immigration",)).kinds
    assert subjects.of("Plumber", ()).kinds == frozenset()
