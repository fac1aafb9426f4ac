from __future__ import annotations

import dataclasses
import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.prep_sheet.composing import compose_prep_sheet
from generator.roster.model import Vacancy
from tests.prep_sheet.people import NURSE, candidate, content, match_of, scripts_of, sheet

if TYPE_CHECKING:
    from generator.prep_sheet.model import PrepSheet

VACANCY = Vacancy(
    worksheet="Roles",
    row_number=2,
    columns={"project": "E"},
    target_employer="St Brigid's",
    skills=("critical care",),
    project="Quiet nights",
    training=("ALS course",),
)


def whole(one: PrepSheet) -> str:
    """Return everything a prep sheet says, as one text."""
    return repr(one)


def test_a_sheet_names_its_own_candidate_employer_and_skills() -> None:
    one = sheet(**NURSE)
    text = whole(one)
    assert one.name == "Ada Obi"
    for own in ("Mercy & Grace Hospital", "critical care", "ECMO", "the sepsis bundle roll-out"):
        assert own in text
    spoken = " ".join(scripts_of(one).values())
    for own in ("Mercy & Grace Hospital", "the sepsis bundle roll-out", "CCRN"):
        assert own in spoken


def test_four_scripts_have_the_beats_of_the_brief() -> None:
    one = sheet(**NURSE)
    label = content().headings
    near = [label[f"beat_{name}"] for name in ("introduction", "goals", "learning", "alignment")]
    long = [label[f"beat_{name}"] for name in ("introduction", "leadership", "continued")]
    assert [beat.label for beat in one.near_term.full.beats] == near
    assert [beat.label for beat in one.long_term.full.beats] == long
    assert [beat.label for beat in one.near_term.short.beats] == [""]
    assert [beat.label for beat in one.long_term.short.beats] == [""]
    assert "three to five years" in one.near_term.short.text
    assert "five to ten years" in one.long_term.short.text.replace(
        "five to ten years", "five to ten years"
    )
    assert "five to ten" in one.long_term.full.text


def test_both_versions_tell_the_same_story() -> None:
    one = sheet(**NURSE)
    full = {fact.text for beat in one.near_term.full.beats for fact in beat.spans if fact.source}
    short = {fact.text for beat in one.near_term.short.beats for fact in beat.spans if fact.source}
    for fact in ("the sepsis bundle roll-out", "CCRN"):
        assert fact in full
        assert fact in short


def test_each_fact_keeps_where_it_came_from() -> None:
    one = sheet(name="Bo", target_role="ICU nurse", skills=("ECMO",), vacancy=VACANCY)
    sources = {fact.field: fact.source for fact in one.facts}
    assert sources["skills"] == "candidate"
    assert sources["project"] == "vacancy"
    assert sources["training"] == "vacancy"
    assert sources["target_employer"] == "vacancy"
    assert sources["gains"] == "library"
    assert one.target_employer == "St Brigid's"
    spans = [span for beat in one.near_term.full.beats for span in beat.spans]
    assert ("quiet nights", "vacancy") in {
        (span.text.lower().removeprefix("the "), span.source) for span in spans
    }
    own = sum(fact.source != "library" for fact in one.facts)
    assert one.own_share == pytest.approx(own / len(one.facts), abs=0.01)


def test_what_is_missing_is_listed_and_asked_for() -> None:
    bare = sheet(name="Bo", target_role="Welder")
    assert bare.missing == (
        "target_employer",
        "skills",
        "project",
        "training",
        "opportunities",
        "employer_mission",
        "interview_date",
        "interviewer",
    )
    assert bare.own_share < 0.2
    assert len(bare.yours.find_out) == 5
    full = sheet(**NURSE, interview_date=dt.date(2026, 12, 9), interviewer="Dr Lund")
    assert full.missing == ("opportunities", "employer_mission")


@pytest.mark.parametrize("typed", ["A&B", "C++ <3 years>", '"North" LLP', "=1+1", "شركة النور"])
@pytest.mark.parametrize("field", ["target_employer", "project"])
def test_odd_text_appears_exactly_as_typed(field: str, typed: str) -> None:
    one = sheet(name="Bo", target_role="Welder", **{field: typed})
    assert typed in " ".join(scripts_of(one).values())


@pytest.mark.parametrize("name", ["مريم العلي", "N" * 200, "O'Neil-Šabić", "=SUM(A1)"])
def test_names_are_kept(name: str) -> None:
    assert sheet(name=name, target_role="Welder").name == name


def test_an_employer_that_ends_in_a_full_stop_ends_no_sentence_twice() -> None:
    for number in range(40):
        one = sheet(name=f"P{number}", target_role="Welder", target_employer="Acme Inc.")
        assert ".." not in " ".join(scripts_of(one).values())


def test_a_title_that_says_nothing_still_reads_well() -> None:
    one = sheet(name="Bo", target_role="Open to anything", target_employer="Northwind")
    assert one.role_match == "none"
    assert "Open to anything" not in " ".join(scripts_of(one).values())
    assert "{" not in whole(one).replace("frozendict({", "")


def test_a_changer_says_what_carries_over_and_gets_the_bridge() -> None:
    one = sheet(
        name="Jo",
        target_role="Data analyst",
        current_role="barista",
        years_experience=4.0,
        notes="career changer",
    )
    assert one.career.is_change
    assert "barista" in one.near_term.full.text
    first = next(thing for thing in one.avoid if not thing.is_own_words)
    assert first.kind == "off_field"
    assert "barista" in first.tempting + first.instead


def test_all_five_kinds_are_always_there_and_own_words_come_first() -> None:
    plain = sheet(**NURSE)
    assert {thing.kind for thing in plain.avoid} == {
        "leaving",
        "promotion_pay",
        "timeline",
        "threat",
        "off_field",
    }
    flagged = sheet(**NURSE, draft_answer="In two years I want to start my own company.")
    assert flagged.red_flags
    assert flagged.avoid[0].is_own_words
    assert flagged.avoid[0].cell == "H2"
    assert flagged.avoid[0].tempting in "In two years I want to start my own company."
    assert flagged.start_here


def test_a_safer_wording_names_the_skill_as_its_trade_does() -> None:
    said = [
        flag.instead
        for number in range(40)
        for flag in sheet(
            key=f"c-{number}",
            target_role="Data Analyst",
            skills=("sql (advanced)",),
            draft_answer="Honestly I am in it for the money, a big salary and bonus.",
        ).red_flags
    ]
    named = [text for text in said if "sql" in text.lower()]
    assert named
    assert all("SQL" in text and "advanced" not in text for text in named)


def test_nothing_is_said_of_a_draft_that_is_not_there() -> None:
    assert sheet(**NURSE).start_here == ""
    assert sheet(**NURSE, draft_answer="I want to learn ECMO.").start_here != ""


def test_practice_is_dated_from_the_interview_else_in_sittings() -> None:
    dated = sheet(**NURSE, interview_date=dt.date(2026, 12, 9)).yours.practice
    assert [line.split(":")[0] for line in dated] == [
        "Wednesday 2 December",
        "Saturday 5 December",
        "Monday 7 December",
        "Tuesday 8 December",
    ]
    assert sheet(**NURSE).yours.practice[0].startswith("First sitting")


@settings(max_examples=60, deadline=None)
@given(
    st.fixed_dictionaries(
        {
            "target_role": st.text(min_size=1, max_size=40),
            "target_employer": st.text(max_size=60),
            "project": st.text(max_size=250),
            "skills": st.lists(st.text(min_size=1, max_size=80), max_size=6).map(tuple),
            "training": st.lists(st.text(min_size=1, max_size=80), max_size=3).map(tuple),
            "opportunities": st.lists(st.text(min_size=1, max_size=80), max_size=3).map(tuple),
            "employer_mission": st.text(max_size=120),
            "current_role": st.text(max_size=40),
            "education": st.text(max_size=80),
            "draft_answer": st.text(max_size=200),
            "department": st.text(max_size=40),
        }
    )
)
def test_any_text_in_any_cell_makes_a_sheet(fields: dict[str, Any]) -> None:
    one = candidate(name="Ada Obi", **fields)
    made = compose_prep_sheet(one, match_of(one), content())
    assert made.near_term.full.beats
    assert dataclasses.is_dataclass(made)
