from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.prep_sheet.language.background import mission_of, role_typed, studies_of
from generator.prep_sheet.language.free_text import fitted
from tests.prep_sheet.people import content


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Reporting hub", "the reporting hub"),
        ("the reporting hub.", "the reporting hub"),
        ("REPORTING HUB", "the reporting hub"),
        ("Reporting Hub", "the reporting hub"),
        ("the Reporting hub", "the Reporting hub"),
        ("Redesign of intake form", "the redesign of the intake form"),
        ("Redesign of the intake form", "the redesign of the intake form"),
        ("Salesforce migration", "the Salesforce migration"),
        ("CRM MIGRATION", "the CRM migration"),
        ("Build a dashboard", "building a dashboard"),
        ("Implementing Salesforce", "implementing Salesforce"),
        ("Reduce waste on the night shift", "reducing waste on the night shift"),
        ("Design review", "the design review"),
        ("Project Phoenix", "Project Phoenix"),
        ("my final-year project", "my final-year project"),
        ("A new menu", "a new menu"),
        ("Onboarding", "onboarding"),
        ("Website redesign (in progress)", "the website redesign"),
        ("website redesign, ongoing", "the website redesign"),
        ("sepsis bundle roll-out", "the sepsis bundle roll-out"),
        ("  Reporting   hub ;", "the reporting hub"),
    ],
)
def test_a_project_fits_the_middle_of_a_sentence(typed: str, said: str) -> None:
    assert fitted(typed, "project", content().words) == said


@pytest.mark.parametrize(
    "typed",
    ["A&B", "C++ <3 years>", '"North" LLP', "=1+1", "مشروع النور", "売上ダッシュボード", "{{x}}"],
)
def test_what_cannot_be_understood_stays_as_typed(typed: str) -> None:
    assert fitted(typed, "project", content().words) == typed


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("CCRN", "CCRN"),
        ("PMP certification", "the PMP certification"),
        ("Leadership course", "the leadership course"),
        ("Six Sigma Green Belt", "Six Sigma Green Belt"),
        ("leadership training", "leadership training"),
        ("ILM Level 3", "ILM Level 3"),
        ("chartership", "chartership"),
        ("AWS certification (in progress)", "the AWS certification"),
        ("ACCA refresher", "the ACCA refresher"),
        ("level 3 installation NVQ", "the Level 3 installation NVQ"),
        ("Level 2 Food Hygiene", "Level 2 Food Hygiene"),
        ("Return to Practice course", "the Return to Practice course"),
        ("Pragmatic certification", "the Pragmatic certification"),
        ("Welding certificate", "the welding certificate"),
        ("IOSH MANAGING SAFELY", "IOSH managing safely"),
        ("training for the new system", "training for the new system"),
    ],
)
def test_training_takes_an_article_only_where_it_is_a_thing(typed: str, said: str) -> None:
    assert fitted(typed, "training", content().words) == said


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("mentoring new starters", "mentoring new starters"),
        ("Lead a small team", "leading a small team"),
        ("mentoring programme", "the mentoring programme"),
        ("showing first-years round the site", "showing first-years round the site"),
        ("leadership opportunities", "leadership opportunities"),
    ],
)
def test_opportunities_become_something_one_does_or_has(typed: str, said: str) -> None:
    assert fitted(typed, "opportunity", content().words) == said


@given(st.text(max_size=60))
def test_no_text_is_lost_or_makes_trouble(text: str) -> None:
    for kind in ("project", "training", "opportunity"):
        said = fitted(text, kind, content().words)
        assert bool(said.strip()) == bool(text.strip()) or not any(map(str.isalnum, text))


@pytest.mark.parametrize(
    ("cell", "degree", "subject"),
    [
        ("MEng Civil Engineering final year", "MEng", "civil engineering"),
        ("BSc in Nursing, 2024", "BSc", "nursing"),
        ("Biology", "", "biology"),
        ("Bachelor of Science", "bachelor's degree", "science"),
        ("Junior, Economics", "", "economics"),
        ("2024", "", ""),
        ("B.A. English", "BA", "English"),
        ("Google certificate, in progress", "certificate", ""),
        ("", "", ""),
    ],
)
def test_studies(cell: str, degree: str, subject: str) -> None:
    found = studies_of(cell, content().words)
    assert (found.degree, found.subject) == (degree, subject)


@pytest.mark.parametrize(
    ("cell", "to_do", "thing"),
    [
        ("to make banking simple", "make banking simple", ""),
        ("We help small shops sell online.", "help small shops sell online", ""),
        ("Our mission is to deliver clean water", "deliver clean water", ""),
        ("Affordable housing for all", "", "affordable housing for all"),
        ("Helping our members when they need us", "", "helping your members when they need you"),
        ("We keep our promises", "keep your promises", ""),
        ("Our mission is to feed our city", "feed your city", ""),
        ("Deliver care close to home", "deliver care close to home", ""),
        ("", "", ""),
        ("word " * 30, "", ""),
    ],
)
def test_a_mission_is_cut_to_what_can_be_said(cell: str, to_do: str, thing: str) -> None:
    found = mission_of(cell, content().words)
    assert (found.to_do, found.thing) == (to_do, thing)


def test_years_are_taken_off_a_present_role() -> None:
    assert role_typed("Warehouse Operative 5 years") == "Warehouse Operative"
    assert role_typed("Chef") == "Chef"


@pytest.mark.parametrize(
    ("typed", "kind", "said"),
    [
        ("Phase 2 of the harbour flats", "project", "phase 2 of the harbour flats"),
        (
            "Nielsen Norman interviewing course",
            "training",
            "the Nielsen Norman interviewing course",
        ),
        ("Redesign of the Harborview lobby", "project", "the redesign of the Harborview lobby"),
    ],
)
def test_names_keep_their_capitals(typed: str, kind: str, said: str) -> None:
    assert fitted(typed, kind, content().words) == said
