"""The print pack: the whole cohort in one sound document."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

import docx
import pytest
from lxml import etree

from generator.settings import DocumentSettings, HouseSettings, Settings
from generator.word.pack import write_pack
from generator.word.template import WordTemplate, load_word_template
from tests.word.factory import NURSE, varied
from tests.word.reading import HEADINGS, W, assert_sound, paragraphs_of, parts_of, root_of
from tests.word.test_brand import png

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def template() -> WordTemplate:
    return load_word_template(Settings(house=HouseSettings(name="Northgate")), HEADINGS)


def test_each_sheet_stands_in_the_pack_as_it_is(template: WordTemplate, tmp_path: Path) -> None:
    sheets = varied(21)
    documents = [template.render(sheet) for sheet in sheets]
    path = tmp_path / "Pack.docx"
    assert write_pack(documents, path) == 21
    together = [line for document in documents for line in paragraphs_of(document)]
    assert paragraphs_of(path.read_bytes()) == together
    assert_sound(path)


def test_each_sheet_begins_on_a_new_page_numbered_one(
    template: WordTemplate, tmp_path: Path
) -> None:
    path = tmp_path / "pack.docx"
    write_pack([template.render(sheet) for sheet in varied(5)], path)
    root = root_of(path.read_bytes())
    sections = list(root.iter(f"{W}sectPr"))
    assert len(sections) == 5
    for section in sections:
        (numbers,) = section.iter(f"{W}pgNumType")
        assert numbers.get(f"{W}start") == "1"
        kind = section.find(f"{W}type")
        assert kind is None or kind.get(f"{W}val") == "nextPage"
    names = [mark.get(f"{W}name") for mark in root.iter(f"{W}bookmarkStart")]
    assert names == [f"sheet{number}" for number in range(1, 6)]
    footers = [d for n, d in parts_of(path.read_bytes()).items() if n.startswith("word/footer")]
    assert len(footers) == 10
    assert all(b"PAGEREF sheet" in data and b"NUMPAGES" not in data for data in footers)


def test_the_pack_speaks_of_no_single_candidate_in_its_properties(
    template: WordTemplate, tmp_path: Path
) -> None:
    path = tmp_path / "print_pack.docx"
    documents = [template.render(sheet) for sheet in varied(2)]
    write_pack(documents, path)
    core = docx.Document(str(path)).core_properties
    assert (core.title, core.subject, core.author) == ("Print pack", "", "Northgate")
    write_pack(documents, path, title="Winter & spring")
    assert docx.Document(str(path)).core_properties.title == "Winter & spring"


def test_a_picture_is_carried_once(tmp_path: Path) -> None:
    logo = tmp_path / "logo.png"
    logo.write_bytes(png(90, 30))
    house = HouseSettings(name="Northgate", logo=logo)
    template = load_word_template(Settings(house=house), HEADINGS)
    path = tmp_path / "pack.docx"
    write_pack([template.render(replace(NURSE, name=name)) for name in ("A", "B", "C")], path)
    parts = parts_of(path.read_bytes())
    assert len([name for name in parts if "media" in name]) == 1
    root = etree.fromstring(parts["word/document.xml"])
    ids = [picture.get("id") for picture in root.iter("{*}docPr")]
    assert ids == ["1", "2", "3"]
    assert_sound(path)


def test_a_document_that_a_coach_edited_is_packed_too(
    template: WordTemplate, tmp_path: Path
) -> None:
    edited = docx.Document(io.BytesIO(template.render(NURSE)))
    edited.add_paragraph("A coach's own line.")
    edited.add_table(1, 1).cell(0, 0).text = "and a table at the end"
    edited.save(str(tmp_path / "edited.docx"))
    path = tmp_path / "pack.docx"
    write_pack([tmp_path / "edited.docx", template.render(NURSE)], path)
    texts = [text for _, text in paragraphs_of(path.read_bytes())]
    assert "A coach's own line." in texts
    assert "and a table at the end" in texts
    assert_sound(path)


def test_a_thousand_sheets_are_sound(tmp_path: Path) -> None:
    # A few sections only: the checker takes a minute over a thousand whole sheets.
    settings = Settings(document=DocumentSettings(sections=("start_here", "avoid")))
    template = load_word_template(settings, HEADINGS)
    path = tmp_path / "pack.docx"
    assert write_pack((template.render(sheet) for sheet in varied(1000)), path) == 1000
    assert_sound(path)


def test_a_hundred_whole_sheets_are_sound(template: WordTemplate, tmp_path: Path) -> None:
    path = tmp_path / "pack.docx"
    assert write_pack((template.render(sheet) for sheet in varied(100)), path) == 100
    assert_sound(path)


def test_two_packs_of_the_same_sheets_are_the_same_bytes(
    template: WordTemplate, tmp_path: Path
) -> None:
    documents = [template.render(sheet) for sheet in varied(4)]
    write_pack(documents, tmp_path / "pack.docx")
    first = (tmp_path / "pack.docx").read_bytes()
    write_pack(documents, tmp_path / "pack.docx")
    assert (tmp_path / "pack.docx").read_bytes() == first


def test_a_pack_of_nothing_is_refused_and_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="at least one"):
        write_pack([], tmp_path / "pack.docx")
    assert list(tmp_path.iterdir()) == []
