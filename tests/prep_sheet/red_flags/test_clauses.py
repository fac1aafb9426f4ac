"""Denial, the past, other people: what takes a match back."""

from __future__ import annotations

import pytest

from generator.prep_sheet.red_flags.finding import TargetRole, load_red_flag_rules
from generator.prep_sheet.red_flags.reading import read_statement


def silenced(text: str) -> set[str]:
    """Return what silences the matches of `leaving` in a statement; "" for one that holds."""
    reading = read_statement(text, TargetRole("Plumber"), load_red_flag_rules())
    hits = {hit.silenced for hit in reading.hits if hit.rule.kind == "leaving"}
    assert hits, "the words of a red flag are there"
    return hits


@pytest.mark.parametrize(
    "text",
    [
        "I have no plans to start my own firm.",
        "I would rather grow here than leave, and I'd never start my own firm.",
        "A firm of my own? I said no.",
        "I thought of my own firm, but that idea is dead.",
    ],
)
def test_denied(text: str) -> None:
    assert "" not in silenced(text)


@pytest.mark.parametrize(
    "text", ["I had my own firm for nine years.", "I was going to open my own shop."]
)
def test_past(text: str) -> None:
    assert "past" in silenced(text)


@pytest.mark.parametrize(
    "text",
    [
        "People ask if I'd ever start my own firm.",
        "My friend went off to start her own firm.",
        "Help customers to open a shop.",
    ],
)
def test_said_or_done_by_others(text: str) -> None:
    assert silenced(text) & {"reported", "others"}


@pytest.mark.parametrize(
    "text",
    [
        "I will not lie: I want to start my own firm.",
        "Not only do I want to learn, I want to start my own firm.",
        "I had a good teacher and now I want to start my own firm.",
        "In two years I'd like my own firm.",
    ],
)
def test_what_holds_all_the_same(text: str) -> None:
    assert "" in silenced(text)
