from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.errors import ContentError
from generator.prep_sheet.composing import compose_prep_sheet
from generator.prep_sheet.content import Content, load_content
from generator.settings import SECTIONS, ContentSettings, DocumentSettings, Settings
from tests.prep_sheet.people import NURSE, candidate, content, match_of

if TYPE_CHECKING:
    from pathlib import Path


def load(folder: Path, **files: str) -> Content:
    """Return the content with a house's own files, written here."""
    for stem, text in files.items():
        (folder / f"{stem}.toml").write_text(text, encoding="utf-8")
    settings = Settings(content=ContentSettings(folder=folder))
    return load_content(settings, content().library)


def test_headings_hold_every_label_of_the_page() -> None:
    headings = content().headings
    assert set(SECTIONS) <= set(headings)
    assert "Near-term" in headings["near_term"]
    assert "Long-term" in headings["long_term"]
    assert "Things to avoid" in headings["avoid"]
    assert all(text.strip() for text in headings.values())


def test_settings_give_language_and_sections() -> None:
    settings = Settings(document=DocumentSettings(language="en-US", sections=("avoid",)))
    made = load_content(settings, content().library)
    assert (made.language, made.sections) == ("en-US", ("avoid",))


def test_a_house_adds_and_replaces_sentences(tmp_path: Path) -> None:
    own = load(
        tmp_path,
        ours='[[near_thanks]]\nreplaces = true\nsays = ["Thank you, {employer}."]\n',
        headings='start_here = "Begin here"\n',
        avoid_examples=(
            "[icu-nurse.leaving]\n"
            'tempting = "I will go soon."\nhears = "Gone soon."\ninstead = "I like it here."\n'
        ),
    )
    one = candidate(**NURSE)
    made = compose_prep_sheet(one, match_of(one), own)
    assert made.near_term.full.text.startswith("Thank you, Mercy & Grace Hospital.")
    assert own.headings["start_here"] == "Begin here"
    leaving = next(thing for thing in made.avoid if thing.kind == "leaving")
    assert leaving.tempting == "I will go soon."
    assert leaving.instead.startswith("I like it here.")


LONG = "I " + "really " * 31 + "want this."


@pytest.mark.parametrize(
    ("stem", "text", "where", "what"),
    [
        ("ours", '[[near_thank]]\nsays = ["x"]', "ours.toml, near_thank", "near_thanks"),
        ("ours", '[[near_thanks]]\nsays = ["{fame}"]', "near_thanks[0].says[0]", "{fame}"),
        ("ours", f'[[near_thanks]]\nsays = ["{LONG}"]', "near_thanks[0].says[0]", "34 words"),
        (
            "ours",
            '[[near_thanks]]\nsays = ["In two years I want to start my own company."]',
            "near_thanks[0].says[0]",
            "red flag",
        ),
        ("ours", '[[near_thanks]]\nsays = ["I am passionate."]', "says[0]", "'passionate'"),
        ("ours", '[[near_thanks]]\nsays = ["On {day1}."]', "near_thanks[0]", "never known here"),
        (
            "ours",
            '[[near_carry]]\nsuits = ["no_experience"]\nneeds = ["previous"]\nsays = ["x"]',
            "near_carry[0]",
            "never has the fact {previous}",
        ),
        ("headings", 'strat_here = "x"', "headings.toml, strat_here", "'start_here'"),
        ("headings", 'avoid = "Mistakes"', "headings.toml, avoid", "'Things to avoid'"),
        ("headings", 'coach = ""', "headings.toml, coach", "no text"),
        ("avoid_examples", "[welder.leave]\nhears = 'x'", "welder.leave", "'leaving'"),
        ("avoid_examples", "[welder.leaving]\nhears = 'x'", "welder.leaving.tempting", "required"),
        ("ours", "[[near_thanks", "ours.toml", "is not TOML"),
        ("scripts", "[near_term_full]\nseconds = [1, 2]", "scripts.toml", "missing"),
    ],
)
def test_own_words_are_checked_as_they_are_loaded(
    tmp_path: Path, stem: str, text: str, where: str, what: str
) -> None:
    with pytest.raises(ContentError) as error:
        load(tmp_path, **{stem: text})
    assert where in error.value.message
    assert what in error.value.message


def test_a_script_plan_names_only_places_that_exist(tmp_path: Path) -> None:
    plan = (
        "[near_term_short]\nseconds = [15, 35]\naim = [20, 32]\n"
        '[[near_term_short.beats]]\nlabel = ""\noutlines = [["near_nowhere?"]]\n'
    )
    with pytest.raises(ContentError, match="near_nowhere"):
        load(tmp_path, scripts=plan)


def test_a_missing_folder_is_one_clear_line(tmp_path: Path) -> None:
    settings = Settings(content=ContentSettings(folder=tmp_path / "words"))
    with pytest.raises(ContentError, match="no such folder"):
        load_content(settings, content().library)
