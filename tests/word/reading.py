"""What a written document holds, as tests want to see it."""

from __future__ import annotations

import io
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HEADINGS = tomllib.loads((Path(__file__).parent / "headings.toml").read_text(encoding="utf-8"))
CHECKER = Path(__file__).resolve().parents[3] / "shared" / "tools" / "check_ooxml.py"


def parts_of(document: bytes) -> dict[str, bytes]:
    """Return a package's parts by name."""
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        assert package.testzip() is None
        return {name: package.read(name) for name in package.namelist()}


def root_of(document: bytes, part: str = "word/document.xml") -> etree._Element:
    """Return a part's root element."""
    return etree.fromstring(parts_of(document)[part])


def text_of(element: etree._Element) -> str:
    """Return an element's text, with line breaks and tabs."""
    pieces = []
    for child in element.iter(f"{W}t", f"{W}br", f"{W}tab"):
        if child.tag == f"{W}t":
            pieces.append(child.text or "")
        elif child.getparent() is not None and child.getparent().tag == f"{W}r":
            pieces.append("\n" if child.tag == f"{W}br" else "\t")
    return "".join(pieces)


def paragraphs_of(document: bytes) -> list[tuple[str, str]]:
    """Return the style id and text of each paragraph of the main document, in order."""
    found = []
    for paragraph in root_of(document).iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        name = "Normal" if style is None else str(style.get(f"{W}val"))
        found.append((name, text_of(paragraph)))
    return found


def whole_text(document: bytes) -> str:
    """Return the main document's text, a line a paragraph."""
    return "\n".join(text for _, text in paragraphs_of(document))


def assert_sound(*paths: Path) -> None:
    """Hold documents against the schemas; skips, loudly, where the checker is not at hand."""
    if not CHECKER.is_file():
        pytest.skip(f"no {CHECKER.name} beside the checkout: documents not held to the schemas")
    assert paths
    done = subprocess.run(
        [sys.executable, str(CHECKER), *map(str, paths)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3000:]
