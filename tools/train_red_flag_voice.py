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
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.svm import LinearSVC

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from red_flag_ear import learn_ear  # noqa: E402
from red_flag_examples import SCALES, Example, examples_of, path_of  # noqa: E402
from red_flags import f1_of, false_alarms, print_misses, read_rows  # noqa: E402

from generator.prep_sheet.red_flags.finding import find_red_flags  # noqa: E402
from generator.prep_sheet.red_flags.loading import load_red_flag_rules  # noqa: E402
from generator.prep_sheet.red_flags.target import TargetRole  # noqa: E402
from generator.prep_sheet.red_flags.weights import ZERO, parts_of  # noqa: E402
from generator.roles.model import AVOID_KINDS  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterable

SHIPPED = ROOT / "generator/prep_sheet/red_flags/data/voice.json"
OURS = ("own", "own_more")
"""Written by the rules' own author: learned from, never measured on."""
MEASURED = (*"abcdefghijklmnopqrstuvwxyz", *(f"a{letter}" for letter in "abcdefghijklmnopqr"))
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
SEEN = 2
"""A feature must stand in this many statements to be learned."""
SMALLEST = 4.0
"""Rows of weights that are all smaller than this many units are left out."""


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
