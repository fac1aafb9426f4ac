"""Print how well red flags are found in files of labelled statements.

    python benchmarks/red_flags.py tests/data/red_flags/statements_plain.csv [--misses]

For each kind: precision, recall and F1 over statements; then the share of clean statements that
raise a false alarm, and the mean time a statement takes. The shipped weights have heard every
labelled file but the plain ones; `python tools/train_red_flag_voice.py --held-out` measures each
author on weights that have not heard them.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from generator.prep_sheet.red_flags.finding import TargetRole, find_red_flags, load_red_flag_rules
from generator.roles.model import AVOID_KINDS


def main() -> None:
    """Read the labelled files, find the flags, print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--misses", action="store_true", help="print the statements got wrong")
    parser.add_argument("--kind", choices=AVOID_KINDS, help="misses of this kind only")
    parser.add_argument("--voice", type=Path, help="weights other than the shipped ones")
    options = parser.parse_args()
    rules = load_red_flag_rules()
    if options.voice:
        rules = rules.with_weights(json.loads(options.voice.read_bytes()))
    for path in options.files:
        rows, expected = read_rows(path)
        targets = [TargetRole(row["role"]) for row in rows]
        for row, target in zip(rows, targets, strict=True):  # compile what will be needed
            find_red_flags(row["text"], target, rules)
        find_red_flags.cache_clear()
        began = time.process_time()
        found = [
            find_red_flags(row["text"], target, rules)
            for row, target in zip(rows, targets, strict=True)
        ]
        seconds = time.process_time() - began
        print(path.name)
        print_table(expected, [{flag.kind for flag in flags} for flags in found])
        print(f"{1000 * seconds / len(rows):.3f} ms of processor time a statement\n")
        if options.misses:
            print_misses(rows, expected, found, options.kind)


def read_rows(path: Path) -> tuple[list[dict[str, str]], list[set[str]]]:
    """Return the rows of a labelled file, and the labels of each."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return rows, [set(filter(None, row["labels"].split("|"))) for row in rows]


def counts_of(kind: str, expected: list[set[str]], found: list[set[str]]) -> tuple[int, int, int]:
    """Return how many statements are rightly flagged with a kind, labelled, and flagged."""
    right = sum(kind in want and kind in got for want, got in zip(expected, found, strict=True))
    return right, sum(kind in want for want in expected), sum(kind in got for got in found)


def f1_of(kind: str, expected: list[set[str]], found: list[set[str]]) -> float:
    """Return the F1 of a kind."""
    right, labelled, flagged = counts_of(kind, expected, found)
    return 2 * right / max(labelled + flagged, 1)


def false_alarms(expected: list[set[str]], found: list[set[str]]) -> float:
    """Return the share of clean statements that are flagged."""
    clean = [got for want, got in zip(expected, found, strict=True) if not want]
    return sum(map(bool, clean)) / max(len(clean), 1)


def print_table(expected: list[set[str]], found: list[set[str]]) -> None:
    """Print precision, recall and F1 by kind, and the false alarms on clean statements."""
    print(f"{'kind':14} {'precision':>9} {'recall':>7} {'F1':>6} {'labelled':>9}")
    for kind in AVOID_KINDS:
        right, labelled, flagged = counts_of(kind, expected, found)
        precision, recall = right / max(flagged, 1), right / max(labelled, 1)
        f1 = f1_of(kind, expected, found)
        print(f"{kind:14} {precision:9.3f} {recall:7.3f} {f1:6.3f} {labelled:9}")
    clean = sum(not want for want in expected)
    print(f"false alarms on {false_alarms(expected, found):.1%} of {clean} clean")


def print_misses(rows: list, expected: list, found: list, kind: str | None) -> None:
    """Print each statement got wrong: what is missing (-), what is too much (+)."""
    for row, want, flags in zip(rows, expected, found, strict=True):
        quotes = {flag.kind: row["text"][flag.start : flag.end] for flag in flags}
        wrong = [f"-{k}" for k in sorted(want - set(quotes))]
        wrong += [f"+{k} {q!r}" for k, q in quotes.items() if k not in want]
        wrong = [item for item in wrong if kind is None or item[1:].startswith(kind)]
        if wrong:
            print(f"{', '.join(wrong)}\n    [{row['role']}] {row['text']}")


if __name__ == "__main__":
    main()
