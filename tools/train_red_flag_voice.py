"""Learn the voice that speaks beside the rules of red flags, from labelled statements.

    pip install scikit-learn        # needed here only, never by prepsheets itself
    python tools/train_red_flag_voice.py                 the shipped weights, from every file
    python tools/train_red_flag_voice.py --held-out      weights without one author, for each author

The second form writes `voice_without_<author>.json` beside the statements; with these
`benchmarks/red_flags.py` measures each author on a voice that has never heard them.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy import sparse
from sklearn.feature_extraction import DictVectorizer
from sklearn.svm import LinearSVC

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from generator.prep_sheet.composing import compose_prep_sheet  # noqa: E402
from generator.prep_sheet.content import load_content  # noqa: E402
from generator.prep_sheet.red_flags.loading import load_red_flag_rules  # noqa: E402
from generator.prep_sheet.red_flags.reading import read_statement  # noqa: E402
from generator.prep_sheet.red_flags.target import TargetRole  # noqa: E402
from generator.roles.matching import TitleContext, find_role_profile  # noqa: E402
from generator.roles.model import AVOID_KINDS  # noqa: E402
from generator.roles.role_library import load_role_library  # noqa: E402
from generator.roster.model import Candidate  # noqa: E402
from generator.settings import RoleSettings, Settings  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

STATEMENTS = ROOT / "tests/data/red_flags"
SHIPPED = ROOT / "generator/prep_sheet/red_flags/data/voice.json"
AUTHORS = ("a", "b", "own")
SCALES = {"R:": 1.0, "G:": 1.0, "w:": 1.0, "c:": 1.0, "h:": 0.8, "b:": 0.5, "d:": 0.5}
"""How easily a feature may weigh: rare pairs less than single words, classes and rules."""
MARGINS = {"promotion_pay": 0.2}
MARGIN = 0.15
"""Added to a kind's score, `MARGIN` where no other is given: a little less caution."""
OWN_WORDS_TRUST = 0.1
"""What a passage of the program's own words counts beside a labelled statement."""
FACTS = {"role": "nurse", "employer": "Northwind", "skill": "triage", "other": "photography"}
YEARS = (0.0, 2.0, 7.0, 16.0)
SEEN = 2
"""A feature must stand in this many statements to be learned."""
SMALLEST = 0.01
"""Weights below this are left out of the file."""


def main() -> None:
    """Learn and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--held-out", action="store_true")
    options = parser.parse_args()
    heard = {author: read_author(author) for author in AUTHORS}
    clean = [features_of(text, role) for text, role in own_words()]
    print(f"{len(clean)} passages of the program's own words")
    if not options.held_out:
        write(SHIPPED, learn([row for rows in heard.values() for row in rows], clean))
        return
    for author in ("a", "b"):
        rest = [row for other, rows in heard.items() if other != author for row in rows]
        write(STATEMENTS / f"voice_without_{author}.json", learn(rest, clean))


def features_of(text: str, role: str) -> set[str]:
    """Return the features of one statement."""
    rules = load_red_flag_rules()
    return rules.voice.features(read_statement(text, TargetRole(role), rules))


def read_author(author: str) -> list[tuple[set[str], set[str]]]:
    """Return the features and the labels of each of an author's statements."""
    with (STATEMENTS / f"statements_{author}.csv").open(encoding="utf-8", newline="") as file:
        return [
            (features_of(row["text"], row["role"]), set(filter(None, row["labels"].split("|"))))
            for row in csv.DictReader(file)
        ]


def own_words() -> Iterator[tuple[str, str]]:
    """Yield what the program itself tells people to say, and for which job.

    These are good answers by definition; the voice must not raise its eyebrows at them.
    """
    library = load_role_library(RoleSettings())
    content = load_content(Settings(), library)
    for _, instead in load_red_flag_rules().advice.values():
        yield from ((wording.format_map(FACTS), "Nurse") for wording in instead)
    for number, name in enumerate(library.profiles):
        profile = library.profile(name)
        if profile.avoid:
            for kind in AVOID_KINDS:
                yield getattr(profile.avoid, kind).instead, profile.title
        one = Candidate(
            worksheet=None,
            row_number=2,
            columns={},
            key=f"{number}",
            name="Ada Obi",
            given_name="Ada",
            target_role=profile.title,
            years_experience=YEARS[number % len(YEARS)],
        )
        match = find_role_profile(one.target_role, TitleContext(), library)
        sheet = compose_prep_sheet(one, match, content)
        for horizon in (sheet.near_term, sheet.long_term):
            for beat in (*horizon.full.beats, *horizon.short.beats):
                yield beat.text, profile.title


def learn(rows: list[tuple[set[str], set[str]]], clean: list[set[str]]) -> dict[str, Any]:
    """Return the bias of each kind and of "any kind", and each feature's weights in hundredths."""
    rows = rows + [(features, set()) for features in clean]
    trust = np.array([1.0] * (len(rows) - len(clean)) + [OWN_WORDS_TRUST] * len(clean))
    seen = Counter(feature for features, _ in rows for feature in features)
    table = DictVectorizer()
    matrix = table.fit_transform(
        [{feature: 1.0 for feature in features if seen[feature] >= SEEN} for features, _ in rows]
    )
    scales = np.array([SCALES[name[:2]] for name in table.feature_names_])
    matrix = matrix @ sparse.diags(scales)
    bias, weights = [], []
    for kind in (*AVOID_KINDS, "any"):
        wanted = set(AVOID_KINDS) if kind == "any" else {kind}
        model = LinearSVC(C=0.08)
        model.fit(matrix, [bool(wanted & labels) for _, labels in rows], sample_weight=trust)
        bias.append(round(float(model.intercept_[0]) + MARGINS.get(kind, MARGIN), 3))
        weights.append(model.coef_[0] * scales)
    columns = np.array(weights).T
    return {
        "bias": bias,
        "weights": {
            name: [round(100 * float(weight)) for weight in row]
            for name, row in zip(table.feature_names_, columns, strict=True)
            if np.abs(row).max() >= SMALLEST
        },
    }


def write(path: Path, voice: dict[str, Any]) -> None:
    """Write a voice as JSON, one feature a line."""
    lines = ",\n".join(
        f"{json.dumps(key, ensure_ascii=False)}: {json.dumps(row, separators=(',', ':'))}"
        for key, row in sorted(voice["weights"].items())
    )
    path.write_text(
        f'{{"bias": {json.dumps(voice["bias"])},\n"weights": {{\n{lines}\n}}}}\n', encoding="utf-8"
    )
    print(f"{path.name}: {len(voice['weights'])} features, {path.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
