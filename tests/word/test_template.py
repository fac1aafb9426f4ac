"""The built-in design: everything the prep sheet says, exactly as typed, sound and accessible."""

from __future__ import annotations

import dataclasses
import datetime as dt
import io
import os
import pickle
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.prep_sheet.model import Span
from generator.settings import SECTIONS, DocumentSettings, HouseSettings, Section, Settings
from generator.word.template import WordTemplate, load_word_template
from tests.word.accessibility import faults_of
from tests.word.factory import LIKE_A_TAG, NAMES, NURSE, bare, varied
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

GOLDEN = Path(__file__).parent / "golden"
HOUSE = HouseSettings(name="Northgate Careers", footer="northgate.example")
NOT_PRINTED = {
    "language", "role_profile_id", "role_profile_title", "role_profile_soc", "role_match",
    "role_score", "career", "red_flags", "facts", "missing", "own_share", "given_name",
    "spoken_role", "kind", "interview_date", "source", "speaking_seconds",
}  # fmt: skip


def template_with(house: HouseSettings = HOUSE, **document: Any) -> WordTemplate:
    return load_word_template(
        Settings(house=house, document=DocumentSettings(**document)), HEADINGS
    )


@pytest.fixture(scope="module")
def template() -> WordTemplate:
    return template_with()


def texts_in(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        return [text for item in value for text in texts_in(item)]
    if dataclasses.is_dataclass(value):
        names = [field.name for field in dataclasses.fields(value) if field.name not in NOT_PRINTED]
        return [text for name in names for text in texts_in(getattr(value, name))]
    return []


def test_everything_the_prep_sheet_says_is_on_the_page(template: WordTemplate) -> None:
    printed = whole_text(template.render(NURSE))
    said = texts_in(NURSE)
    assert len(said) > 100
    assert [text for text in said if text not in printed] == []
    assert "Wednesday 9 December 2026" in printed
    assert "about 66 seconds" in printed


@pytest.mark.parametrize("word", ["Near-term", "Long-term", "Things to avoid"])
def test_the_sections_have_headings(word: str, template: WordTemplate) -> None:
    headings = [
        text for style, text in paragraphs_of(template.render(NURSE)) if style == "Heading1"
    ]
    assert len(headings) == 7
    assert any(word in heading for heading in headings)


def test_what_is_not_known_leaves_no_trace(template: WordTemplate) -> None:
    printed = whole_text(template.render(bare()))
    for label in ("interviewer", "coach", "cohort", "start_here", "leads", "doubt"):
        assert HEADINGS[label] not in printed
    for sheet in (NURSE, bare()):
        text = whole_text(template.render(sheet)).replace("\t\N{NO-BREAK SPACE}", "\t")
        assert not re.search(r"[^\S\n]{2}", text), "doubled white space"
    assert "None" not in printed
    assert "· \n" not in printed


@pytest.mark.parametrize("text", [*NAMES[:14], LIKE_A_TAG, *NAMES[16:]])
def test_text_from_the_roster_is_text(text: str, template: WordTemplate) -> None:
    sheet = replace(NURSE, name=text, target_role=text, target_employer=text, start_here=text)
    found = dict(paragraphs_of(template.render(sheet)))
    assert found["Title"] == text
    assert found["Subtitle"] == f"{text} · {text}"
    assert found["Opening"] == text


@settings(max_examples=60, deadline=None)
@given(name=st.text(st.characters(blacklist_categories=["Cc", "Cs"]), min_size=1, max_size=200))
def test_any_name_comes_out_equal(name: str) -> None:
    kept = re.sub("[\ufffe\uffff]", "", name)
    assert dict(paragraphs_of(BUILT_IN.render(replace(NURSE, name=name)))).get("Title", "") == kept


BUILT_IN = template_with()


def test_facts_are_marked_by_where_they_came_from(template: WordTemplate) -> None:
    spans = (
        Span("I'd use "), Span("wound care", "candidate"), Span(" in "),
        Span("the falls unit", "vacancy"), Span(" with "), Span("your team", "library"), Span("."),
    )  # fmt: skip
    beat = replace(NURSE.near_term.short.beats[0], spans=spans)
    short = replace(NURSE.near_term.short, beats=(beat,))
    sheet = replace(NURSE, near_term=replace(NURSE.near_term, short=short))
    (paragraph,) = (
        p
        for p in root_of(template.render(sheet)).iter(f"{W}p")
        if text_of(p).startswith("“I'd use")
    )
    marked = {
        style.get(f"{W}val"): text_of(run)
        for run in paragraph.iter(f"{W}r")
        if (style := run.find(f"{W}rPr/{W}rStyle")) is not None
    }
    assert marked == {"Ownfact": "the falls unit", "Rolefact": "your team"}
    assert text_of(paragraph) == "“I'd use wound care in the falls unit with your team.”"


def test_no_document_names_another_candidate(template: WordTemplate) -> None:
    first, second = (
        replace(NURSE, name=name, interviewer="") for name in ("Una First", "Otto Second")
    )
    assert template.render(first) != template.render(second)
    for mine, other in ((first, second), (second, first)):
        for data in parts_of(template.render(mine)).values():
            assert other.name.encode() not in data


def test_the_settings_say_which_sections_in_which_order() -> None:
    rendered = template_with(sections=("avoid", "near_term")).render(NURSE)
    headings = [text for style, text in paragraphs_of(rendered) if style == "Heading1"]
    assert headings == [HEADINGS["avoid"], HEADINGS["near_term"]]


@pytest.mark.parametrize("section", SECTIONS)
def test_any_section_can_stand_alone(section: Section, tmp_path: Path) -> None:
    rendered = template_with(sections=(section,)).render(NURSE)
    headings = [text for style, text in paragraphs_of(rendered) if style == "Heading1"]
    assert headings == [HEADINGS[section]]
    legends = whole_text(rendered).count(HEADINGS["source_legend"])
    assert legends == (section in {"near_term", "long_term"})
    path = tmp_path / "one.docx"
    path.write_bytes(rendered)
    assert_sound(path)


def test_the_legend_stands_once() -> None:
    assert whole_text(BUILT_IN.render(NURSE)).count(HEADINGS["source_legend"]) == 1


@pytest.mark.parametrize(("paper", "width"), [("A4", "11906"), ("Letter", "12240")])
def test_the_paper(paper: str, width: str) -> None:
    (size,) = root_of(template_with(paper=paper).render(NURSE)).iter(f"{W}pgSz")
    assert size.get(f"{W}w") == width


def test_two_runs_give_the_same_bytes(template: WordTemplate) -> None:
    again = template_with()
    loaded = pickle.loads(pickle.dumps(template))  # noqa: S301 - our own, just made
    assert template.render(NURSE) == again.render(NURSE) == loaded.render(NURSE)


def test_the_documents_own_date_is_a_setting() -> None:
    dated = template_with(date=dt.date(2026, 11, 23)).render(NURSE)
    assert b"2026-11-23T00:00:00Z" in parts_of(dated)["docProps/core.xml"]


def test_the_house_is_the_author_and_no_library_is_named(template: WordTemplate) -> None:
    document = template.render(NURSE)
    core = docx.Document(io.BytesIO(document)).core_properties
    assert core.author == core.last_modified_by == "Northgate Careers"
    assert core.title == "Prep sheet: Ada Okafor-Lindqvist"
    assert core.language == "en-GB"
    parts = parts_of(document)
    for trace in (b"python-docx", b"docxtpl", b"2013-", b"openpyxl"):
        assert [name for name, data in parts.items() if trace in data] == []
    assert [name for name in parts if "thumbnail" in name or "customXml" in name] == []


def test_a_document_is_small(template: WordTemplate) -> None:
    sizes = [len(template.render(sheet)) for sheet in varied(22)]
    assert max(sizes) <= 25_000


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("colour", ["#1F4E5F", "#FFD400"])
def test_every_document_is_accessible(paper: str, colour: str) -> None:
    template = template_with(HouseSettings(name="North", colour=colour), paper=paper)
    for sheet in varied(44):
        assert faults_of(template.render(sheet)) == []


def test_five_hundred_varied_documents_are_sound(tmp_path: Path) -> None:
    templates = [
        template_with(paper="Letter"),
        template_with(language="he-IL"),
        template_with(language="ja-JP", sections=("avoid", "start_here", "make_it_yours")),
        template_with(HouseSettings(), paper="A4"),
    ]
    paths = []
    for number, sheet in enumerate(varied(500)):
        path = tmp_path / f"{number}.docx"
        path.write_bytes(templates[number % 4].render(sheet))
        paths.append(path)
    assert_sound(*paths)


def test_a_short_script_never_breaks_and_headings_stay(template: WordTemplate) -> None:
    styles = root_of(template.render(NURSE), "word/styles.xml")
    kept = {
        style.get(f"{W}styleId"): {
            child.tag.removeprefix(W) for child in style.iterfind(f"{W}pPr/*")
        }
        for style in styles.iter(f"{W}style")
    }
    assert "keepLines" in kept["Spokenshort"]
    for name in ("Title", "Heading1", "Heading2", "Prompt", "Flagged", "When"):
        assert "keepNext" in kept[name], name


def test_the_pages_words_are_golden(template: WordTemplate) -> None:
    lines = [
        f"{style}: {text}".replace("\n", " / ")
        for style, text in paragraphs_of(template.render(NURSE))
    ]
    text = "\n".join(lines) + "\n"
    golden = GOLDEN / "nurse.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")
