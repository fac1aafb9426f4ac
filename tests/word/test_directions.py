"""Text in any script is laid out right: marked where Word needs a mark, left alone elsewhere."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import etree

from generator.settings import DocumentSettings, HouseSettings, Settings
from generator.word.directions import mark_directions
from generator.word.template import load_word_template
from tests.word.factory import NURSE
from tests.word.reading import HEADINGS, W, paragraphs_of, root_of, text_of

OPENING = f'<w:document xmlns:w="{W[1:-1]}"><w:body>'
CLOSING = "</w:body></w:document>"


def marked(*runs: str, properties: str = "") -> etree._Element:
    """Return a paragraph of these runs after marking, held against what it said before."""
    inner = "".join(f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' for text in runs)
    other = "<w:p><w:r><w:t>left alone</w:t></w:r></w:p>"
    paragraph = f"<w:p>{properties}{inner}</w:p>"
    xml = mark_directions(f"{OPENING}{other}{paragraph}{other}{CLOSING}")
    assert xml.count(other) == 2
    found = list(etree.fromstring(xml).iter(f"{W}p"))[1]
    assert text_of(found) == "".join(runs)
    return found


def runs_of(paragraph: etree._Element) -> list[tuple[str, bool]]:
    """Return the text of each run, and whether it is marked as right-to-left."""
    return [
        (text_of(run), run.find(f"{W}rPr/{W}rtl") is not None) for run in paragraph.iter(f"{W}r")
    ]


def is_turned(paragraph: etree._Element) -> bool:
    return paragraph.find(f"{W}pPr/{W}bidi") is not None


def test_a_paragraph_in_hebrew_or_arabic_is_turned_around() -> None:
    for text, language in (("נועה כהן-לוי", "he-IL"), ("عمر الفاروق", "ar-SA")):
        paragraph = marked(text)
        assert is_turned(paragraph)
        assert runs_of(paragraph) == [(text, True)]
        (lang,) = paragraph.iter(f"{W}lang")
        assert lang.get(f"{W}bidi") == language


def test_a_name_within_english_is_marked_and_the_sentence_is_not_turned() -> None:
    paragraph = marked("With Dr. עמית כהן, Monday")
    assert not is_turned(paragraph)
    assert runs_of(paragraph) == [("With Dr. ", False), ("עמית כהן", True), (", Monday", False)]


def test_english_within_arabic_stays_left_to_right() -> None:
    paragraph = marked("أريد أن أتعلم هنا كل شيء عن SQL Server وأبقى")
    assert is_turned(paragraph)
    assert ["SQL Server" in text for text, is_rtl in runs_of(paragraph) if not is_rtl] == [True]


def test_marks_stand_where_the_schema_wants_them() -> None:
    properties = '<w:pPr><w:pStyle w:val="Title"/><w:spacing w:after="0"/></w:pPr>'
    paragraph = marked("נועה", properties=properties)
    names = [etree.QName(child).localname for child in paragraph[0]]
    assert names == ["pStyle", "bidi", "spacing", "jc"]


@pytest.mark.parametrize(
    ("text", "language", "font"),
    [
        ("山田 はなこ", "ja-JP", "Yu Gothic"),
        ("김민수", "ko-KR", "Malgun Gothic"),
        ("李明", None, None),
    ],
)
def test_east_asian_names_get_their_fonts(
    text: str, language: str | None, font: str | None
) -> None:
    paragraph = marked(f"With {text}")
    (fonts,) = paragraph.iter(f"{W}rFonts")
    assert fonts.get(f"{W}hint") == "eastAsia"
    assert fonts.get(f"{W}eastAsia") == font
    languages = [lang.get(f"{W}eastAsia") for lang in paragraph.iter(f"{W}lang")]
    assert languages == ([language] if language else [])


def test_what_is_no_text_of_a_paragraph_is_left_alone() -> None:
    xml = f'{OPENING}<w:p><w:pPr><w:pStyle w:val="כ"/></w:pPr></w:p>{CLOSING}'
    assert text_of(etree.fromstring(mark_directions(xml))) == ""
    assert mark_directions("<a>עמית</a>") == "<a>עמית</a>"


def test_a_sheet_in_a_right_to_left_language_runs_from_right_to_left() -> None:
    settings = Settings(document=DocumentSettings(language="ar-EG"))
    document = load_word_template(settings, HEADINGS).render(NURSE)
    styles = root_of(document, "word/styles.xml")
    assert styles.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr/{W}bidi") is not None
    (section,) = root_of(document).iter(f"{W}sectPr")
    assert section.find(f"{W}bidi") is not None
    tables = list(root_of(document).iter(f"{W}tblPr"))
    assert tables
    assert all(table.find(f"{W}bidiVisual") is not None for table in tables)
    (spoken,) = (s for s in styles.iter(f"{W}style") if s.get(f"{W}styleId") == "Spoken")
    assert spoken.find(f"{W}pPr/{W}pBdr/{W}right") is not None
    assert spoken.find(f"{W}pPr/{W}pBdr/{W}left") is None


def test_the_right_to_left_name_stands_in_the_footer_too() -> None:
    template = load_word_template(Settings(house=HouseSettings(name="North")), HEADINGS)
    document = template.render(replace(NURSE, name="נועה כהן"))
    assert dict(paragraphs_of(document))["Title"] == "נועה כהן"
    footers = [root_of(document, f"word/footer{number}.xml") for number in (1, 2)]
    marks = [run for footer in footers for run in footer.iter(f"{W}rtl")]
    assert len(marks) == 1
