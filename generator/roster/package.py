"""The zip file that a workbook is: its parts, unpacked in pieces and never past a limit.

Sizes stated in a zip file may lie, so what really comes out is counted. The parts are read here
before the workbook's own reader sees them.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.errors import RosterError

if TYPE_CHECKING:
    from collections.abc import Iterator

MEGABYTE = 1024 * 1024
PIECE = MEGABYTE
LOCAL_HEADER = struct.Struct("<4s2B4HL2L2H")
"""APPNOTE.TXT 4.3.7: signature, versions, flags, method, time, date, CRC, sizes, lengths."""
DATA_SUFFIXES = (".xml", ".rels", ".bin", ".vml")
"""Parts that a reader of workbooks reads; pictures are passed over."""
DOCUMENT_TYPES = (
    b"<!DOCTYPE",
    b"<!ENTITY",
    "<!DOCTYPE".encode("utf-16-le"),
    "<!DOCTYPE".encode("utf-16-be"),
)
LONGEST_DOCUMENT_TYPE = 32


@dataclass(slots=True)
class Package:
    """A zip file's parts.

    Attributes:
        content: the whole file.
        parts: by name.
        bytes_left: how much may yet be unpacked.
    """

    content: bytes
    parts: dict[str, zipfile.ZipInfo]
    bytes_left: int

    def data_parts(self) -> list[str]:
        """Return the names of the parts that a reader of workbooks reads."""
        return [name for name in self.parts if name.lower().endswith(DATA_SUFFIXES)]

    def pieces(self, name: str) -> Iterator[bytes]:
        """Give a part's content, a megabyte at most at a time.

        Raises:
            RosterError: it is damaged, unpacks to too much, or defines a document type; those
                serve entity bombs and reach for other files, and no workbook needs them.
        """
        tail = b""
        for piece in self._unpacked(name):
            self.bytes_left -= len(piece)
            if self.bytes_left < 0:
                raise _too_large()
            seen = tail + piece
            if any(mark in seen for mark in DOCUMENT_TYPES) and not name.endswith(".bin"):
                raise RosterError("defines XML entities, which no workbook does; it is refused")
            tail = piece[-LONGEST_DOCUMENT_TYPE:]
            yield piece

    def read(self, name: str) -> bytes:
        """Return a part's whole content; b"" when there is no such part."""
        return b"".join(self.pieces(name)) if name in self.parts else b""

    def _unpacked(self, name: str) -> Iterator[bytes]:
        part = self.parts[name]
        packed = self._packed(part)
        if part.compress_type == zipfile.ZIP_STORED:
            for begin in range(0, len(packed), PIECE):
                yield bytes(packed[begin : begin + PIECE])
            return
        if part.compress_type != zipfile.ZIP_DEFLATED:
            raise _damaged()
        unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
        waiting: bytes | memoryview = packed
        try:
            while not unpacker.eof and (piece := unpacker.decompress(waiting, PIECE)):
                waiting = unpacker.unconsumed_tail
                yield piece
        except zlib.error as error:
            raise _damaged() from error

    def _packed(self, part: zipfile.ZipInfo) -> memoryview:
        view = memoryview(self.content)
        header = view[part.header_offset : part.header_offset + LOCAL_HEADER.size]
        if len(header) < LOCAL_HEADER.size or part.flag_bits & 1:
            raise _damaged()
        *_, name_length, extra_length = LOCAL_HEADER.unpack(header)
        begin = part.header_offset + LOCAL_HEADER.size + name_length + extra_length
        return view[begin : begin + part.compress_size]


def open_package(content: bytes, megabytes: int) -> Package:
    """Return a zip file's parts.

    Args:
        content: the whole file.
        megabytes: how much it may unpack to.

    Raises:
        RosterError: the file is damaged, or says itself that it unpacks to more.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = {part.filename: part for part in archive.infolist()}
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, struct.error) as error:
        raise _damaged() from error
    package = Package(content, parts, megabytes * MEGABYTE)
    if sum(parts[name].file_size for name in package.data_parts()) > package.bytes_left:
        raise _too_large()
    return package


def _too_large() -> RosterError:
    return RosterError(
        "unpacks to more than a roster should",
        "if it is to be trusted, raise unpacked_megabytes under [roster]",
    )


def _damaged() -> RosterError:
    return RosterError("is damaged", "open it in Excel, save it under a new name, and use that")
