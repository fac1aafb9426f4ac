"""The first worksheet: the cohort at a glance, on one landscape page."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING

from openpyxl.styles import Alignment, Border, Font, Side

from generator.summary.about import first_row_of
from generator.summary.cells import column_letter, excel_text, plain_text
from generator.summary.charts import ChartMaker, place_chart
from generator.summary.house_style import ALARM_INK
from generator.summary.live import live_counts
from generator.summary.sheets import set_up_page

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from generator.summary.figures import Figures, Series
    from generator.summary.house_style import HouseStyle
    from generator.summary.material import Material
    from generator.summary.tables import Table

CARD_COLUMNS = (2, 4, 6, 8, 10, 12)
LAST_COLUMN = CARD_COLUMNS[-1]
CARD_WIDTH, GAP_WIDTH = 27, 1.8
LINE_CHARACTERS = 155
"""A line of the next steps at 11 points; longer ones go on in the next row, unmerged."""
CHART_ROWS = 11
CHARTS_ACROSS = 3


@dataclass(frozen=True, slots=True)
class Overview:
    """What the first worksheet shows.

    Attributes:
        figures: the numbers.
        steps: the next steps, in words.
        tables: the tables of candidates, for what is counted live.
        chart_data: the worksheet with the charts' numbers.
    """

    material: Material
    figures: Figures
    steps: list[str]
    tables: list[Table]
    chart_data: Worksheet


class OverviewSheet:
    """Lays the first worksheet out.

    Args:
        worksheet: an empty one.
        style: the house's look.
        overview: what it shows.
    """

    def __init__(self, worksheet: Worksheet, style: HouseStyle, overview: Overview) -> None:
        self._sheet, self._style, self._overview = worksheet, style, overview
        self._words = overview.material.words.table("overview")
        self.formula_values: dict[str, float | str] = {}
        """By cell: what a formula's value is now."""
        self.descriptions: dict[str, str] = {}
        """By a chart's or picture's name: what a screen reader says of it."""

    def lay(self) -> None:
        """Fill the worksheet."""
        self._columns()
        self._masthead()
        self._cards(6)
        row = self._next_steps(10)
        row = self._progress(row)
        last = self._charts(row + 2)
        set_up_page(self._sheet, self._overview.material)
        self._sheet.page_setup.fitToHeight = 1
        self._sheet.print_area = f"A1:{column_letter(LAST_COLUMN)}{last}"
        self._sheet.print_options.horizontalCentered = True

    def _columns(self) -> None:
        self._sheet.sheet_view.showGridLines = False
        for selection in self._sheet.sheet_view.selection:  # where a screen reader begins
            selection.activeCell = selection.sqref = "B2"
        self._sheet.sheet_properties.tabColor = self._style.palette.strong
        for number in range(1, LAST_COLUMN + 1):
            width = CARD_WIDTH if number in CARD_COLUMNS else GAP_WIDTH
            self._sheet.column_dimensions[column_letter(number)].width = width

    def _write(self, row: int, column: int, value: str | float, font: Font) -> None:
        cell = self._sheet.cell(row, column)
        cell.value = excel_text(value) if isinstance(value, str) else value
        if isinstance(value, str):
            cell.data_type = "s"  # whatever it begins with
        cell.font = font
        cell.alignment = Alignment(vertical="center", horizontal="left")

    def _masthead(self) -> None:
        material = self._overview.material
        title = material.settings.house.name or self._words.text("untitled")
        self._write(2, 2, title, self._style.heading(24))
        self._write(3, 2, self._subtitle(), self._style.quiet(11.5))
        rule = Border(bottom=Side("thick", color=self._style.palette.strong))
        for column in range(2, LAST_COLUMN + 1):
            self._sheet.cell(4, column).border = rule
        for row, height in ((1, 8), (2, 36), (3, 22), (4, 8), (5, 12)):
            self._sheet.row_dimensions[row].height = height

    def _subtitle(self) -> str:
        report = self._overview.material.report
        months = self._words.list("months")
        started = report.started
        date = self._words.text(
            "date", day=started.day, month=months[started.month - 1], year=started.year
        )
        cohorts = {outcome.cohort for outcome in self._overview.material.candidates} - {""}
        if not cohorts:
            return self._words.text("subtitle_plain", roster=report.roster.name, date=date)
        named = (
            self._words.text("one_cohort", name=next(iter(cohorts)))
            if len(cohorts) == 1
            else self._words.text("many_cohorts", count=len(cohorts))
        )
        return self._words.text("subtitle", roster=report.roster.name, cohorts=named, date=date)

    def _cards(self, row: int) -> None:
        figures = self._overview.figures
        share = figures.written / figures.candidates if figures.candidates else 0.0
        facts = {
            "employers": figures.employers,
            "roles": figures.roles,
            "share": f"{share:.0%}",
            "count": figures.red_flags,
        }
        numbers = {
            "candidates": figures.candidates,
            "written": figures.written,
            "kept": figures.kept,
            "skipped": figures.not_written,
            "flagged": figures.flagged,
            "own_share": figures.own_share,
        }
        labels = self._overview.material.words.table("cards")
        for column, (key, number) in zip(CARD_COLUMNS, numbers.items(), strict=True):
            note = labels.text(f"{key}_note" if number else f"{key}_zero", **facts)
            self._card(row, column, (labels.text(key), number, note))
            if key in {"skipped", "flagged"} and number:
                self._sheet.cell(row + 1, column).font = self._style.heading(24, colour=ALARM_INK)
        self._sheet.cell(row + 1, LAST_COLUMN).number_format = "0%"
        for place, height in enumerate((22, 36, 20)):
            self._sheet.row_dimensions[row + place].height = height

    def _card(self, row: int, column: int, card: tuple[str, float, str]) -> None:
        label, number, note = card
        self._write(row, column, label, self._style.font(10, bold=True))
        self._write(row + 1, column, number, self._style.heading(24))
        self._write(row + 2, column, note, self._style.quiet(9))
        self._sheet.cell(row + 1, column).number_format = "#,##0"
        for place in range(3):
            cell = self._sheet.cell(row + place, column)
            cell.fill = self._style.fill(self._style.palette.tint)
            cell.alignment = Alignment(vertical="center", horizontal="left", indent=1)
        top = self._sheet.cell(row, column)
        top.border = Border(top=Side("thick", color=self._style.palette.strong))

    def _next_steps(self, row: int) -> int:
        self._write(row, 2, self._words.text("next_steps"), self._style.heading(14))
        self._sheet.row_dimensions[row].height = 26
        for number, step in enumerate(self._overview.steps, 1):
            lines = textwrap.wrap(f"{number}.  {step}", LINE_CHARACTERS, subsequent_indent="     ")
            for line in lines:
                row += 1
                self._write(row, 2, line, self._style.font(11))
                self._sheet.row_dimensions[row].height = 19
        return row + 1

    def _progress(self, row: int) -> int:
        """Write what the coach's columns say; it follows them while the workbook is open."""
        live = live_counts(self._overview.material, self._overview.tables)
        places = (CARD_COLUMNS[0], CARD_COLUMNS[2], CARD_COLUMNS[4])
        for column, (formula, value) in zip(places, live, strict=True):
            cell = self._sheet.cell(row + 1, column)
            cell.value = f"={formula}"
            cell.font = self._style.font(10.5, bold=True, colour=self._style.palette.strong)
            self.formula_values[cell.coordinate] = value
        line = Border(top=Side("thin", color=self._style.palette.rule))
        for column in range(2, LAST_COLUMN + 1):
            self._sheet.cell(row + 1, column).border = line
        self._sheet.row_dimensions[row].height = 8
        self._sheet.row_dimensions[row + 1].height = 22
        return row + 1

    def _charts(self, row: int) -> int:
        material = self._overview.material
        palette, font = self._style.palette, material.settings.house.body_font
        maker = ChartMaker(palette, font, material.words.table("charts"))
        for place, series in enumerate(self._overview.figures.charts):
            down, across = divmod(place, CHARTS_ACROSS)
            first_column = CARD_COLUMNS[across * 2] - 1
            first_row = row - 1 + down * (CHART_ROWS + 1)
            area = (first_column, first_row, first_column + 3, first_row + CHART_ROWS)
            self._chart(maker, series, area)
        return row + 2 * (CHART_ROWS + 1) - 2

    def _chart(self, maker: ChartMaker, series: Series, area: tuple[int, int, int, int]) -> None:
        labels = self._overview.material.words.table("charts")
        if series.is_empty:
            column, row = area[0] + 1, area[1] + 1
            what = labels.text(f"{series.key}_none")
            self._write(row, column, labels.text(series.key), self._style.heading(12))
            nothing = self._words.text("nothing", what=what)
            self._write(row + 1, column, nothing, self._style.quiet(10))
            return
        first_row = first_row_of(series, self._overview.figures.charts)
        chart = maker.make(series, self._overview.chart_data, first_row)
        place_chart(self._sheet, chart, area)
        name = f"Chart {len(self.descriptions) + 1}"
        self.descriptions[name] = plain_text(maker.describe(series))
