"""One label to what it means: mapped by hand, by the platform, known, or misspelt."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from generator.roster.vocabulary import Reading, label_foldings, load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping

SHORTEST_TYPO = 5
"""Shorter labels have too many neighbours: "job" and "jog", "dept" and "debt"."""
LETTERS_A_SLIP = 6
"""One slip of the keyboard is forgiven for each so many letters, two at most."""
MOST_SLIPS = 2


class Match(NamedTuple):
    """What a label means.

    `field` is "" when the column is not read. `typo_of` is the label it was taken for, "" when
    it is spelt as known. `settled` says that a person or a platform decided.
    """

    field: str = ""
    reading: Reading | None = None
    typo_of: str = ""
    settled: bool = False


def match_label(label: str, own: Mapping[str, str], platform: Mapping[str, str]) -> Match:
    """Return what a label means: own mapping first, then the platform's, then what is known.

    Args:
        label: as typed.
        own: folded labels of the settings to fields.
        platform: folded labels of the platform to fields.
    """
    foldings = label_foldings(label)
    for settled in (own, platform):
        for folding in foldings:
            if field := settled.get(folding):
                return Match(field, "sure", settled=True)
    known = load_vocabulary().readings
    for folding in foldings:
        if found := known.get(folding):
            return Match(found.field, found.reading)
    return _misspelt(foldings[0]) if foldings else Match()


def _misspelt(folded: str) -> Match:
    """Return the one field whose labels are within a slip or two; nothing when several are."""
    if len(folded) < SHORTEST_TYPO:
        return Match()
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    slips = min(MOST_SLIPS, 1 + len(folded) // (2 * LETTERS_A_SLIP))
    known = load_vocabulary().readings
    near = process.extract(
        folded, known.keys(), scorer=OSA.distance, score_cutoff=slips, limit=None
    )
    nearest = [label for label, distance, _ in near if distance == near[0][1]]
    fields = {known[label].field for label in nearest}
    if len(fields) != 1 or fields == {""}:
        return Match()
    return Match(fields.pop(), known[nearest[0]].reading, typo_of=nearest[0])
