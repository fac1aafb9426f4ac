"""How long composing a prep sheet takes, red flags included: `python benchmarks/composing.py [N]`.

Everything is loaded first. The best of several rounds is printed, since other programs on the
machine can only make a round slower.
"""

from __future__ import annotations

import gc
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from generator.prep_sheet.career import assess_career
from generator.prep_sheet.composing import compose_prep_sheet
from generator.prep_sheet.content import load_content
from generator.prep_sheet.red_flags.finding import flags_of
from generator.roles.matching import TitleContext, find_role_profile
from generator.roles.role_library import load_role_library
from generator.roster.model import Candidate
from generator.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from generator.roles.model import RoleMatch

    Pairs = Sequence[tuple[Candidate, RoleMatch]]

ROUNDS = 15
TITLES = ("ICU nurse", "Welder", "Data analyst", "Software engineer", "Accountant", "Head chef")
DRAFTS = (
    "",
    "I want to learn a lot in the first years and then help {number} others do the same.",
    "do a couple years here and then start my own business with {number} friends",
)


def people(count: int, round_number: int) -> list[Candidate]:
    """Return candidates of several trades, a third without a draft; no two write the same."""
    return [
        Candidate(
            worksheet="Candidates",
            row_number=number + 2,
            columns={"draft_answer": "H"},
            key=f"person {number} {round_number}",
            name=f"Person {number}",
            given_name="Person",
            target_role=TITLES[number % len(TITLES)],
            target_employer=f"Employer {number % 40}",
            skills=("teamwork", "planning", "Excel"),
            project="the reporting hub",
            training=("first aid course",),
            current_role="assistant",
            years_experience=float(number % 20),
            draft_answer=DRAFTS[number % len(DRAFTS)].format(number=f"{round_number}{number}"),
        )
        for number in range(count)
    ]


def best_milliseconds(
    work: Callable[[Candidate, RoleMatch], object], rounds: Sequence[Pairs]
) -> float:
    """Return the best round's milliseconds a candidate; what is made is let go, as in a batch."""
    seconds = []
    for pairs in rounds:
        gc.collect()
        start = time.perf_counter()
        for candidate, match in pairs:
            work(candidate, match)
        seconds.append((time.perf_counter() - start) / len(pairs))
    return min(seconds) * 1_000


def main(count: int = 600) -> None:
    """Print the table."""
    library = load_role_library(Settings().roles)
    load_content(Settings(), library)
    start = time.perf_counter()
    content = load_content(Settings(), library)
    loading = (time.perf_counter() - start) * 1_000
    rules = content.rules
    parts: dict[str, Callable[[Candidate, RoleMatch], object]] = {
        "composing, red flags included": lambda one, match: compose_prep_sheet(one, match, content),
        "red flags alone": lambda one, match: flags_of(one, match, rules),
        "career alone": lambda one, match: assess_career(one, match, library),
    }
    print(f"loading the words: {loading:.0f} ms (reach: 60)")
    for place, (name, work) in enumerate(parts.items()):
        rounds = [
            [
                (one, find_role_profile(one.target_role, TitleContext(), library))
                for one in people(count, place * ROUNDS + number)
            ]
            for number in range(ROUNDS)
        ]
        print(f"{name}: {best_milliseconds(work, rounds):.3f} ms a candidate")
    print("reach: 0.5 ms, red flags included")


if __name__ == "__main__":
    main(*(int(text) for text in sys.argv[1:]))
