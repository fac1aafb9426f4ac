"""How well titles find their field: right, wrong and abstained, by SOC major group.

    python benchmarks/titles.py [FILE] [--half held-out|tuned-on|all] [--wrong]
    python benchmarks/titles.py --onet FOLDER [--half ...] [--step N]

FILE is a labelled table (benchmarks/data/titles.csv): a title as people type it, the rest of the
row, the major groups that count as right (or "none"), and the profile where the library has one.
Half of it, chosen by a digest of the title, was never looked at while the matching was tuned; that
half is printed unless told otherwise. With `--onet` the titles of an O*NET text release stand in,
with the noise that rosters add; word evidence is then learned from the other half alone.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import time
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from generator.roles.matcher import Matcher
from generator.roles.matching import TitleContext
from generator.roles.role_library import load_role_library
from generator.settings import RoleSettings

if TYPE_CHECKING:
    from generator.roles.model import RoleMatch

FILE = Path(__file__).parent / "data" / "titles.csv"
NOISE = (
    "{}", "{}", "{}", "Sr. {}", "{} (Remote)", "{} - Req #48213", "{}*", "{} II", "Junior {}",
    "applying for: {}", "{} - London", "{}, Part Time", "Lead {}", "{} (nights)", "{} / any",
)  # fmt: skip
Verdict = Literal["right", "wrong", "abstained"]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A title, the rest of its row, and what it should find.

    Attributes:
        groups: the SOC major groups that count as right; empty for a title that tells none.
        profile: the id of the profile it should get; "" when the library has none.
    """

    title: str
    context: TitleContext
    groups: frozenset[str]
    profile: str = ""


def is_held_out(title: str) -> bool:
    """Whether a title belongs to the half that is never tuned on: by a digest of its letters."""
    letters = "".join(sorted(title.lower().split()))
    return bool(hashlib.sha256(letters.encode()).digest()[0] & 1)


def read_labelled(path: Path) -> list[Labelled]:
    """Return the titles of a labelled table."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Labelled(
                row["title"],
                TitleContext(
                    employer=row["employer"],
                    department=row["department"],
                    skills=tuple(skill.strip() for skill in row["skills"].split(";") if skill),
                    notes=row["notes"],
                    current_role=row["current_role"],
                ),
                frozenset(row["groups"].split()) - {"none"},
                row["profile"],
            )
            for row in csv.DictReader(file)
        ]


def read_noisy_onet(folder: Path, step: int) -> list[Labelled]:
    """Return every `step`-th title of an O*NET release, with the noise that rosters add."""
    from title_evidence import read_onet_titles

    groups = sorted(read_onet_titles(folder).items())[::step]
    return [
        Labelled(NOISE[number % len(NOISE)].format(title), TitleContext(), frozenset(codes))
        for number, (title, codes) in enumerate(groups)
        if is_held_out(title)
    ]


def verdict_on(labelled: Labelled, match: RoleMatch) -> Verdict:
    """Return whether a match is right, wrong, or none was made."""
    if match.kind == "none":
        return "abstained" if labelled.groups else "right"
    return "right" if match.profile.major_group in labelled.groups else "wrong"


def print_table(titles: list[Labelled], matches: list[RoleMatch]) -> None:
    """Print right, wrong and abstained for each major group and for all."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for labelled, match in zip(titles, matches, strict=True):
        verdict = verdict_on(labelled, match)
        group = min(labelled.groups, default="none")
        counts[group][verdict] += 1
        if labelled.groups:
            counts["all"][verdict] += 1
    print(f"{'group':8}{'titles':>8}{'right':>9}{'wrong':>9}{'abstained':>11}")
    for group in sorted(counts, key=lambda name: (name == "all", name)):
        total = counts[group].total()
        shares = [counts[group][verdict] / total for verdict in ("right", "wrong", "abstained")]
        print(f"{group:8}{total:8}{shares[0]:9.1%}{shares[1]:9.1%}{shares[2]:11.1%}")
    kinds = Counter(match.kind for match in matches)
    print(", ".join(f"{kind} {count}" for kind, count in kinds.most_common()))


def print_profiles(titles: list[Labelled], matches: list[RoleMatch]) -> None:
    """Print how many titles got the very profile that they should, and how many another one."""
    pairs = [
        (labelled.profile, match)
        for labelled, match in zip(titles, matches, strict=True)
        if labelled.profile
    ]
    right = sum(match.profile.id == wanted for wanted, match in pairs)
    named = sum(
        match.kind in {"exact", "similar"} and match.profile.id != wanted for wanted, match in pairs
    )
    if pairs:
        print(f"profile: right {right} of {len(pairs)}, another profile {named}")
    strays = [
        labelled.title
        for labelled, match in zip(titles, matches, strict=True)
        if not labelled.profile and match.kind in {"exact", "similar"}
    ]
    print(f"titles without a profile of their own that got one: {len(strays)}")


def print_wrong(titles: list[Labelled], matches: list[RoleMatch]) -> None:
    """Print each title that was not told right."""
    for labelled, match in zip(titles, matches, strict=True):
        verdict = verdict_on(labelled, match)
        other = labelled.profile and match.kind != "none" and match.profile.id != labelled.profile
        if verdict != "right" or other:
            wanted = labelled.profile or "/".join(sorted(labelled.groups)) or "none"
            found = f"{match.kind} {match.profile.id} {match.score}"
            print(f"{verdict:10} {labelled.title:44} wanted {wanted:20} got {found}")


def parse_arguments() -> argparse.Namespace:
    """Return what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path, nargs="?", default=FILE)
    parser.add_argument("--half", choices=("held-out", "tuned-on", "all"), default="held-out")
    parser.add_argument("--wrong", action="store_true", help="list what was not told right")
    parser.add_argument("--onet", type=Path, help="an O*NET text release")
    parser.add_argument("--step", type=int, default=4, help="of O*NET: every n-th title")
    return parser.parse_args()


def main() -> None:
    """Match, time and print."""
    given = parse_arguments()
    matcher = Matcher(load_role_library(RoleSettings()))
    if given.onet:
        from title_evidence import half_evidence

        titles = read_noisy_onet(given.onet, given.step)
        matcher.evidence = matcher.known.evidence = half_evidence(given.onet)
    else:
        half = {"held-out": (True,), "tuned-on": (False,), "all": (True, False)}[given.half]
        titles = [one for one in read_labelled(given.file) if is_held_out(one.title) in half]
    started = time.process_time()
    matches = [
        matcher.match(one.title, one.context.employer, one.context.words()) for one in titles
    ]
    seconds = time.process_time() - started
    print_table(titles, matches)
    if not given.onet:
        print_profiles(titles, matches)
    print(f"{len(titles) / seconds * 60:,.0f} distinct titles a minute")
    if given.wrong:
        print_wrong(titles, matches)


if __name__ == "__main__":
    main()
