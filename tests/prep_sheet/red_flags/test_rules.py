"""Every rule speaks on its examples and is silent on its counter-examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.prep_sheet.red_flags.finding import (
    TargetRole,
    find_red_flags,
    load_red_flag_rules,
)
from generator.prep_sheet.red_flags.reading import read_statement
from generator.roles.model import AVOID_KINDS

if TYPE_CHECKING:
    from generator.prep_sheet.red_flags.loading import Rule

ROLE = TargetRole("Roofer")


def rules() -> list[Rule]:
    return list(load_red_flag_rules().rules)


def name(rule: Rule) -> str:
    return f"{rule.kind}-{rule.id}"


def test_each_kind_has_rules_with_examples_and_counter_examples() -> None:
    assert {rule.kind for rule in rules()} == set(AVOID_KINDS)
    assert [name(rule) for rule in rules() if not rule.examples or not rule.counter] == []


def test_ids_are_unique_in_a_kind() -> None:
    names = [name(rule) for rule in rules()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("rule", rules(), ids=name)
def test_a_rule_speaks_on_its_examples(rule: Rule) -> None:
    for example in rule.examples:
        reading = read_statement(example, ROLE, load_red_flag_rules())
        assert any(hit.rule is rule and not hit.silenced for hit in reading.hits), example
        found = find_red_flags(example, ROLE, load_red_flag_rules())
        assert rule.kind in {flag.kind for flag in found}, example


@pytest.mark.parametrize("rule", rules(), ids=name)
def test_a_kind_is_silent_on_its_counter_examples(rule: Rule) -> None:
    for counter in rule.counter:
        found = find_red_flags(counter, ROLE, load_red_flag_rules())
        assert rule.kind not in {flag.kind for flag in found}, counter


@pytest.mark.parametrize("rule", rules(), ids=name)
def test_every_pattern_can_be_compiled(rule: Rule) -> None:
    for pattern in rule.patterns:
        assert pattern.find.pattern
