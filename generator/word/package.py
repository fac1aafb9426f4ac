"""The package of a .docx: read once, written many times with the same bytes each time."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING, NamedTuple

from generator.errors import TemplateError
from generator.word.authorship import mark_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

# 1 January 1980, 0:00, the first moment a zip can name: two runs give the same bytes.
_DOS_TIME, _DOS_DATE = 0, 0x21
_DEFLATED = 8
_VERSION = 20  # deflate and folders; what every reader since 1993 opens
_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_MAX_UNPACKED = 200 * 1024 * 1024
CONSTANT_LEVEL = 9
"""zlib level of the parts that are deflated once."""
DYNAMIC_LEVEL = 1
"""zlib level of the parts that differ: a fifth of level 9's time for a fifth more bytes."""
CONTENT_TYPES = "[Content_Types].xml"
SMALL = 2048
"""Bytes; for a part below it, zlib spends most of its time on clearing tables of its usual size."""
_SMALL_WINDOW, _SMALL_MEMORY = 10, 4


def read_package(path: Path) -> dict[str, bytes]:
    """Return the parts of a .docx by name, in the order of the file.

    Raises:
        TemplateError: the file cannot be read or is no Word document.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as package:
            if sum(part.file_size for part in package.infolist()) > _MAX_UNPACKED:
                raise TemplateError(f"{path.name}: unpacks to more than 200 MB")
            parts = {
                part.filename: package.read(part)
                for part in package.infolist()
                if not part.is_dir()
            }
    except OSError as error:
        raise TemplateError(f"{path.name}: cannot be read: {error.strerror or error}") from error
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError) as error:
        raise TemplateError(f"{path.name}: is no Word document (.docx): {error}") from error
    return parts


class _Member(NamedTuple):
    """One part as the zip holds it."""

    name: bytes
    crc: int
    size: int
    deflated: bytes
    extra: bytes = b""

    @classmethod
    def of(cls, name: str, data: bytes, level: int, extra: bytes = b"") -> _Member:
        is_small = len(data) < SMALL
        window = _SMALL_WINDOW if is_small else zlib.MAX_WBITS
        memory = _SMALL_MEMORY if is_small else zlib.DEF_MEM_LEVEL
        squeeze = zlib.compressobj(level, zlib.DEFLATED, -window, memory)
        deflated = squeeze.compress(data) + squeeze.flush()
        return cls(name.encode(), zlib.crc32(data), len(data), deflated, extra)

    def local(self) -> bytes:
        return (
            _LOCAL.pack(
                b"PK\x03\x04",
                _VERSION,
                0,
                _DEFLATED,
                _DOS_TIME,
                _DOS_DATE,
                self.crc,
                len(self.deflated),
                self.size,
                len(self.name),
                len(self.extra),
            )
            + self.name
            + self.extra
            + self.deflated
        )

    def central(self, offset: int) -> bytes:
        return (
            _CENTRAL.pack(
                b"PK\x01\x02",
                _VERSION,
                _VERSION,
                0,
                _DEFLATED,
                _DOS_TIME,
                _DOS_DATE,
                self.crc,
                len(self.deflated),
                self.size,
                len(self.name),
                len(self.extra),
                0,
                0,
                0,
                0,
                offset,
            )
            + self.name
            + self.extra
        )


class PackageWriter:
    """Writes packages whose constant parts are deflated once.

    Args:
        constant_parts: part name to content; the content types come first in the file.
    """

    def __init__(self, constant_parts: Mapping[str, bytes]) -> None:
        names = sorted(constant_parts, key=lambda name: (name != CONTENT_TYPES, name))
        body, directory = bytearray(), bytearray()
        for name in names:
            member = _Member.of(name, constant_parts[name], CONSTANT_LEVEL)
            directory += member.central(len(body))
            body += member.local()
        self._body, self._directory, self._count = bytes(body), bytes(directory), len(names)

    def write(self, parts: Iterable[tuple[str, bytes]]) -> bytes:
        """Return the bytes of a package: the constant parts, then these, marked as ours."""
        pieces, directory = [self._body], [self._directory]
        offset, count = len(self._body), self._count
        for name, data in parts:
            member = _Member.of(name, data, DYNAMIC_LEVEL, mark_of(data))
            local = member.local()
            pieces.append(local)
            directory.append(member.central(offset))
            offset += len(local)
            count += 1
        central = b"".join(directory)
        end = _END.pack(b"PK\x05\x06", 0, 0, count, count, len(central), offset, 0)
        return b"".join((*pieces, central, end))


def write_package(parts: Mapping[str, bytes]) -> bytes:
    """Return the bytes of a package: same parts, same bytes, whatever the day."""
    return PackageWriter(parts).write(())
