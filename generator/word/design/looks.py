"""How each style looks: its measures and colours as data, and their Word markup."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from markupsafe import escape

Side = Literal["top", "left", "bottom", "right", "between"]
_SIDES: tuple[Side, ...] = ("top", "left", "bottom", "right", "between")
_TWIPS_PER_POINT = 20
_HALF_POINTS_PER_POINT = 2
_EIGHTHS_PER_POINT = 8


@dataclass(frozen=True, slots=True)
class Line:
    """A border.

    Attributes:
        points: its thickness.
        colour: six hexadecimal digits.
        space: points between it and the text, at most 31.
    """

    points: float
    colour: str
    space: int

    def xml(self, side: Side) -> str:
        """Return the border of one side."""
        return (
            f'<w:{side} w:val="single" w:sz="{round(self.points * _EIGHTHS_PER_POINT)}"'
            f' w:space="{self.space}" w:color="{self.colour}"/>'
        )


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab stop; position in points from the text's edge."""

    points: float
    kind: Literal["left", "right"] = "left"

    def xml(self) -> str:
        """Return the tab stop."""
        return f'<w:tab w:val="{self.kind}" w:pos="{_twips(self.points)}"/>'


Borders = tuple[tuple[Side, Line], ...]
"""In Word's order: top, left, bottom, right, between paragraphs alike."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What a style sets; None leaves it to the style that this one is based on.

    Measures are points.
    """

    font: str | None = None
    size: float | None = None
    bold: bool | None = None
    italic: bool | None = None
    caps: bool | None = None
    colour: str | None = None
    letter_spacing: float | None = None
    fill: str | None = None
    before: float | None = None
    after: float | None = None
    line: float | None = None
    left: float | None = None
    right: float | None = None
    hanging: float | None = None
    borders: Borders = ()
    tabs: tuple[Tab, ...] = ()
    keep_next: bool | None = None
    keep_lines: bool | None = None
    contextual: bool = False
    list_level_of: int | None = None
    outline: int | None = None

    def mirrored(self) -> Look:
        """Return the look for text from right to left: Word mirrors indents, but no borders."""
        other: dict[Side, Side] = {"left": "right", "right": "left"}
        swapped = ((other.get(side, side), line) for side, line in self.borders)
        return replace(self, borders=tuple(sorted(swapped, key=lambda item: _SIDES.index(item[0]))))

    def run_properties(self) -> str:
        """Return the content of `w:rPr`, in the schema's order."""
        return "".join(
            (
                _fonts(self.font),
                _toggle("b", "bCs", value=self.bold),
                _toggle("i", "iCs", value=self.italic),
                _toggle("caps", value=self.caps),
                f'<w:color w:val="{self.colour}"/>' if self.colour else "",
                _measure("spacing", self.letter_spacing, _TWIPS_PER_POINT),
                _measure("sz", self.size, _HALF_POINTS_PER_POINT),
                _measure("szCs", self.size, _HALF_POINTS_PER_POINT),
            )
        )

    def paragraph_properties(self) -> str:
        """Return the content of `w:pPr`, in the schema's order."""
        borders = "".join(line.xml(side) for side, line in self.borders)
        return "".join(
            (
                _toggle("keepNext", value=self.keep_next),
                _toggle("keepLines", value=self.keep_lines),
                f'<w:numPr><w:numId w:val="{self.list_level_of}"/></w:numPr>'
                if self.list_level_of
                else "",
                f"<w:pBdr>{borders}</w:pBdr>" if borders else "",
                shading(self.fill) if self.fill else "",
                f"<w:tabs>{''.join(tab.xml() for tab in self.tabs)}</w:tabs>" if self.tabs else "",
                self._spacing(),
                self._indent(),
                "<w:contextualSpacing/>" if self.contextual else "",
                "" if self.outline is None else f'<w:outlineLvl w:val="{self.outline}"/>',
            )
        )

    def _spacing(self) -> str:
        attributes = "".join(
            (
                "" if self.before is None else f' w:before="{_twips(self.before)}"',
                "" if self.after is None else f' w:after="{_twips(self.after)}"',
                ""
                if self.line is None
                else f' w:line="{round(self.line * 240)}" w:lineRule="auto"',
            )
        )
        return f"<w:spacing{attributes}/>" if attributes else ""

    def _indent(self) -> str:
        attributes = "".join(
            (
                "" if self.left is None else f' w:left="{_twips(self.left)}"',
                "" if self.right is None else f' w:right="{_twips(self.right)}"',
                "" if self.hanging is None else f' w:hanging="{_twips(self.hanging)}"',
            )
        )
        return f"<w:ind{attributes}/>" if attributes else ""


def shading(fill: str) -> str:
    """Return a plain ground of one colour."""
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'


def _fonts(font: str | None) -> str:
    if not font:
        return ""
    name = escape(font)
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}"/>'


def _toggle(*names: str, value: bool | None) -> str:
    if value is None:
        return ""
    off = "" if value else ' w:val="0"'
    return "".join(f"<w:{name}{off}/>" for name in names)


def _measure(name: str, points: float | None, unit: int) -> str:
    return "" if points is None else f'<w:{name} w:val="{round(points * unit)}"/>'


def _twips(points: float) -> int:
    return round(points * _TWIPS_PER_POINT)
