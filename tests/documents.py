"""The words of a written document, as a reader sees them."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from pathlib import Path

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PARTS = ("word/document.xml", "word/header", "word/footer")


def paragraphs_of(path: Path) -> list[str]:
    """Return the text of every paragraph: body, tables, headers and footers."""
    found = []
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            if name.startswith(PARTS) and name.endswith(".xml"):
                root = etree.fromstring(package.read(name))
                found += [_text_of(paragraph) for paragraph in root.iter(f"{W}p")]
    return [text for text in found if text]


def text_of(path: Path) -> str:
    """Return the whole text, a paragraph a line."""
    return "\n".join(paragraphs_of(path))


def _text_of(paragraph: etree._Element) -> str:
    pieces = {f"{W}t": lambda e: e.text or "", f"{W}tab": lambda _: "\t", f"{W}br": lambda _: "\n"}
    return "".join(
        pieces[element.tag](element) for element in paragraph.iter() if element.tag in pieces
    )
