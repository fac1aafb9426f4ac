"""Indexes of the library's texts are kept, and come back as they were made."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest

from generator.roles import keeping, skills
from generator.roles.evidence import load_evidence
from generator.roles.keeping import kept_index
from generator.roles.role_library import Profiles, RoleLibrary, load_role_library
from generator.roles.title_index import build_title_index
from generator.settings import RoleSettings

if TYPE_CHECKING:
    from pathlib import Path

    from generator.roles.title_index import TitleIndex


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of code where nothing is kept yet."""
    monkeypatch.setattr(keeping, "HERE", tmp_path)
    return tmp_path


def library(*titles: str) -> RoleLibrary:
    tables = {
        f"role-{number}": {"title": title, "soc": "15-2051", "skills": [{"name": f"{title} skill"}]}
        for number, title in enumerate(titles)
    }
    return RoleLibrary(Profiles(tables, dict.fromkeys(tables, "own.toml")))


def told(index: TitleIndex) -> list[object]:
    fields = [dict, list, dict, dict]
    names = ["exact", "titles", "by_word", "counts"]
    return [field(getattr(index, name)) for field, name in zip(fields, names, strict=True)]


def test_titles_come_back_as_they_were_made(here: Path) -> None:
    built_in = load_role_library(RoleSettings())
    first = build_title_index(built_in)
    assert len(list((here / "__pycache__").glob("titles-*.json"))) == 1
    again = build_title_index(built_in)
    assert told(again) == told(first)
    assert again.similar(("sous", "chef")) == first.similar(("sous", "chef")) != []


def test_skills_and_evidence_come_back_as_they_were_made() -> None:
    built_in = load_role_library(RoleSettings())
    made = skills._index.__wrapped__
    first, again = made(built_in), made(built_in)
    assert again == {key: list(map(list, known)) for key, known in first.items()} != {}
    evidence, kept = load_evidence.__wrapped__(), load_evidence.__wrapped__()
    assert dataclasses.astuple(kept)[:3] == dataclasses.astuple(evidence)[:3]


def test_another_library_has_another_index() -> None:
    one, other = library("Bell founder"), library("Bell founder", "Bell hanger")
    assert build_title_index(one).find_exact(("bell", "hanger")) is None
    assert build_title_index(other).find_exact(("bell", "hanger")) == "role-1"
    assert build_title_index(one).find_exact(("bell", "hanger")) is None


def test_changed_code_makes_an_index_stale(here: Path) -> None:
    assert kept_index("words", ["a"], lambda: 1) == 1
    assert kept_index("words", ["a"], lambda: 2) == 1
    (here / "title_words.py").write_text("", encoding="utf-8")
    assert kept_index("words", ["a"], lambda: 3) == 3
