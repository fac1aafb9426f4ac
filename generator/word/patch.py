"""A part of a template made into a Jinja source, by docxtpl's own code."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import count

from docxtpl import DocxTemplate
from lxml import etree

from generator.word.part import PatchedPart

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
NUMBER = "number"
"""The attribute that carries a paragraph's number, 1-based."""
_PARAGRAPH = re.compile(r"<w:p(?=[ >])")
_STRAY_TAG = re.compile(r"\{(?:<[^>]*>)*[{%#]")


def has_tags(data: bytes) -> bool:
    """Whether a part holds a template tag, even one that Word has split over runs."""
    text = data.decode("utf-8", "replace")
    return bool(_STRAY_TAG.search(text))


def patch_body(name: str, data: bytes) -> PatchedPart:
    """Return the main document as Jinja source.

    docxtpl patches `<w:body>` only, so the document element and its namespaces are put back
    around it: without them python-docx opens the file and Word does not.
    """
    whole = _serialised(data)
    start = whole.index("<w:body")
    end = whole.rindex("</w:body>") + len("</w:body>")
    body = _patched(whole[start:end])
    return PatchedPart(
        name=name,
        source=f"{DECLARATION}{whole[:start]}{body}{whole[end:]}",
        original=data,
        fixes_tables=_may_change_cells(body),
        numbers_pictures="<wp:docPr" in body,
    )


def patch_part(name: str, data: bytes) -> PatchedPart:
    """Return a header, a footer, notes or the properties as Jinja source."""
    return PatchedPart(name, DECLARATION + _patched(_serialised(data)), data)


def patch_by_lines(part: PatchedPart) -> str:
    """Return a part's source again with a line, and a number, for each paragraph in the template.

    A paragraph that held only a statement is gone after patching; its statement stands at the end
    of the line of the paragraph before it.
    """
    numbers = count(1)
    whole = _serialised(part.original).replace("\n", " ")
    numbered = _PARAGRAPH.sub(lambda _: f'<w:p {NUMBER}="{next(numbers)}"', whole)
    return _patched(numbered).replace(f"<w:p {NUMBER}", f"\n<w:p {NUMBER}")


def _serialised(data: bytes) -> str:
    # As python-docx reads parts: white space between elements means nothing and goes.
    parser = etree.XMLParser(remove_blank_text=True, resolve_entities=False, no_network=True)
    return etree.tostring(etree.fromstring(data, parser), encoding="unicode")


def _patched(xml: str) -> str:
    patched: str = DocxTemplate("").patch_xml(xml)
    # docxtpl un-escapes "{_{" after rendering, in the data too; here the template's own only.
    for escaped, plain in (("{_{", "{{"), ("}_}", "}}"), ("{_%", "{%"), ("%_}", "%}")):
        patched = patched.replace(escaped, f"{{{{ '{plain}' }}}}")
    return patched


_CELL_TAG = re.compile(r"\{[%{][^}]*[%}]\}\s*(?=<w:tc[ >]|</w:tr>)|</w:tc>\s*\{[%{]")
_TABLE_PIECE = re.compile(
    r"<(?P<open>w:tbl|w:tr|w:tc)(?=[ >])|</(?P<close>w:tbl|w:tr)>"
    r"|<(?P<column>w:gridCol)\b|<w:gridSpan w:val=\"(?P<span>[^\"]*)\""
)


def _may_change_cells(body: str) -> bool:
    """Whether docxtpl's repair of tables could have anything to do after rendering.

    It has nothing to do where every row fills the table's grid exactly and no tag stands between
    cells.
    """
    if "<w:tbl>" not in body and "<w:tbl " not in body:
        return False
    if _CELL_TAG.search(body):
        return True
    tables: list[_OpenTable] = []
    for piece in _TABLE_PIECE.finditer(body):
        if piece["open"] == "w:tbl":
            tables.append(_OpenTable())
        elif piece["close"] == "w:tbl":
            tables.pop()
        elif piece["close"] == "w:tr":
            if tables[-1].is_uneven or any(tables[-1].cells > outer.columns for outer in tables):
                return True
            tables[-1].cells = 0
        elif piece["span"] and not piece["span"].isdigit():
            return True
        else:
            tables[-1].count(piece)
    return False


@dataclass(slots=True)
class _OpenTable:
    """A table being read: the columns of its grid, the cells of its row so far."""

    columns: int = 0
    cells: int = 0

    def count(self, piece: re.Match[str]) -> None:
        self.columns += piece["column"] is not None
        self.cells += piece["open"] == "w:tc"
        self.cells += int(piece["span"]) - 1 if piece["span"] else 0

    @property
    def is_uneven(self) -> bool:
        return self.cells != self.columns
