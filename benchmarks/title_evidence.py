"""Learn what words of titles tell about the SOC major groups, from an O*NET text release.

    python benchmarks/title_evidence.py ONET_FOLDER [--half]

Writes `generator/roles/matching_data/evidence.tsv`: a multinomial logistic regression over words,
pairs, heads, beginnings and ends of words, learned with AdaGrad, small weights left out. With
`--half` it learns from the half of the titles that `benchmarks/titles.py` does not measure on, and
prints how well the other half is told; nothing is written.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from titles import is_held_out

from generator.roles.evidence import FILE, SCALE, Evidence, features_of, parse_evidence
from generator.roles.role_library import load_role_library
from generator.roles.title_ranks import without_rank
from generator.roles.title_readings import head_place, readings_of
from generator.roles.title_text import split_title
from generator.roles.title_words import all_keys
from generator.settings import RoleSettings

HEAD = """\
# What features of job titles tell about the SOC major groups, in tenths of a logit.
# Learned from the titles of the O*NET 27.0 Database by the U.S. Department of Labor, Employment
# and Training Administration (USDOL/ETA), used under the CC BY 4.0 license; O*NET is a trademark
# of USDOL/ETA. Changed: the titles were weighed and are not held. See docs/roles.md.
"""
EPOCHS = 14
BATCH = 256
RATE = 0.15
DECAY = 5e-5
LEAST = 2
"""Titles that must hold a pair, a beginning or an end of a word for it to be weighed."""
SMALL = 3
"""Tenths of a logit below which a weight is left out."""
Floats = npt.NDArray[np.float32]


class Title(NamedTuple):
    """A title and the major groups it stands under, with the features it is weighed by."""

    features: tuple[str, ...]
    groups: frozenset[str]
    count: int = 1


def keys_and_head(title: str) -> tuple[tuple[str, ...], str]:
    """Return a title's words as they are compared, and its head."""
    readings = readings_of(split_title(title), frozenset())
    if not readings:
        return (), ""
    words = without_rank(readings[0].words)
    head = words[head_place(words)].keys[-1:] or ("",)
    return all_keys(words), head[0]


def read_onet_titles(folder: Path) -> dict[str, set[str]]:
    """Return every title of a release with the major groups it stands under."""
    groups: dict[str, set[str]] = defaultdict(set)
    for name in ("Occupation Data.txt", "Alternate Titles.txt", "Sample of Reported Titles.txt"):
        for line in (folder / name).read_text(encoding="utf-8").splitlines()[1:]:
            code, title, *_ = line.split("\t")
            groups[title].add(code[:2])
    return groups


def training_titles(groups: dict[str, set[str]]) -> list[Title]:
    """Return titles with their features, those that compare as equal made one."""
    merged: dict[tuple[tuple[str, ...], str], set[str]] = defaultdict(set)
    for title, codes in groups.items():
        merged[keys_and_head(title)] |= codes
    return [
        Title(tuple(dict.fromkeys(("", *features_of(keys, head)))), frozenset(codes))
        for (keys, head), codes in merged.items()
        if keys
    ]


def learn(titles: list[Title], least: int) -> tuple[list[str], list[str], Floats]:
    """Return the groups, the features seen at least `least` times, and their weights."""
    seen = Counter(feature for title in titles for feature in title.features)
    features = [
        feature
        for feature, count in seen.most_common()
        if count >= (least if set(feature) & {" ", "-"} else 1)
    ]
    place = {feature: number for number, feature in enumerate(features)}
    names = sorted({group for title in titles for group in title.groups})
    rows = [
        np.array([place[f] for f in title.features if f in place], dtype=np.int32)
        for title in titles
    ]
    wanted = np.zeros((len(titles), len(names)), np.float32)
    for number, title in enumerate(titles):
        for group in title.groups:
            wanted[number, names.index(group)] = 1 / len(title.groups)
    return names, features, _descend(rows, wanted, len(features))


def _descend(rows: list[npt.NDArray[np.int32]], wanted: Floats, count: int) -> Floats:
    weights = np.zeros((count, wanted.shape[1]), np.float32)
    squares = np.full((count, 1), 1e-6, np.float32)
    order = np.random.default_rng(0)
    for _ in range(EPOCHS):
        shuffled = order.permutation(len(rows))
        for start in range(0, len(rows), BATCH):
            batch = shuffled[start : start + BATCH]
            held = np.concatenate([rows[number] for number in batch])
            owner = np.repeat(np.arange(len(batch)), [len(rows[number]) for number in batch])
            sums = np.zeros((len(batch), wanted.shape[1]), np.float32)
            np.add.at(sums, owner, weights[held])
            sums = np.exp(sums - sums.max(1, keepdims=True))
            error = sums / sums.sum(1, keepdims=True) - wanted[batch]
            used, inverse = np.unique(held, return_inverse=True)
            slope = np.zeros((len(used), wanted.shape[1]), np.float32)
            np.add.at(slope, inverse, error[owner])
            slope += DECAY * BATCH * weights[used]
            squares[used] += (slope**2).mean(1, keepdims=True)
            weights[used] -= RATE * slope / np.sqrt(squares[used])
    return weights


def as_lines(names: list[str], features: list[str], weights: Floats) -> list[str]:
    """Return the lines of the file: the groups, then each feature with its weights."""
    lines = [" ".join(names)]
    tenths = np.rint(weights * SCALE).astype(int)
    for feature, row in zip(features, tenths, strict=True):
        told = {name: value for name, value in zip(names, row, strict=True) if abs(value) >= SMALL}
        if told or not set(feature) & {" ", "-", "="}:
            pairs = " ".join(f"{name}:{value}" for name, value in told.items())
            lines.append(f"{feature}\t{pairs}")
    return lines


def measure(evidence: Evidence, groups: dict[str, set[str]]) -> None:
    """Print how well titles are told, for several least chances."""
    told = []
    for title, codes in groups.items():
        keys, head = keys_and_head(title)
        if keys:
            chances = evidence.chances(keys, head)
            best = max(chances, key=chances.__getitem__)
            told.append((chances[best], best in codes))
    print(f"{len(told)} titles never learned from")
    for least in (0.0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
        right = sum(ok for chance, ok in told if chance >= least) / len(told)
        wrong = sum(not ok for chance, ok in told if chance >= least) / len(told)
        print(f"chance >= {least:.1f}: right {right:6.1%}  wrong {wrong:6.1%}")


def library_titles() -> dict[str, set[str]]:
    """Return the built-in library's own titles with their major groups."""
    library = load_role_library(RoleSettings())
    return {
        title: {library.soc_codes[name][:2]}
        for name, table in library.profiles.tables.items()
        if not library.soc_codes[name].endswith("-0000")
        for title in (table["title"], *table["aliases"])
    }


def half_evidence(folder: Path) -> Evidence:
    """Return evidence learned from the half of the titles that is not held out."""
    groups = read_onet_titles(folder)
    kept = {title: codes for title, codes in groups.items() if not is_held_out(title)}
    return parse_evidence(iter(as_lines(*learn(training_titles(kept), LEAST))))


def main() -> None:
    """Learn, and write or measure."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--half", action="store_true")
    given = arguments.parse_args()
    groups = read_onet_titles(given.folder)
    if given.half:
        others = {title: codes for title, codes in groups.items() if is_held_out(title)}
        measure(half_evidence(given.folder), others)
        return
    for title, codes in library_titles().items():
        groups.setdefault(title, set()).update(codes)
    lines = as_lines(*learn(training_titles(groups), LEAST))
    FILE.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{FILE.name}: {len(lines)} features, {FILE.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
