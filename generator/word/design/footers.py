"""The footers: whose sheet this is, who hands it over, which page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import escape

from generator.word.design.markup import elements
from generator.word.design.page import TAB

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docx.document import Document
    from docx.section import _Footer


def write_footers(document: Document, headings: Mapping[str, str]) -> None:
    """Write the first page's footer, and the others', which also name the candidate."""
    section = document.sections[0]
    house = "{% if house.footer %}{{ house.footer }}{% endif %}"
    _write(document, section.first_page_footer, house, headings["page"])
    named = "{{ name }}{% if house.footer %} · {{ house.footer }}{% endif %}"
    _write(document, section.footer, named, headings["page"])


def _write(document: Document, footer: _Footer, left: str, page: str) -> None:
    footer.is_linked_to_previous = False
    paragraph = footer.paragraphs[0]
    paragraph.style = document.styles["Footer"]
    paragraph.add_run(left + TAB)
    before, _, rest = page.partition("{page}")
    between, _, after = rest.partition("{pages}")
    pieces = (_text(before), _field("PAGE"), _text(between), _field("NUMPAGES"), _text(after))
    paragraph._p.extend(elements("".join(pieces)))  # noqa: SLF001 - python-docx writes no fields


def _text(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""


def _field(instruction: str) -> str:
    return f'<w:fldSimple w:instr=" {instruction} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
