"""What the voice and the ear of red flags are learned from: each statement as its features."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from good_answers import good_answers, hopes_of_other_jobs, tempting_answers
from red_flags import read_rows

from generator.prep_sheet.red_flags.ear import keys_of
from generator.prep_sheet.red_flags.loading import load_red_flag_rules
from generator.prep_sheet.red_flags.reading import read_statement
from generator.prep_sheet.red_flags.target import TargetRole
from generator.prep_sheet.red_flags.voice import length_of
from generator.prep_sheet.red_flags.weights import parts_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

STATEMENTS = Path(__file__).resolve().parents[1] / "tests/data/red_flags"
SCALES = {"R": 1, "G": 1, "c": 1, "w": 0.8, "h": 0.8, "f": 0.7, "b": 0.65, "d": 0.5, "x": 0.5}
SCALES |= {"t": 0.5, "n": 0.25}
"""How easily a feature may weigh: rare pairs less than single words, classes and rules."""
TRUST = {"advice": 0.3, "script": 0.1, "trade": 0.05}
"""What good answers count beside a labelled statement, by where they stand."""
TEMPTING_TRUST, HOPE_TRUST = 0.5, 0.3
"""What the bad answers that the role library warns of count, and hopes of another job."""


@dataclass(frozen=True)
class Example:
    """A statement to learn from.

    Attributes:
        features: each with its value: its scale, by the statement's length.
        labels: the kinds it shows.
        trust: what it counts.
        is_partly_labelled: whether only what it shows is known, and not what it does not.
        heard: its words' keys, for the ear.
    """

    features: dict[str, float]
    heard: tuple[tuple[str, ...], ...]
    labels: frozenset[str]
    trust: float = 1.0
    is_partly_labelled: bool = False


def path_of(author: str) -> Path:
    """Return the file of an author's statements."""
    return STATEMENTS / f"statements_{author}.csv"


def example(text: str, role: str, labels: Iterable[str], **more: Any) -> Example:
    """Return a statement as its features."""
    rules = load_red_flag_rules()
    reading = read_statement(text, TargetRole(role), rules)
    found = rules.voice.features(reading)
    counts = Counter(part for key in found if key[0] == "w" for part in parts_of(key))
    counts.update(found)
    length = length_of(reading)
    values = {key: SCALES[key[0]] * count / length for key, count in counts.items()}
    return Example(values, tuple(keys_of(reading)), frozenset(labels), **more)


@cache
def examples_by(author: str) -> list[Example]:
    """Return an author's statements."""
    rows = zip(*read_rows(path_of(author)), strict=True)
    return [example(row["text"], row["role"], kinds) for row, kinds in rows]


@cache
def beside() -> list[Example]:
    """Return what is learned beside the authors' statements."""
    good = [example(text, role, (), trust=TRUST[where]) for text, role, where in good_answers()]
    bad = [
        example(text, role, (kind,), trust=TEMPTING_TRUST, is_partly_labelled=True)
        for text, role, kind in tempting_answers()
    ]
    return [*good, *bad, *of_other_jobs(), *of_the_rules()]


def of_other_jobs() -> Iterator[Example]:
    """Yield hopes of another job, near or far, where they are read as what they are."""
    rules = load_red_flag_rules()
    for text, role, is_far in hopes_of_other_jobs():
        reading = read_statement(text, TargetRole(role), rules)
        if is_far and reading.foreign:
            yield example(text, role, ("off_field",), trust=HOPE_TRUST)
        if not is_far and reading.home and not reading.foreign:
            yield example(text, role, (), trust=HOPE_TRUST)


def of_the_rules() -> Iterator[Example]:
    """Yield the rules' own examples and counter-examples."""
    for rule in load_red_flag_rules().rules:
        for text in rule.examples:
            yield example(text, "Roofer", (rule.kind,), is_partly_labelled=True)
        for text in rule.counter:
            yield example(text, "Roofer", ())


def examples_of(authors: Iterable[str]) -> list[Example]:
    """Return all that a voice is learned from."""
    return [*(one for author in authors for one in examples_by(author)), *beside()]
