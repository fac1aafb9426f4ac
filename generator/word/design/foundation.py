"""A bare Word document of our own: no stock styles, no stock pictures, no library's traces."""

from __future__ import annotations

from typing import TYPE_CHECKING

import docx
from docx.oxml.ns import qn
from markupsafe import escape

from generator.word.design.markup import element, elements

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement

    from generator.settings import Settings
    from generator.word.brand import Palette
    from generator.word.design.page import Measure

_UNUSED_BY_DOCUMENT = ("customXml", "theme", "stylesWithEffects", "webSettings", "fontTable")
_UNUSED_BY_PACKAGE = ("thumbnail", "extended-properties")
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"})
"""Languages, as BCP 47 names them, that are written from right to left."""
_EAST_ASIAN_FONTS = {
    "ja": "Yu Gothic",
    "ko": "Malgun Gothic",
    "zh-Hant": "Microsoft JhengHei",
}
_LIST_INDENT = 340


def bare_document(settings: Settings, measure: Measure, colours: Palette) -> Document:
    """Return an empty document with paper, language and lists set, and `Normal` its only style."""
    document = docx.Document()
    _drop(document.part.rels, _UNUSED_BY_DOCUMENT)
    _drop(document.part.package.rels, _UNUSED_BY_PACKAGE)
    _replace_styles(document, settings, colours)
    _replace_lists(document, colours)
    _replace_settings(document)
    _set_paper(document, measure, settings.document.language)
    return document


def is_right_to_left(language: str) -> bool:
    """Whether a language is written from right to left."""
    return language.split("-", maxsplit=1)[0].lower() in RIGHT_TO_LEFT


def _drop(relationships: dict[str, object], endings: tuple[str, ...]) -> None:
    for key, relationship in list(relationships.items()):
        if relationship.reltype.rsplit("/", 1)[-1] in endings:  # type: ignore[attr-defined]
            del relationships[key]


def _replace_styles(document: Document, settings: Settings, colours: Palette) -> None:
    language = settings.document.language
    is_rtl = is_right_to_left(language)
    font = escape(settings.house.body_font)
    defaults = (
        "<w:docDefaults><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"'
        f' w:eastAsia="{_east_asian_font(language)}" w:cs="Arial"/>'
        f'<w:color w:val="{colours.text}"/><w:sz w:val="20"/><w:szCs w:val="20"/>'
        f'<w:lang w:val="{language}" w:eastAsia="{_east_asian(language)}"'
        f' w:bidi="{language if is_rtl else "ar-SA"}"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"
        f"<w:widowControl/>{'<w:bidi/>' if is_rtl else ''}"
        '<w:spacing w:after="50" w:line="254" w:lineRule="auto"/>'
        "</w:pPr></w:pPrDefault></w:docDefaults>"
    )
    stock = "".join(
        f'<w:style w:type="{kind}" w:default="1" w:styleId="{name.replace(" ", "")}">'
        f'<w:name w:val="{name}"/></w:style>'
        for kind, name in (
            ("paragraph", "Normal"),
            ("character", "Default Paragraph Font"),
            ("table", "Normal Table"),
        )
    )
    _replace_children(document.styles.element, defaults + stock)


def _replace_lists(document: Document, colours: Palette) -> None:
    marks = ("\N{BULLET}", "Calibri"), ("\N{BALLOT BOX}", "Segoe UI Symbol")
    lists = "".join(
        f'<w:abstractNum w:abstractNumId="{index}"><w:multiLevelType w:val="singleLevel"/>'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
        f'<w:lvlText w:val="{mark}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{_LIST_INDENT}" w:hanging="{_LIST_INDENT}"/></w:pPr>'
        f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:cs="{font}" w:hint="default"/>'
        f'<w:color w:val="{colours.strong}"/></w:rPr></w:lvl></w:abstractNum>'
        for index, (mark, font) in enumerate(marks)
    )
    numbers = "".join(
        f'<w:num w:numId="{index + 1}"><w:abstractNumId w:val="{index}"/></w:num>'
        for index in range(len(marks))
    )
    _replace_children(document.part.numbering_part.element, lists + numbers)


def _replace_settings(document: Document) -> None:
    uri = "http://schemas.microsoft.com/office/word"
    _replace_children(
        document.settings.element,
        '<w:zoom w:percent="100"/><w:defaultTabStop w:val="480"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
        f'<w:compatSetting w:name="compatibilityMode" w:uri="{uri}" w:val="15"/>'
        f'<w:compatSetting w:name="enableOpenTypeFeatures" w:uri="{uri}" w:val="1"/>'
        '</w:compat><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>',
    )


def _replace_children(parent: BaseOxmlElement, xml: str) -> None:
    for child in list(parent):
        parent.remove(child)
    parent.extend(elements(xml))


def _set_paper(document: Document, measure: Measure, language: str) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = measure.width, measure.height
    section.left_margin = section.right_margin = measure.side
    section.top_margin, section.bottom_margin = measure.top, measure.bottom
    section.footer_distance = section.header_distance = measure.bottom // 2
    properties = section._sectPr  # noqa: SLF001 - python-docx knows neither grid nor direction
    for grid in properties.findall(qn("w:docGrid")):
        properties.remove(grid)
    # Before what the schema wants last, so that python-docx finds its own places by itself.
    section.different_first_page_header_footer = True
    if is_right_to_left(language):
        properties.append(element("<w:bidi/>"))


def _east_asian(language: str) -> str:
    return language if language.split("-", maxsplit=1)[0] in {"ja", "ko", "zh"} else "zh-CN"


def _east_asian_font(language: str) -> str:
    for prefix, font in _EAST_ASIAN_FONTS.items():
        if language.startswith(prefix):
            return font
    return "Microsoft YaHei"
