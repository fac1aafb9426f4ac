from __future__ import annotations

from typing import Any

import pytest

from tests.prep_sheet.people import scripts_of, sheet
from tests.prep_sheet.sampling import script_faults

TWELVE_WORDS = "the rather long and winding renovation of our oldest and largest building"
EXTREMES: dict[str, dict[str, Any]] = {
    "nothing": {"target_role": "Any"},
    "long facts": {
        "target_role": "Assistant to the Regional Director of Community Engagement Programmes",
        "target_employer": "The Royal Borough of Upper Northington and Lower Southington Council",
        "department": "Directorate of Strategic Housing, Planning and Community Wellbeing",
        "project": TWELVE_WORDS,
        "skills": (TWELVE_WORDS, "negotiation with several parties over many months", "Excel"),
        "training": ("a very long leadership and management development programme", "PRINCE2"),
        "opportunities": ("chairing the residents' scrutiny panel twice a year", "mentoring"),
        "employer_mission": "to make every neighbourhood a place where people want to stay",
    },
    "endless project": {"target_role": "Welder", "project": "word " * 60},
    "endless employer": {"target_role": "Welder", "target_employer": "word " * 40},
    "two hundred letters": {"target_role": "Welder", "target_employer": "N" * 200},
}


@pytest.mark.parametrize("name", EXTREMES)
def test_scripts_fit_their_time_whatever_stands_in_the_row(name: str) -> None:
    for number in range(25):
        one = sheet(name="Bo", key=f"{name} {number}", **EXTREMES[name])
        assert list(script_faults(one)) == []


def test_speaking_seconds_are_counted_at_140_words_a_minute() -> None:
    one = sheet(name="Bo", target_role="Welder")
    for name, text in scripts_of(one).items():
        assert one.speaking_seconds[name] == round(len(text.split()) * 60 / 140)


def test_the_employer_is_named_once_and_then_it_is_here() -> None:
    for number in range(30):
        one = sheet(name="Bo", key=str(number), target_role="Welder", target_employer="Northwind")
        for text in scripts_of(one).values():
            assert text.count("at Northwind") <= 1 + text.count("at Northwind ask")
