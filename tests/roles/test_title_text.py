"""What is cut from a title's cell: numbers, lead-ins, noise, places, employers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.roles.title_text import split_title


def joined(title: str, employer: str = "") -> str:
    parts = split_title(title, employer)
    return " | ".join(" ".join(part) for part in (*parts.parts, *parts.asides))


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("applying for: bus driver*", "bus driver"),
        ("Req #48213 - Data Analyst", "Data Analyst"),
        ("Data Analyst (JR-10231)", "Data Analyst"),
        ("Job ID 55210: Welder", "Welder"),
        ("Software Engineer (Remote)", "Software Engineer"),
        ("Chef - full time, nights", "Chef"),
        ("Barista x2", "Barista"),
        ("Nurse, 5+ years exp", "Nurse"),
        ("Nurse at St Mary's", "Nurse"),
        ("Teacher in Leeds", "Teacher"),
        ("Accountant, Boston, MA", "Accountant"),
        ("Driver £28,000 p.a.", "Driver"),
        ("Post: Admin Officer", "Admin Officer"),
        ("Data Entry Clerk", "Data Entry Clerk"),
        ("Internal Auditor", "Internal Auditor"),
        ("Job Coach", "Job Coach"),
        ("Manager, Accounts Payable", "Manager | Accounts Payable"),
        ("RN - ICU nights", "RN | ICU"),
        ("Engineer [Structural]", "Engineer | Structural"),
        ("  \u201cPlumber\u201d  ", "Plumber"),
        ("PA", "PA"),
        ("", ""),
        ("- ? -", ""),
    ],
)
def test_what_is_no_part_of_the_title_is_left_out(typed: str, left: str) -> None:
    assert joined(typed) == left


def test_the_employers_own_name_is_left_out() -> None:
    assert joined("Northwind Barista", "Northwind") == "Barista"


def test_what_was_left_out_is_told() -> None:
    assert split_title("Req #48213 - Chef (Remote)").removed == ("Req #48213", "Remote")


@given(st.text(max_size=80))
def test_any_text_can_be_split(text: str) -> None:
    parts = split_title(text)
    assert all(word for part in (*parts.parts, *parts.asides) for word in part)
