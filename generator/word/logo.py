"""The house's logo: read, checked and scaled before it goes into every document."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.errors import SettingsError

if TYPE_CHECKING:
    from pathlib import Path

MAX_BYTES = 300_000
"""Each document carries the logo; a thousand sheets carry it a thousand times."""
MAX_PIXELS = 30_000_000
MAX_WIDTH_MM, MAX_HEIGHT_MM = 55.0, 17.0
_MM_PER_INCH = 25.4
_PRINT_DPI = 150
"""A small logo is not blown up past this many pixels to the inch."""
_PNG = b"\x89PNG\r\n\x1a\n"
# JPEG markers that begin a frame and so carry the picture's size (ITU T.81, table B.1).
_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
_ALONE = frozenset({0x01, *range(0xD0, 0xD9)})
_CHECK_BYTES = 4


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture that can be placed.

    Attributes:
        data: the file's bytes.
        width_mm: as it is printed.
        height_mm: as it is printed.
    """

    data: bytes
    width_mm: float
    height_mm: float


def read_logo(path: Path) -> Logo:
    """Return a house's logo, scaled to its place on the sheet.

    Args:
        path: of a PNG or JPEG.

    Raises:
        SettingsError: it is missing, damaged, of another kind or too large.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise SettingsError(
            f"{path.name}: the logo cannot be read: {error.strerror}", "See [house] logo."
        ) from error
    if data.startswith(_PNG):
        width, height = _png_size(path, data)
    elif data.startswith(b"\xff\xd8"):
        width, height = _jpeg_size(path, data)
    else:
        raise SettingsError(
            f"{path.name}: the logo is neither PNG nor JPEG", "Save it as PNG or JPEG."
        )
    if len(data) > MAX_BYTES or width * height > MAX_PIXELS:
        raise SettingsError(
            f"{path.name}: the logo is too large ({len(data):,} bytes, {width} x {height} pixels)",
            f"Save it about 800 pixels wide, in less than {MAX_BYTES:,} bytes:"
            " every document carries it.",
        )
    return _scaled(data, width, height)


def _scaled(data: bytes, width: int, height: int) -> Logo:
    pixels_per_mm = _PRINT_DPI / _MM_PER_INCH
    scale = min(MAX_WIDTH_MM / width, MAX_HEIGHT_MM / height, 1 / pixels_per_mm)
    return Logo(data, width * scale, height * scale)


def _damaged(path: Path) -> SettingsError:
    return SettingsError(f"{path.name}: the logo is damaged", "Save it anew as PNG or JPEG.")


def _png_size(path: Path, data: bytes) -> tuple[int, int]:
    """Return width and height in pixels after reading every chunk to the last."""
    at, size, is_ended = len(_PNG), (0, 0), False
    while at + 12 <= len(data) and not is_ended:
        length, kind = struct.unpack_from(">I4s", data, at)
        content = data[at + 8 : at + 8 + length]
        check = data[at + 8 + length : at + 12 + length]
        if len(check) < _CHECK_BYTES or zlib.crc32(kind + content) != int.from_bytes(check, "big"):
            raise _damaged(path)
        if kind == b"IHDR":
            size = struct.unpack_from(">II", content)
        is_ended = kind == b"IEND"
        at += 12 + length
    if not is_ended or 0 in size:
        raise _damaged(path)
    return size


def _jpeg_size(path: Path, data: bytes) -> tuple[int, int]:
    """Return width and height in pixels from the frame header."""
    at = 2
    while at + 9 < len(data) and data[at] == 0xFF:  # noqa: PLR2004 - each marker begins so
        marker = data[at + 1]
        if marker in _FRAMES:
            height, width = struct.unpack_from(">HH", data, at + 5)
            # A picture cut short has no end marker; some cameras write padding after it.
            if not width or not height or b"\xff\xd9" not in data[-1024:]:
                break
            return width, height
        at += 2 if marker in _ALONE else 2 + struct.unpack_from(">H", data, at + 2)[0]
    raise _damaged(path)
