"""A statement as words, and patterns over them."""

from __future__ import annotations

import re
from functools import reduce
from operator import or_

import pytest

from generator.prep_sheet.red_flags.finding import load_red_flag_rules
from generator.prep_sheet.red_flags.letters import any_of
from generator.prep_sheet.red_flags.patterns import Vocabulary, compile_pattern
from generator.prep_sheet.red_flags.words import split_words

SPELLINGS = load_red_flag_rules().spellings


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("I'd like", " i would like "),
        ("im gonna quit", " i am going to quit "),
        ("thirty-five", " thirty five "),
        ("in 2yrs", " in 2 years "),
        ("my 25th", " my 25th "),
        ("Dave's job", " dave 's job "),
        ("the Smiths' house", " the smiths 's house "),
        ("£60k OTE", " £ 60k ote "),
        ("stop... now!!", " stop . now . "),
        ("\u0130STANBUL", " \u0130stanbul "),
    ],
)
def test_variants_are_opened(typed: str, line: str) -> None:
    assert split_words(typed, SPELLINGS).line == line


def test_each_word_keeps_its_place_in_the_text() -> None:
    text = "I\u2019d open\nmy own salon!"
    words = split_words(text, SPELLINGS)
    place = words.tokens.index("salon")
    assert text[words.starts[place] : words.ends[place]] == "salon"
    assert text[words.starts[1] : words.ends[1]] == "I\u2019d"


def vocabulary() -> Vocabulary:
    return Vocabulary({"firm": ("firm", "law firm")}, groups={"pin": ("by #", "in # months")})


@pytest.mark.parametrize(
    ("row", "line", "quote"),
    [
        ("own {firm}", " my own law firm now ", " own law firm"),
        ("my ~2 {firm}", " my very own firm ", " my very own firm"),
        ("my ~2 {firm}", " my cat , a firm ", None),
        ("my ^4 {firm}", " my cat , a firm ", " my cat , a firm"),
        ("my ^4 {firm}", " my cat . a firm ", None),
        ("a? firm !of", " a firm ", " a firm"),
        ("a? firm !of", " a firm of yours ", None),
        ("lead &pin", " lead in 18 months ", " lead in 18 months"),
        ("[ firm", " the end . firm ", " firm"),
        ("[ firm", " the firm ", None),
        ("on #th|2nd", " on 2nd ", " on 2nd"),
        ("on #th", " on 25th ", " on 25th"),
        ("on #nd", " on 2nd ", " on 2nd"),
        ("on #", " on 2,000 ", " on 2,000"),
        ("on #", " on # ", None),
        ("be head|head_of ~2 of", " be head of maths of ", " be head of maths of"),
        ("be head|head_of of", " be head of maths ", " be head of"),
        ("on {firm}", " on law firms ", None),
    ],
)
def test_elements(row: str, line: str, quote: str | None) -> None:
    words = vocabulary()
    tokens = line.split()
    find = compile_pattern(row, words).find
    match = find.search(words.codes.line_of(tokens))
    assert (match and tokens[match.start() : match.end()]) == (quote and quote.split())


def test_a_pattern_needs_a_word_for_each_of_its_elements() -> None:
    words = vocabulary()
    pattern = compile_pattern("my own {firm}", words)
    for line, holds in ((" my own law firm ", True), (" my firm ", False)):
        bits = reduce(or_, words.bits_in(line.split(), line).values())
        assert (bits & pattern.needs == pattern.needs) is holds


@pytest.mark.parametrize(
    ("row", "line", "may"),
    [
        ("my own {firm}", " start my own law firm ", True),
        ("my own {firm}", " firm of my own ", False),
        ("own? {firm} ~3 my", " firm my ", True),
        ("my my", " my own firm ", False),
        ("on &which", " on which law firm ", True),
        ("on &which", " which law firm on ", False),
    ],
)
def test_a_pattern_is_tried_where_its_words_stand_in_order(row: str, line: str, may: bool) -> None:  # noqa: FBT001
    words = vocabulary()
    words.groups["which"] = ("which {firm}",)
    pattern = compile_pattern(row, words)
    tokens = line.split()
    assert pattern.may_match(words.bits_of(tokens, words.bits_in(tokens, line))) is may


@pytest.mark.parametrize("row", ["{nothing}", "&nothing"])
def test_an_unknown_class_or_group_is_named(row: str) -> None:
    with pytest.raises(ValueError, match="nothing"):
        compile_pattern(row, vocabulary())


def test_the_longest_entry_is_met() -> None:
    expression = any_of(("head", "head of", "#th"))
    assert re.findall(f"{expression}(?= |$)", "head of maths on the 25th") == ["head of", "25th"]
