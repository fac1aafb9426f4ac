"""File names from people's names: legal, unique, stable, never out of the folder."""

from __future__ import annotations

import re
import unicodedata
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.batch.file_names import NAME_BYTES, document_name, document_names
from tests.batch.factory import candidate

PATTERN = "{name} - {target_role}"
RESERVED = re.compile(r'[<>:"\\|?*\x00-\x1f]')


def test_letters_of_all_scripts_are_kept() -> None:
    assert document_name(candidate("Zoë Şahin"), PATTERN) == "Zoë Şahin - Data Analyst.docx"
    assert document_name(candidate("李 娜"), PATTERN) == "李 娜 - Data Analyst.docx"
    assert document_name(candidate("דנה לוי"), PATTERN) == "דנה לוי - Data Analyst.docx"


def test_no_name_leads_out_of_the_folder() -> None:
    name = document_name(candidate("../../etc/passwd", target_role="..\\x"), PATTERN)
    assert "/" not in name
    assert "\\" not in name
    assert not name.startswith(".")


def test_an_empty_field_takes_its_joint_along() -> None:
    one = candidate("Ada", target_employer="")
    assert document_name(one, "{name} - {target_employer}") == "Ada.docx"
    assert document_name(one, "{cohort}/{name}") == "Ada.docx"


def test_a_pattern_with_a_slash_makes_folders() -> None:
    one = candidate("Ada", cohort="Spring 2026")
    assert document_name(one, "{cohort}/{name}") == "Spring 2026/Ada.docx"


def test_two_people_with_one_name_get_two_names_in_any_order() -> None:
    people = [candidate("Jo Li", key=key) for key in ("a", "b", "c")]
    orders = [document_names(order, PATTERN, {}) for order in permutations(people)]
    assert len(set(orders[0].values())) == 3
    assert all(names == orders[0] for names in orders)
    assert "Jo Li - Data Analyst.docx" in orders[0].values()


def test_names_alike_on_a_disk_that_folds_case_or_normalises_are_told_apart() -> None:
    people = [
        candidate("Zoë", key="a"),
        candidate("ZOË", key="b"),
        candidate(unicodedata.normalize("NFD", "zoë"), key="c"),
    ]
    names = document_names(people, PATTERN, {}).values()
    folded = {unicodedata.normalize("NFC", name).casefold() for name in names}
    assert len(folded) == 3


def test_a_name_stays_when_a_namesake_with_a_smaller_key_arrives() -> None:
    had = document_names([candidate("Jo Li", key="m")], PATTERN, {})
    both = [candidate("Jo Li", key="a"), candidate("Jo Li", key="m")]
    names = document_names(both, PATTERN, had)
    assert names["m"] == had["m"]
    assert names["a"] != had["m"]


def test_a_changed_name_gets_a_new_file_name() -> None:
    had = {"a": "Jo Li - Data Analyst.docx"}
    assert document_names([candidate("Jo Lee", key="a")], PATTERN, had) == {
        "a": "Jo Lee - Data Analyst.docx"
    }


@pytest.mark.parametrize("name", ["CON", "nul", "a" * 400, "名" * 200, "x.", " ", "🙂" * 99])
def test_hard_names_are_short_and_legal(name: str) -> None:
    made = document_name(candidate(name, target_role=""), PATTERN)
    assert len(made.encode()) <= NAME_BYTES
    assert made.removesuffix(".docx").upper() not in {"CON", "NUL", "PRN", "AUX"}
    assert not made.removesuffix(".docx").endswith((".", " "))


@given(st.lists(st.text(min_size=1, max_size=300), min_size=1, max_size=6))
def test_any_names_become_legal_unique_file_names(names: list[str]) -> None:
    people = [candidate(name, key=str(n)) for n, name in enumerate(names)]
    made = list(document_names(people, PATTERN, {}).values())
    folded = {unicodedata.normalize("NFKC", one).casefold() for one in made}
    assert len(folded) == len(people)
    for one in made:
        assert len(one.encode()) <= NAME_BYTES
        assert not RESERVED.search(one)
        assert "/" not in one
