"""The house's colour made into a look: fonts, fills, borders, and the styles of table cells."""

from __future__ import annotations

import colorsys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from generator.settings import HouseSettings

CellKind = Literal[
    "text", "wrapped", "number", "whole", "percent", "date", "days", "seconds", "link", "muted",
    "own", "own_wrapped", "own_choice", "own_date", "strong",
]  # fmt: skip
"""How a column's cells look; `own` kinds are the coach's to fill."""
INK, MUTED, LINE, WHITE = "262626", "595959", "D9D9D9", "FFFFFF"
OWN_FILL = "FFF8E5"
"""A pale yellow, the same for every house: here somebody writes."""
ALARM_INK, ALARM_FILL = "9C1C1C", "FBE9E7"
LINEAR_UP_TO = 0.04045
"""sRGB: channels up to this are linear."""
READABLE = 4.5
"""The least contrast of text to its ground, as WCAG 2.1 AA has it."""


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a house, each as six hexadecimal digits.

    Attributes:
        main: the house's colour.
        on_main: text on it.
        ink: the house's colour as text on white, darkened until it can be read.
        pale: a tint for grounds.
        middle: a tint for second series and lines.
    """

    main: str
    on_main: str
    ink: str
    pale: str
    middle: str


def palette_of(house: HouseSettings) -> Palette:
    """Return the palette that a house's one colour gives."""
    main = house.colour.lstrip("#").upper()
    on_main = WHITE if contrast(main, WHITE) >= contrast(main, INK) else INK
    return Palette(main, on_main, _readable(main), _tint(main, 0.90), _tint(main, 0.55))


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21, as WCAG 2.1 defines it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _channels(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[start : start + 2], 16) / 255 for start in (0, 2, 4))
    return red, green, blue


def _hex(channels: tuple[float, ...]) -> str:
    return "".join(f"{round(channel * 255):02X}" for channel in channels)


def _luminance(colour: str) -> float:
    linear = [
        channel / 12.92 if channel <= LINEAR_UP_TO else ((channel + 0.055) / 1.055) ** 2.4
        for channel in _channels(colour)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _tint(colour: str, share_of_white: float) -> str:
    return _hex(tuple(c + (1 - c) * share_of_white for c in _channels(colour)))


def _readable(colour: str) -> str:
    """Darken a colour until it can be read on white."""
    while contrast(colour, WHITE) < READABLE:
        hue, light, saturation = colorsys.rgb_to_hls(*_channels(colour))
        colour = _hex(colorsys.hls_to_rgb(hue, max(0.0, light - 0.02), saturation))
    return colour


class HouseStyle:
    """Hands out fonts and fills, and the workbook's style number for each kind of cell.

    Args:
        house: whose look it is.
    """

    def __init__(self, house: HouseSettings) -> None:
        self.palette = palette_of(house)
        self._heading, self._body = house.heading_font, house.body_font

    def font(self, size: float = 10.5, *, colour: str = INK, bold: bool = False) -> Font:
        """Return the body font."""
        return Font(name=self._body, size=size, color=colour, bold=bold)

    def heading(self, size: float, *, colour: str | None = None) -> Font:
        """Return the heading font, in the house's colour unless another is given."""
        return Font(name=self._heading, size=size, bold=True, color=colour or self.palette.ink)

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
        cell.font = self.font(colour=self.palette.on_main, bold=True)
        cell.fill = self.fill(self.palette.main)
        across = "center" if kind in CENTRED else "left"
        cell.alignment = Alignment(horizontal=across, vertical="center", wrap_text=True)
        if kind.startswith("own"):
            cell.border = Border(bottom=Side("double", color=self.palette.on_main))

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
            font = self.font(colour=self.palette.ink)
            font.underline = "single"
            return font
        return self.font(
            colour=MUTED if kind in {"muted", "number"} else INK, bold=kind == "strong"
        )


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
