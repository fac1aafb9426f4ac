"""Fields of work: titles, mentions, and what a job itself deals in."""

from __future__ import annotations

from generator.prep_sheet.red_flags.fields import Fields, expand_entries
from generator.prep_sheet.red_flags.finding import load_red_flag_rules
from generator.prep_sheet.red_flags.reading import Reading, read_statement
from generator.prep_sheet.red_flags.target import TargetRole


def read(text: str, title: str) -> Reading:
    return read_statement(text, TargetRole(title), load_red_flag_rules())


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


def test_the_role_library_tells_a_title_that_no_word_tells() -> None:
    title = "Dry stone waller"
    assert fields().around_title(title) == frozenset()
    assert "trades" in fields().around_title(title, TargetRole(title).soc_code())


def test_the_role_librarys_titles_are_known_in_a_statement() -> None:
    (mention,) = fields().mentions(["be", "an", "underwriting", "assistant"])
    assert mention.fields == {"insurance"}


def test_what_people_become_next_is_no_change_of_field() -> None:
    nurse = TargetRole("Nurse", soc="29-1141", next_steps=("clinical nurse educator",))
    assert nurse.leads_to("nurse educator")
    assert not nurse.leads_to("educator in chief")
    assert [
        mention.is_people for mention in read("I'd be a driver trainer", "Bus driver").home
    ] == [
        True,
        True,
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
