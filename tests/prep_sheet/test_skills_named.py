"""A skill typed in small letters is said as its trade names it, whoever the target is."""

from __future__ import annotations

import pytest

from generator.batch.crafting import compose
from generator.batch.workshop import load_workshop
from generator.settings import Settings
from tests.batch.factory import candidate
from tests.prep_sheet.people import scripts_of, sheet


def test_skills_of_other_trades_get_their_letters() -> None:
    one = candidate(target_role="Welder", skills=("sql", "power bi"))
    made = compose(one, load_workshop(Settings()))
    spoken = f"{made.near_term.full.text} {made.near_term.short.text}"
    assert "sql" not in spoken
    assert "power bi" not in spoken
    assert "SQL" in spoken


def test_letters_that_were_typed_on_purpose_stay() -> None:
    one = candidate(target_role="Welder", skills=("A&B", "C++ <3 years>"))
    made = compose(one, load_workshop(Settings()))
    assert {prompt.skill for prompt in made.yours.examples} == {"A&B", "C++ <3 years>"}


def test_an_odd_skill_appears_exactly_as_typed() -> None:
    one = sheet(name="Bo", target_role="Welder", skills=("C++ <3 years>", "=1+1", "A&B"))
    assert [prompt.skill for prompt in one.yours.examples] == ["C++ <3 years>", "=1+1", "A&B"]
    assert "C++ <3 years>" in " ".join(scripts_of(one).values())


def test_every_named_skill_is_on_the_sheet() -> None:
    skills = tuple(f"weave number {number}" for number in range(9))
    text = repr(sheet(name="Bo", target_role="Welder", skills=skills))
    assert all(skill in text or skill.capitalize() in text for skill in skills)


def test_a_skill_named_twice_is_told_once() -> None:
    one = sheet(name="Bo", target_role="Data analyst", skills=("sql", "SQL", "Excel"))
    assert [prompt.skill for prompt in one.yours.examples] == ["SQL", "Excel"]
    spoken = " ".join(scripts_of(one).values())
    assert "sql" not in spoken
    assert "SQL" in spoken


@pytest.mark.parametrize(
    ("typed", "headed"),
    [
        ("Sql (basics)", "SQL"),
        ("Ms excel", "Excel"),
        ("power bi", "Power BI"),
        ("stakeholder management", "Stakeholder management"),
        ("level 3 installation NVQ", "Level 3 installation NVQ"),
    ],
)
def test_a_prompt_is_headed_as_the_trade_names_the_skill(typed: str, headed: str) -> None:
    one = sheet(name="Bo", target_role="Data analyst", skills=(typed,))
    assert [prompt.skill for prompt in one.yours.examples] == [headed]


def test_a_skill_of_the_trade_in_another_form_speaks_in_its_terms() -> None:
    names = ("usability testing", "usability tests")
    prompts = [
        sheet(name="Bo", target_role="UX researcher", skills=(name,)).yours.examples[0].prompt
        for name in names
    ]
    assert prompts[0] == prompts[1]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("forklift licence", "a forklift licence"),
        ("HGV licence", "an HGV licence"),
        ("difficult customers", "working with difficult customers"),
        ("suppliers who turn up late", "working with suppliers who turn up late"),
        ("managing contractors", "managing contractors"),
        ("customer care plans", "customer care plans"),
    ],
)
def test_a_skill_that_is_a_thing_or_names_people_is_spoken_of(typed: str, said: str) -> None:
    one = sheet(name="Bo", target_role="Hydrometric instrument specialist", skills=(typed,))
    assert said in scripts_of(one)["near_term_full"].replace(said.capitalize(), said)
    assert one.yours.examples[0].skill == typed[:1].upper() + typed[1:]


def test_a_skill_that_the_projects_name_says_is_not_said_beside_it() -> None:
    fields = {"target_role": "Welder", "project": "drip irrigation roll-out"}
    for number in range(10):
        one = sheet(name=f"P{number}", skills=("irrigation", "rigging"), **fields)
        spoken = scripts_of(one)["near_term_short"].replace("the drip irrigation roll-out", "")
        assert "irrigation" not in spoken


def test_a_language_is_asked_about_as_a_language() -> None:
    one = sheet(name="Bo", target_role="Welder", skills=("Hausa", "rigging"))
    asked = {prompt.skill: prompt.prompt for prompt in one.yours.examples}
    assert "Hausa" in asked["Hausa"] or "translate" in asked["Hausa"]


def test_two_languages_are_asked_about_in_two_ways() -> None:
    for number in range(10):
        one = sheet(name="Bo", key=f"{number}", target_role="Welder", skills=("French", "German"))
        first, second = (prompt.prompt.replace("German", "French") for prompt in one.yours.examples)
        assert first != second


def test_what_one_does_is_said_after_plain_names() -> None:
    skills = ("difficult customers", "phones")
    for number in range(10):
        one = sheet(name="Bo", key=f"{number}", target_role="Hydrologic helper", skills=skills)
        assert "working with difficult customers and phones" not in str(scripts_of(one))
