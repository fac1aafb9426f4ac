"""The finished workbook, part by part: openpyxl's parts, and the rows of the large tables.

openpyxl lays out every worksheet and this module fills in what it leaves open: the rows of the
tables, their links, the values that formulas have now, and what screen readers say of a picture.
It also gives every part the same date, so that the same content is the same bytes.
"""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass, field
from html import escape as escape_attribute
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from generator.summary.cells import Link, Value

from generator.summary.cells import RowWriter

PART_DATE = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a zip can hold."""
BLOCK = 1 << 18
"""Bytes gathered before they are compressed."""
PARTS_AFTER_LINKS = re.compile(rb"<(?:printOptions|pageMargins|pageSetup|headerFooter)\b")
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


class RowSource(Protocol):
    """Rows that can be gone through from the start."""

    def __call__(self) -> Iterable[list[Value]]:
        """Begin anew."""


@dataclass(frozen=True, slots=True)
class StreamedRows:
    """The rows of one table, to be put into its worksheet.

    Attributes:
        columns: the letters of its columns.
        styles: the workbook's style number of each column.
        first_row: the row below its header.
        row_count: how many rows there are.
        rows: gives them.
        wrapped: width in characters by the place of each column whose text is wrapped, 0-based.
    """

    columns: tuple[str, ...]
    styles: tuple[int, ...]
    first_row: int
    row_count: int
    rows: RowSource
    wrapped: dict[int, float] = field(default_factory=dict)


@dataclass(slots=True)
class Additions:
    """What is added to the parts that openpyxl wrote.

    Attributes:
        rows: by the worksheet's part ("xl/worksheets/sheet2.xml").
        formula_values: by part, by cell: what a formula's value is now.
        descriptions: by drawing part: what a screen reader says of each picture or chart, by name.
    """

    rows: dict[str, StreamedRows] = field(default_factory=dict)
    formula_values: dict[str, dict[str, float | str]] = field(default_factory=dict)
    descriptions: dict[str, dict[str, str]] = field(default_factory=dict)


class PackageWriter:
    """Copies a package that openpyxl wrote, with the additions.

    Args:
        additions: what to add.
    """

    def __init__(self, additions: Additions) -> None:
        self._additions = additions
        self._links: dict[str, list[tuple[str, Link]]] = {}
        self.shortened = 0
        """Cells that were longer than Excel allows."""

    def write(self, source: zipfile.ZipFile, path: Path) -> None:
        """Write the finished package.

        Raises:
            OSError: it cannot be written.
        """
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=4) as target:
            for name in sorted(source.namelist(), key=_order_of_part):
                self._write_part(target, name, source.read(name))

    def _write_part(self, target: zipfile.ZipFile, name: str, content: bytes) -> None:
        info = zipfile.ZipInfo(name, PART_DATE)
        info.compress_type = zipfile.ZIP_DEFLATED
        info.external_attr = 0o600 << 16
        with target.open(info, "w", force_zip64=name in self._additions.rows) as part:
            for block in _blocks(self._content(name, content)):
                part.write(block)

    def _content(self, name: str, content: bytes) -> Iterable[bytes]:
        if name in self._additions.rows:
            return self._worksheet(name, content)
        if name in self._additions.formula_values:
            return [_with_values(content, self._additions.formula_values[name])]
        if name in self._additions.descriptions:
            return [_with_descriptions(content, self._additions.descriptions[name])]
        if name.endswith(".rels"):
            return [self._with_link_relations(name, content)]
        return [content]

    def _worksheet(self, name: str, content: bytes) -> Iterator[bytes]:
        streamed = self._additions.rows[name]
        head, tail = _split_at_rows(content)
        last = max(streamed.first_row + streamed.row_count - 1, streamed.first_row)
        yield _with_dimension(head, f"A1:{streamed.columns[-1]}{last}")
        writer = RowWriter(streamed.columns, streamed.styles, streamed.wrapped)
        yield from writer.render(streamed.rows(), streamed.first_row)
        self.shortened += writer.written.shortened
        self._links[name] = writer.written.links
        yield b"</sheetData>"
        place = PARTS_AFTER_LINKS.search(tail)
        cut = place.start() if place else len(tail)
        yield tail[:cut]
        yield from _hyperlinks(writer.written.links)
        yield tail[cut:]

    def _with_link_relations(self, name: str, content: bytes) -> bytes:
        links = self._links.pop(_part_of(name), [])
        added = "".join(
            f'<Relationship Id="link{number}" Type="{R}/hyperlink" '
            f'Target="{escape_attribute(link.target)}" TargetMode="External"/>'
            for number, (_, link) in enumerate(links, 1)
            if link.target
        )
        return content.replace(b"</Relationships>", added.encode() + b"</Relationships>")


def _order_of_part(name: str) -> tuple[bool, str, bool]:
    """Content types come first, and relations after the part whose links they hold."""
    return name != "[Content_Types].xml", _part_of(name), name.endswith(".rels")


def _blocks(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Gather small pieces, so that the compressor is called seldom."""
    gathered: list[bytes] = []
    size = 0
    for piece in pieces:
        gathered.append(piece)
        size += len(piece)
        if size >= BLOCK:
            yield b"".join(gathered)
            gathered, size = [], 0
    yield b"".join(gathered)


def _split_at_rows(content: bytes) -> tuple[bytes, bytes]:
    """Return a worksheet's XML before the end of its rows, and after it."""
    head, found, tail = content.partition(b"</sheetData>")
    if not found:
        raise ValueError("the worksheet holds no header row")
    return head, tail


def _with_dimension(head: bytes, area: str) -> bytes:
    return re.sub(rb'<dimension ref="[^"]*"', f'<dimension ref="{area}"'.encode(), head, count=1)


def _hyperlinks(links: list[tuple[str, Link]]) -> Iterator[bytes]:
    if not links:
        return
    yield b"<hyperlinks>"
    for number, (cell, link) in enumerate(links, 1):
        target = f' r:id="link{number}"' if link.target else ""
        place = f' location="{escape_attribute(link.location)}"' if link.location else ""
        yield f'<hyperlink xmlns:r="{R}" ref="{cell}"{target}{place}/>'.encode()
    yield b"</hyperlinks>"


def _part_of(relations: str) -> str:
    return relations.replace("_rels/", "").removesuffix(".rels")


def _with_values(content: bytes, values: dict[str, float | str]) -> bytes:
    """Give formulas the values they have now; openpyxl writes formulas without any."""

    def fill(found: re.Match[bytes]) -> bytes:
        value = values.get(found["cell"].decode())
        if value is None:
            return found.group()
        kind = b' t="str"' if isinstance(value, str) else b""
        shown = escape_attribute(str(value)).encode()
        return found["start"] + kind + b">" + found["formula"] + b"<v>" + shown + b"</v></c>"

    pattern = (
        rb'(?P<start><c r="(?P<cell>[A-Z]+\d+)"(?: s="\d+")?)>'
        rb"(?P<formula><f>[^<]*</f>)<v\s*(?:/>|></v>)</c>"
    )
    return re.sub(pattern, fill, content)


def _with_descriptions(content: bytes, descriptions: dict[str, str]) -> bytes:
    """Say in words what each chart shows; openpyxl has no place for that."""

    def describe(found: re.Match[bytes]) -> bytes:
        text = descriptions.get(found[1].decode())
        if text is None:
            return found.group()
        return found.group() + b' descr="' + escape_attribute(text).encode() + b'"'

    return re.sub(rb'name="([^"]+)"', describe, content)
