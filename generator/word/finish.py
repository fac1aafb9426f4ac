"""What docxtpl does after rendering, done where it is needed; characters XML cannot hold."""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.word.part import PatchedPart

FIRST_PICTURE_ID = 1001
"""As docxtpl numbers them."""
_PICTURE_ID = re.compile(r'(<wp:docPr\b[^>]*?\bid=")[^"]*')
_BREAKS = ("\n", "\t")
# A vertical tab is Word's own line break (Shift+Enter), and comes along when text is pasted; a
# form feed, which docxtpl makes a page break of, is no more than that when it stands in data.
_NOT_IN_XML: dict[int, str | None] = dict.fromkeys((*range(0x20), 0xFFFE, 0xFFFF))
_NOT_IN_XML |= {0x09: "\t", 0x0A: "\n", 0x0B: "\n", 0x0C: "\n"}
_NOT_IN_XML |= dict.fromkeys(range(0xD800, 0xE000), "\N{REPLACEMENT CHARACTER}")
# Bytes that stand for something to look after: controls, and the first bytes of letters that are
# written from right to left (U+0590 on) or that are East Asian, of U+FFFE and U+FFFF.
_SPECIAL = bytes([*range(0x20), *range(0xD6, 0xE1), *range(0xE3, 0xEE), 0xEF, 0xF0])
_CONTROLS = re.compile("[\x00-\x1f\ufffe\uffff\ud800-\udfff]")


def encode(xml: str) -> tuple[bytes, bool]:
    """Return a part as UTF-8, and whether it holds only plain left-to-right text.

    The test costs microseconds, so that most documents need no closer look.
    """
    data = xml.encode("utf-8", "surrogatepass")
    return data, len(data.translate(None, _SPECIAL)) == len(data)


def without_controls(xml: str) -> str:
    """Return a rendered part with its line breaks and tabs as Word's elements.

    Characters that XML cannot hold are taken out; docxtpl loses the text around them.
    """
    if not _CONTROLS.search(xml):
        return xml
    clean = xml.translate(_NOT_IN_XML)
    if any(character in clean for character in _BREAKS):
        from docxtpl import DocxTemplate

        resolved: str = DocxTemplate("").resolve_listing(clean)
        return resolved
    return clean


def finish_body(xml: str, part: PatchedPart) -> str:
    """Return the main document with its tables and picture ids put right."""
    if part.fixes_tables:
        xml = _with_tables_fixed(xml)
    if part.numbers_pictures:
        numbers = count(FIRST_PICTURE_ID)
        xml = _PICTURE_ID.sub(lambda match: f"{match[1]}{next(numbers)}", xml)
    return xml


def _with_tables_fixed(xml: str) -> str:
    from docxtpl import DocxTemplate
    from lxml import etree

    # docxtpl parses text, and lxml refuses text that declares its encoding.
    declaration, root = xml[: xml.index("?>") + 2], xml[xml.index("?>") + 2 :]
    tree = DocxTemplate("").fix_tables(root)
    return declaration + etree.tostring(tree, encoding="unicode")
