"""What an accessible Word document is held to here; each fault a sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from generator.word.brand import TEXT_CONTRAST, contrast
from tests.word.reading import W, parts_of, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
DC = "{http://purl.org/dc/elements/1.1/}"


def faults_of(document: bytes) -> list[str]:
    """Return what a screen reader or a person with low vision would stumble over."""
    parts = parts_of(document)
    main = etree.fromstring(parts["word/document.xml"])
    styles = etree.fromstring(parts["word/styles.xml"])
    return [
        *_headings(main),
        *_lists(main, styles),
        *_tables(main),
        *_empty_paragraphs(main),
        *_properties(parts, styles),
        *_contrast(styles),
        *(fault for name, data in parts.items() for fault in _pictures(name, data)),
    ]


def _style_of(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return "Normal" if style is None else str(style.get(f"{W}val"))


def _headings(main: etree._Element) -> Iterator[str]:
    levels = [
        int(style[-1]) for p in main.iter(f"{W}p") if (style := _style_of(p)).startswith("Heading")
    ]
    titles = [p for p in main.iter(f"{W}p") if _style_of(p) == "Title"]
    if len(titles) != 1:
        yield f"{len(titles)} titles"
    if len(levels) < 5:
        yield "hardly any headings"
    for before, after in zip([0, *levels], levels, strict=False):
        if after > before + 1:
            yield f"heading {after} follows heading {before}"


def _lists(main: etree._Element, styles: etree._Element) -> Iterator[str]:
    numbered = {
        s.get(f"{W}styleId")
        for s in styles.iter(f"{W}style")
        if s.find(f"{W}pPr/{W}numPr") is not None
    }
    if not numbered:
        yield "no list style"
    for paragraph in main.iter(f"{W}p"):
        if re.match(r"\s*[•☐*-]\s", text_of(paragraph)) and _style_of(paragraph) not in numbered:
            yield f"a list typed by hand: {text_of(paragraph)[:40]}"


def _tables(main: etree._Element) -> Iterator[str]:
    for table in main.iter(f"{W}tbl"):
        rows = table.findall(f"{W}tr")
        if rows[0].find(f"{W}trPr/{W}tblHeader") is None:
            yield "a table's first row is not marked as its header"
        description = table.find(f"{W}tblPr/{W}tblDescription")
        if description is None or not description.get(f"{W}val"):
            yield "a table without a description"
        for row in rows:
            if row.find(f"{W}trPr/{W}cantSplit") is None:
                yield "a table row that may be split"
            if not text_of(row.findall(f"{W}tc")[0]).strip():
                yield "a table row without a label"


def _empty_paragraphs(main: etree._Element) -> Iterator[str]:
    for paragraph in main.iter(f"{W}p"):
        if not text_of(paragraph).strip() and paragraph.find(f".//{W}drawing") is None:
            yield f"an empty paragraph of style {_style_of(paragraph)}"


def _properties(parts: dict[str, bytes], styles: etree._Element) -> Iterator[str]:
    core = etree.fromstring(parts["docProps/core.xml"])
    for name in ("title", "subject", "language"):
        if not (core.findtext(f"{DC}{name}") or "").strip():
            yield f"no {name}"
    language = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    if language is None or not language.get(f"{W}val"):
        yield "no language of the text"


def _contrast(styles: etree._Element) -> Iterator[str]:
    seen = 0
    for style in styles.iter(f"{W}style"):
        colour, fill = style.find(f"{W}rPr/{W}color"), style.find(f".//{W}shd")
        if colour is None and fill is None:
            continue
        seen += 1
        text = _rgb("1D2327" if colour is None else str(colour.get(f"{W}val")))
        ground = _rgb("FFFFFF" if fill is None else str(fill.get(f"{W}fill")))
        if contrast(text, ground) < TEXT_CONTRAST:
            yield f"style {style.get(f'{W}styleId')}: contrast {contrast(text, ground):.1f}"
    if not seen:
        yield "no colours looked at"


def _pictures(part: str, data: bytes) -> Iterator[str]:
    if not part.startswith("word/") or not part.endswith(".xml"):
        return
    for picture in etree.fromstring(data).iter(f"{WP}docPr"):
        is_decorative = any(e.get("val") == "1" for e in picture.iter("{*}decorative"))
        if not is_decorative and not picture.get("descr"):
            yield f"{part}: a picture without a description"


def _rgb(digits: str) -> tuple[int, int, int]:
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)
