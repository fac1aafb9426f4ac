"""The house's colour, made into a few shades that can be read on paper and on screens."""

from __future__ import annotations

import colorsys
from dataclasses import dataclass

TEXT_CONTRAST = 4.5
"""WCAG 2.2, 1.4.3: least contrast of text with what it stands on."""
TINT_SHARE = 0.08
RULE_SHARE = 0.35
_STEP = 0.01
WHITE = (255, 255, 255)
Rgb = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a document, each six hexadecimal digits without "#".

    Attributes:
        strong: the house's colour, as dark as it must be to be read on white and on `tint`, and
            to carry white text.
        tint: a breath of it, to stand behind text.
        rule: for lines and borders.
        text: near black.
        quiet: grey for what matters less; reads on white and on `tint`.
    """

    strong: str
    tint: str
    rule: str
    text: str = "1D2327"
    quiet: str = "565E64"


def palette_of(colour: str) -> Palette:
    """Return the shades of a house's colour.

    Args:
        colour: "#RRGGBB". A colour too light to read is darkened, keeping its hue.
    """
    rgb = _rgb(colour)
    tint = _mixed(rgb, WHITE, TINT_SHARE)
    strong = rgb
    while contrast(strong, tint) < TEXT_CONTRAST:
        strong = _darkened(strong)
    return Palette(
        strong=_hex(strong), tint=_hex(tint), rule=_hex(_mixed(strong, WHITE, RULE_SHARE))
    )


def contrast(one: Rgb, other: Rgb) -> float:
    """Return the contrast of two colours, 1 to 21, as WCAG 2.2 defines it."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(rgb: Rgb) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - sRGB
        for part in (value / 255 for value in rgb)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _darkened(rgb: Rgb) -> Rgb:
    hue, lightness, saturation = colorsys.rgb_to_hls(*(value / 255 for value in rgb))
    darker = colorsys.hls_to_rgb(hue, max(lightness - _STEP, 0), saturation)
    return (round(darker[0] * 255), round(darker[1] * 255), round(darker[2] * 255))


def _mixed(colour: Rgb, ground: Rgb, share: float) -> Rgb:
    red, green, blue = (
        round(share * a + (1 - share) * b) for a, b in zip(colour, ground, strict=True)
    )
    return red, green, blue


def _rgb(colour: str) -> Rgb:
    digits = colour.lstrip("#")
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)


def _hex(rgb: Rgb) -> str:
    return "".join(f"{value:02X}" for value in rgb)
