"""Templates of every kind that docxtpl knows, built with python-docx, and what fills them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docxtpl import RichText

if TYPE_CHECKING:
    from docx.document import Document

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8"
    "cfc0000003010100c9fe92ef0000000049454e44ae426082"
)
PEOPLE = [
    {"name": "Zoë Åström", "skills": ["SQL", "conduit bending"], "is_new": True},
    {"name": 'A&B "North" <LLP>', "skills": [], "is_new": False},
    {"name": "山田 花子", "skills": ["=1+1"], "is_new": False},
]
CONTEXT: dict[str, Any] = {
    "name": "C++ <3 years> & more",
    "role": "VP of Sales",
    "people": PEOPLE,
    "columns": ["one", "two", "three", "four"],
    "lines": "first\nsecond\tafter a tab",
    "nothing": "",
    "words": RichText("plain "),
    "colour": "AABBCC",
}
CONTEXT["words"].add("bold", bold=True)
CONTEXT["words"].add(" italic", italic=True)


def plain(document: Document) -> None:
    document.add_paragraph("Dear {{ name }}, about {{ role|upper }}{# nobody sees this #}.")
    document.add_paragraph(
        "{% if nothing %}never{% else %}always{% endif %} „schön“ \N{EN DASH} {{ lines }}"
    )


def paragraph_loops(document: Document) -> None:
    document.add_paragraph("{%p for person in people %}")
    document.add_paragraph("{{ loop.index }} {{ person.name }}", style="List Bullet")
    document.add_paragraph("{%p if person.is_new %}")
    document.add_paragraph("new: {% for skill in person.skills %}{{ skill }}, {% endfor %}")
    document.add_paragraph("{%p endif %}")
    document.add_paragraph("{%p endfor %}")


def row_loops(document: Document) -> None:
    table = document.add_table(4, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Name", "Skills"
    table.cell(1, 0).text = "{%tr for person in people %}"
    table.cell(2, 0).text = "{{ person.name }}"
    table.cell(2, 1).text = "{{ person.skills|join(', ') }}"
    table.cell(3, 0).text = "{%tr endfor %}"


def cell_loops(document: Document) -> None:
    table = document.add_table(2, 3)
    for row in table.rows:
        row.cells[0].text = "{%tc for column in columns %}"
        row.cells[1].text = "{{ column }}"
        row.cells[2].text = "{%tc endfor %}"


def spanned_cells(document: Document) -> None:
    table = document.add_table(3, 3)
    table.cell(0, 0).text = "{% colspan columns|length %}{{ name }}"
    table.cell(1, 0).text = "{%tc for column in columns %}"
    table.cell(1, 1).text = "{% cellbg colour %}{{ column }}"
    table.cell(1, 2).text = "{%tc endfor %}"
    for cell in table.rows[2].cells:
        cell.text = "x"


def merged_cells(document: Document) -> None:
    table = document.add_table(3, 2)
    table.cell(0, 0).text = "{%tr for person in people %}"
    table.cell(1, 0).text = "{% vm %}{{ role }}"
    table.cell(1, 1).text = "{{ person.name }}"
    table.cell(2, 0).text = "{%tr endfor %}"
    wide = document.add_table(1, 3)
    wide.cell(0, 0).text = "{%tc for column in columns %}"
    wide.cell(0, 1).text = "{% hm %}{{ role }}"
    wide.cell(0, 2).text = "{%tc endfor %}"


def nested_tables(document: Document) -> None:
    outer = document.add_table(1, 2)
    outer.cell(0, 0).text = "{{ name }}"
    inner = outer.cell(0, 1).add_table(3, 3)
    inner.cell(0, 0).text = "{%tr for person in people %}"
    inner.cell(1, 0).text = "{{ person.name }}"
    inner.cell(1, 1).text = "{{ person.skills|length }}"
    inner.cell(2, 0).text = "{%tr endfor %}"


def split_tags(document: Document) -> None:
    paragraph = document.add_paragraph()
    for index, piece in enumerate(
        ("Dear {", "{ na", "me", " }", "}, {% i", "f role %}", "yes{% end", "if %}")
    ):
        paragraph.add_run(piece).bold = bool(index % 2)
    paragraph = document.add_paragraph("{%p if")
    paragraph._p.append(parse_xml(f"<w:proofErr {nsdecls('w')} w:type='spellStart'/>"))
    paragraph.add_run(" role %}")
    document.add_paragraph("kept")
    document.add_paragraph("{%p endif %}")


def spans(document: Document) -> None:
    document.add_paragraph("Before {{r words }} after", style="Quote")
    document.add_paragraph("{%- if name %} joined {%- endif %} {{ '{{' }} {_{ literal }_}")


def headers_and_footers(document: Document) -> None:
    section = document.sections[0]
    section.header.paragraphs[0].text = "{{ name }} \N{EN DASH} header"
    section.footer.paragraphs[0].text = "{% for person in people %}{{ person.name }}; {% endfor %}"
    section.different_first_page_header_footer = True
    section.first_page_footer.paragraphs[0].text = "constant"
    document.add_paragraph("{{ role }}")
    document.core_properties.title = "{{ role }}"
    document.core_properties.subject = "for {{ role }}"


def pictures(document: Document) -> None:
    document.add_paragraph("{%p for person in people %}")
    document.add_picture(io.BytesIO(PIXEL))
    document.add_paragraph("{{ person.name }}")
    document.add_paragraph("{%p endfor %}")
    document.add_picture(io.BytesIO(PIXEL))


TEMPLATES = [
    plain, paragraph_loops, row_loops, cell_loops, spanned_cells, merged_cells, nested_tables,
    split_tags, spans, headers_and_footers, pictures,
]  # fmt: skip
