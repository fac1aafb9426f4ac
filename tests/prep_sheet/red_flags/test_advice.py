"""What the interviewer hears and what to say instead."""

from __future__ import annotations

import re

import pytest

from generator.prep_sheet.red_flags.advice import Told, advise, slots_of
from generator.prep_sheet.red_flags.finding import (
    TargetRole,
    find_red_flags,
    load_red_flag_rules,
)

ADVICE = load_red_flag_rules().advice
FACTS = {"role": "nurse", "employer": "Northwind", "skill": "triage", "other": "photography"}
WORDINGS = [
    (kind, sub, wording) for (kind, sub), (_, instead) in ADVICE.items() for wording in instead
]


def test_no_wording_puts_an_article_before_a_role() -> None:
    """It would be "a electrician" for some: "the" and "your" fit every role."""
    texts = [text for both in ADVICE.values() for texts in both for text in texts]
    assert not [text for text in texts if re.search(r"\ban? \{role\}", text, re.IGNORECASE)]


def test_every_rules_sub_kind_has_advice() -> None:
    assert {(rule.kind, rule.sub) for rule in load_red_flag_rules().rules} <= ADVICE.keys()


def test_there_are_several_of_each_and_some_need_no_fact() -> None:
    for (kind, sub), (hears, instead) in ADVICE.items():
        assert len(hears) >= 2, (kind, sub)
        assert len(instead) >= 3, (kind, sub)
        assert sum(not slots_of(wording) for wording in instead) >= 2, (kind, sub)


@pytest.mark.parametrize(("kind", "sub", "wording"), WORDINGS)
def test_a_safer_wording_is_safe_and_can_be_said(kind: str, sub: str, wording: str) -> None:
    assert slots_of(wording) <= FACTS.keys()
    said = wording.format_map(FACTS)
    target = TargetRole("Nurse")
    found = [flag.kind for flag in find_red_flags(said, target, load_red_flag_rules())]
    assert found == [], (kind, sub)
    for sentence in said.replace("?", ".").split("."):
        assert len(sentence.split()) <= 30, sentence


def test_a_wording_is_only_taken_when_its_facts_are_known() -> None:
    for key in map(str, range(60)):
        _, instead = advise("leaving", "study", Told(key=key), ADVICE)
        assert "{" not in instead
        assert instead


def test_the_same_candidate_gets_the_same_words_and_others_get_others() -> None:
    told = [Told(key=str(number), role="nurse") for number in range(40)]
    first = [advise("leaving", "general", one, ADVICE) for one in told]
    assert first == [advise("leaving", "general", one, ADVICE) for one in told]
    assert len({instead for _, instead in first}) > 2
