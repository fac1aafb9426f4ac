"""The worksheets about the run itself: its figures, how to read the columns, the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.summary.digest import flat_settings
from generator.summary.listings import ColumnSpec, columns_of
from generator.summary.program import program_name
from generator.summary.tables import FIRST_ROW, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.batch.model import Status
    from generator.summary.cells import Value
    from generator.summary.figures import Series
    from generator.summary.material import Material

ABOUT: tuple[ColumnSpec, ...] = (
    ("section", "muted", 24),
    ("about_item", "strong", 34),
    ("about_value", "wrapped", 90),
)
FIGURES: tuple[ColumnSpec, ...] = (
    ("chart", "muted", 26),
    ("bar", "text", 34),
    ("count", "whole", 12),
)
COUNTED: tuple[Status, ...] = ("written", "unchanged", "kept", "skipped", "failed", "left")


def about_table(material: Material, limits: dict[str, str]) -> Table:
    """Return the table about the run.

    Args:
        material: the report and the settings.
        limits: what was split, left out or shortened, by key of the words.
    """
    words = material.words.table("about")
    rows: list[list[Value]] = [
        *([words.text("run"), item, value] for item, value in _run(material, limits)),
        *([words.text("columns"), item, value] for item, value in _meanings(material)),
        *([words.text("settings"), item, value] for item, value in _settings(material)),
    ]
    return Table(
        name="AboutThisRun",
        title=material.words.table("worksheets").text("about"),
        how_to=words.text("unchanged_note"),
        columns=columns_of(ABOUT, material),
        rows=lambda: rows,
        row_count=len(rows),
    )


def figures_table(material: Material, charts: tuple[Series, ...]) -> Table:
    """Return the table of the numbers behind the charts."""
    words = material.words
    titles = words.table("charts")
    rows: list[list[Value]] = [
        [titles.text(series.key), label, count] for series in charts for label, count in series.bars
    ]
    return Table(
        name="Figures",
        title=words.table("worksheets").text("figures"),
        how_to=words.table("how_to").text(
            "figures", overview=words.table("worksheets").text("overview")
        ),
        columns=columns_of(FIGURES, material),
        rows=lambda: rows,
        row_count=len(rows),
    )


def first_row_of(series: Series, charts: tuple[Series, ...]) -> int:
    """Return the row of the figures' worksheet in which a chart's numbers begin."""
    before = charts[: charts.index(series)]
    return FIRST_ROW + sum(len(other.bars) for other in before)


def _run(material: Material, limits: dict[str, str]) -> Iterator[tuple[str, Value]]:
    report, words = material.report, material.words.table("about")
    yield words.text("program"), program_name()
    yield words.text("roster"), report.roster.name
    yield words.text("roster_worksheet"), report.worksheet or words.text("empty_setting")
    yield words.text("roster_digest"), report.roster_digest
    yield words.text("started"), report.started.strftime("%Y-%m-%d %H:%M:%S")
    yield words.text("seconds"), f"{report.seconds:.1f}"
    yield words.text("rows"), f"{report.row_count:,}"
    for status in COUNTED:
        yield words.text(status), f"{report.count(status):,}"
    flags = sum(len(outcome.red_flags) for outcome in material.candidates)
    yield words.text("red_flags"), f"{flags:,}"
    yield words.text("problems"), f"{len(material.problems):,}"
    yield words.text("exit_code"), str(report.exit_code)
    for key, value in limits.items():
        yield words.text(key), value


def _meanings(material: Material) -> Iterator[tuple[str, Value]]:
    labels, words = material.words.table("columns"), material.words.table("column_meanings")
    for key in words:
        yield labels.text(key), words.text(key)


def _settings(material: Material) -> Iterator[tuple[str, Value]]:
    """Yield every setting; a default is marked as one."""
    words = material.words.table("about")
    settings = material.settings
    given = flat_settings(settings.model_dump(exclude_defaults=True))
    for key, value in flat_settings(settings.model_dump()).items():
        shown = value or words.text("empty_setting")
        yield key, shown if key in given else words.text("setting_default", value=shown)
