"""The program takes its own advice: sampled over all profiles, stages and situations."""

from __future__ import annotations

import functools
import re
from collections import Counter

from generator.prep_sheet.own_words import sure_red_flag
from tests.prep_sheet.people import content
from tests.prep_sheet.sampling import own_red_flags, sampled, script_faults, text_faults, texts_of

SAMPLES = 2_000
HORIZONS = ("near_term", "long_term")
"""Finding red flags takes longest, so that each sheet is held to it for one of the two."""


@functools.cache
def findings() -> tuple[Counter[str], dict[str, list[str]]]:
    """Return who was sampled and every fault found, by kind of check."""
    people: Counter[str] = Counter()
    faults: dict[str, list[str]] = {"scripts": [], "sections": [], "flags": []}
    for number, (who, one) in enumerate(sampled(SAMPLES)):
        horizon = HORIZONS[number % 2]
        people[one.career.stage] += 1
        people["change"] += one.career.is_change
        people["return"] += one.career.is_return
        people[one.role_match] += 1
        faults["scripts"] += [f"{who}: {fault}" for fault in script_faults(one)]
        faults["flags"] += [f"{who}: {fault}" for fault in own_red_flags(one, horizon)]
        faults["sections"] += [
            f"{who}: {fault}" for text in texts_of(one) for fault in text_faults(text)
        ]
    return people, faults


def test_the_sample_holds_every_stage_and_situation() -> None:
    people, _ = findings()
    for stage in ("student", "first_job", "early", "mid", "senior", "executive"):
        assert people[stage] >= 10, stage
    for situation in ("change", "return", "exact", "family", "none"):
        assert people[situation] >= 10, situation


def test_no_script_leaves_a_slot_stutters_runs_long_or_misses_its_time() -> None:
    assert findings()[1]["scripts"] == []


def test_no_section_leaves_a_slot_or_stutters() -> None:
    assert findings()[1]["sections"] == []


def test_no_script_trips_a_red_flag() -> None:
    assert findings()[1]["flags"] == []


def test_no_sentence_of_a_spoken_place_trips_a_red_flag_by_itself() -> None:
    flagged = []
    for name, place in content().places.items():
        if name.startswith(("near_", "long_")):
            for group in place.groups:
                for sentence in group.sentences:
                    text = re.sub(r"\{[^{}]*\}", "it", sentence.text)
                    if flag := sure_red_flag(text, content().rules):
                        flagged.append(f"{name}, {flag.kind}: {text}")
    assert flagged == []


def test_nothing_offered_to_say_instead_trips_a_red_flag() -> None:
    flagged = []
    heard = 0
    for name, place in content().places.items():
        for group in place.groups:
            for sentence in group.sentences:
                said = _offered(name, re.sub(r"\{[^{}]*\}", "it", sentence.text))
                heard += bool(said)
                if said and (flag := sure_red_flag(said, content().rules)):
                    flagged.append(f"{name}, {flag.kind}: {said}")
    assert heard > 100
    assert flagged == []


def _offered(place: str, text: str) -> str:
    """Return what a sheet offers the candidate to say: the last part, or what stands in quotes."""
    if place.startswith("instead_"):
        return text.removeprefix("it ")
    last = text.rpartition("\n")[2]
    if place.startswith("avoid_"):
        return last
    return (
        " ".join(re.findall("\u201c([^\u201d]*)\u201d", last)) if place.startswith("risk_") else ""
    )
