"""How alike prep sheets are, from small samples of their wording (min-hash).

An outcome's fingerprint holds a fixed number of places, each with the least hash of the five-word
runs that fell to it. The share of places in which two fingerprints agree estimates which share of
their runs two candidates have in common; with 32 places its error is about 9 points at one half.

Only people who meet in one waiting room are compared: same target role, same employer. In groups
up to `EXACT_SIZE` each is compared with each. In larger ones only those are compared who agree in
one of the bands of `BAND_PLACES` neighbouring places, and of a crowd in one band only neighbours:
whoever shares half of the runs is found with a chance of 99 in 100, and time stays linear.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from generator.batch.model import Outcome

EXACT_SIZE = 1_000
"""Members up to which a group is compared each with each."""
BAND_PLACES = 2
NEIGHBOURS = 16
"""Members of a band each is compared with, at most."""
ROWS_AT_ONCE = 64
"""Members compared with their whole group at once: 64 x 1,000 x 32 bytes, 2 MB."""


@dataclass(frozen=True, slots=True)
class Nearest:
    """The candidate whose scripts are most like one's own.

    Attributes:
        share: 0 to 1, the estimated share of five-word runs in common.
        key: their key.
        name: their name.
    """

    share: float
    key: str
    name: str


class _Member(NamedTuple):
    """One of a group: all that comparing needs, so that no outcome is held for it."""

    key: str
    name: str
    fingerprint: Sequence[int]


def find_nearest(outcomes: Iterable[Outcome]) -> dict[str, Nearest]:
    """Return, by candidate key, the nearest other one for the same role and employer.

    Candidates without scripts, or alone in their group, are not in it.
    """
    groups: defaultdict[tuple[str, str], list[_Member]] = defaultdict(list)
    for outcome in outcomes:
        if outcome.script_fingerprint:
            group = groups[_normal(outcome.target_role), _normal(outcome.target_employer)]
            group.append(_Member(outcome.key, outcome.name, outcome.script_fingerprint))
    found: dict[str, Nearest] = {}
    for members in groups.values():
        if len(members) > 1:
            found |= _nearest_in_group(members)
    return found


def _normal(text: str) -> str:
    return " ".join(text.casefold().split())


def _nearest_in_group(members: list[_Member]) -> dict[str, Nearest]:
    size = min(len(member.fingerprint) for member in members)
    prints = np.array([m.fingerprint[:size] for m in members], dtype=np.uint64)
    compare = _compare_each if len(members) <= EXACT_SIZE else _compare_in_bands
    shares, others = compare(prints)
    return {
        member.key: Nearest(round(float(share), 3), members[other].key, members[other].name)
        for member, share, other in zip(members, shares, others.tolist(), strict=True)
        if other >= 0
    }


def _compare_each(
    prints: NDArray[np.uint64],
) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Return for each member the greatest share of equal places, and with whom."""
    count = len(prints)
    shares = np.zeros(count)
    others = np.full(count, -1, dtype=np.int64)
    for start in range(0, count, ROWS_AT_ONCE):
        block = prints[start : start + ROWS_AT_ONCE]
        equal = (block[:, None, :] == prints[None, :, :]).mean(axis=2)
        own = np.arange(len(block))
        equal[own, start + own] = -1.0
        best = equal.argmax(axis=1)
        others[start + own], shares[start + own] = best, equal[own, best]
    return shares, others


def _compare_in_bands(
    prints: NDArray[np.uint64],
) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Return the same among those only who agree in a band."""
    shares = np.zeros(len(prints))
    others = np.full(len(prints), -1, dtype=np.int64)
    for one, other in _pairs_in_bands(prints):
        equal = (prints[one] == prints[other]).mean(axis=1)
        for here, there in ((one, other), (other, one)):
            better = equal > shares[here]
            shares[here[better]], others[here[better]] = equal[better], there[better]
    return shares, others


def _pairs_in_bands(
    prints: NDArray[np.uint64],
) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Yield pairs to compare, as two arrays of places in the group."""
    for first in range(0, prints.shape[1] - BAND_PLACES + 1, BAND_PLACES):
        band = prints[:, first : first + BAND_PLACES]
        order = np.lexsort(band.T)
        ordered = band[order]
        for step in range(1, min(NEIGHBOURS + 1, len(order))):
            same = (ordered[step:] == ordered[:-step]).all(axis=1)
            yield order[step:][same], order[:-step][same]
