"""A title as a person would say it in the middle of a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.roles.matching import TitleContext, find_role_profile

if TYPE_CHECKING:
    from generator.roles.role_library import RoleLibrary


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Manager, Accounts Payable", "accounts payable manager"),
        ("Sr. Software Eng.", "senior software engineer"),
        ("VP of Sales", "VP of Sales"),
        ("VP, Sales", "VP of Sales"),
        ("VP Engineering", "VP of Engineering"),
        ("Vice President of Sales", "vice president of sales"),
        ("Director, Software Engineering", "director of software engineering"),
        ("Asst. Prof., Biology", "assistant professor of biology"),
        ("Lecturer, Economics", "lecturer in economics"),
        ("iOS Engineer", "iOS engineer"),
        ("sql developer", "SQL developer"),
        ("C++ Developer", "C++ developer"),
        ("ICU nurse", "ICU nurse"),
        ("RN - ICU nights", "ICU nurse"),
        ("MRI TECHNOLOGIST", "MRI technologist"),
        ("REGISTERED NURSE", "registered nurse"),
        ("UX Designer (contract)", "UX designer"),
        ("graduate civil engineer", "graduate civil engineer"),
        ("Junior Analyst", "junior analyst"),
        ("Electricians", "electrician"),
        ("Data Analyst II", "data analyst"),
        ("HGV Driver Class 1", "HGV driver"),
        ("applying for: bus driver*", "bus driver"),
        ("HRBP", "HR business partner"),
        ("Marketing Intern", "marketing intern"),
        ("Server/Bartender", "server"),
        ("Secretary to the Dean", "secretary to the dean"),
        ("Head of People & Culture", "head of people and culture"),
        ("Software Engineer, Payments", "software engineer"),
        ("sofware enginer", "software engineer"),
        ("TBD", ""),
        ("Open to anything", ""),
        ("Consultant", ""),
    ],
)
def test_a_title_is_said_as_people_say_it(library: RoleLibrary, typed: str, said: str) -> None:
    assert find_role_profile(typed, TitleContext(), library).spoken_title == said


@given(title=st.text(max_size=60))
def test_what_is_said_is_one_line_without_marks_around_it(library: RoleLibrary, title: str) -> None:
    said = find_role_profile(title, TitleContext(), library).spoken_title
    assert said == " ".join(said.split())
    assert not said.startswith(("*", "-", ",", "(", "/")), said
    assert not said.endswith(("*", "-", ",", "(", "/")), said
