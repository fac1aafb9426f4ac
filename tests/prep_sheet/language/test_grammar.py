from __future__ import annotations

import datetime as dt

import pytest

from generator.prep_sheet.language.grammar import (
    curly,
    date_in_words,
    list_in_words,
    plural_of,
    possessive,
    with_article,
    years_in_words,
)
from tests.prep_sheet.people import content


@pytest.mark.parametrize(
    ("phrase", "said"),
    [
        ("ICU nurse", "an ICU nurse"),
        ("user researcher", "a user researcher"),
        ("MRI technologist", "an MRI technologist"),
        ("data analyst", "a data analyst"),
        ("VP of Sales", "a VP of Sales"),
        ("iOS engineer", "an iOS engineer"),
        ("SQL developer", "a SQL developer"),
        ("hourly cook", "an hourly cook"),
        ("one-off", "a one-off"),
        ("university lecturer", "a university lecturer"),
        ("European buyer", "a European buyer"),
        ("UX designer", "a UX designer"),
        ("HR partner", "an HR partner"),
        ("SRE", "an SRE"),
        ("NHS manager", "an NHS manager"),
        ("NICU nurse", "a NICU nurse"),
        ("X-ray technician", "an X-ray technician"),
        ("T-shirt printer", "a T-shirt printer"),
        ("honest broker", "an honest broker"),
        ("heir", "an heir"),
        ("8-person crew leader", "an 8-person crew leader"),
        ("electrician", "an electrician"),
        ("usher", "an usher"),
        ("urologist", "a urologist"),
        ("F&B manager", "an F&B manager"),
        ("L&D partner", "an L&D partner"),
        ("C++ developer", "a C++ developer"),
        ("R developer", "an R developer"),
        ("unpaid carer", "an unpaid carer"),
        ("unit clerk", "a unit clerk"),
        ("uniformed officer", "a uniformed officer"),
    ],
)
def test_articles_go_by_sound(phrase: str, said: str) -> None:
    assert with_article(phrase, content().words) == said


@pytest.mark.parametrize(
    ("title", "several"),
    [
        ("ICU nurse", "ICU nurses"),
        ("VP of Sales", "VPs of Sales"),
        ("head of finance", "heads of finance"),
        ("chief of staff", "chiefs of staff"),
        ("chef de partie", "chefs de partie"),
        ("secretary", "secretaries"),
        ("attorney", "attorneys"),
        ("waitress", "waitresses"),
        ("foreman", "foremen"),
        ("craftswoman", "craftswomen"),
        ("salesperson", "salespersons"),
        ("kitchen staff", "kitchen staff"),
        ("coach", "coaches"),
    ],
)
def test_a_titles_head_takes_the_plural(title: str, several: str) -> None:
    assert plural_of(title, content().words) == several


@pytest.mark.parametrize(
    ("name", "owns"),
    [
        ("James", "James's"),
        ("the Smiths", "the Smiths'"),
        ("Northwind", "Northwind's"),
        ("Kestrel Logistics", "Kestrel Logistics'"),
        ("Fjord & Vale", "Fjord & Vale's"),
        ("Acme Inc.", "Acme Inc.'s"),
        ("Hugo Boss", "Hugo Boss's"),
    ],
)
def test_possessives(name: str, owns: str) -> None:
    assert possessive(name) == owns


def test_lists_read_as_they_are_spoken() -> None:
    words = content().words
    assert list_in_words((), words) == ""
    assert list_in_words(("ECMO",), words) == "ECMO"
    assert list_in_words(("SQL", "Excel"), words) == "SQL and Excel"
    assert list_in_words(("a", "b", "c"), words) == "a, b and c"
    assert list_in_words(("charge nurse", "preceptor"), words, "or") == "charge nurse or preceptor"


def test_a_list_with_an_and_inside_gets_its_comma() -> None:
    listed = list_in_words(("cuts and bends", "checks"), content().words)
    assert listed == "cuts and bends, and checks"


@pytest.mark.parametrize(
    ("years", "said"),
    [
        (None, ""),
        (0.5, ""),
        (1, ""),
        (2, "two years"),
        (6.5, "six years"),
        (20, "twenty years"),
        (23, "more than twenty years"),
        (30, "thirty years"),
        (47, "more than forty years"),
        (99, ""),
    ],
)
def test_years_are_said_in_words(years: float | None, said: str) -> None:
    assert years_in_words(years, content().words) == said


def test_dates_are_written_as_a_coach_does() -> None:
    assert date_in_words(dt.date(2026, 12, 2), content().words) == "Wednesday 2 December"


def test_quotation_marks_are_turned() -> None:
    assert curly('Say "not yet." Then "soon".') == "Say \u201cnot yet.\u201d Then \u201csoon\u201d."
    assert curly('How is "no" said?', is_quoted=True) == "How is \u2018no\u2019 said?"
    assert curly('a 6" pipe') == 'a 6" pipe'
