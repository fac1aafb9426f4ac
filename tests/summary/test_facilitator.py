"""The page for whoever runs the workshop."""

from __future__ import annotations

import datetime as dt
import io
import time
import zipfile
from typing import TYPE_CHECKING, Any

import docx
import pytest

from generator.settings import DocumentSettings, HouseSettings, Settings
from generator.summary.anonymous import Mask, anonymous_examples
from generator.summary.facilitator import render_facilitator_page
from generator.summary.pairs import MOST_PEOPLE, pair_up
from generator.summary.words import summary_words
from tests.summary import factory

if TYPE_CHECKING:
    from pathlib import Path

    from generator.batch.model import Outcome

SETTINGS = Settings(house=HouseSettings(name="Harbour Talent"))


def flagged(place: int, kind: Any, **changes: Any) -> Outcome:
    flags = (factory.red_flag(kind=kind),) if kind else ()
    return factory.outcome(place, red_flags=flags, **changes)


def page_of(folder: Path, found: tuple[Outcome, ...], settings: Settings = SETTINGS):
    return docx.Document(
        io.BytesIO(render_facilitator_page(factory.report(folder, found), settings))
    )


def text_of(document) -> str:
    tables = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *tables])


def test_it_holds_the_four_parts_under_headings(folder) -> None:
    document = page_of(folder, factory.outcomes(12))
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert headings == [
        "The cohort at a glance",
        "Red flags to talk about",
        "Agenda, 60 minutes",
        "Practice pairs",
    ]
    assert document.core_properties.author == "Harbour Talent"
    assert len(document.tables) == 3
    for table in document.tables:
        assert table.rows[0]._tr.trPr is not None
        assert "tblHeader" in table.rows[0]._tr.xml


def test_it_is_a_document_word_opens_and_the_same_each_time(folder, check_ooxml) -> None:
    report = factory.report(folder, factory.outcomes(24))
    settings = Settings(document=DocumentSettings(paper="Letter", language="ar"))
    content = render_facilitator_page(report, settings)
    assert content == render_facilitator_page(report, settings)
    path = folder / "facilitator.docx"
    path.write_bytes(content)
    check_ooxml(path)
    with zipfile.ZipFile(path) as package:
        assert {info.date_time[0] for info in package.infolist()} == {1980}


def test_examples_name_nobody() -> None:
    quote = (
        "As Ada Lovelace told me at Northwind, ada@x.org or +44 20 7946 0000, I'll leave MUELLER"
    )
    people = (
        factory.outcome(0),
        factory.outcome(1, name="Max Mueller", red_flags=(factory.red_flag(quote=quote),)),
    )
    mask = Mask(people, summary_words().table("facilitator"))
    ((kind, (count, (example,))),) = anonymous_examples(people, mask, 3).items()
    assert (kind, count) == ("leaving", 1)
    assert example.quote == "As someone told me at the employer, … or …, I'll leave someone"


def test_words_that_are_names_too_stay_words() -> None:
    people = [
        factory.outcome(0, name="Will Grace", target_employer="Halloran & Pike Logistics"),
        factory.outcome(1, name="An Li", interviewer="Dr Tom Reed, Sue Park"),
    ]
    mask = Mask(people, summary_words().table("facilitator"))
    assert mask.hide("I will leave with grace, an offer") == "I will leave with grace, an offer"
    assert mask.hide("ask Will or will grace") == "ask someone or someone"
    assert mask.hide("an li and AN LI; dr tom reed") == "someone and someone; someone"
    assert mask.hide("leave halloran & pike logistics' yard") == "leave the employer' yard"
    assert mask.hide("a pike") == "a pike"


def test_a_large_cohort_is_hidden_in_no_time() -> None:
    people = [
        factory.outcome(place, name=f"Given{place} Family{place}", target_employer=f"Firm {place}")
        for place in range(10_000)
    ]
    begun = time.perf_counter()
    mask = Mask(people, summary_words().table("facilitator"))
    for place in range(0, 10_000, 7):
        quote = f"what Given{place} told me at Firm {place}, I want to go"
        assert mask.hide(quote) == "what someone told me at the employer, I want to go"
    assert time.perf_counter() - begun < 10  # seconds; trying every name takes minutes


def test_examples_that_name_nobody_anyway_come_first_and_each_once() -> None:
    quotes = ("go to Northwind", "go", "go elsewhere one day", "GO")
    people = [
        factory.outcome(place, red_flags=(factory.red_flag(quote=quote),))
        for place, quote in enumerate(quotes)
    ]
    mask = Mask(people, summary_words().table("facilitator"))
    _, examples = anonymous_examples(people, mask, 9)["leaving"]
    assert [example.quote for example in examples] == [
        "go elsewhere one day",
        "go",
        "go to the employer",
    ]


def test_the_commonest_kind_is_talked_about_first(folder) -> None:
    kinds = ("timeline", "leaving", "leaving", None)
    document = page_of(folder, tuple(flagged(place, kind) for place, kind in enumerate(kinds)))
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 2"]
    assert headings == ["Leaving (2)", "A fixed date (1)"]
    assert "start my own firm" in text_of(document)


def test_pairs_have_different_targets_and_complementary_flags() -> None:
    people = [
        flagged(0, "leaving"),
        flagged(6, "leaving"),
        flagged(1, "timeline"),
        flagged(7, "timeline"),
    ]
    pairs = pair_up(people)
    assert len(pairs) == 2
    for pair in pairs:
        one, other = pair.people
        assert one.target_role != other.target_role
        assert set(pair.kinds) == {"leaving", "timeline"}


def test_everybody_with_a_prep_sheet_practises_once() -> None:
    people = [factory.outcome(place) for place in range(7)]
    people.append(factory.outcome(8, status="failed"))
    pairs = pair_up(people)
    names = [person.name for pair in pairs for person in pair.people]
    assert sorted(names) == sorted(person.name for person in people[:7])
    assert sorted(len(pair.people) for pair in pairs) == [2, 2, 3]


def test_past_a_room_full_those_with_the_next_interviews_are_paired(folder) -> None:
    start = dt.date(2027, 1, 1)
    people = tuple(
        factory.outcome(place, interview_date=start - dt.timedelta(days=place))
        for place in range(MOST_PEOPLE + 5)
    )
    paired = {person.key for pair in pair_up(people) for person in pair.people}
    assert paired == {person.key for person in people[5:]}
    assert "5 more can be paired as they come" in text_of(page_of(folder, people))


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_small_cohorts_make_a_page_too(folder, check_ooxml, count) -> None:
    content = render_facilitator_page(factory.report(folder, factory.outcomes(count)), SETTINGS)
    path = folder / "facilitator.docx"
    path.write_bytes(content)
    check_ooxml(path)


def test_the_agenda_gives_each_kind_its_time(folder) -> None:
    kinds = ("timeline", "leaving", "threat", None)
    document = page_of(folder, tuple(flagged(place, kind) for place, kind in enumerate(kinds)))
    assert "Agenda, 68 minutes" in text_of(document)
    agenda = document.tables[1]
    spans = [row.cells[0].text.split(" to ") for row in agenda.rows[1:]]
    assert [end for _, end in spans[:-1]] == [start for start, _ in spans[1:]]


def test_no_character_of_a_roster_breaks_the_page(folder, check_ooxml) -> None:
    odd = "\x0bAnn\x07 \ud83d <&> {name}"
    people = tuple(
        factory.outcome(
            place,
            name=odd,
            target_role=f"{odd}{place}",
            target_employer=f"At {odd}",
            cohort=odd,
            interviewer=odd,
            missing=(odd,),
            red_flags=(factory.red_flag(quote=f"go {odd}", hears=odd, instead=odd),),
        )
        for place in range(3)
    )
    path = folder / "facilitator.docx"
    path.write_bytes(render_facilitator_page(factory.report(folder, people), SETTINGS))
    assert "Ann" in text_of(docx.Document(str(path)))
    check_ooxml(path)
