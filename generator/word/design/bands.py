"""The coloured bands at the head of each page: shapes in the headers, behind the text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from docx.oxml import parse_xml
from docx.shared import Mm

if TYPE_CHECKING:
    from docx.document import Document
    from docx.shared import Length

    from generator.word.brand import Palette
    from generator.word.design.page import Measure

_NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    }.items()
)
# The extension under which Word keeps "mark as decorative".
_DECORATIVE = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"
_DOWNWARDS = 90 * 60_000  # DrawingML counts sixtieths of a thousandth of a degree
STRIP = Mm(3.5)
MASTHEAD = Mm(60)
"""Fades out downwards, so that it suits a masthead of any height."""


@dataclass(frozen=True, slots=True)
class Band:
    """A rectangle from edge to edge, `top` from the page's top."""

    number: int
    top: Length
    width: Length
    height: Length
    colour: str
    fades: bool = False

    def xml(self) -> str:
        """Return the run that holds the shape; Word 2007 and older leave it out."""
        size = f'cx="{self.width}" cy="{self.height}"'
        return (
            f"<w:r {_NAMESPACES}><mc:AlternateContent>"
            '<mc:Choice Requires="wps"><w:drawing>'
            '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0"'
            f' relativeHeight="{self.number}" behindDoc="1" locked="0" layoutInCell="1"'
            ' allowOverlap="1"><wp:simplePos x="0" y="0"/>'
            '<wp:positionH relativeFrom="page"><wp:posOffset>0</wp:posOffset></wp:positionH>'
            f'<wp:positionV relativeFrom="page"><wp:posOffset>{self.top}</wp:posOffset>'
            f"</wp:positionV><wp:extent {size}/>"
            '<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
            f'<wp:docPr id="{self.number}" name="Band {self.number}"><a:extLst>'
            f'<a:ext uri="{_DECORATIVE}"><adec:decorative val="1"/></a:ext></a:extLst></wp:docPr>'
            "<wp:cNvGraphicFramePr/><a:graphic>"
            '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
            f'<wps:wsp><wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
            f"{self._fill()}<a:ln><a:noFill/></a:ln></wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor>"
            "</w:drawing></mc:Choice></mc:AlternateContent></w:r>"
        )

    def _fill(self) -> str:
        colour = f'<a:srgbClr val="{self.colour}"/>'
        if not self.fades:
            return f"<a:solidFill>{colour}</a:solidFill>"
        return (
            f'<a:gradFill><a:gsLst><a:gs pos="0">{colour}</a:gs>'
            '<a:gs pos="100000"><a:srgbClr val="FFFFFF"/></a:gs></a:gsLst>'
            f'<a:lin ang="{_DOWNWARDS}" scaled="0"/></a:gradFill>'
        )


def write_bands(document: Document, measure: Measure, colours: Palette) -> None:
    """Draw a strip on every page, and a tinted masthead under it on the first."""
    section = document.sections[0]
    masthead = Band(1, STRIP, measure.width, MASTHEAD, colours.tint, fades=True)
    strip = Band(2, Mm(0), measure.width, STRIP, colours.strong)
    for header, bands in (
        (section.first_page_header, (masthead, strip)),
        (section.header, (replace(strip, number=3),)),
    ):
        header.is_linked_to_previous = False
        paragraph = header.paragraphs[0]
        paragraph.style = document.styles["Header"]
        for band in bands:
            paragraph._p.append(parse_xml(band.xml()))  # noqa: SLF001 - python-docx draws no shapes
