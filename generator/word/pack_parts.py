"""The parts of a print pack beside its text: each different one once, under a name of its own."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Mapping

MAIN = "word/document.xml"
CONTENT_TYPES = "[Content_Types].xml"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
SHARED_KINDS = frozenset({"styles", "numbering", "settings", "theme", "fontTable"})
"""Kinds of parts that the whole pack takes from its first document."""


@dataclass(frozen=True, slots=True)
class Relationship:
    """A relationship as a .rels part holds it; `key` is its id."""

    key: str
    kind: str
    target: str
    is_external: bool = False

    @property
    def short_kind(self) -> str:
        """The last word of its type: "footer", "image", "hyperlink"."""
        return self.kind.rsplit("/", 1)[-1]

    def part_name(self, part: str) -> str:
        """Return the part it points at from another part."""
        if self.target.startswith("/"):
            return self.target.lstrip("/")
        return posixpath.normpath(posixpath.join(posixpath.dirname(part), self.target))

    def xml(self) -> str:
        """Return the relationship as markup."""
        mode = ' TargetMode="External"' if self.is_external else ""
        target = quoteattr(self.target)
        return f'<Relationship Id="{self.key}" Type="{self.kind}" Target={target}{mode}/>'


def rels_name(part: str) -> str:
    """Return the name of the part that holds a part's relationships."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def relationships_of(package: Mapping[str, bytes], part: str) -> list[Relationship]:
    """Return the relationships of a part, in their order."""
    data = package.get(rels_name(part))
    return [
        Relationship(
            element.get("Id", ""),
            element.get("Type", ""),
            element.get("Target", ""),
            element.get("TargetMode") == "External",
        )
        for element in (etree.fromstring(data) if data else ())
    ]


def rels_xml(relationships: list[Relationship]) -> bytes:
    """Return the part that holds these relationships."""
    inner = "".join(relationship.xml() for relationship in relationships)
    return f'{_DECLARATION}<Relationships xmlns="{_RELS}">{inner}</Relationships>'.encode()


def content_type_of(package: Mapping[str, bytes], part: str) -> str:
    """Return a part's content type."""
    suffix = part.rsplit(".", 1)[-1].lower()
    default = "application/xml"
    for element in etree.fromstring(package[CONTENT_TYPES]):
        if element.get("PartName", "").lstrip("/") == part:
            return str(element.get("ContentType"))
        if element.get("Extension", "").lower() == suffix:
            default = element.get("ContentType", default)
    return default


@dataclass(slots=True)
class PackParts:
    """Gathers the parts of all documents.

    Attributes:
        parts: by name, those gathered so far, relationships included.
        relationships: of the pack's main document.
    """

    parts: dict[str, bytes] = field(default_factory=dict)
    relationships: list[Relationship] = field(default_factory=list)
    _types: dict[str, str] = field(default_factory=dict)
    _names: dict[bytes, str] = field(default_factory=dict)
    _keys: dict[tuple[str, str], str] = field(default_factory=dict)

    def take_shared(self, package: Mapping[str, bytes]) -> None:
        """Take from the first document what the whole pack shares."""
        for relationship in relationships_of(package, MAIN):
            if relationship.short_kind in SHARED_KINDS:
                self.relate(package, relationship)

    def relate(
        self, package: Mapping[str, bytes], relationship: Relationship, data: bytes | None = None
    ) -> str:
        """Return the pack's id for a relationship of a document, its part taken along.

        Args:
            package: the document's parts.
            relationship: of its main document.
            data: the part's content where it is not to be the document's.
        """
        target = relationship.target
        if not relationship.is_external:
            name = self._take(package, relationship.part_name(MAIN), data)
            target = posixpath.relpath(name, "word")
        known = self._keys.setdefault(
            (relationship.kind, target), f"rId{len(self.relationships) + 1}"
        )
        if known == f"rId{len(self.relationships) + 1}":
            self.relationships.append(
                Relationship(known, relationship.kind, target, relationship.is_external)
            )
        return known

    def add(self, name: str, content_type: str, data: bytes) -> None:
        """Add a part that no relationship of the main document leads to."""
        self.parts[name] = data
        self._types[name] = content_type

    def content_types(self) -> bytes:
        """Return the part that tells each part's content type."""
        main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
        overrides = "".join(
            f'<Override PartName="/{name}" ContentType="{kind}"/>'
            for name, kind in ((MAIN, main), *self._types.items())
        )
        rels = "application/vnd.openxmlformats-package.relationships+xml"
        return (
            f'{_DECLARATION}<Types xmlns="{_TYPES}">'
            f'<Default Extension="rels" ContentType="{rels}"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
        ).encode()

    def _take(self, package: Mapping[str, bytes], name: str, data: bytes | None = None) -> str:
        content = package[name] if data is None else data
        nested = [
            relationship
            if relationship.is_external
            else Relationship(
                relationship.key,
                relationship.kind,
                f"/{self._take(package, relationship.part_name(name))}",
            )
            for relationship in relationships_of(package, name)
        ]
        rels = rels_xml(nested) if nested else b""
        kind = content_type_of(package, name)
        digest = blake2b(b"\0".join((kind.encode(), rels, content)), digest_size=16).digest()
        if digest not in self._names:
            self._names[digest] = self._free_name(name)
            self.parts[self._names[digest]] = content
            self._types[self._names[digest]] = kind
            if rels:
                self.parts[rels_name(self._names[digest])] = rels
        return self._names[digest]

    def _free_name(self, name: str) -> str:
        if name not in self.parts:
            return name
        stem, suffix = posixpath.splitext(name)
        base = re.sub(r"\d+$", "", stem)
        return f"{base}{len(self.parts) + 1}{suffix}"
