"""One sheet made ready to stand among others in one document."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from generator.word.pack_parts import MAIN, PackParts, relationships_of

if TYPE_CHECKING:
    from collections.abc import Mapping

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_IGNORABLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable"
_RELATED = (f"{_R}id", f"{_R}embed", f"{_R}link", f"{_R}pict")
_NOT_CARRIED = tuple(
    f"{_W}{name}"
    for name in (
        "commentRangeStart",
        "commentRangeEnd",
        "commentReference",
        "footnoteReference",
        "endnoteReference",
        "proofErr",
    )
)
"""What refers to a part that the pack does not carry, or means nothing on paper."""
_PAGES_FIELD = re.compile(rb"\bNUMPAGES\b")
_AFTER_PAGE_NUMBERS = {"cols", "formProt", "vAlign", "noEndnote", "titlePg", "textDirection"}
_AFTER_PAGE_NUMBERS |= {"bidi", "rtlGutter", "docGrid", "printerSettings", "sectPrChange"}


@dataclass(slots=True)
class SheetMerger:
    """Makes sheets ready, one after the other.

    Attributes:
        parts: where the sheets' pictures, headers and footers go.
        count: of sheets so far.
        pictures: ids given to pictures so far.
        bookmarks: ids given to bookmarks so far.
    """

    parts: PackParts
    count: int = 0
    pictures: int = 0
    bookmarks: int = 0

    def merge(self, package: Mapping[str, bytes]) -> tuple[list[etree._Element], etree._Element]:
        """Return a sheet's blocks, and the properties of the section they make up.

        Args:
            package: the parts of its document.
        """
        self.count += 1
        root = etree.fromstring(package[MAIN])
        _drop_extensions(root)
        (body,) = root.iter(f"{_W}body")
        self._renumber(body)
        section = body[-1]
        if section.tag != f"{_W}sectPr":
            section = etree.SubElement(body, f"{_W}sectPr")
        end = f"sheet{self.count}"
        self._relate(body, package, end)
        body.remove(section)
        _restart_page_numbers(section)
        blocks = list(body)
        if not blocks or blocks[-1].tag != f"{_W}p":
            blocks.append(etree.Element(f"{_W}p"))
        self._add_end_mark(blocks[-1], end)
        return blocks, section

    def _renumber(self, body: etree._Element) -> None:
        for element in list(body.iter(*_NOT_CARRIED)):
            next(element.iterancestors()).remove(element)
        for picture in body.iter(f"{_WP}docPr"):
            self.pictures += 1
            picture.set("id", str(self.pictures))
        ids: dict[str | None, str] = {}
        for mark in body.iter(f"{_W}bookmarkStart"):
            self.bookmarks += 1
            ids[mark.get(f"{_W}id")] = str(self.bookmarks)
            mark.set(f"{_W}id", str(self.bookmarks))
            mark.set(f"{_W}name", f"{mark.get(f'{_W}name')}_{self.count}")
        for mark in body.iter(f"{_W}bookmarkEnd"):
            mark.set(f"{_W}id", ids.get(mark.get(f"{_W}id"), "0"))
        for link in body.iter(f"{_W}hyperlink"):
            if link.get(f"{_W}anchor"):
                link.set(f"{_W}anchor", f"{link.get(f'{_W}anchor')}_{self.count}")

    def _relate(self, body: etree._Element, package: Mapping[str, bytes], end: str) -> None:
        known = {item.key: item for item in relationships_of(package, MAIN)}
        pages = b"PAGEREF " + end.encode()
        for element in body.iter():
            for attribute in _RELATED:
                key = element.get(attribute)
                if key is None or key not in known:
                    continue
                data = None
                if known[key].short_kind in {"header", "footer"}:
                    # The pages of this sheet, not of the pack.
                    data = _PAGES_FIELD.sub(pages, package[known[key].part_name(MAIN)])
                element.set(attribute, self.parts.relate(package, known[key], data))

    def _add_end_mark(self, paragraph: etree._Element, name: str) -> None:
        self.bookmarks += 1
        number = str(self.bookmarks)
        etree.SubElement(paragraph, f"{_W}bookmarkStart", {f"{_W}id": number, f"{_W}name": name})
        etree.SubElement(paragraph, f"{_W}bookmarkEnd", {f"{_W}id": number})


def close_with(section: etree._Element, paragraph: etree._Element) -> None:
    """Let a section end with a paragraph: the next sheet begins on a new page."""
    properties = paragraph.find(f"{_W}pPr")
    if properties is None:
        properties = etree.Element(f"{_W}pPr")
        paragraph.insert(0, properties)
    change = properties.find(f"{_W}pPrChange")
    if change is None:
        properties.append(section)
    else:
        change.addprevious(section)


def _restart_page_numbers(section: etree._Element) -> None:
    for old in section.findall(f"{_W}pgNumType"):
        section.remove(old)
    numbers = etree.Element(f"{_W}pgNumType", {f"{_W}start": "1"})
    for child in section:
        if etree.QName(child).localname in _AFTER_PAGE_NUMBERS:
            child.addprevious(numbers)
            return
    section.append(numbers)


def _drop_extensions(root: etree._Element) -> None:
    """Drop the attributes that a reader may ignore: their namespaces differ from file to file."""
    prefixes = root.attrib.pop(_IGNORABLE, "")
    ignorable = tuple(
        f"{{{root.nsmap[prefix]}}}" for prefix in str(prefixes).split() if prefix in root.nsmap
    )
    if not ignorable:
        return
    for element in root.iter():
        for name in [name for name in element.attrib if str(name).startswith(ignorable)]:
            del element.attrib[name]
