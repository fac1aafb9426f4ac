"""Learn the voice that speaks beside the rules of red flags, from labelled statements.

    pip install scikit-learn torch   # needed here only, never by prepsheets itself
    python tools/train_red_flag_voice.py                      the shipped weights, from every file
    python tools/train_red_flag_voice.py --held-out           each author on a voice without them
    python tools/train_red_flag_voice.py --held-out c --misses
    python tools/train_red_flag_voice.py --without g h m q r --to FILE
    python tools/train_red_flag_voice.py --without g h m q r --measure FILES

Held out, nothing is written: the voice is learned in memory and the author measured with it.
"""

from __future__ import annotations

import argparse
import base64
import json
import sys
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.svm import LinearSVC

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from good_answers import good_answers, hopes_of_other_jobs, tempting_answers  # noqa: E402
from red_flag_ear import learn_ear  # noqa: E402
from red_flags import f1_of, false_alarms, print_misses, read_rows  # noqa: E402

from generator.prep_sheet.red_flags.ear import keys_of  # noqa: E402
from generator.prep_sheet.red_flags.finding import find_red_flags  # noqa: E402
from generator.prep_sheet.red_flags.loading import load_red_flag_rules  # noqa: E402
from generator.prep_sheet.red_flags.reading import read_statement  # noqa: E402
from generator.prep_sheet.red_flags.target import TargetRole  # noqa: E402
from generator.prep_sheet.red_flags.voice import length_of  # noqa: E402
from generator.prep_sheet.red_flags.weights import ZERO, parts_of  # noqa: E402
from generator.roles.model import AVOID_KINDS  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

STATEMENTS = ROOT / "tests/data/red_flags"
SHIPPED = ROOT / "generator/prep_sheet/red_flags/data/voice.json"
OURS = ("own", "own_more")
"""Written by the rules' own author: learned from, never measured on."""
MEASURED = (*"abcdefghijklmnopqrstuvwxyz", *(f"a{letter}" for letter in "abcdefghijklmnopqr"))
SCALES = {"R": 1, "G": 1, "c": 1, "w": 0.8, "h": 0.8, "f": 0.7, "b": 0.65, "d": 0.5, "x": 0.5}
SCALES |= {"t": 0.5, "n": 0.25}
"""How easily a feature may weigh: rare pairs less than single words, classes and rules."""
MARGINS = {
    "leaving": 0.02,
    "promotion_pay": 0.17,
    "timeline": 0.17,
    "threat": 0.13,
    "off_field": 0.0,
}
MARGIN = 0.0
"""Added to the score of "any kind"; `MARGINS` to a kind's."""
CAUTION = 0.12
"""The SVM's C: small, so that many features share what is learned."""
TRUST = {"advice": 0.3, "script": 0.1, "trade": 0.05}
"""What good answers count beside a labelled statement, by where they stand."""
TEMPTING_TRUST, HOPE_TRUST = 0.5, 0.3
"""What the bad answers that the role library warns of count, and hopes of another job."""
SEEN = 2
"""A feature must stand in this many statements to be learned."""
SMALLEST = 4.0
"""Rows of weights that are all smaller than this many units are left out."""


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


def main() -> None:
    """Learn, and write or measure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--held-out", nargs="*", metavar="AUTHOR", help="measure, each left out")
    parser.add_argument("--without", nargs="+", default=[], metavar="AUTHOR", help="not heard")
    parser.add_argument("--measure", nargs="+", type=Path, help="measure on these, write nothing")
    parser.add_argument("--to", type=Path, default=SHIPPED, help="where to write the weights")
    parser.add_argument("--misses", action="store_true", help="print the statements got wrong")
    options = parser.parse_args()
    authors = [a for a in MEASURED if a not in options.without and path_of(a).exists()]
    if options.held_out is None:
        voice = learn(examples_of([*authors, *OURS]))
        if options.measure:
            show([(path, voice) for path in options.measure], misses=options.misses)
        else:
            write(voice, options.to)
        return
    held = options.held_out or [author for author in authors if author not in "ab"]
    voices = (
        (path_of(out), learn(examples_of([*(a for a in authors if a != out), *OURS])))
        for out in held
    )
    show(voices, misses=options.misses)


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


def learn(examples: list[Example]) -> dict[str, Any]:
    """Return the content of a file of weights."""
    seen = Counter(key for one in examples for key in one.features)
    table = DictVectorizer(dtype=np.float32)
    matrix = table.fit_transform(
        [{key: v for key, v in one.features.items() if seen[key] >= SEEN} for one in examples]
    )
    matrix.indices, matrix.indptr = matrix.indices.astype("i4"), matrix.indptr.astype("i4")
    bias, columns = [], []
    for kind in (*AVOID_KINDS, "any"):
        wanted = set(AVOID_KINDS) if kind == "any" else {kind}
        shown = np.array([bool(wanted & one.labels) for one in examples])
        trust = np.array([one.trust for one in examples])
        trust[[one.is_partly_labelled for one in examples] & ~shown] = 0.0
        model = LinearSVC(C=CAUTION, random_state=1)
        model.fit(matrix, shown, sample_weight=trust)
        bias.append(round(float(model.intercept_[0]) + MARGINS.get(kind, MARGIN), 3))
        columns.append(model.coef_[0])
    return packed(bias, table.feature_names_, np.array(columns).T) | {"ear": ear_of(examples)}


def ear_of(examples: list[Example]) -> dict[str, Any]:
    """Return the content of an ear."""
    shown = np.array([[kind in one.labels for kind in AVOID_KINDS] for one in examples])
    trust = np.array([[one.trust] * len(AVOID_KINDS) for one in examples])
    trust[np.array([one.is_partly_labelled for one in examples])[:, None] & ~shown] = 0.0
    return learn_ear([one.heard for one in examples], shown, trust)


def packed(bias: list[float], names: list[str], columns: np.ndarray) -> dict[str, Any]:
    """Return weights as bytes: scaled, and what a word's letters weigh added to the word."""
    columns = columns * np.array([SCALES[name[0]] for name in names])[:, None]
    place = {name: number for number, name in enumerate(names)}
    whole = columns.copy()
    for name, number in place.items():
        if name[0] == "w":
            for part, count in Counter(parts_of(name)).items():
                if part in place:
                    whole[number] += count * columns[place[part]]
    unit = float(np.quantile(np.abs(whole).max(axis=1), 0.9995)) / ZERO
    steps = np.clip(np.rint(whole / unit), -ZERO, ZERO + 1)
    # a word stays, however little it weighs: what is not there is weighed by its letters
    stays = (np.abs(whole).max(axis=1) >= SMALLEST * unit) | [name[0] == "w" for name in names]
    order = sorted((name, number) for name, number in place.items() if stays[number])
    lanes = (steps[[number for _, number in order]] + ZERO).astype(np.uint8)
    return {
        "bias": bias,
        "unit": unit,
        "keys": "\n".join(name for name, _ in order),
        "weights": base64.b64encode(lanes.tobytes()).decode(),
    }


def show(voices: Iterable[tuple[Path, dict[str, Any]]], *, misses: bool) -> None:
    """Print what a voice finds in each file: F1 by kind, and false alarms."""
    print(f"{'author':8}" + "".join(f"{kind:>14}" for kind in AVOID_KINDS) + "  false alarms")
    table = []
    for path, voice in voices:
        rules = load_red_flag_rules().with_weights(voice)
        rows, expected = read_rows(path)
        found = [find_red_flags(row["text"], TargetRole(row["role"]), rules) for row in rows]
        kinds = [{flag.kind for flag in flags} for flags in found]
        table.append([*(f1_of(kind, expected, kinds) for kind in AVOID_KINDS)])
        table[-1].append(false_alarms(expected, kinds))
        print_line(path.stem.removeprefix("statements_"), table[-1])
        if misses:
            print_misses(rows, expected, found, None)
    print_line("mean", list(np.mean(table, axis=0)))


def print_line(name: str, figures: list[float]) -> None:
    """Print one line of the table."""
    print(f"{name:8}" + "".join(f"{f1:14.3f}" for f1 in figures[:-1]) + f"{figures[-1]:14.1%}")


def write(voice: dict[str, Any], path: Path) -> None:
    """Write weights."""
    path.write_text(json.dumps(voice, ensure_ascii=False) + "\n", encoding="utf-8")
    features = voice["keys"].count("\n") + 1
    print(f"{path.name}: {features} features, {path.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
