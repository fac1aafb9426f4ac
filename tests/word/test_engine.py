"""The engine makes of any template what docxtpl makes of it, part by part."""

from __future__ import annotations

import io
import pickle
from typing import TYPE_CHECKING, Any

import docx
import pytest
from docx.oxml.ns import nsdecls
from docxtpl import DocxTemplate
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment, StrictUndefined
from lxml import etree

from generator.errors import TemplateError
from generator.word.engine import compile_package
from generator.word.package import read_package, write_package
from tests.word.differing import (
    CONTEXT,
    PEOPLE,
    TEMPLATES,
    headers_and_footers,
    nested_tables,
    plain,
    row_loops,
)
from tests.word.reading import paragraphs_of, parts_of, root_of, whole_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from docx.document import Document


def template_of(build: Callable[[Document], None]) -> bytes:
    document = docx.Document()
    build(document)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def by_docxtpl(template: bytes, context: dict[str, Any]) -> bytes:
    rendered = DocxTemplate(io.BytesIO(template))
    rendered.render(context, Environment(autoescape=True, undefined=StrictUndefined))
    saved = io.BytesIO()
    rendered.save(saved)
    return saved.getvalue()


def by_us(template: bytes, context: dict[str, Any], folder: Path) -> bytes:
    path = folder / "template.docx"
    path.write_bytes(template)
    return compile_package(path.name, read_package(path)).render(context)


def canonical(data: bytes) -> bytes:
    parser = etree.XMLParser(remove_blank_text=True)
    root = etree.fromstring(data, parser)
    # What our marking adds for scripts that docxtpl leaves to chance is looked at elsewhere.
    for fonts in root.iter("{*}rFonts"):
        for name in [name for name in fonts.attrib if name.endswith("}hint")]:
            del fonts.attrib[name]
        if not fonts.attrib:
            properties = fonts.getparent()
            properties.remove(fonts)
            if len(properties) == 0:
                properties.getparent().remove(properties)
    etree.cleanup_namespaces(root)
    return etree.tostring(root, method="c14n")


@pytest.mark.parametrize("build", TEMPLATES, ids=lambda build: build.__name__)
def test_each_part_is_docxtpls(build: Callable[[Document], None], tmp_path: Path) -> None:
    template = template_of(build)
    theirs, ours = (
        parts_of(by_docxtpl(template, CONTEXT)),
        parts_of(by_us(template, CONTEXT, tmp_path)),
    )
    compared = [name for name in theirs if name.endswith(".xml") and name.startswith("word/")]
    assert "word/document.xml" in compared
    assert set(theirs) == set(ours)
    for name in compared:
        assert canonical(ours[name]) == canonical(theirs[name]), name


def test_properties_are_rendered_as_docxtpl_does(tmp_path: Path) -> None:
    document = docx.Document(io.BytesIO(by_us(template_of(headers_and_footers), CONTEXT, tmp_path)))
    assert document.core_properties.title == "VP of Sales"
    assert document.core_properties.subject == "for VP of Sales"


def test_footnotes_are_rendered(tmp_path: Path) -> None:
    parts = parts_of(template_of(plain))
    note = (
        f"<w:footnotes {nsdecls('w')}><w:footnote w:id='1'><w:p><w:r>"
        "<w:t>{{ name }}</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    parts["word/footnotes.xml"] = note.encode()
    rendered = parts_of(by_us(write_package(parts), CONTEXT, tmp_path))
    assert b"C++ &lt;3 years&gt; &amp; more" in rendered["word/footnotes.xml"]


def test_docxtpl_by_default_loses_text_that_we_keep(tmp_path: Path) -> None:
    template = template_of(plain)
    careless = DocxTemplate(io.BytesIO(template))
    careless.render(CONTEXT)
    saved = io.BytesIO()
    careless.save(saved)
    assert "C++ <3 years> & more" not in whole_text(saved.getvalue())
    assert "C++ <3 years> & more" in whole_text(by_us(template, CONTEXT, tmp_path))


def test_the_document_element_keeps_its_namespaces(tmp_path: Path) -> None:
    root = root_of(by_us(template_of(plain), CONTEXT, tmp_path))
    assert root.tag.endswith("}document")
    assert "w" in root.nsmap


@given(st.text(max_size=60))
def test_any_text_comes_out_as_it_went_in(text: str) -> None:
    rendered = ANY_TEXT.render({"name": text})
    (_, found) = paragraphs_of(rendered)[0]
    kept = "".join(
        {"\x0b": "\n", "\x0c": "\n"}.get(character, character)
        for character in text
        if character in "\n\t\x0b\x0c"
        or not (ord(character) < 0x20 or ord(character) in {0xFFFE, 0xFFFF})
    )
    assert found == f"[{kept}]"


def test_control_characters_do_not_cost_the_text_around_them_in_repaired_tables(
    tmp_path: Path,
) -> None:
    people = [{"name": "be\x01fore\x0bafter", "skills": [], "is_new": False}]
    rendered = by_us(template_of(nested_tables), CONTEXT | {"people": people}, tmp_path)
    assert "before\nafter" in whole_text(rendered)


def test_a_lone_surrogate_becomes_the_replacement_character() -> None:
    assert (
        paragraphs_of(ANY_TEXT.render({"name": "a\ud800b"}))[0][1]
        == "[a\N{REPLACEMENT CHARACTER}b]"
    )


def _any_text() -> Any:
    def one(document: Document) -> None:
        document.add_paragraph("[{{ name }}]")

    return compile_package("any.docx", parts_of(template_of(one)))


ANY_TEXT = _any_text()


def test_the_same_context_gives_the_same_bytes_in_another_process_too(tmp_path: Path) -> None:
    path = tmp_path / "t.docx"
    path.write_bytes(template_of(row_loops))
    compiled = compile_package(path.name, read_package(path))
    context = CONTEXT | {"words": ""}
    loaded = pickle.loads(pickle.dumps(compiled))  # noqa: S301 - our own, just made
    assert compiled.render(context) == loaded.render(context) == compiled.render(context)


@pytest.mark.parametrize(
    ("text", "tag", "reason"),
    [
        ("{{ nmae }}", "{{ nmae }}", "nmae"),
        ("{{ person.nmae }}", "{{ person.nmae }}", "nmae"),
        ("{{ people|lenght }}", "{{ people|lenght }}", "lenght"),
        ("{% if name %}no end", "{% if name %}", "end"),
        ("{{ name.upper( }}", "{{ name.upper( }}", ""),
        ("{{ 1 / (people|length - 3) }}", "{{ 1 / (people|length - 3) }}", "division"),
    ],
)
def test_a_fault_names_template_part_paragraph_and_tag(
    text: str, tag: str, reason: str, tmp_path: Path
) -> None:
    def build(document: Document) -> None:
        document.add_paragraph("fine {{ name }}")
        document.add_paragraph("{%p if name %}")
        document.add_paragraph(text)
        document.add_paragraph("{%p endif %}") if "no end" not in text else None

    with pytest.raises(TemplateError) as raised:
        by_us(template_of(build), CONTEXT | {"person": PEOPLE[0]}, tmp_path)
    message = raised.value.message
    assert raised.value.exit_code == 4
    assert message.startswith("template.docx, word/document.xml")
    assert reason in message
    if "no end" not in text:
        assert "paragraph 3" in message
        assert tag in message


def test_what_the_text_assigns_is_not_known_in_the_footer(tmp_path: Path) -> None:
    def build(document: Document) -> None:
        document.add_paragraph("{% set own = name %}{{ own }}")
        document.sections[0].footer.paragraphs[0].text = "{% if own is defined %}leaked{% endif %}!"

    parts = parts_of(by_us(template_of(build), CONTEXT, tmp_path))
    assert b"leaked" not in b"".join(parts.values())
    assert "C++ <3 years> & more" in whole_text(by_us(template_of(build), CONTEXT, tmp_path))


def test_templates_run_no_code(tmp_path: Path) -> None:
    for attack in (
        "{{ name.__class__.__mro__ }}",
        "{{ people.append(1) }}",
        "{{ ''.join.__globals__ }}",
        "{{ name * 1000000 }}",
        "{{ 9 ** 99999 }}",
        "{{ '%0999d' % 1 }}",
    ):

        def build(document: Document, attack: str = attack) -> None:
            document.add_paragraph(attack)

        with pytest.raises(TemplateError):
            by_us(template_of(build), CONTEXT, tmp_path)


@pytest.mark.parametrize("content", [b"", b"no zip", b"PK\x03\x04 torn"])
def test_what_is_no_document_is_said_so(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "house.docx"
    path.write_bytes(content)
    with pytest.raises(TemplateError, match=r"house\.docx: is no Word document"):
        read_package(path)
