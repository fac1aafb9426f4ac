"""Practice pairs: two people of different targets whose red flags complement each other."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.summary.cohort import PREPARED

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.batch.model import Outcome

MOST_PEOPLE = 60
"""Candidates paired at most: more fit neither a room nor a page."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two people who practise together, or three where the number is odd.

    Attributes:
        kinds: of the red flags that any of them has, in the order of the things to avoid.
    """

    people: Sequence[Outcome]
    kinds: tuple[str, ...]


def pair_up(outcomes: Iterable[Outcome]) -> list[Pair]:
    """Return pairs of those with a prep sheet, the next interviews first.

    Each is paired with the one left who suits best: another role, another employer, other red
    flags; equals stay in the order of their interviews. Past `MOST_PEOPLE` nobody is paired.
    """
    waiting = by_interview(outcomes)[:MOST_PEOPLE]
    # Who has most to listen for chooses first, so that complements are not used up by others.
    waiting.sort(key=lambda outcome: -len(_kinds(outcome)))
    found: list[tuple[Outcome, ...]] = []
    while len(waiting) > 1:
        first = waiting.pop(0)
        second = max(waiting, key=lambda other: _suits(first, other))
        waiting.remove(second)
        found.append((first, second))
    if waiting and found:
        found[-1] = (*found[-1], waiting[0])
    return [Pair(people, _kinds_of_all(people)) for people in found]


def by_interview(outcomes: Iterable[Outcome]) -> list[Outcome]:
    """Return those with a prep sheet, the next interview first, those without a date last."""
    prepared = [outcome for outcome in outcomes if outcome.status in PREPARED]
    return sorted(prepared, key=lambda outcome: outcome.interview_date or dt.date.max)


def _kinds(outcome: Outcome) -> set[str]:
    return {flag.kind for flag in outcome.red_flags}


def _kinds_of_all(people: Sequence[Outcome]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(flag.kind for person in people for flag in person.red_flags))


def _suits(one: Outcome, other: Outcome) -> tuple[bool, bool, int]:
    """Return how well two people suit each other; greater is better."""
    different_role = one.target_role.casefold() != other.target_role.casefold()
    different_employer = one.target_employer.casefold() != other.target_employer.casefold()
    ours, theirs = _kinds(one), _kinds(other)
    return different_role, different_employer, len(ours ^ theirs) - 2 * len(ours & theirs)
