"""Comments on cells, beside those that a worksheet has already.

A comment is two things: its text, and the box that shows it, which is still drawn in VML
(ECMA-376 part 4, 19.4).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from generator.roster.annotation.parts import RELATION, Parts, main
from generator.roster.grid import column_index, row_number_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

AUTHOR = "prepsheets"
COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
DRAWING_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
AFTER_LEGACY_DRAWING = (
    "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems",
    "tableParts", "extLst",
)  # fmt: skip
"""What a worksheet holds after the pointer to its boxes (ECMA-376 part 1, 18.3.1.99)."""
EMPTY_DRAWING = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:x="urn:schemas-microsoft-com:office:excel"></xml>'
)
BOX = (
    '<v:shape xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel" id="prepsheets_{cell}" '
    'style="position:absolute;width:240pt;height:70pt;visibility:hidden" '
    'fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/>'
    '<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"/>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
    "<x:Anchor>{left}, 15, {top}, 2, {right}, 15, {bottom}, 4</x:Anchor>"
    "<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column>"
    "</x:ClientData></v:shape>"
)


def add_comments(parts: Parts, worksheet_part: str, texts: Mapping[str, str]) -> None:
    """Add comments to a worksheet; a cell that has one keeps it, and gets the text below.

    Args:
        parts: the workbook's.
        worksheet_part: the worksheet's part.
        texts: cell ("C7") to the comment's text.
    """
    comments = parts.tree(_comments_part(parts, worksheet_part))
    authors, entries = comments.find(main("authors")), comments.find(main("commentList"))
    if authors is None or entries is None:
        return
    etree.SubElement(authors, main("author")).text = AUTHOR
    author = str(len(authors) - 1)
    present = {entry.get("ref"): entry for entry in entries}
    drawing = parts.tree(_drawing_part(parts, worksheet_part))
    for cell, text in texts.items():
        if cell in present:
            _append_text(present[cell], f"\n{text}")
            continue
        entry = etree.SubElement(entries, main("comment"), {"ref": cell, "authorId": author})
        _append_text(entry, text)
        drawing.append(etree.fromstring(_box(cell)))
    entries[:] = sorted(entries, key=_place)


def _append_text(entry: _Element, text: str) -> None:
    holder = entry.find(main("text"))
    if holder is None:
        holder = etree.SubElement(entry, main("text"))
    run = etree.SubElement(holder, main("r"))
    piece = etree.SubElement(run, main("t"))
    piece.text = text
    piece.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _place(entry: _Element) -> tuple[int, int]:
    cell = entry.get("ref") or "A1"
    return row_number_of(cell), column_index(cell.rstrip("0123456789"))


def _box(cell: str) -> str:
    row, column = row_number_of(cell) - 1, column_index(cell.rstrip("0123456789"))
    return BOX.format(
        cell=cell,
        row=row,
        column=column,
        left=column + 1,
        right=column + 4,
        top=max(0, row - 1),
        bottom=row + 4,
    )


def _comments_part(parts: Parts, worksheet_part: str) -> str:
    if name := parts.target_of(worksheet_part, "comments"):
        return name
    name = parts.free_name("xl/comments{}.xml")
    parts.add(
        name, f'<comments xmlns="{main("")[1:-1]}"><authors/><commentList/></comments>'.encode()
    )
    parts.declare(name, COMMENTS_TYPE)
    parts.relate(worksheet_part, "comments", name)
    return name


def _drawing_part(parts: Parts, worksheet_part: str) -> str:
    worksheet = parts.tree(worksheet_part)
    pointer = worksheet.find(main("legacyDrawing"))
    if pointer is not None:
        return parts.targets(worksheet_part)[pointer.get(f"{{{RELATION}}}id", "")]
    name = parts.free_name("xl/drawings/vmlDrawing{}.vml")
    parts.add(name, EMPTY_DRAWING.encode())
    parts.declare_suffix("vml", DRAWING_TYPE)
    relation = parts.relate(worksheet_part, "vmlDrawing", name)
    pointer = etree.Element(main("legacyDrawing"), {f"{{{RELATION}}}id": relation})
    later = {main(element) for element in AFTER_LEGACY_DRAWING}
    places = (place for place, each in enumerate(worksheet) if each.tag in later)
    worksheet.insert(next(places, len(worksheet)), pointer)
    return name
