"""The page "Change the words" says what is true."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.errors import ContentError
from generator.prep_sheet.content import load_content
from generator.prep_sheet.facts import SITUATIONS, WORTH
from generator.settings import ContentSettings, Settings
from tests.prep_sheet.people import content

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = Path(__file__).resolve().parents[2] / "docs" / "words.md"


def examples() -> Iterator[str]:
    """Yield the page's TOML examples."""
    yield from re.findall(r"```toml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)


def test_every_fact_and_situation_is_on_the_page() -> None:
    named = set(re.findall(r"`([a-z0-9_]+)`", PAGE.read_text(encoding="utf-8")))
    assert set(WORTH) - named == set()
    assert set(SITUATIONS) - named == set()


def test_the_examples_load(tmp_path: Path) -> None:
    settings, sentences, avoid = examples()
    assert tomllib.loads(settings)["content"]["folder"]
    (tmp_path / "ours.toml").write_text(sentences, encoding="utf-8")
    (tmp_path / "avoid_examples.toml").write_text(avoid, encoding="utf-8")
    own = load_content(Settings(content=ContentSettings(folder=tmp_path)), content().library)
    assert len(own.places["near_thanks"].groups) == len(content().places["near_thanks"].groups) + 1
    assert "icu-nurse" in own.avoid_examples


def test_the_messages_are_the_programs_own(tmp_path: Path) -> None:
    (tmp_path / "ours.toml").write_text('[[near_thank]]\nsays = ["x"]\n', encoding="utf-8")
    with pytest.raises(ContentError) as error:
        load_content(Settings(content=ContentSettings(folder=tmp_path)), content().library)
    assert error.value.message in PAGE.read_text(encoding="utf-8")
