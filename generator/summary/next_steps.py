"""The most useful next steps, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.summary.cohort import Cohort
    from generator.summary.figures import Figures
    from generator.summary.material import Material

STEPS = 3
SAME_FROM = 0.5
"""The estimated share of common five-word runs from which two sheets are too much alike."""
WEIGHTS = {
    "not_written": 6.0,
    "flagged_soon": 5.0,
    "missing_from_employer": 2.0,
    "same": 1.8,
    "common_flag": 1.5,
    "missing_from_candidate": 1.2,
    "kept": 1.2,
    "neutral": 1.1,
}
"""How much one candidate concerned weighs. A row without a prep sheet comes before all else; an
answer of one employer mends many sheets at once, so it comes before asking many candidates."""
Step = tuple[float, str]
"""Its weight and its words."""


class NextSteps:
    """Finds what is worth doing next.

    Args:
        material: the report, the words.
        cohort: its candidates, red flags and missing facts.
    """

    def __init__(self, material: Material, cohort: Cohort) -> None:
        self._material, self._frame = material, cohort.candidates
        self._flags, self._missing = cohort.flags, cohort.missing
        self._words = material.words.table("next_steps")

    def find(self, figures: Figures) -> list[str]:
        """Return the most useful ones, the most useful first."""
        steps = [
            *self._counted("not_written", figures.not_written),
            *self._flagged_soon(),
            *self._missing_facts(),
            *self._common_flag(),
            *self._counted("kept", figures.kept),
            *self._neutral(),
            *self._same(),
        ]
        steps.sort(key=lambda step: -step[0])
        return [text for _, text in steps[:STEPS]] or [self._words.counted("nothing", 1)]

    def _step(self, key: str, count: int, **facts: object) -> Step:
        return WEIGHTS[key] * (count**0.5), self._words.counted(key, count, **facts)

    def _counted(self, key: str, count: int) -> Iterator[Step]:
        if count:
            yield self._step(key, count)

    def _flagged_soon(self) -> Iterator[Step]:
        today = pd.Timestamp(self._material.report.started.date())
        waiting = self._frame[(self._frame["flags"] > 0) & (self._frame["interview"] >= today)]
        if not waiting.empty:
            first = waiting.sort_values("interview", kind="stable").iloc[0]
            date = self._date(first["interview"])
            yield self._step(
                "flagged_soon", int(first["flags"]), name=str(first["name"]), date=date
            )

    def _missing_facts(self) -> Iterator[Step]:
        of_employers = self._missing[
            (self._missing["whom"] == "employer") & (self._missing["target_employer"] != "")
        ]
        waiting = of_employers.groupby(["target_employer", "field"]).size()
        for (employer, field), count in self._most(waiting, lambda what: what[1]):
            name = self._material.field_name(field)
            yield self._step("missing_from_employer", count, employer=employer, field=name)
        fields = self._material.words.table("fields")
        of_candidates = self._missing.loc[self._missing["whom"] == "candidate", "field"]
        for field, count in self._most(of_candidates.value_counts(), str):
            if field in fields:
                words = fields.table(field)
                facts = {"field": words.text("name"), "how": words.text("how")}
                yield self._step("missing_from_candidate", count, **facts)

    def _most(self, counts: pd.Series, field_of: Callable[[Any], str]) -> list[tuple[Any, int]]:
        """Return the two largest counts with what they count; of equals the more useful facts."""
        fields = tuple(self._material.words.table("fields"))

        def order(item: tuple[Any, int]) -> tuple[int, int, str]:
            what, count = item
            field = field_of(what)
            rank = fields.index(field) if field in fields else len(fields)
            return -count, rank, str(what)

        return sorted(((what, int(count)) for what, count in counts.items()), key=order)[:2]

    def _common_flag(self) -> Iterator[Step]:
        counts = self._flags["kind"].value_counts()
        if len(counts):
            kind = self._material.words.table("red_flag").text(counts.index[0])
            yield self._step("common_flag", int(counts.iloc[0]), kind=kind)

    def _neutral(self) -> Iterator[Step]:
        unknown = self._frame[self._frame["match"] == "none"]
        if not unknown.empty:
            yield self._step("neutral", len(unknown), title=unknown["target_role"].iloc[0])

    def _same(self) -> Iterator[Step]:
        alike = {
            key: found for key, found in self._material.nearest.items() if found.share >= SAME_FROM
        }
        if alike:
            key = max(alike, key=lambda key: alike[key].share)
            names = dict(zip(self._frame["key"], self._frame["name"], strict=True))
            # Two people who are like each other are one pair, not two cases.
            count = 1 if len(alike) <= len(("one", "other")) else len(alike)
            share = f"{alike[key].share:.0%}"
            yield self._step("same", count, name=names[key], other=alike[key].name, share=share)

    def _date(self, day: pd.Timestamp) -> str:
        months = self._material.words.table("overview").list("months")
        words = self._material.words.table("overview")
        return words.text("date", day=day.day, month=months[day.month - 1], year=day.year)
