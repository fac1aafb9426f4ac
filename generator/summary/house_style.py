"""The house's colour made into a look: fonts, fills, borders, and the styles of table cells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from generator.word.brand import palette_of

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from generator.settings import HouseSettings

CellKind = Literal[
    "text", "wrapped", "number", "whole", "percent", "date", "days", "seconds", "link", "muted",
    "own", "own_wrapped", "own_choice", "own_date", "strong",
]  # fmt: skip
"""How a column's cells look; `own` kinds are the coach's to fill."""
LINE, WHITE = "D9D9D9", "FFFFFF"
OWN_FILL = "FFF8E5"
"""A pale yellow, the same for every house: here somebody writes."""
ALARM_INK, ALARM_FILL = "9C1C1C", "FBE9E7"


class HouseStyle:
    """Hands out fonts and fills, and the workbook's style number for each kind of cell.

    Args:
        house: whose look it is.
    """

    def __init__(self, house: HouseSettings) -> None:
        self.palette = palette_of(house.colour)
        self._heading, self._body = house.heading_font, house.body_font

    def font(self, size: float = 10.5, *, colour: str = "", bold: bool = False) -> Font:
        """Return the body font, near black unless another colour is given."""
        return Font(name=self._body, size=size, color=colour or self.palette.text, bold=bold)

    def quiet(self, size: float) -> Font:
        """Return the body font in grey, for what matters less."""
        return self.font(size, colour=self.palette.quiet)

    def heading(self, size: float, *, colour: str = "") -> Font:
        """Return the heading font, in the house's colour unless another is given."""
        return Font(name=self._heading, size=size, bold=True, color=colour or self.palette.strong)

    @staticmethod
    def fill(colour: str) -> PatternFill:
        """Return an even ground."""
        return PatternFill("solid", fgColor=colour)

    @property
    def hairline(self) -> Border:
        """A thin line under a cell."""
        return Border(bottom=Side("thin", color=LINE))

    def style_header(self, cell: Cell, kind: CellKind) -> None:
        """Make a cell a table's header; the coach's own columns stand out by a double line."""
        cell.font = self.font(colour=WHITE, bold=True)
        cell.fill = self.fill(self.palette.strong)
        across = "center" if kind in CENTRED else "left"
        cell.alignment = Alignment(horizontal=across, vertical="center", wrap_text=True)
        if kind.startswith("own"):
            cell.border = Border(bottom=Side("double", color=WHITE))

    def style_numbers(self, worksheet: Worksheet) -> dict[CellKind, int]:
        """Register the style of every kind of cell and return its number in the workbook."""
        return {kind: self._style_number(worksheet, kind) for kind in get_args(CellKind)}

    def _style_number(self, worksheet: Worksheet, kind: CellKind) -> int:
        cell = Cell(worksheet, row=1, column=1)
        cell.font = self._font_of(kind)
        cell.border = self.hairline
        cell.alignment = _alignment_of(kind)
        cell.number_format = NUMBER_FORMATS.get(kind, "General")
        if kind.startswith("own"):
            cell.fill = self.fill(OWN_FILL)
        return int(cell.style_id)

    def _font_of(self, kind: CellKind) -> Font:
        if kind == "link":
            font = self.font(colour=self.palette.strong)
            font.underline = "single"
            return font
        return self.quiet(10.5) if kind in {"muted", "number"} else self.font(bold=kind == "strong")


NUMBER_FORMATS: dict[CellKind, str] = {
    "whole": "#,##0",
    "percent": "0%",
    "date": "d mmm yyyy",
    "own_date": "d mmm yyyy",
    "days": '[<0]"past";[=0]"today";0',
    "seconds": '0" s"',
    "text": "@",
}
"""Cells of one line are text to Excel, so that editing one makes no number or formula of it; the
long ones are not, because Excel shows more than 255 characters of such a cell as hashes."""


CENTRED = frozenset({"whole", "percent", "days", "seconds", "own_choice", "number"})


def _alignment_of(kind: CellKind) -> Alignment:
    if kind in CENTRED:
        return Alignment(horizontal="center", vertical="center")
    if kind in {"date", "own_date"}:
        return Alignment(horizontal="left", vertical="center")
    if kind == "link":  # a file name reads from left to right in any script
        return Alignment(horizontal="left", vertical="center", readingOrder=1)
    return Alignment(vertical="center", wrap_text=kind in {"wrapped", "own_wrapped"})
