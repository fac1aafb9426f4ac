"""The house's logo on the overview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.drawing.fill import Blip
from openpyxl.drawing.geometry import PresetGeometry2D
from openpyxl.drawing.image import Image
from openpyxl.drawing.picture import PictureFrame
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, OneCellAnchor
from openpyxl.drawing.xdr import XDRPositiveSize2D

from generator.summary.cells import column_letter
from generator.word.logo import read_logo

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

EMU_A_MILLIMETRE = 36_000
"""English Metric Units, 914,400 to the inch, in which drawings are placed."""
CHARACTER = 66_675
"""The width of a column's unit in EMU: seven pixels at 96 to the inch."""
PICTURE_ID = 1000
"""Past the ids that openpyxl gives to charts."""


class LogoImage(Image):
    """An image for openpyxl that needs no Pillow: its bytes are used as they are.

    Args:
        content: a PNG or JPEG file.
    """

    def __init__(self, content: bytes) -> None:
        self._content = content
        self.format = "png" if content.startswith(b"\x89PNG") else "jpeg"

    def _data(self) -> bytes:
        return self._content


def place_logo(worksheet: Worksheet, path: Path, description: str, column: int) -> None:
    """Put the logo at the right end of a column, beside the title.

    Args:
        worksheet: where it goes.
        path: a PNG or JPEG file.
        description: what a screen reader says.
        column: the one it ends in, 1-based.

    Raises:
        SettingsError: the file cannot be used; the message says why.
    """
    logo = read_logo(path)
    width, height = (int(EMU_A_MILLIMETRE * side) for side in (logo.width_mm, logo.height_mm))
    frame = PictureFrame()
    frame.nvPicPr.cNvPr.id, frame.nvPicPr.cNvPr.name = PICTURE_ID, "Logo"
    frame.nvPicPr.cNvPr.descr = description
    frame.blipFill.blip = Blip(cstate="print")
    frame.spPr.prstGeom = PresetGeometry2D(prst="rect")
    letter = column_letter(column)
    room = round(worksheet.column_dimensions[letter].width * CHARACTER)
    place = AnchorMarker(col=column - 1, row=1, colOff=max(0, room - width))
    image = LogoImage(logo.data)
    image.anchor = OneCellAnchor(_from=place, ext=XDRPositiveSize2D(width, height), pic=frame)
    worksheet.add_image(image)
