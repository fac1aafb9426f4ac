"""A template of one's own: exported, restyled, checked, refused with its place."""

from __future__ import annotations

import io
import shutil
import subprocess
from typing import TYPE_CHECKING

import docx
import pytest

from generator.errors import TemplateError
from generator.settings import DocumentSettings, HouseSettings, Settings
from generator.word.export import export_template
from generator.word.own_package import BODY
from generator.word.own_template import check_template
from generator.word.package import CONTENT_TYPES, write_package
from generator.word.template import WordTemplate, load_word_template
from tests.word.factory import NURSE, bare
from tests.word.reading import (
    HEADINGS,
    W,
    assert_sound,
    paragraphs_of,
    parts_of,
    root_of,
    text_of,
    whole_text,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def template_saying(path: Path, *paragraphs: str) -> Path:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    (zoom,) = document.settings.element.iter(f"{W}zoom")
    zoom.set(f"{W}percent", "100")  # python-docx's own template leaves out what the schema wants
    document.save(str(path))
    return path


def load(path: Path, name: str = "Northgate") -> WordTemplate:
    settings = Settings(house=HouseSettings(name=name), document=DocumentSettings(template=path))
    return load_word_template(settings, HEADINGS)


def test_the_exported_design_is_the_built_in_one(tmp_path: Path) -> None:
    settings = Settings(house=HouseSettings(name="Northgate", colour="#884400"))
    path = tmp_path / "house.docx"
    path.write_bytes(export_template(settings, HEADINGS))
    checked = check_template(path, HEADINGS)
    assert checked.faults == ()
    assert len({name for tag in checked.tags for name in tag.uses}) > 40
    own = load_word_template(
        settings.model_copy(update={"document": DocumentSettings(template=path)}), HEADINGS
    )
    for sheet in (NURSE, bare()):
        assert paragraphs_of(own.render(sheet)) == paragraphs_of(
            load_word_template(settings, HEADINGS).render(sheet)
        )


def test_the_export_opens_as_a_document_with_its_tags() -> None:
    document = docx.Document(io.BytesIO(export_template(Settings(), HEADINGS)))
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert "{%p for beat in near_term.full.beats %}" in texts
    assert HEADINGS["near_term"] in texts


def test_a_plain_template_of_ones_own_is_filled(tmp_path: Path) -> None:
    path = template_saying(
        tmp_path / "plain.docx",
        "{{ name }} wants to be {{ spoken_role }}",
        "{%p for beat in long_term.full.beats %}",
        "{{r beat.words }}",
        "{%p endfor %}",
        "{% for word in missing %}{{ word }}{% endfor %}{{ headings.avoid }}",
        "{% for span in near_term.short.beats[0].spans %}"
        "{% if span.source == 'candidate' %}[{{ span.text }}]{% endif %}{% endfor %}",
    )
    rendered = load(path).render(NURSE)
    out = tmp_path / "out.docx"
    out.write_bytes(rendered)
    text = whole_text(rendered)
    assert text.startswith("Ada Okafor-Lindqvist wants to be ward nurse")
    assert "[ward nurses]" in text
    # Without our styles the facts are bold and italic all the same.
    (run, *_) = (r for r in root_of(rendered).iter(f"{W}r") if text_of(r) == "Harbour Street")
    assert run.find(f"{W}rPr/{W}b") is not None
    assert_sound(out)


def test_a_template_without_a_title_gets_one(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("{{ name }}")
    document.core_properties.title = ""
    document.save(str(tmp_path / "t.docx"))
    rendered = load(tmp_path / "t.docx").render(NURSE)
    assert docx.Document(io.BytesIO(rendered)).core_properties.title == (
        "Prep sheet: Ada Okafor-Lindqvist"
    )


@pytest.mark.parametrize(
    ("paragraph", "message", "hint"),
    [
        ("{{ nmae }}", "'nmae' is no variable", "Did you mean 'name'?"),
        ("{{ near_term.ful.beats }}", "'near_term' has no 'ful'", "'near_term.full'"),
        ("{{ candidate_name }}", "'candidate_name' is no variable", "name"),
        ("{{ yours.practise }}", "'yours' has no 'practise'", "'yours.practice'"),
        ("{{ name|uper }}", "'uper' is no filter", "upper"),
        ("{{ avoid.own.title }}", "is a list", ""),
        ("{% for x in question %}{% endfor %}", "'question' is no list", ""),
        ("{{ name.__class__ }}", "begins with '_'", ""),
        ("{{ name|safe }}", "the filter 'safe' is not allowed", ""),
        ("{{ missing|random }}", "the filter 'random' is not allowed", ""),
        ("{% include 'x' %}", "cannot include", ""),
        ("{% import 'x' as y %}", "cannot import", ""),
        (
            "{% autoescape false %}{{ name }}{% endautoescape %}",
            "escaping cannot be turned off",
            "",
        ),
        ("{{ name() }}", "'name' cannot be called", ""),
        ("{{ 2 ** 9 }}", "'**' is not allowed", ""),
        ("{% if name %}", "Unexpected end", ""),
        ("{{ near_term.short.beats[0].words }}", "words with marked facts", "{{r beat.words }}"),
    ],
)
def test_a_fault_is_named_with_its_place(
    paragraph: str, message: str, hint: str, tmp_path: Path
) -> None:
    path = template_saying(
        tmp_path / "house.docx", "{{ name }}", "{%p if name %}", "fine", "{%p endif %}", paragraph
    )
    with pytest.raises(TemplateError) as raised:
        load(path)
    assert raised.value.exit_code == 4
    assert raised.value.message.startswith("house.docx, word/document.xml")
    assert message in raised.value.message
    assert hint in raised.value.hint
    if "Unexpected end" not in message and "words" not in message:
        assert "paragraph 5 (" in raised.value.message


def test_a_fault_in_a_loop_statement_is_placed_too(tmp_path: Path) -> None:
    path = template_saying(
        tmp_path / "house.docx", "one", "{%p if name %}", "{%p for x in befeats %}",
        "{%p endfor %}", "{%p endif %}",
    )  # fmt: skip
    with pytest.raises(TemplateError, match=r"paragraph 3 \({% +for x in befeats %}\)"):
        load(path)


def test_every_fault_of_a_template_is_found_at_once(tmp_path: Path) -> None:
    path = template_saying(tmp_path / "t.docx", "{{ nmae }} {{ name|safe }}", "{{ coash }}")
    messages = [fault.message for fault in check_template(path, HEADINGS).faults]
    assert len(messages) == 3


def test_a_fault_in_a_footer_names_the_footer(tmp_path: Path) -> None:
    document = docx.Document()
    document.sections[0].footer.paragraphs[0].text = "{{ pgae }}"
    document.save(str(tmp_path / "t.docx"))
    with pytest.raises(TemplateError, match=r"t\.docx, word/footer1\.xml, paragraph 1 \(\{\{ pgae"):
        load(tmp_path / "t.docx")


def test_what_only_shows_in_a_rendered_sheet_is_found_before_the_run(tmp_path: Path) -> None:
    path = template_saying(tmp_path / "t.docx", "{{ missing[0] }}")
    with pytest.raises(TemplateError, match=r"t\.docx, word/document\.xml, paragraph 1"):
        load(path)


def test_no_template_no_sheets(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match=r"gone\.docx: cannot be read"):
        load(tmp_path / "gone.docx")


def test_every_tag_is_listed_with_what_it_uses_and_gives(tmp_path: Path) -> None:
    path = template_saying(
        tmp_path / "t.docx",
        "{{ name }} and {{ house.name }}",
        "{%p for asked in yours.follow_ups %}",
        "{{ asked.question|upper }}",
        "{%p endfor %}",
    )
    tags = check_template(path, HEADINGS).tags
    listed = [(tag.paragraph, tag.uses, tag.gives) for tag in tags if tag.part == BODY]
    assert listed == [
        (1, ("name",), ()),
        (1, ("house", "house.name"), ()),
        (2, ("yours", "yours.follow_ups"), ("asked.question", "asked.answer")),
        (3, ("asked.question",), ()),
        (4, (), ()),
    ]


def repacked(path: Path, change: Callable[[dict[str, bytes]], dict[str, bytes]]) -> Path:
    path.write_bytes(write_package(change(parts_of(path.read_bytes()))))
    return path


def test_a_dotx_makes_documents(tmp_path: Path) -> None:
    def as_dotx(parts: dict[str, bytes]) -> dict[str, bytes]:
        types = parts[CONTENT_TYPES].replace(b".document.main+xml", b".template.main+xml")
        return parts | {CONTENT_TYPES: types}

    path = repacked(template_saying(tmp_path / "house.dotx", "{{ name }}"), as_dotx)
    rendered = load(path).render(NURSE)
    assert b"template.main+xml" not in parts_of(rendered)[CONTENT_TYPES]
    assert docx.Document(io.BytesIO(rendered)).paragraphs[0].text == NURSE.name


def test_a_template_from_word_for_the_web_is_read(tmp_path: Path) -> None:
    def numbered(parts: dict[str, bytes]) -> dict[str, bytes]:
        return {
            name.replace("document.xml", "document2.xml"): data.replace(
                b"word/document.xml", b"word/document2.xml"
            )
            for name, data in parts.items()
        }

    path = repacked(template_saying(tmp_path / "house.docx", "{{ name }}"), numbered)
    rendered = load(path).render(NURSE)
    assert docx.Document(io.BytesIO(rendered)).paragraphs[0].text == NURSE.name


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda parts: parts | {"word/vbaProject.bin": b""}, "holds macros"),
        (lambda _: {CONTENT_TYPES: b"<Types/>", "xl/workbook.xml": b"<w/>"}, "is no Word document"),
        (lambda parts: parts | {BODY: b"<w:document"}, "is damaged"),
    ],
)
def test_what_cannot_become_a_document_is_refused(
    change: Callable[[dict[str, bytes]], dict[str, bytes]], message: str, tmp_path: Path
) -> None:
    path = repacked(template_saying(tmp_path / "house.docx", "{{ name }}"), change)
    with pytest.raises(TemplateError, match=rf"house\.docx.*{message}"):
        load(path)


@pytest.mark.parametrize(
    ("opening", "is_fault"),
    [
        ("{% if coach %}", True),
        ("{% for line in missing %}", True),
        ("{%p if coach %}", True),
        ("{% if coach %}{% endif %}{{ name }}", False),
    ],
)
def test_a_tag_that_ends_in_another_place_of_the_page_is_refused(
    opening: str, *, is_fault: bool, tmp_path: Path
) -> None:
    document = docx.Document()
    document.add_paragraph("{{ name }}")
    document.add_paragraph(opening)
    closing = "{% endfor %}" if "for" in opening else "{% endif %}"
    document.add_table(1, 1).cell(0, 0).text = closing if is_fault else "fine"
    document.save(str(tmp_path / "t.docx"))
    faults = check_template(tmp_path / "t.docx", HEADINGS).faults
    assert [fault.message.split(" ", 1)[1] for fault in faults] == (
        ["begins in one place of the page and ends in another"] if is_fault else []
    )
    assert all(fault.paragraph == 2 for fault in faults)


def test_a_condition_may_end_in_a_later_paragraph_as_docxtpl_lets_it(tmp_path: Path) -> None:
    path = template_saying(
        tmp_path / "t.docx", "{{ name }}{% if coach %} by", "{{ coach }}{% endif %}"
    )
    assert check_template(path, HEADINGS).faults == ()
    assert whole_text(load(path).render(NURSE)) == "Ada Okafor-Lindqvist by\nSam Whitlock"
    assert whole_text(load(path).render(bare())) == "Jo"


def test_a_template_that_names_nobody_is_refused(tmp_path: Path) -> None:
    path = template_saying(tmp_path / "house.docx", "The same for all.")
    with pytest.raises(TemplateError, match="no tag holds a variable"):
        load(path)


@pytest.mark.soffice
@pytest.mark.skipif(
    not shutil.which("soffice"), reason="LibreOffice is missing: no restyled template was tried"
)
def test_a_template_saved_anew_by_a_word_processor_still_fills(tmp_path: Path) -> None:
    (tmp_path / "house.docx").write_bytes(export_template(Settings(), HEADINGS))
    command = ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "docx", "--outdir", str(tmp_path / "saved")]
    subprocess.run([*command, str(tmp_path / "house.docx")], check=True, capture_output=True)
    saved = tmp_path / "saved" / "house.docx"
    assert saved.read_bytes() != (tmp_path / "house.docx").read_bytes()
    assert check_template(saved, HEADINGS).faults == ()
    rendered = load(saved, name="").render(NURSE)
    built_in = load_word_template(Settings(), HEADINGS).render(NURSE)
    assert whole_text(rendered) == whole_text(built_in)
    (tmp_path / "out.docx").write_bytes(rendered)
    assert_sound(tmp_path / "out.docx")
