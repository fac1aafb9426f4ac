"""Right-to-left and East Asian text, marked so that Word lays it out with the right fonts.

Word decides by markup, not by letters, which way a run goes and which of a style's fonts it gets.
Text from a roster can be in any script, so a rendered part that holds such letters is marked here,
whatever template it came from.
"""

from __future__ import annotations

import copy
import itertools
import re
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterator

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# Letters written from right to left: Hebrew to Arabic Extended-A, presentation forms, N'Ko and
# other old and African scripts of the supplementary plane.
_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_HEBREW = re.compile("[\u0590-\u05ff\ufb1d-\ufb4f]")
_RTL_LETTER = re.compile(f"[{_RTL}]")
# What stands between two such letters belongs to them: spaces, digits, marks.
_RTL_STRETCH = re.compile(f"[{_RTL}](?:[^A-Za-z\u00c0-\u058f{_RTL}]*[{_RTL}])*")
_LTR_LETTER = re.compile("[A-Za-z\u00c0-\u02b8\u0370-\u058f\u0900-\u1fff\u3040-\ufaff]")
_KANA = re.compile("[\u3040-\u30ff]")
_HANGUL = re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]")
_EAST_ASIAN = re.compile("[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uffef]")
_SPECIAL_LETTER = re.compile(_RTL_LETTER.pattern[:-1] + _EAST_ASIAN.pattern[1:])
# What the schema wants after each element that is put in here.
_AFTER_JC = {"textDirection", "textAlignment", "textboxTightWrap", "outlineLvl", "divId"}
_AFTER_JC |= {"cnfStyle", "rPr", "sectPr", "pPrChange"}
_AFTER_BIDI = {"adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing"}
_AFTER_BIDI |= {"mirrorIndents", "suppressOverlap", "jc"} | _AFTER_JC
_AFTER_LANG = {"eastAsianLayout", "specVanish", "oMath", "rPrChange"}
_AFTER_RTL = {"cs", "em", "lang"} | _AFTER_LANG


def mark_directions(xml: str) -> str:
    """Return a part with its right-to-left runs and paragraphs, and its East Asian runs, marked.

    Only the paragraphs that hold such letters are read: in most documents that is a name.
    """
    if "<w:p" not in xml:
        return xml
    pieces, done = [], 0
    while letter := _SPECIAL_LETTER.search(xml, done):
        start = max(
            xml.rfind("<w:p>", done, letter.start()), xml.rfind("<w:p ", done, letter.start())
        )
        end = xml.find("</w:p>", letter.end())
        if start < 0 or end < 0:
            pieces.append(xml[done : letter.end()])
            done = letter.end()
            continue
        end += len("</w:p>")
        pieces += (xml[done:start], _marked(xml[start:end], xml))
        done = end
    return "".join((*pieces, xml[done:]))


def _marked(paragraph: str, xml: str) -> str:
    """Return a paragraph's markup with its letters marked.

    Args:
        paragraph: its markup.
        xml: the part, whose root element declares the prefixes.
    """
    start = xml.index("?>") + 2 if xml.startswith("<?xml") else 0
    opening = xml[start : xml.index(">", start) + 1].rstrip("/>") + ">"
    name = opening[1:].split(" ", 1)[0].rstrip(">")
    root = etree.fromstring(f"{opening}{paragraph}</{name}>")
    _mark_paragraph(root[0])
    whole = etree.tostring(root, encoding="unicode")
    return whole[whole.index(">") + 1 : whole.rindex("<")]


def _mark_paragraph(paragraph: etree._Element) -> None:
    runs = [run for run in _own_runs(paragraph) if run.find(f"{_W}t") is not None]
    text = "".join(_text_of(run) for run in runs)
    if _RTL_LETTER.search(text):
        for run in runs:
            for piece in _split_by_direction(run):
                if _RTL_LETTER.search(_text_of(piece)):
                    _mark_right_to_left(piece)
        if _is_mostly_right_to_left(text):
            _turn_around(paragraph)
    if _EAST_ASIAN.search(text):
        for run in _own_runs(paragraph):
            if _EAST_ASIAN.search(_text_of(run)):
                _mark_east_asian(run)


def _own_runs(paragraph: etree._Element) -> Iterator[etree._Element]:
    """Yield a paragraph's runs, those of links and fields included, of text boxes not."""
    for run in paragraph.iter(f"{_W}r"):
        if next(run.iterancestors(f"{_W}p")) is paragraph:
            yield run


def _text_of(run: etree._Element) -> str:
    return "".join(text.text or "" for text in run.findall(f"{_W}t"))


def _split_by_direction(run: etree._Element) -> list[etree._Element]:
    """Cut a run of one text where its direction changes; return its pieces in order."""
    texts = run.findall(f"{_W}t")
    others = [child for child in run if child.tag not in {f"{_W}t", f"{_W}rPr"}]
    if len(texts) != 1 or others:
        return [run]
    text = texts[0].text or ""
    cuts = sorted(
        {0, len(text), *(at for match in _RTL_STRETCH.finditer(text) for at in match.span())}
    )
    if len(cuts) <= 2:  # noqa: PLR2004 - begin and end: one direction
        return [run]
    pieces: list[etree._Element] = []
    for start, end in itertools.pairwise(cuts):
        piece = copy.deepcopy(run)
        piece.tail = None
        for part in piece.findall(f"{_W}t"):
            part.text = text[start:end]
            part.set(_SPACE, "preserve")
        pieces.append(piece)
    for piece in pieces:
        run.addprevious(piece)
    next(run.iterancestors()).remove(run)
    return pieces


def _is_mostly_right_to_left(text: str) -> bool:
    return len(_RTL_LETTER.findall(text)) > len(_LTR_LETTER.findall(text))


def _turn_around(paragraph: etree._Element) -> None:
    properties = paragraph.find(f"{_W}pPr")
    if properties is None:
        properties = etree.Element(f"{_W}pPr")
        paragraph.insert(0, properties)
    if properties.find(f"{_W}bidi") is None:
        _insert_before(properties, etree.Element(f"{_W}bidi"), _AFTER_BIDI)
        if _is_title(properties) and properties.find(f"{_W}jc") is None:
            # "right" is the far side of a right-to-left paragraph: the title keeps its place
            # above the lines that belong to it.
            _insert_before(properties, etree.Element(f"{_W}jc", {f"{_W}val": "right"}), _AFTER_JC)


def _is_title(properties: etree._Element) -> bool:
    style = properties.find(f"{_W}pStyle")
    return style is not None and style.get(f"{_W}val") == "Title"


def _mark_right_to_left(run: etree._Element) -> None:
    properties = _properties(run)
    if properties.find(f"{_W}rtl") is None:
        _insert_before(properties, etree.Element(f"{_W}rtl"), _AFTER_RTL)
    language = "he-IL" if _HEBREW.search(_text_of(run)) else "ar-SA"
    _language(properties).set(f"{_W}bidi", language)


def _mark_east_asian(run: etree._Element) -> None:
    text = _text_of(run)
    properties = _properties(run)
    if _KANA.search(text):
        language, font = "ja-JP", "Yu Gothic"
    elif _HANGUL.search(text):
        language, font = "ko-KR", "Malgun Gothic"
    else:
        # Han letters alone do not tell Chinese from Japanese: the template's own setting holds.
        language, font = "", ""
    fonts = properties.find(f"{_W}rFonts")
    if fonts is None:
        fonts = etree.Element(f"{_W}rFonts")
        style = properties.find(f"{_W}rStyle")
        properties.insert(0 if style is None else 1, fonts)
    fonts.set(f"{_W}hint", "eastAsia")
    if font:
        fonts.set(f"{_W}eastAsia", font)
        _language(properties).set(f"{_W}eastAsia", language)


def _properties(run: etree._Element) -> etree._Element:
    properties = run.find(f"{_W}rPr")
    if properties is None:
        properties = etree.Element(f"{_W}rPr")
        run.insert(0, properties)
    return properties


def _language(properties: etree._Element) -> etree._Element:
    language = properties.find(f"{_W}lang")
    if language is None:
        language = etree.Element(f"{_W}lang")
        _insert_before(properties, language, _AFTER_LANG)
    return language


def _insert_before(parent: etree._Element, child: etree._Element, later: set[str]) -> None:
    """Insert a child where the schema wants it: before the first of its later siblings."""
    for index, sibling in enumerate(parent):
        if etree.QName(sibling).localname in later:
            parent.insert(index, child)
            return
    parent.append(child)
