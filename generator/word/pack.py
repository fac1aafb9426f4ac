"""The print pack: one .docx of a whole cohort, each sheet on a new page with its own numbers."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from lxml import etree

from generator.files import written_aside
from generator.word.pack_parts import (
    CONTENT_TYPES,
    MAIN,
    PackParts,
    Relationship,
    rels_name,
    rels_xml,
)
from generator.word.pack_sheet import SheetMerger, close_with

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path
    from typing import IO

_DECLARATION = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SHARED_NAMESPACES = {"w": _W, "r": _OFFICE}
_DECLARED = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in _SHARED_NAMESPACES.items())
_DECLARED_AGAIN = re.compile(
    "|".join(re.escape(f' xmlns:{prefix}="{uri}"') for prefix, uri in _SHARED_NAMESPACES.items())
)
_PROPERTIES = "docProps/core.xml"
_PROPERTIES_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_ROOT_RELATIONSHIPS = (
    Relationship("rId1", f"{_OFFICE}/officeDocument", MAIN),
    Relationship("rId2", f"{_PACKAGE}/relationships/metadata/core-properties", _PROPERTIES),
)
_BARE = (
    f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title/></cp:coreProperties>'
).encode()
_SAID_OF_ONE = re.compile(
    r"<(dc:subject|cp:keywords|dc:description)\b[^>]*?(?:/>|>.*?</\1>)", re.DOTALL
)
_TITLE = re.compile(r"<dc:title\b[^>]*?(?:/>|>.*?</dc:title>)", re.DOTALL)


def write_pack(documents: Iterable[Path | bytes], path: Path, title: str = "") -> int:
    """Write all documents into one, in their order, and return how many there were.

    Styles, lists and settings are the first document's. Memory holds one sheet at a time, and
    each different header, footer and picture once.

    Args:
        documents: .docx files, or their bytes; at least one.
        path: where the pack goes; it is put in place whole.
        title: of the pack, for its properties; the file's name in words when empty.

    Raises:
        ValueError: there is no document.
        OSError: a document cannot be read, or the pack not be written.
    """
    with written_aside(path) as aside, zipfile.ZipFile(aside, "w", zipfile.ZIP_DEFLATED) as pack:
        parts = PackParts()
        merger = SheetMerger(parts)
        first: Mapping[str, bytes] = {}
        with pack.open(_entry(MAIN), "w", force_zip64=False) as text:
            for document in documents:
                package = _parts_of(document)
                if not first:
                    first = package
                    parts.take_shared(package)
                    text.write(_DECLARATION + f"<w:document{_DECLARED}><w:body>".encode())
                    pending = merger.merge(package)
                    continue
                _write_sheet(text, *pending)
                pending = merger.merge(package)
            if not first:
                raise ValueError("a pack needs at least one document")
            _write_last(text, *pending)
        _write_rest(pack, parts, first, title or path.stem.replace("_", " ").capitalize())
    return merger.count


def _parts_of(document: Path | bytes) -> dict[str, bytes]:
    source = io.BytesIO(document) if isinstance(document, bytes) else document
    with zipfile.ZipFile(source) as package:
        return {name: package.read(name) for name in package.namelist()}


def _entry(name: str) -> zipfile.ZipInfo:
    """Return a zip entry whose date is always the same."""
    entry = zipfile.ZipInfo(name)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _write_sheet(text: IO[bytes], blocks: list[etree._Element], section: etree._Element) -> None:
    close_with(section, blocks[-1])
    for block in blocks:
        text.write(_markup(block))


def _write_last(text: IO[bytes], blocks: list[etree._Element], section: etree._Element) -> None:
    for block in (*blocks, section):
        text.write(_markup(block))
    text.write(b"</w:body></w:document>")


def _markup(block: etree._Element) -> bytes:
    # Each block comes with the namespaces that the document element has declared already.
    return _DECLARED_AGAIN.sub("", etree.tostring(block, encoding="unicode")).encode()


def _write_rest(
    pack: zipfile.ZipFile, parts: PackParts, first: Mapping[str, bytes], title: str
) -> None:
    parts.add(_PROPERTIES, _PROPERTIES_TYPE, _properties(first.get(_PROPERTIES, _BARE), title))
    for name, data in parts.parts.items():
        pack.writestr(_entry(name), data)
    pack.writestr(_entry(rels_name(MAIN)), rels_xml(parts.relationships))
    pack.writestr(_entry("_rels/.rels"), rels_xml(list(_ROOT_RELATIONSHIPS)))
    pack.writestr(_entry(CONTENT_TYPES), parts.content_types())


def _properties(data: bytes, title: str) -> bytes:
    """Return the first sheet's properties with the pack's title and nothing of that candidate."""
    text = _SAID_OF_ONE.sub("", data.decode())
    return _TITLE.sub(f"<dc:title>{escape(title)}</dc:title>", text).encode()
