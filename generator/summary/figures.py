"""The cohort in figures: what the overview's cards and charts show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    import datetime as dt

    from generator.summary.cohort import Cohort
    from generator.summary.material import Material
    from generator.summary.words import Words

BARS = 7
"""Bars in a chart; what is left over is added up in one more."""
WEEKS = 12
"""Weeks in the chart of interviews."""


@dataclass(frozen=True, slots=True)
class Series:
    """The bars of one chart.

    Attributes:
        key: the chart's name in the words.
        bars: label and count, in the order shown.
    """

    key: str
    bars: tuple[tuple[str, int], ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show."""
        return not any(count for _, count in self.bars)


@dataclass(frozen=True, slots=True)
class Figures:
    """The cohort in figures.

    Attributes:
        flagged: candidates with a red flag.
        own_share: 0 to 1, the mean over all with a prep sheet.
        charts: in the order shown.
    """

    candidates: int
    written: int
    kept: int
    not_written: int
    flagged: int
    red_flags: int
    own_share: float
    employers: int
    roles: int
    upcoming: int
    charts: tuple[Series, ...]


def count_figures(material: Material, cohort: Cohort) -> Figures:
    """Return the figures of a cohort."""
    frame = cohort.candidates
    prepared = frame[frame["prepared"]]
    today = pd.Timestamp(material.report.started.date())
    soon = frame["interview"].between(today, today + pd.Timedelta(days=7))
    charts = _Charts(material.words, BARS)
    return Figures(
        candidates=len(frame),
        written=int(frame["status"].isin(["written", "unchanged", "ready"]).sum()),
        kept=int((frame["status"] == "kept").sum()),
        not_written=int((~frame["prepared"]).sum()),
        flagged=int((frame["flags"] > 0).sum()),
        red_flags=int(frame["flags"].sum()),
        own_share=float(prepared["own_share"].mean()) if len(prepared) else 0.0,
        employers=frame.loc[frame["target_employer"] != "", "target_employer"].nunique(),
        roles=frame.loc[frame["target_role"] != "", "target_role"].nunique(),
        upcoming=int(soon.sum()),
        charts=(
            charts.red_flags(cohort.flags),
            charts.missing(cohort.missing, material),
            charts.own_share(prepared["own_share"]),
            charts.fields(prepared["group"]),
            charts.employers(frame["target_employer"]),
            charts.weeks(frame["interview"]),
        ),
    )


@dataclass(frozen=True, slots=True)
class _Charts:
    """Counts the bars of each chart; `bars` is how many at most."""

    words: Words
    bars: int

    def red_flags(self, flags: pd.DataFrame) -> Series:
        counts = flags["kind"].value_counts()
        labels = self.words.table("red_flag")
        return Series(
            "red_flags",
            tuple((labels.text(kind), int(counts.get(kind, 0))) for kind in labels),
        )

    def missing(self, missing: pd.DataFrame, material: Material) -> Series:
        named = missing["field"].map(material.field_name)
        return Series("missing", self._most(named))

    def own_share(self, shares: pd.Series) -> Series:
        bands = self.words.table("bands")
        names = bands.list("names")
        limits = [-1.0, *bands.list("limits")]
        counts = pd.cut(shares, bins=limits, labels=list(names)).value_counts()
        return Series("own_share", tuple((name, int(counts.get(name, 0))) for name in names))

    def fields(self, groups: pd.Series) -> Series:
        names = self.words.table("field_names")
        return Series("fields", self._most(groups.map(lambda group: names.get(group, group))))

    def employers(self, employers: pd.Series) -> Series:
        if not (employers != "").any():
            return Series("employers", ())
        unnamed = self.words.table("overview").text("no_employer")
        return Series("employers", self._most(employers.replace("", unnamed)))

    def weeks(self, interviews: pd.Series) -> Series:
        """Count interviews by the Monday of their week, weeks without any included."""
        given = interviews.dropna()
        if given.empty:
            return Series("weeks", ())
        mondays = (given - pd.to_timedelta(given.dt.day_of_week, unit="D")).dt.normalize()
        counts = mondays.value_counts()
        first, last = counts.index.min(), counts.index.max()
        weeks = pd.date_range(first, last, freq="7D")
        if len(weeks) > WEEKS:
            weeks = counts.nlargest(WEEKS).index.sort_values()
        return Series(
            "weeks", tuple((self._day(week.date()), int(counts.get(week, 0))) for week in weeks)
        )

    def _day(self, day: dt.date) -> str:
        months = self.words.table("overview").list("short_months")
        return self.words.table("charts").text("week", day=day.day, month=months[day.month - 1])

    def _most(self, values: pd.Series) -> tuple[tuple[str, int], ...]:
        """Count values, most frequent first, equals by name; add up what does not fit."""
        counts = values.value_counts().sort_index().sort_values(ascending=False, kind="stable")
        shown = [(str(name), int(count)) for name, count in counts.items()]
        if len(shown) <= self.bars + 1:
            return tuple(shown)
        others = self.words.table("overview").text("others")
        rest = sum(count for _, count in shown[self.bars :])
        return (*shown[: self.bars], (others, rest))
