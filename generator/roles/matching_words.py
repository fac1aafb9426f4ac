"""What is known about the words of titles: short forms, ranks, noise, spellings."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.toml_folder import read_toml_folder

FOLDER = Path(__file__).parent / "matching_data"


@dataclass(frozen=True, slots=True)
class Meaning:
    """One thing that a short form may stand for.

    Attributes:
        means: what it stands for.
        when: words of the rest of the row that tell so, in lower case.
    """

    means: str
    when: frozenset[str]


@dataclass(frozen=True, slots=True)
class ContextualShortForm:
    """A short form that stands for different things in different rooms.

    Attributes:
        meanings: in the order in which they are tried.
        otherwise: taken when no word tells; "" to leave the short form as it is.
    """

    meanings: tuple[Meaning, ...]
    otherwise: str


@dataclass(frozen=True, slots=True)
class MatchingWords:
    """The files of `matching_data/`, ready for look-up; everything in lower case but `proper`.

    Attributes:
        short_forms: a short form to what it always stands for.
        before_somebody: of these, such as mean a field before the word for a person.
        strokes: words written with a stroke that parts no alternatives.
        contextual: short forms that need the rest of the row.
        lead_ins: phrases in front of a title.
        labels: words in front of a title, with a colon after them.
        noise: phrases that are noise wherever they stand.
        noise_alone: phrases that are noise as a whole part of a title.
        places: noise as a whole part of a title or at its end.
        states: two letters, noise in capitals as a whole part of a title.
        ranks: word or phrase of rank to the career stage it speaks of.
        qualifiers: words that say nothing of the trade.
        bound: phrases whose rank belongs to the name of the job.
        meaningless_titles: whole titles that say nothing.
        meaningless_words: words that say nothing.
        undecided: parts of titles that take the rest back: "TBD (see recruiter)".
        sayable_heads: bare heads that tell no field and yet name somebody's job: "analyst".
        telling_heads: bare heads to the SOC major group that they tell.
        spelling: a word to its American spelling.
        spelling_ends: an ending to its American spelling.
        proper: a word in lower case to how it is written mid-sentence.
        proper_when_typed: of these, such as are common words unless typed in capitals.
        said_short: short forms that are said as their letters.
        joined_with_of: heads after which the field is joined with "of".
        joined_with_in: heads after which the field is joined with "in".
        shortened: what is said shorter behind a speciality.
        persons: words that name a person.
        person_endings: endings of words that name a person.
        things: words that end so and name no person.
        fields: a field to the person who works in it.
    """

    short_forms: dict[str, str]
    before_somebody: dict[str, str]
    strokes: dict[str, str]
    contextual: dict[str, ContextualShortForm]
    lead_ins: tuple[str, ...]
    labels: tuple[str, ...]
    noise: frozenset[str]
    noise_alone: frozenset[str]
    places: frozenset[str]
    states: frozenset[str]
    ranks: dict[str, str]
    qualifiers: frozenset[str]
    bound: frozenset[str]
    meaningless_titles: frozenset[str]
    meaningless_words: frozenset[str]
    undecided: frozenset[str]
    sayable_heads: frozenset[str]
    telling_heads: dict[str, str]
    spelling: dict[str, str]
    spelling_ends: dict[str, str]
    proper: dict[str, str]
    proper_when_typed: frozenset[str]
    said_short: frozenset[str]
    joined_with_of: frozenset[str]
    joined_with_in: frozenset[str]
    shortened: dict[str, str]
    persons: frozenset[str]
    person_endings: tuple[str, ...]
    things: frozenset[str]
    fields: dict[str, str]


@functools.cache
def matching_files() -> dict[str, dict[str, Any]]:
    """Return the files of `matching_data/` by their stems, read once."""
    return read_toml_folder(FOLDER)


@functools.cache
def matching_words() -> MatchingWords:
    """Return the words of `matching_data/`, read once."""
    files = matching_files()
    return MatchingWords(
        **_short_forms(files["abbreviations"]),
        **_noise(files["noise"]),
        **_ranks(files["seniority"]),
        **_meaningless(files["meaningless"]),
        **_spoken(files["spoken"]),
        spelling=files["spelling"]["words"],
        spelling_ends=files["spelling"]["endings"],
    )


def _short_forms(file: dict[str, Any]) -> dict[str, Any]:
    contextual = {
        short: ContextualShortForm(
            meanings=tuple(
                Meaning(meaning["means"], frozenset(meaning["when"]))
                for meaning in table["meanings"]
            ),
            otherwise=table.get("otherwise", ""),
        )
        for short, table in file["context"].items()
    }
    return {
        "short_forms": file["always"],
        "before_somebody": file["before_somebody"],
        "strokes": file["strokes"],
        "contextual": contextual,
    }


def _noise(file: dict[str, Any]) -> dict[str, Any]:
    return {
        "lead_ins": tuple(sorted(file["lead_ins"], key=len, reverse=True)),
        "labels": tuple(sorted(file["labels"], key=len, reverse=True)),
        "noise": frozenset(file["anywhere"]),
        "noise_alone": frozenset(file["alone"]) | frozenset(file["anywhere"]),
        "places": frozenset(file["places"]),
        "states": frozenset(file["states"]),
    }


def _ranks(file: dict[str, Any]) -> dict[str, Any]:
    stages = ("student", "first_job", "early", "mid", "senior", "executive")
    return {
        "ranks": {word: stage for stage in stages for word in file[stage]},
        "qualifiers": frozenset(file["qualifiers"]),
        "bound": frozenset(file["bound"]),
    }


def _meaningless(file: dict[str, Any]) -> dict[str, Any]:
    return {
        "meaningless_titles": frozenset(file["titles"]),
        "meaningless_words": frozenset(file["words"]),
        "undecided": frozenset(file["undecided"]),
        "sayable_heads": frozenset(file["sayable"]),
        "telling_heads": file["telling"],
    }


def _spoken(file: dict[str, Any]) -> dict[str, Any]:
    return {
        "proper": {word.lower(): word for word in file["proper"]},
        "proper_when_typed": frozenset(word.lower() for word in file["proper_when_typed"]),
        "said_short": frozenset(file["said_short"]),
        "joined_with_of": frozenset(file["joined_with_of"]),
        "joined_with_in": frozenset(file["joined_with_in"]),
        "shortened": file["shortened"],
        "persons": frozenset(file["persons"]),
        "person_endings": tuple(file["person_endings"]),
        "things": frozenset(file["things"]),
        "fields": file["fields"],
    }
