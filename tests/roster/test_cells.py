"""Cells as people fill them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.roster.cells import (
    LONGEST_EMPTY_WORD,
    as_typed,
    parse_column,
    parse_list,
    parse_long,
    parse_name,
    parse_text,
)
from generator.roster.names import NameParts, compose_name, uninvert
from generator.roster.quantities import parse_date, parse_years
from generator.roster.vocabulary import load_vocabulary
from tests.roster.making import codes, one, read, read_rows, settings_of, workbook_of

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("parts", "full", "given"),
    [
        (
            NameParts(first_name="Alexandra", last_name="Kim", preferred_name="Sasha"),
            "Sasha Kim",
            "Sasha",
        ),
        (NameParts(name="Kim, Alexandra"), "Alexandra Kim", "Alexandra"),
        (NameParts(name="Alexandra Kim", preferred_name="Sasha"), "Sasha Kim", "Sasha"),
        (NameParts(name="Kim, Alexandra", preferred_name="Sasha Kim"), "Sasha Kim", "Sasha"),
        (NameParts(name="王小雨", preferred_name="Xiaoyu Wang"), "Xiaoyu Wang", "Xiaoyu"),
        (NameParts(name="Teller"), "Teller", "Teller"),
        (NameParts(last_name="Teller"), "Teller", "Teller"),
        (NameParts(first_name="Ada", last_name="Null"), "Ada Null", "Ada"),
        (NameParts(name="Dr. Amina Yusuf"), "Dr. Amina Yusuf", "Amina"),
        (NameParts(name="Maria Garcia, RN"), "Maria Garcia, RN", "Maria"),
        (NameParts(name="Smith, John, Jr."), "John Smith Jr.", "John"),
        (NameParts(name="DE LA CRUZ, MARIA"), "MARIA DE LA CRUZ", "MARIA"),
        (
            NameParts(first_name="Mary Ann", middle_name="B.", last_name="O'Neil"),
            "Mary Ann B. O'Neil",
            "Mary Ann",
        ),
    ],
)
def test_names(parts: NameParts, full: str, given: str) -> None:
    assert compose_name(parts) == (full, given)


@pytest.mark.parametrize(
    "name",
    ["María del Carmen Fernández de la Vega", "J. R. R. Tolkien", "محمد الحسيني", ",", "a, "],
)
def test_names_that_need_no_turning_stay(name: str) -> None:
    assert uninvert(name) == name


def test_invisible_and_odd_spaces_are_gone(tmp_path: Path) -> None:
    candidate = one(tmp_path, name="\u00a0Ada\u200b  Love\u2060lace\ufeff ")
    assert candidate.name == "Ada Lovelace"


def test_a_joiner_that_persian_and_emoji_need_stays(tmp_path: Path) -> None:
    name = "می\u200cنا رضایی"  # noqa: RUF001 - Persian
    assert one(tmp_path, name=name).name == name


def test_control_characters_are_cleaned_with_a_warning(tmp_path: Path) -> None:
    content = workbook_of(
        Candidates=[["name", "target role", "notes"], ["Ada Q", "Nurse", "a_x000B_b"]]
    )
    csv = b"name,target role,notes\nAda\x0bLove\x1flace,Nurse,one\x0btwo\n"
    assert read(tmp_path, content).candidates[0].notes == "a\nb"
    roster = read(tmp_path, csv, name="r.csv")
    assert roster.candidates[0].name == "Ada Love lace"
    assert roster.candidates[0].notes == "one\ntwo"
    assert codes(roster) == [("control-character", "A2"), ("control-character", "C2")]


@pytest.mark.parametrize(
    "text", ["n/a", "N/A", "-", "TBD", "tbc", " \u2013 ", "None", "unknown", "?"]
)
def test_words_for_nothing_are_nothing(tmp_path: Path, text: str) -> None:
    candidate = one(tmp_path, project=text, skills=text, interview_date=text, years_experience=text)
    assert candidate.project == ""
    assert candidate.skills == ()
    assert candidate.interview_date is None
    assert candidate.years_experience is None


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("Excel; SQL | Python", ("Excel", "SQL", "Python")),
        ("Excel, SQL, and Python", ("Excel", "SQL", "Python")),
        ("Excel\nSQL\n\nPython", ("Excel", "SQL", "Python")),
        ("• Excel\n• SQL", ("Excel", "SQL")),
        ("1. Excel\n2. SQL", ("Excel", "SQL")),
        ("WMS (Manhattan, SAP), forklifts", ("WMS (Manhattan, SAP)", "forklifts")),
        ("Dutch, English; German", ("Dutch, English", "German")),
        ("C++; <3 years>; R&D", ("C++", "<3 years>", "R&D")),
        ("budgets of 1,000,000, planning", ("budgets of 1,000,000", "planning")),
        ("Excel; excel; EXCEL", ("Excel",)),
        ("CI/CD", ("CI/CD",)),
        (";;,", ()),
    ],
)
def test_lists(text: str, items: tuple[str, ...]) -> None:
    assert parse_list(text).value == items


@pytest.mark.parametrize(
    ("raw", "years"),
    [
        (4, 4.0),
        (4.5, 4.5),
        ("3-5 years", 3.0),
        ("<1", 0.5),
        ("10+", 10.0),
        ("18 months", 1.5),
        ("2 years 6 months", 2.5),
        ("about 7 yrs", 7.0),
        ("five", 5.0),
        ("five years", 5.0),
        ("fresher", 0.0),
        ("0", 0.0),
        ("1,5", 1.5),
        ("less than 1 year", 0.5),
        ("", None),
    ],
)
def test_years(raw: object, years: float | None) -> None:
    parsed = parse_years(raw)
    assert parsed.value == years
    assert parsed.faults == ()


@pytest.mark.parametrize("raw", ["lots", "-3", "2019", "since 2019", 450, dt.date(2026, 5, 3)])
def test_what_is_no_number_of_years_is_said(raw: object) -> None:
    parsed = parse_years(raw)
    assert parsed.value is None
    assert [fault.code for fault in parsed.faults] == ["bad-years"]


@pytest.mark.parametrize(
    "raw",
    [
        dt.date(2026, 9, 10),
        dt.datetime(2026, 9, 10, 14, 30),  # noqa: DTZ001 - as a workbook holds it
        "2026-09-10",
        "2026/09/10",
        "2026-09-10T14:30:00Z",
        "2026-09-10 14:30",
        "10-Sept-26",
        "10 September 2026",
        "10th Sept 2026",
        "September 10, 2026",
        "Sep 10 2026, 2pm",
        "Thursday 10 September 2026",
        "Thu, 10 Sep 2026 09:00",
        "10. September 2026",
        "10 de septiembre de 2026",
        "2026年9月10日",
        "20260910",
    ],
)
def test_dates(raw: object) -> None:
    assert parse_date(raw, "month-first") == (dt.date(2026, 9, 10), ())


@pytest.mark.parametrize("text", ["31/02/2026", "soon", "Q3", "2026-13-01", "10 Foo 2026", "99999"])
def test_what_is_no_date_is_said(text: str) -> None:
    parsed = parse_date(text, "day-first")
    assert parsed.value is None
    assert parsed.faults[0].code == "bad-date"
    assert parsed.faults[0].message == f"'{text}' is not a date"
    assert parsed.faults[0].hint == "write it as 2026-02-28"


def test_an_ambiguous_date_follows_the_setting_and_warns_once(tmp_path: Path) -> None:
    rows = [
        ["Name", "Target role", "Interview date"],
        ["Ada", "Nurse", "03/04/2026"],
        ["Eve", "Nurse", "04/05/2026"],
        ["Ida", "Nurse", "25/12/2026"],
    ]
    day_first = read_rows(tmp_path, *rows)
    assert [str(each.interview_date) for each in day_first.candidates] == [
        "2026-04-03",
        "2026-05-04",
        "2026-12-25",
    ]
    assert codes(day_first) == [("ambiguous-date", "C2")]
    month_first = read_rows(tmp_path, *rows, settings=settings_of(date_order="month-first"))
    assert str(month_first.candidates[0].interview_date) == "2026-03-04"


def test_a_day_number_is_a_date(tmp_path: Path) -> None:
    candidate = one(tmp_path, interview_date="45992")
    assert candidate.interview_date == dt.date(2025, 12, 1)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("00123", "00123"),
        (123.0, "123"),
        (17, "17"),
        (1.5, "1.5"),
        (True, "TRUE"),
        (dt.date(2026, 12, 9), "2026-12-09"),
        (1e300, "1e+300"),
    ],
)
def test_numbers_and_dates_as_text(raw: object, text: str) -> None:
    assert as_typed(raw) == text


@pytest.mark.parametrize(
    "text", ["A&B", "C++ <3 years>", '"North" LLP', "=1+1", "-Ann", "+1 555", "'quoted", "x" * 200]
)
def test_text_comes_out_as_typed(tmp_path: Path, text: str) -> None:
    cells: dict[str, Any] = {"target_employer": text, "project": text, "name": text}
    csv = "name,target_role,target_employer\n" + ",".join(
        '"' + value.replace('"', '""') + '"' for value in (text, "Nurse", text)
    )
    candidate = read(tmp_path, csv.encode(), name="r.csv").candidates[0]
    assert (candidate.name, candidate.target_employer) == (text, text)
    if not text.startswith("="):
        candidate = one(tmp_path, **cells)
        assert (candidate.name, candidate.project) == (text, text)


def test_long_text_keeps_its_lines() -> None:
    assert parse_long("one\r\n\r\n\r\n two  three \x0bfour").value == "one\n\ntwo three\nfour"
    assert parse_text(" one\ntwo ").value == "one two"


def test_a_bad_date_is_blamed_at_its_cell(tmp_path: Path) -> None:
    rows = ["Name", "Target role", "Interview date"], ["Ada", "Nurse", "31/02/2026"]
    problem = read_rows(tmp_path, *rows).problems[0]
    assert (problem.severity, problem.worksheet, problem.row_number) == ("warning", "Candidates", 2)
    assert (problem.cell, problem.field) == ("C2", "interview_date")


def test_no_word_for_nothing_is_longer_than_the_short_way_looks() -> None:
    words = load_vocabulary().words
    assert max(map(len, words["empty"] | words["empty_in_names"])) <= LONGEST_EMPTY_WORD


@given(st.lists(st.one_of(st.text(), st.sampled_from(["n/a", " TBD", "Na", "Zoë", "a  b"]))))
def test_a_column_is_parsed_as_its_cells_are(raws: list[str]) -> None:
    for parse in (parse_text, parse_long, parse_name, parse_list):
        assert parse_column(raws, parse).values == [parse(raw).value for raw in raws]
