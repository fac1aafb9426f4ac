from __future__ import annotations

import pytest

from tests.prep_sheet.people import NURSE, content, sheet

LEAVING = "In two years I want to start my own company."
KINDS = ["leaving", "promotion_pay", "timeline", "threat", "off_field"]


def test_start_here_keeps_what_is_good_and_quotes_what_is_not() -> None:
    one = sheet(**NURSE, draft_answer=f"I love critical care. {LEAVING}")
    assert "critical care" in one.start_here
    assert one.red_flags[0].quote in one.start_here
    assert one.red_flags[0].hears in one.start_here


def test_start_here_tells_a_short_draft_from_a_long_clean_one() -> None:
    short = sheet(**NURSE, draft_answer="Learn a lot.").start_here
    long = sheet(
        **NURSE,
        draft_answer="I want to look after the sickest patients and keep learning from the team.",
    ).start_here
    assert short
    assert long
    assert short != long


def test_a_goal_stands_in_for_a_draft() -> None:
    assert sheet(**NURSE, near_term_goal="I want to get better at ECMO.").start_here


def test_follow_ups_begin_with_this_persons_risk() -> None:
    places = content().places
    returner = sheet(
        name="Bo", target_role="Accountant", years_experience=8.0, notes="returning after a break"
    )
    assert returner.career.is_return
    asked = [
        sentence.text.split("\n")[0]
        for group in places["risk_return"].groups
        for sentence in group.sentences
    ]
    assert returner.yours.follow_ups[0].question in asked
    assert 3 <= len(returner.yours.follow_ups) <= 4


@pytest.mark.parametrize(
    ("fields", "first"),
    [
        ({"target_role": "VP of Sales", "years_experience": 20.0}, "threat"),
        ({"target_role": "Welder", "years_experience": 6.0}, "promotion_pay"),
        ({"target_role": "Apprentice electrician"}, "leaving"),
    ],
)
def test_the_kind_most_tempting_at_this_stage_comes_first(
    fields: dict[str, object], first: str
) -> None:
    one = sheet(name="Bo", **fields)
    assert one.avoid[0].kind == first
    assert sorted(thing.kind for thing in one.avoid) == sorted(KINDS)
    assert [thing.title for thing in one.avoid] == [
        content().headings[f"kind_{thing.kind}"] for thing in one.avoid
    ]


def test_a_job_nobody_knows_has_whole_sections_all_the_same() -> None:
    one = sheet(name="Bo", target_role="Any suitable")
    assert len(one.yours.examples) == 3
    assert len(one.yours.follow_ups) == 3
    assert len(one.yours.questions) == 3
    assert len(one.yours.practice) == 4
    assert all((one.question.fit, one.question.commitment, one.question.value))
    assert all((one.leads.next_steps, one.leads.learned, one.leads.gains))
    assert all(thing.tempting and thing.hears and thing.instead for thing in one.avoid)


def test_skills_of_the_trade_draw_out_examples_in_its_own_terms() -> None:
    one = sheet(**NURSE)
    skills = {skill.name: skill.example for skill in content().library.profile("icu-nurse").skills}
    ecmo = next(prompt for prompt in one.yours.examples if prompt.skill == "ECMO")
    assert ecmo.prompt.lower() == skills["ECMO"].lower()


def test_the_doubt_is_about_this_person() -> None:
    changer = sheet(
        name="Jo", target_role="Data analyst", current_role="barista", notes="career changer"
    )
    student = sheet(name="Jo", target_role="Data analyst", current_role="student")
    assert changer.question.doubt
    assert student.question.doubt
    assert changer.question.doubt != student.question.doubt
