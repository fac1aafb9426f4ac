"""Tell whether a document is as the program wrote it, from the document alone.

Each document carries, as its identifier property, a digest of its own text part. Whoever edits it
in Word saves another text part, and the two agree no longer. So a run can tell a coach's edit from
a document of a run that was killed before its ledger knew of it.
"""

from __future__ import annotations

import io
import zipfile
from hashlib import blake2b

MARK = "prepsheets:"
TEXT_PART = "word/document.xml"
PROPERTIES_PART = "docProps/core.xml"


def identifier_of(text_part: bytes) -> str:
    """Return the identifier property for a document with this `word/document.xml`."""
    return MARK + blake2b(text_part, digest_size=16).hexdigest()


def is_as_written(document: bytes) -> bool:
    """Tell whether a document's text is as the program wrote it.

    Args:
        document: the bytes of a file that claims to be a .docx; anything else is not as written.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(document)) as package:
            identifier = identifier_of(package.read(TEXT_PART))
            return identifier.encode() in package.read(PROPERTIES_PART)
    except (zipfile.BadZipFile, KeyError, OSError, EOFError, ValueError, NotImplementedError):
        return False
