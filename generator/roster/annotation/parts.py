"""The parts of an .xlsx file, changed in place: XML parts, relationships, content types."""

from __future__ import annotations

import io
import posixpath
import zipfile
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from lxml.etree import _Element

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
WORKBOOK = "xl/workbook.xml"
ZIP_TIME = (1980, 1, 1, 0, 0, 0)


def main(name: str) -> str:
    """Return an element's name in the namespace of worksheets."""
    return f"{{{MAIN}}}{name}"


@dataclass(slots=True)
class Parts:
    """The parts of a workbook.

    Attributes:
        contents: by name, in the file's order.
        trees: those parsed so far; they are written back as they stand in the end.
    """

    contents: dict[str, bytes]
    trees: dict[str, _Element] = field(default_factory=dict)

    def tree(self, name: str) -> _Element:
        """Return a part's root element, to be changed in place."""
        if name not in self.trees:
            parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
            self.trees[name] = etree.fromstring(self.contents[name], parser)
        return self.trees[name]

    def add(self, name: str, content: bytes) -> None:
        """Add a part."""
        self.contents[name] = content
        self.trees.pop(name, None)

    def free_name(self, pattern: str) -> str:
        """Return a part's name that is not taken: "xl/comments{}.xml" gives "xl/comments3.xml"."""
        number = 1
        while pattern.format(number) in self.contents:
            number += 1
        return pattern.format(number)

    def target_of(self, source: str, kind: str) -> str:
        """Return the part that another one points at by a kind of relationship; "" for none."""
        for relation in self._relations(source):
            if relation.get("Type", "").endswith(f"/{kind}"):
                return resolve(source, relation.get("Target", ""))
        return ""

    def targets(self, source: str) -> dict[str, str]:
        """Return the parts that a part points at, by the relationship's id."""
        return {
            relation.get("Id", ""): resolve(source, relation.get("Target", ""))
            for relation in self._relations(source)
        }

    def relate(self, source: str, kind: str, target: str) -> str:
        """Let a part point at another one, and return the relationship's id."""
        relations = self._relations(source)
        taken = {relation.get("Id") for relation in relations}
        number = len(taken) + 1
        while f"rIdP{number}" in taken:
            number += 1
        place = posixpath.relpath(f"/{target}", posixpath.dirname(f"/{source}"))
        attributes = {"Id": f"rIdP{number}", "Type": f"{RELATION}/{kind}", "Target": place}
        etree.SubElement(relations, f"{{{PACKAGE_RELATIONS}}}Relationship", attributes)
        return f"rIdP{number}"

    def _relations(self, source: str) -> _Element:
        folder, file = posixpath.split(source)
        name = f"{folder}/_rels/{file}.rels"
        if name not in self.contents:
            self.contents[name] = f'<Relationships xmlns="{PACKAGE_RELATIONS}"/>'.encode()
        return self.tree(name)

    def declare(self, name: str, content_type: str) -> None:
        """Say what a new part is."""
        types = self.tree("[Content_Types].xml")
        attributes = {"PartName": f"/{name}", "ContentType": content_type}
        etree.SubElement(types, f"{{{CONTENT_TYPES}}}Override", attributes)

    def declare_suffix(self, suffix: str, content_type: str) -> None:
        """Say what all parts with a suffix are, unless that is said."""
        types = self.tree("[Content_Types].xml")
        if any(each.get("Extension", "").lower() == suffix for each in types):
            return
        attributes = {"Extension": suffix, "ContentType": content_type}
        types.insert(0, types.makeelement(f"{{{CONTENT_TYPES}}}Default", attributes))

    def to_bytes(self) -> bytes:
        """Return the whole file."""
        for name, tree in self.trees.items():
            self.contents[name] = etree.tostring(
                tree, xml_declaration=True, encoding="UTF-8", standalone=True
            )
        written = io.BytesIO()
        with zipfile.ZipFile(written, "w") as archive:
            for name, content in self.contents.items():
                archive.writestr(zipfile.ZipInfo(name, ZIP_TIME), content, zipfile.ZIP_DEFLATED)
        return written.getvalue()


def resolve(source: str, target: str) -> str:
    """Return the part that a relationship's target names, seen from the part it belongs to."""
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(source), target)).lstrip("/")


def read_parts(content: bytes) -> Parts:
    """Return the parts of a workbook's file; it was inspected before."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return Parts({name: archive.read(name) for name in archive.namelist()})


def worksheet_parts(parts: Parts) -> dict[str, str]:
    """Return the part of each worksheet by its name."""
    targets = parts.targets(WORKBOOK)
    return {
        sheet.get("name", ""): targets.get(sheet.get(f"{{{RELATION}}}id", ""), "")
        for sheet in parts.tree(WORKBOOK).iter(main("sheet"))
    }
