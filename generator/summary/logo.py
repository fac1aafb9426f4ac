"""The house's logo on the overview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.image.exceptions import UnrecognizedImageError
from docx.image.image import Image as Picture
from openpyxl.drawing.geometry import PresetGeometry2D
from openpyxl.drawing.image import Image
from openpyxl.drawing.picture import PictureFrame
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, OneCellAnchor
from openpyxl.drawing.xdr import XDRPositiveSize2D

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

EMU_PER_POINT = 12_700
HEIGHT_POINTS, WIDTH_POINTS = 54, 190
"""The logo fits into this; its proportions stay."""


class UnusableLogoError(ValueError):
    """The logo cannot be read, or is neither PNG nor JPEG."""


class LogoImage(Image):
    """An image for openpyxl that needs no Pillow: its bytes are used as they are.

    Args:
        content: a PNG or JPEG file.
        kind: "png" or "jpeg".
    """

    def __init__(self, content: bytes, kind: str) -> None:
        self._content = content
        self.format = kind
        self.ref = None

    def _data(self) -> bytes:
        return self._content


def place_logo(worksheet: Worksheet, path: Path, description: str, end_column: int) -> None:
    """Put the logo at the right end of the first rows.

    Args:
        worksheet: where it goes.
        path: a PNG or JPEG file.
        description: what a screen reader says.
        end_column: the column whose right edge it ends at, 0-based.

    Raises:
        UnusableLogoError: the file cannot be used; the message says why.
    """
    content, kind, proportion = _read(path)
    height = min(HEIGHT_POINTS, WIDTH_POINTS / proportion)
    width = height * proportion
    logo = LogoImage(content, kind)
    frame = PictureFrame()
    frame.nvPicPr.cNvPr.id, frame.nvPicPr.cNvPr.name = 1000, "Logo"
    frame.nvPicPr.cNvPr.descr = description
    frame.spPr.prstGeom = PresetGeometry2D(prst="rect")
    column_points = 100.0
    offset = max(0.0, column_points - width)
    logo.anchor = OneCellAnchor(
        _from=AnchorMarker(col=end_column, row=0, colOff=round(offset * EMU_PER_POINT)),
        ext=XDRPositiveSize2D(round(width * EMU_PER_POINT), round(height * EMU_PER_POINT)),
        pic=frame,
    )
    worksheet.add_image(logo)


def _read(path: Path) -> tuple[bytes, str, float]:
    """Return a picture's bytes, kind and width over height."""
    try:
        content = path.read_bytes()
        picture = Picture.from_blob(content)
    except OSError as error:
        raise UnusableLogoError(error.strerror or "it cannot be read") from error
    except (UnrecognizedImageError, ValueError, KeyError) as error:
        raise UnusableLogoError("it is no picture that can be read") from error
    kind = picture.content_type.removeprefix("image/")
    if kind not in {"png", "jpeg"}:
        raise UnusableLogoError("it is neither PNG nor JPEG")
    return content, kind, picture.px_width / picture.px_height
