"""What is found, where it stands, and what is said about it."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.prep_sheet.red_flags.finding import (
    TargetRole,
    find_red_flags,
    flags_of,
    load_red_flag_rules,
    review_text,
)
from generator.roles.model import AVOID_KINDS, RoleMatch, RoleProfile
from generator.roster.model import Candidate

STATEMENTS = Path(__file__).parents[2] / "data" / "red_flags"


def found(text: str, role: str = "Electrician", **known: object) -> dict[str, str]:
    target = TargetRole(role, **known)  # type: ignore[arg-type]
    flags = find_red_flags(text, target, load_red_flag_rules())
    return {flag.kind: text[flag.start : flag.end] for flag in flags}


@pytest.mark.parametrize(
    ("role", "text"),
    [
        ("Electrician", "I have no plans to start my own business."),
        ("Data Analyst", "I left academia for applied work."),
        ("Marketing Executive", "I want to promote our products in smaller shops."),
        ("Compensation Analyst", "I want our salary bands to be clear and our bonuses fair."),
        ("IT Manager", "I'd like to lead the move to cloud."),
        ("Professor of History", "I'd like tenure and to publish the book."),
        ("Staff Nurse", "I want to help my nurses get promoted."),
        ("Teacher", "In three to five years I'd like to lead a year group here."),
        ("Engineer", "Pass the chartership review by June 2027."),
        ("Start-up Adviser", "I'd like to help founders open their first shop."),
        ("Brewery sales rep", "I was going to open a pub, and then I looked at the numbers."),
        ("Chef", ""),
    ],
)
def test_what_is_no_red_flag(role: str, text: str) -> None:
    assert found(text, role) == {}


@pytest.mark.parametrize(
    ("role", "text", "kind", "quote"),
    [
        ("Plumber", "Learn here, then start my own firm.", "leaving", "start my own firm"),
        ("Civil Engineer", "I want to start my own buisness", "leaving", "start my own buisness"),
        ("Barista", "i wanna open my own cafe", "leaving", "open my own cafe"),
        ("Analyst", "In five years I want your job.", "threat", "your job"),
        ("Roofer", "My goal is to become a nurse.", "off_field", "become a nurse"),
        ("Teacher", "Deputy head by the age of 32.", "timeline", "Deputy head by the age of 32"),
        ("Clerk", "I want to be promoted quickly.", "promotion_pay", "promoted quickly"),
    ],
)
def test_the_quote_is_what_a_coach_would_underline(
    role: str, text: str, kind: str, quote: str
) -> None:
    assert found(text, role)[kind] == quote


def test_two_dated_rungs_are_a_date_and_a_climb() -> None:
    assert set(found("Manager in 18 months, director by 30.", "Data Analyst")) == {
        "timeline",
        "promotion_pay",
    }


def test_the_jobs_own_subject_is_told_by_the_profile_too() -> None:
    text = "Bonuses, salaries and pensions that people understand."
    assert found(text, "Associate", own_subjects=("pay",)) == {}


def test_another_field_is_one_the_target_is_not_in() -> None:
    text = "I hope to become a midwife."
    assert "off_field" in found(text, "Accountant")
    assert found(text, "Nurse") == {}


@given(st.text(max_size=300))
def test_any_text_can_be_read_and_quoted(text: str) -> None:
    for flag in find_red_flags(text, TargetRole("Nurse"), load_red_flag_rules()):
        assert flag.kind in AVOID_KINDS
        assert 0 <= flag.start < flag.end <= len(text)


def test_flags_name_field_cell_and_advice() -> None:
    flags = flags_of(candidate(long_term_goal="Open my own salon."), match(), load_red_flag_rules())
    assert len(flags) == 1
    flag = flags[0]
    assert (flag.kind, flag.field, flag.cell) == ("leaving", "long_term_goal", "H5")
    assert flag.quote == "Open my own salon"
    assert flag.hears
    assert flag.instead
    assert flags == flags_of(
        candidate(long_term_goal="Open my own salon."), match(), load_red_flag_rules()
    )


def test_a_coachs_note_about_the_candidate_is_not_read() -> None:
    note = "Wants to open a salon. I told her to keep that to herself."
    assert flags_of(candidate(notes=note), match(), load_red_flag_rules()) == ()
    own = "I want to open my own salon."
    flags = flags_of(candidate(notes=own), match(), load_red_flag_rules())
    assert [(flag.field, flag.kind) for flag in flags] == [("notes", "leaving")]


def test_a_review_has_no_cell() -> None:
    flags = review_text("Get my ticket and go out on my own.", "Electrician")
    assert [(flag.kind, flag.field, flag.cell) for flag in flags] == [("leaving", "", None)]


@pytest.mark.parametrize(
    ("author", "least_f1", "most_alarms"),
    [
        ("g", 0.81, 0.05),
        ("h", 0.86, 0.04),
        ("m", 0.81, 0.05),
        ("q", 0.88, 0.05),
        ("r", 0.81, 0.06),
        ("ag", 0.86, 0.02),
        ("am", 0.85, 0.07),
        ("aq", 0.88, 0.05),
        ("ar", 0.89, 0.03),
    ],
)
def test_an_author_the_voice_has_not_heard(
    author: str, least_f1: float, most_alarms: float
) -> None:
    """A fence against sliding back, below what was measured; docs/red-flags.md has the figures."""
    weights = json.loads((STATEMENTS / "voice_held_out.json").read_bytes())
    rules = load_red_flag_rules().with_weights(weights)
    with (STATEMENTS / f"statements_{author}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) >= 340
    wanted = [set(filter(None, row["labels"].split("|"))) for row in rows]
    got = [
        {flag.kind for flag in find_red_flags(row["text"], TargetRole(row["role"]), rules)}
        for row in rows
    ]
    pairs = list(zip(wanted, got, strict=True))
    for kind in AVOID_KINDS:
        right = sum(kind in want and kind in have for want, have in pairs)
        named = sum((kind in want) + (kind in have) for want, have in pairs)
        assert 2 * right / named >= least_f1, kind
    clean = [have for want, have in pairs if not want]
    assert sum(map(bool, clean)) / len(clean) <= most_alarms


def test_plain_statements_that_no_voice_was_learned_on() -> None:
    with (STATEMENTS / "statements_plain.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    right = [
        row
        for row in rows
        if set(found(row["text"], row["role"])) == set(filter(None, row["labels"].split("|")))
    ]
    assert len(rows) == 50
    assert len(right) >= 45


def candidate(**cells: str) -> Candidate:
    columns = {"draft_answer": "F", "near_term_goal": "G", "long_term_goal": "H", "notes": "I"}
    return Candidate(
        worksheet="Candidates",
        row_number=5,
        columns=columns,
        key="c-1",
        name="Sasha Kim",
        given_name="Sasha",
        target_role="Hairdresser",
        target_employer="Northwind",
        **cells,  # type: ignore[arg-type]
    )


def match() -> RoleMatch:
    profile = RoleProfile(
        id="hairdresser", title="Hairdresser", soc="39-5012", spoken="hairdresser"
    )
    return RoleMatch(profile=profile, kind="exact", score=1.0, spoken_title="hairdresser")
