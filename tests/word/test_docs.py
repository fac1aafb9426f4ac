"""docs/template.md says what the program does."""

from __future__ import annotations

import re

from generator.word.environment import NOT_ALLOWED_FILTERS
from generator.word.variable_types import paths
from tools.make_template_docs import DOCS, PAGE, page


def test_the_page_is_the_programs_own() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run tools/make_template_docs.py"


def test_every_variable_stands_in_it_with_a_word_about_it() -> None:
    rows = dict(re.findall(r"^\| `([^`]+)` \| [^|]+ \| (.*?) \|$", page(), re.MULTILINE))
    assert len(paths()) > 60
    again = tuple(f"{name}{dot}" for name in rows if "Holds the same" in rows[name] for dot in ".[")
    assert again
    told = [name for name in paths() if not name.startswith(again)]
    assert [name for name in told if not rows.get(name)] == []


def test_every_filter_that_is_not_allowed_stands_in_it() -> None:
    assert [name for name in NOT_ALLOWED_FILTERS if f"`{name}`" not in page()] == []


def test_its_pictures_are_there() -> None:
    pictures = re.findall(r"\]\((images/[^)]+)\)", page())
    assert pictures
    assert [name for name in pictures if not (DOCS / name).is_file()] == []
