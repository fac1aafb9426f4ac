"""The overview's charts, native to Excel, in the house's colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.chart import BarChart, Reference
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.layout import Layout, ManualLayout
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText, Text
from openpyxl.chart.title import Title
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, TwoCellAnchor
from openpyxl.drawing.text import (
    CharacterProperties,
    Font,
    Paragraph,
    ParagraphProperties,
    RegularTextRun,
    RichTextProperties,
)

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from generator.summary.figures import Series
    from generator.summary.words import Words
    from generator.word.brand import Palette

UPRIGHT = frozenset({"own_share", "weeks"})
"""Charts whose bars have an order of their own, from left to right; the others lie."""
POINT = 100
"""Font sizes in drawings are hundredths of a point."""
GAP_PERCENT = 45
"""Between bars, of a bar's width; the fewer bars, the wider, so that one bar is no block."""
SLENDER = 6
LABEL_COLUMN, COUNT_COLUMN = 2, 3
"""Of the worksheet that holds the charts' figures, 1-based."""


class ChartMaker:
    """Makes the bar charts of the overview.

    Args:
        palette: the house's colours.
        font: the house's body font.
        words: the words of the charts.
    """

    def __init__(self, palette: Palette, font: str, words: Words) -> None:
        self._palette, self._font, self._words = palette, font, words

    def make(self, series: Series, figures: Worksheet, first_row: int) -> BarChart:
        """Return the chart of figures that stand on a worksheet.

        Args:
            series: what is shown.
            figures: the worksheet its numbers stand on.
            first_row: the row of its first bar.
        """
        last_row = first_row + len(series.bars) - 1
        chart = BarChart()
        chart.type = "col" if series.key in UPRIGHT else "bar"
        counts = Reference(figures, min_col=COUNT_COLUMN, min_row=first_row, max_row=last_row)
        labels = Reference(figures, min_col=LABEL_COLUMN, min_row=first_row, max_row=last_row)
        chart.add_data(counts, titles_from_data=False)
        chart.set_categories(labels)
        self._style(chart)
        chart.gapWidth = GAP_PERCENT * max(1, SLENDER // len(series.bars))
        self._add_title(chart, self._words.text(series.key))
        return chart

    def describe(self, series: Series) -> str:
        """Return what a screen reader says of the chart."""
        facts = ", ".join(f"{label}: {count}" for label, count in series.bars)
        return self._words.text("alt", title=self._words.text(series.key), facts=facts)

    def _style(self, chart: BarChart) -> None:
        chart.legend = None
        chart.roundedCorners = False
        chart.graphical_properties = GraphicalProperties(
            noFill=True, ln=LineProperties(noFill=True)
        )
        bars = chart.series[0]
        bars.graphicalProperties = GraphicalProperties(solidFill=self._palette.strong)
        bars.graphicalProperties.line.noFill = True
        bars.dLbls = DataLabelList(
            showVal=True, showSerName=False, showCatName=False, showLegendKey=False,
            showPercent=False, txPr=self._text(9, bold=True),
        )  # fmt: skip
        # openpyxl leaves axes out unless they are asked for; the counts stand on the bars.
        chart.x_axis.delete, chart.y_axis.delete = False, True
        chart.y_axis.majorGridlines = None
        chart.y_axis.scaling.min = 0
        chart.x_axis.majorTickMark = "none"
        chart.x_axis.txPr = self._text(9)
        chart.x_axis.graphicalProperties = GraphicalProperties(
            ln=LineProperties(solidFill="BFBFBF")
        )
        if chart.type == "bar":
            chart.x_axis.scaling.orientation = "maxMin"

    def _add_title(self, chart: BarChart, text: str) -> None:
        properties = self._characters(12, self._palette.strong, bold=True)
        run = RegularTextRun(rPr=properties, t=text)
        paragraph = Paragraph(pPr=ParagraphProperties(defRPr=properties), r=[run])
        rich = RichText(bodyPr=RichTextProperties(), p=[paragraph])
        layout = Layout(ManualLayout(xMode="edge", yMode="edge", x=0.02, y=0.02))
        chart.title = Title(tx=Text(rich=rich), overlay=False, layout=layout)

    def _text(self, size: float, *, bold: bool = False) -> RichText:
        properties = ParagraphProperties(
            defRPr=self._characters(size, self._palette.text, bold=bold)
        )
        end = CharacterProperties(lang="en-GB")
        return RichText(bodyPr=RichTextProperties(), p=[Paragraph(pPr=properties, endParaRPr=end)])

    def _characters(self, size: float, colour: str, *, bold: bool) -> CharacterProperties:
        return CharacterProperties(
            sz=round(size * POINT), b=bold, solidFill=colour, latin=Font(typeface=self._font)
        )


def place_chart(worksheet: Worksheet, chart: BarChart, area: tuple[int, int, int, int]) -> None:
    """Put a chart over cells.

    Args:
        worksheet: where it goes.
        chart: the chart.
        area: first column, first row, the column and the row after the last, all 0-based.
    """
    first_column, first_row, end_column, end_row = area
    anchor = TwoCellAnchor(
        editAs="oneCell",
        _from=AnchorMarker(col=first_column, row=first_row),
        to=AnchorMarker(col=end_column, row=end_row),
    )
    chart.anchor = anchor  # type: ignore[assignment]  # the stubs know cell names only
    worksheet.add_chart(chart)
