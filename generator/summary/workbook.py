"""All worksheets of the summary put together, in their order."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.writer.excel import ExcelWriter

from generator.errors import SettingsError
from generator.problems import Problem
from generator.summary.about import about_table, figures_table
from generator.summary.candidates import candidates_table
from generator.summary.cells import CELL_CHARACTERS
from generator.summary.coach_pages import group_table, groups_of, members_of
from generator.summary.cohort import cohort_of
from generator.summary.figures import count_figures
from generator.summary.find_out import find_out_table
from generator.summary.house_style import HouseStyle
from generator.summary.listings import left_table, problems_table, red_flags_table
from generator.summary.logo import place_logo
from generator.summary.next_steps import NextSteps
from generator.summary.overview import LAST_COLUMN, Overview, OverviewSheet
from generator.summary.own_worksheets import copy_own_worksheets
from generator.summary.package import Additions, PackageWriter
from generator.summary.properties import Provenance, set_properties
from generator.summary.sheets import TableSheets, part_of

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

    from generator.summary.cohort import Cohort
    from generator.summary.figures import Figures
    from generator.summary.material import Material
    from generator.summary.tables import Table

OVERVIEW_DRAWING = "xl/drawings/drawing1.xml"
"""Only the overview has a drawing."""


@dataclass(frozen=True, slots=True)
class BuiltWorkbook:
    """A summary workbook, ready to be written.

    Attributes:
        package: the parts that openpyxl wrote, zipped.
        additions: what is added to them.
        problems: what building it came upon.
    """

    package: bytes
    additions: Additions
    problems: tuple[Problem, ...]

    def write(self, path: Path) -> int:
        """Write it and return how many cells had to be shortened.

        Raises:
            OSError: it cannot be written.
        """
        writer = PackageWriter(self.additions)
        with zipfile.ZipFile(io.BytesIO(self.package)) as source:
            writer.write(source, path)
        return writer.shortened


def build_workbook(material: Material, digest: str) -> BuiltWorkbook:
    """Return the summary workbook.

    Args:
        material: what it is made of.
        digest: kept in it, to tell whether another run would show anything else.
    """
    builder = _Builder(material)
    cohort = cohort_of(material)
    figures = count_figures(material, cohort)
    candidates = builder.add_candidates()
    builder.add_listings(cohort)
    builder.add_coach_pages(cohort, candidates)
    builder.add_left()
    chart_data = builder.add_about(figures)
    steps = NextSteps(material, cohort).find(figures)
    builder.add_overview(Overview(material, figures, steps, candidates, chart_data))
    builder.add_own_worksheets()
    return builder.finish(Provenance(digest, material.notes.digest()))


class _Builder:
    """Adds worksheet after worksheet; the overview is the first, and filled last."""

    def __init__(self, material: Material) -> None:
        self._material = material
        self._style = HouseStyle(material.settings.house)
        self._workbook = Workbook()
        self._first = self._workbook.worksheets[0]
        self._sheets = TableSheets(self._workbook, self._style, material)
        title = material.words.table("worksheets").text("overview")
        self._first.title = self._sheets.names.take(title)
        self._limits: dict[str, str] = {}
        self._problems: list[Problem] = []

    def add_candidates(self) -> list[Table]:
        return self._sheets.add(candidates_table(self._material))

    def add_listings(self, cohort: Cohort) -> None:
        self._sheets.add(red_flags_table(self._material))
        self._sheets.add(find_out_table(self._material, cohort.missing))
        self._sheets.add(problems_table(self._material))

    def add_coach_pages(self, cohort: Cohort, candidates: list[Table]) -> None:
        groups = groups_of(cohort.candidates)
        shown = groups[: self._material.settings.output.coach_pages]
        members = members_of(shown, self._material.candidates)
        for number, (group, theirs) in enumerate(zip(shown, members, strict=True), 1):
            self._sheets.add(group_table(group, theirs, number, self._material, candidates))
        if groups:
            self._limits["pages"] = self._material.words.table("about").text(
                "pages_value", shown=len(shown), count=len(groups)
            )

    def add_left(self) -> None:
        table = left_table(self._material)
        if table.row_count:
            self._sheets.add(table)

    def add_about(self, figures: Figures) -> Worksheet:
        """Add the last two worksheets and return the one with the charts' figures."""
        words = self._material.words.table("about")
        limit = self._material.settings.output.rows_per_summary
        self._limits["limit"] = words.text("limit_value", limit=f"{limit:,}")
        longest = f"{CELL_CHARACTERS:,}"
        self._limits["shortened"] = words.text("shortened_value", limit=longest)
        self._sheets.add(about_table(self._material, self._limits))
        self._sheets.add(figures_table(self._material, figures.charts))
        return self._workbook.worksheets[-1]

    def add_own_worksheets(self) -> None:
        """Take along what coaches added, behind everything else."""
        copy_own_worksheets(self._material.notes.sources, self._workbook, self._sheets.names)

    def add_overview(self, overview: Overview) -> None:
        sheet = OverviewSheet(self._first, self._style, overview)
        sheet.lay()
        self._add_logo()
        self._sheets.additions.formula_values[part_of(self._first)] = sheet.formula_values
        self._sheets.additions.descriptions[OVERVIEW_DRAWING] = sheet.descriptions

    def finish(self, provenance: Provenance) -> BuiltWorkbook:
        set_properties(self._workbook, self._material, provenance)
        self._workbook.calculation.fullCalcOnLoad = True
        package = io.BytesIO()
        # Not `Workbook.save`, which would put the clock's time into the document's properties.
        with zipfile.ZipFile(package, "w", zipfile.ZIP_STORED) as archive:
            ExcelWriter(self._workbook, archive).save()
        return BuiltWorkbook(package.getvalue(), self._sheets.additions, tuple(self._problems))

    def _add_logo(self) -> None:
        house = self._material.settings.house
        if house.logo is None:
            return
        said = self._material.words.table("overview").text(
            "logo_alt", house=self._material.house_name
        )
        try:
            place_logo(self._first, house.logo, house.logo_alt or said, LAST_COLUMN)
        except SettingsError as error:
            self._problems.append(
                Problem("warning", "summary-logo", error.message, hint=error.hint)
            )
