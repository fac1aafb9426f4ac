"""The cohort at a glance, in words."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from generator.summary.cohort import PREPARED, major_group

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.batch.model import Outcome
    from generator.summary.words import Words

LISTED = 5
"""Groups named in a row, the largest first."""


def glance_rows(people: Sequence[Outcome], words: Words) -> Iterator[tuple[str, str]]:
    """Yield label and text of each row.

    Args:
        people: the cohort.
        words: of the whole room.
    """
    own = words.table("facilitator")
    prepared = [person for person in people if person.status in PREPARED]
    count = len(people)
    ready = "ready_value" if len(prepared) == count else "not_ready_value"
    yield own.text("ready"), own.text(ready, written=len(prepared), count=count)
    flagged = sum(bool(person.red_flags) for person in people)
    key = "flags_value" if flagged else "flags_none"
    yield own.text("flags"), own.text(key, flagged=flagged, count=count)
    yield own.text("missing"), _missing(people, words)
    if prepared:
        share = sum(person.own_share for person in prepared) / len(prepared)
        yield own.text("own"), own.text("own_value", share=f"{share:.0%}")
    for label, values in _groups(people, words):
        if listed := _listed(values, own):
            yield own.text(label), listed


def _missing(people: Sequence[Outcome], words: Words) -> str:
    fields, own = words.table("fields"), words.table("facilitator")
    named = (
        fields.table(field).text("name") if field in fields else field.replace("_", " ")
        for person in people
        for field in person.missing
    )
    return _listed(named, own) or own.text("missing_none")


def _groups(people: Sequence[Outcome], words: Words) -> Iterator[tuple[str, Iterator[str]]]:
    stages, fields = words.table("career_stage"), words.table("field_names")
    groups = (group for group in map(major_group, people) if group in fields)
    yield "stages", (stages.text(one.career_stage) for one in people if one.career_stage)
    yield "fields", (fields.get(group, group) for group in groups)
    yield "employers", (person.target_employer for person in people if person.target_employer)


def _listed(values: Iterable[str], words: Words) -> str:
    """Return the most frequent values with their counts, equals by name."""
    counts = sorted(Counter(values).items(), key=lambda item: (-item[1], item[0]))
    return ", ".join(
        words.text("counted", name=name, count=count) for name, count in counts[:LISTED]
    )
