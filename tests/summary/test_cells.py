"""Rows as XML: any text comes back as typed, and is never a formula."""

from __future__ import annotations

import datetime as dt
import io

import openpyxl
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from generator.summary.cells import (
    CELL_CHARACTERS,
    Formula,
    Link,
    RowWriter,
    count_lines,
    excel_day,
    shorten,
)

ANY_TEXT = st.text(alphabet=st.characters(codec="utf-8"), max_size=60)


def cell_of(value: object) -> etree._Element:
    (row,) = RowWriter(["A"], [3]).render([[value]], 7)
    return etree.fromstring(row)[0]


def text_of(value: str) -> str:
    """Return text as openpyxl reads it from a workbook of ours."""
    book = openpyxl.Workbook()
    saved = io.BytesIO()
    book.save(saved)
    cell = cell_of(value)
    assert cell.get("t") in {"inlineStr", None}
    found = cell.findtext("is/t") or ""
    return openpyxl.utils.escape.unescape(found)


@given(ANY_TEXT)
def test_any_text_comes_back_as_typed(text: str) -> None:
    assert text_of(text) == text


@given(st.sampled_from("=+-@'\t"), ANY_TEXT)
def test_text_is_never_a_formula(first: str, rest: str) -> None:
    cell = cell_of(first + rest)
    assert cell.get("t") == "inlineStr"
    assert cell.find("f") is None


@given(st.text(max_size=40))
def test_even_broken_text_is_written(text: str) -> None:
    assert cell_of(text).get("r") == "A7"


@given(st.integers(0, 40_000), st.sampled_from("a\U0001f600é"))
def test_text_is_shortened_to_what_excel_holds(count: int, character: str) -> None:
    text = character * count
    short = shorten(text)
    size = len(short.encode("utf-16-le")) // 2
    assert size <= CELL_CHARACTERS
    assert (short == text) == (len(text.encode("utf-16-le")) // 2 <= CELL_CHARACTERS)
    assert short == text or (short.endswith("…") and text.startswith(short[:-1]))


@given(st.dates(min_value=dt.date(1900, 3, 1)))
def test_dates_are_counted_as_excel_does(date: dt.date) -> None:
    assert excel_day(date) == openpyxl.utils.datetime.to_excel(date)


def test_each_kind_of_value_has_its_form() -> None:
    writer = RowWriter(["A", "B", "C", "D", "E", "F", "G"], [1, 2, 3, 4, 5, 6, 7])
    early = dt.date(1850, 1, 1)
    row = [1, 0.5, None, True, Formula("A1+1", 2), Link("here & there", "a%20b.docx"), early]
    (xml,) = writer.render([row], 4)
    assert xml.decode() == (
        '<row r="4">'
        '<c r="A4" s="1"><v>1</v></c>'
        '<c r="B4" s="2"><v>0.5</v></c>'
        '<c r="C4" s="3"/>'
        '<c r="D4" s="4" t="b"><v>1</v></c>'
        '<c r="E4" s="5"><f>A1+1</f><v>2</v></c>'
        '<c r="F4" s="6" t="inlineStr"><is><t>here &amp; there</t></is></c>'
        '<c r="G4" s="7" t="inlineStr"><is><t>1850-01-01</t></is></c>'
        "</row>"
    )
    assert [place for place, _ in writer.written.links] == ["F4"]


def test_wrapped_text_makes_its_row_taller() -> None:
    assert count_lines("one two three four", 10) == 2
    assert count_lines("a\nb\nc", 10) == 3
    assert count_lines("漢字漢字漢字漢字", 10) == 2
    (flat, tall) = RowWriter(["A"], [1], {0: 10}).render([["short"], ["much longer than ten"]], 1)
    assert b"ht=" not in flat
    assert b'ht="' in tall
