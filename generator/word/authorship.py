"""Tell whether a document is as the program wrote it, from the document alone.

Each part that differs from document to document carries a digest of its own content, in a private
extra field of its zip entry, where word processors pass it over. Whoever saves the document in an
editor writes entries without it. So a run can tell a coach's edit from the document of a run that
was killed before its ledger knew of it, and edits are safe even when the ledger is lost.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from hashlib import blake2b

TEXT_PART = "word/document.xml"
_FIELD = struct.Struct("<HH16s")
_FIELD_ID = 0x5053
"""Of the extra field; none of those that PKWARE's APPNOTE 6.3.10 (section 4.5) registers."""


def mark_of(content: bytes) -> bytes:
    """Return the extra field for a part with this content."""
    return _FIELD.pack(_FIELD_ID, 16, blake2b(content, digest_size=16).digest())


def is_as_written(document: bytes) -> bool:
    """Tell whether a document is as the program wrote it.

    Args:
        document: the bytes of a file that claims to be a .docx; anything else is not as written.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(document)) as package:
            marked = [info for info in package.infolist() if _is_marked(info)]
            return TEXT_PART in {info.filename for info in marked} and all(
                info.extra == mark_of(package.read(info)) for info in marked
            )
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError):
        return False


def _is_marked(info: zipfile.ZipInfo) -> bool:
    return len(info.extra) == _FIELD.size and info.extra[:2] == _FIELD_ID.to_bytes(2, "little")
