"""The built-in design is kept for each brand, and comes back as it was built."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from generator.settings import DocumentSettings, HouseSettings, Settings
from generator.word import built_in
from generator.word.built_in import built_in_design
from generator.word.template import load_word_template
from tests.word.factory import NURSE
from tests.word.reading import HEADINGS
from tests.word.test_brand import png

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of code where nothing is kept yet."""
    folder = tmp_path / "word"
    folder.mkdir()
    shutil.copy(built_in.__file__, folder)
    monkeypatch.setattr(built_in, "HERE", folder)
    return folder


def kept_in(folder: Path) -> list[Path]:
    return sorted((folder / "__pycache__").glob("design-*.json"))


def test_a_kept_design_gives_the_same_bytes(
    here: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    logo = tmp_path / "logo.png"
    logo.write_bytes(png(90, 26))
    settings = Settings(house=HouseSettings(name="Northgate", colour="#A02060", logo=logo))
    first = built_in_design(settings, HEADINGS)
    rendered = load_word_template(settings, HEADINGS).render(NURSE)
    assert len(kept_in(here)) == 1
    monkeypatch.setattr(built_in, "_built", None)
    assert built_in_design(settings, HEADINGS) == first
    assert load_word_template(settings, HEADINGS).render(NURSE) == rendered


def test_where_nothing_can_be_kept_the_bytes_are_the_same(here: Path) -> None:
    kept = load_word_template(Settings(), HEADINGS).render(NURSE)
    shutil.rmtree(here / "__pycache__")
    (here / "__pycache__").write_text("", encoding="utf-8")
    assert load_word_template(Settings(), HEADINGS).render(NURSE) == kept


def test_brand_words_logo_and_code_each_make_it_stale(here: Path, tmp_path: Path) -> None:
    logo = tmp_path / "logo.png"
    logo.write_bytes(png(90, 26))
    house = HouseSettings(logo=logo)
    first = built_in_design(Settings(house=house), HEADINGS)
    wider = Settings(house=house, document=DocumentSettings(paper="Letter"))
    assert built_in_design(wider, HEADINGS) != first
    other_words = {**HEADINGS, next(iter(HEADINGS)): "Another word"}
    assert built_in._stamp_of(Settings(), other_words) != built_in._stamp_of(Settings(), HEADINGS)
    logo.write_bytes(png(92, 26))
    assert built_in_design(Settings(house=house), HEADINGS) != first
    before = built_in._stamp_of(Settings(), HEADINGS)
    (here / "looks.py").write_text("", encoding="utf-8")
    assert built_in._stamp_of(Settings(), HEADINGS) != before


def test_a_damaged_one_is_built_again(here: Path) -> None:
    first = built_in_design(Settings(), HEADINGS)
    (path,) = kept_in(here)
    path.write_bytes(path.read_bytes()[:-9])
    assert built_in_design(Settings(), HEADINGS) == first
