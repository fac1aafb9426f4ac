"""The ear: held against the same sums in plain Python numbers, and against order."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any

import pytest

from generator.prep_sheet.red_flags import voice
from generator.prep_sheet.red_flags.ear import LOUDEST, REACH, STRIDE, UNKNOWN, Ear, keys_of
from generator.prep_sheet.red_flags.loading import load_red_flag_rules
from generator.prep_sheet.red_flags.reading import Reading, read_statement
from generator.prep_sheet.red_flags.target import TargetRole

SHIPPED = Path(voice.__file__).parent / "data" / "voice.json"
STATEMENTS = (
    "Owner.",
    "xqzzy",
    "I want my manager's chair, and then his manager's.",
    "My manager wants me to want nothing but this chair.",
    "do a couple years here then start my own firm, maybe with my brother",
    "I'd like to lead a team one day. " * 30,
)


def read(text: str, role: str = "Welder", **more: Any) -> Reading:
    return read_statement(text, TargetRole(role, **more), load_red_flag_rules())


@pytest.fixture(scope="module")
def content() -> dict[str, Any]:
    return dict(json.loads(SHIPPED.read_bytes())["ear"])


def signed(text: str, width: int) -> list[list[int]]:
    """Return rows of signed bytes."""
    numbers = [byte - 256 if byte > 127 else byte for byte in base64.b64decode(text)]
    return [numbers[at : at + width] for at in range(0, len(numbers), width)]


def listened(rows: list[list[int]], name: str, content: dict[str, Any], stride: int) -> Any:
    """Return what a layer hears, by the book."""
    bias, shift = content[f"{name}_bias"], content[f"{name}_shift"]
    weights = signed(content[name], len(bias))
    silence = [0] * len(rows[0])
    heard = []
    for place in range(len(rows)):
        around = [place + stride * (step - REACH // 2) for step in range(REACH)]
        inputs = [n for at in around for n in (rows[at] if 0 <= at < len(rows) else silence)]
        sums = [
            sum(n * row[channel] for n, row in zip(inputs, weights, strict=True)) + bias[channel]
            for channel in range(len(bias))
        ]
        heard.append([min(max(one >> shift, 0), LOUDEST) for one in sums])
    return heard


def by_the_book(reading: Reading, content: dict[str, Any]) -> list[float]:
    """Return the scores by sums of plain numbers."""
    keys = content["keys"].split("\n")
    bytes_a_row = len(base64.b64decode(content["rows"])) // len(keys)
    rows = dict(zip(keys, signed(content["rows"], bytes_a_row), strict=True))
    words = []
    for first, *more in keys_of(reading):
        heard = [rows.get(first, rows[UNKNOWN]), *(rows[key] for key in more if key in rows)]
        words.append([min(max(sum(one), -LOUDEST), LOUDEST) for one in zip(*heard, strict=True)])
    near = listened(words, "first", content, 1)
    far = listened(near, "second", content, STRIDE)
    loudest = [max(one) for one in (*zip(*near, strict=True), *zip(*far, strict=True))]
    last = zip(*signed(content["last"], 5), strict=True)
    sums = [sum(n * w for n, w in zip(loudest, column, strict=True)) for column in last]
    biased = zip(sums, content["last_bias"], strict=True)
    return [(one + bias) * content["unit"] for one, bias in biased]


@pytest.mark.parametrize("text", STATEMENTS)
def test_it_hears_to_the_last_bit_what_plain_sums_say(text: str, content: dict[str, Any]) -> None:
    reading = read(text)
    assert Ear(content).scores(reading) == by_the_book(reading, content)


def test_the_order_of_words_is_heard(content: dict[str, Any]) -> None:
    ear = Ear(content)
    mine, theirs = "I will replace my manager", "my manager will replace I"
    assert sorted(mine.split()) == sorted(theirs.split())
    assert ear.scores(read(mine)) != ear.scores(read(theirs))


def test_a_word_that_was_not_learned_is_no_fault(content: dict[str, Any]) -> None:
    scores = Ear(content).scores(read("xqzzy"))
    assert scores == Ear(content).scores(read("qvvxz"))


def test_a_words_keys_say_what_is_read_in_it() -> None:
    text = "I have no plans to become a lawyer, I want to be a welder."
    keys = {one[0]: set(one[1:]) for one in keys_of(read(text))}
    assert "m:away people" in keys["w:lawyer"]
    assert any(key.startswith("s:") for key in keys["w:lawyer"])
    assert "m:home people" in keys["w:welder"]
    assert not any(key.startswith("s:") for key in keys["w:welder"])


def test_the_jobs_own_matter_is_one_and_the_same_word() -> None:
    paid = [one[0] for one in keys_of(read("I like salaries.", own_subjects=("pay",)))]
    assert paid == ["w:i", "w:like", "own", "w:."]
    assert "w:salaries" in [one[0] for one in keys_of(read("I like salaries."))]
