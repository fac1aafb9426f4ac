"""A house's own words, checked as they are loaded, as tests check the built-in ones."""

from __future__ import annotations

import difflib
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pydantic import ValidationError

from generator.errors import ContentError
from generator.prep_sheet.banks import OWN_FILES, parse_places
from generator.prep_sheet.facts import BITS, SITUATION_BITS
from generator.prep_sheet.red_flags.finding import FoundFlag, TargetRole, find_red_flags
from generator.prep_sheet.red_flags.reading import read_statement
from generator.prep_sheet.sentences import LONGEST_SENTENCE
from generator.roles.model import AVOID_KINDS, ThingToAvoidInTrade

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from generator.prep_sheet.banks import Group, Place
    from generator.prep_sheet.red_flags.loading import RedFlagRules
    from generator.prep_sheet.sentences import Sentence

BANNED_FILE: Final = Path(__file__).parent / "banned_words.toml"
KEPT_IN_HEADINGS: Final = {
    "near_term": "Near-term",
    "long_term": "Long-term",
    "avoid": "Things to avoid",
}
"""What a heading must go on containing: people and programs look for it."""
ONLY_IN: Final = {
    "start_": ("quote", "hears", "instead", "kept"),
    "instead_": ("trade_instead",),
    "example_": ("this_skill",),
    "find_more": ("more_skills",),
    "practice_": ("day1", "day2", "day3", "day4"),
}
"""Facts that only some places have, by how the places' names begin."""
NEVER_HAS: Final = {"no_experience": ("previous", "a_previous", "previous_field", "old_learned")}
"""Facts that somebody so situated never has."""
_SLOT = re.compile(r"\{[^{}]*\}")
_SPOKEN = ("near_", "long_", "instead_")


@dataclass(frozen=True, slots=True)
class OwnWordsCheck:
    """What own words are held against.

    Attributes:
        places: the built-in places.
        headings: the built-in headings.
        unnoticed: words whose repetition nobody notices.
        rules: how red flags are found.
    """

    places: Mapping[str, Place]
    headings: Mapping[str, str]
    unnoticed: Collection[str]
    rules: RedFlagRules

    def check(self, files: Mapping[str, Mapping[str, Any]]) -> None:
        """Check every file of a house's folder, by its stem.

        Raises:
            ContentError: the first thing that cannot be used: file, key and what is wrong.
        """
        for stem, content in files.items():
            file = f"{stem}.toml"
            if stem == "headings":
                self._check_headings(file, content)
            elif stem == "avoid_examples":
                _check_examples(file, content)
            elif stem not in OWN_FILES:
                self._check_bank(file, content)

    def _check_headings(self, file: str, content: Mapping[str, Any]) -> None:
        for key, text in content.items():
            if key not in self.headings:
                raise ContentError(f"{file}, {key}: is no heading{_nearest(key, self.headings)}")
            if not isinstance(text, str) or not text.strip():
                raise ContentError(f"{file}, {key}: is no text")
            kept = KEPT_IN_HEADINGS.get(key, "")
            if kept not in text:
                raise ContentError(f"{file}, {key}: {text!r} has to contain {kept!r}")

    def _check_bank(self, file: str, content: Mapping[str, Any]) -> None:
        for name in content:
            if name not in self.places:
                raise ContentError(f"{file}, {name}: is no place{_nearest(name, self.places)}")
        for name, place in parse_places([(file, content)], self.unnoticed).items():
            for number, group in enumerate(place.groups):
                where = f"{file}, {name}[{number}]"
                _check_facts(name, group, where)
                for at, sentence in enumerate(group.sentences):
                    self._check_sentence(name, sentence, f"{where}.says[{at}]")

    def _check_sentence(self, place: str, sentence: Sentence, where: str) -> None:
        for wording in sentence.wordings:
            words = max((own + len(names) for own, names in wording.lengths), default=0)
            if words > LONGEST_SENTENCE:
                raise ContentError(
                    f"{where}: a sentence has {words} words before its facts are filled in",
                    f"Nobody says more than {LONGEST_SENTENCE} words in one breath; split it.",
                )
        text = _SLOT.sub("it", sentence.text)
        if found := _banned().search(text):
            raise ContentError(f"{where}: {found.group()!r} is a word that no sheet says")
        flag = sure_red_flag(text, self.rules) if place.startswith(_SPOKEN) else None
        if flag is not None:
            raise ContentError(
                f"{where}: {text[flag.start : flag.end]!r} would be a red flag ({flag.kind})",
                "The candidate would say aloud what the prep sheet advises against.",
            )


def sure_red_flag(text: str, rules: RedFlagRules) -> FoundFlag | None:
    """Return a red flag in a sentence of a bank, None where there is none to be sure of.

    What is learned from statements judges whole answers; of a single sentence it may think ill
    for want of the rest. So a rule has to be of the same opinion.
    """
    target = TargetRole("")
    flags = find_red_flags(text, target, rules)
    hits = read_statement(text, target, rules).hits if flags else ()
    kinds = {hit.rule.kind for hit in hits if not hit.silenced}
    return next((flag for flag in flags if flag.kind in kinds), None)


def _check_facts(place: str, group: Group, where: str) -> None:
    """Refuse facts that this place, or those it is for, can never have."""
    asked = group.needs
    for sentence in group.sentences:
        asked |= sentence.needs
    for fact in _named(asked, BITS):
        places = [start for start, facts in ONLY_IN.items() if fact in facts]
        if places and not place.startswith(tuple(places)):
            raise ContentError(f"{where}: the fact {{{fact}}} is never known here")
    for situation, never in NEVER_HAS.items():
        missing = [fact for fact in _named(asked, BITS) if fact in never]
        if group.suits == SITUATION_BITS[situation] and missing:
            raise ContentError(
                f"{where}: suits only {situation!r}, who never has the fact {{{missing[0]}}}"
            )


def _named(mask: int, bits: Mapping[str, int]) -> Iterator[str]:
    return (name for name, bit in bits.items() if mask & bit)


def _check_examples(file: str, content: Mapping[str, Any]) -> None:
    """Check `[profile-id.kind]` tables with `tempting`, `hears` and `instead`."""
    for profile, kinds in content.items():
        for kind, example in kinds.items() if isinstance(kinds, dict) else ():
            where = f"{file}, {profile}.{kind}"
            if kind not in AVOID_KINDS:
                raise ContentError(f"{where}: is no kind{_nearest(kind, AVOID_KINDS)}")
            try:
                ThingToAvoidInTrade.model_validate(example)
            except ValidationError as error:
                fault = error.errors(include_url=False, include_context=False)[0]
                key = ".".join(str(part) for part in fault["loc"])
                raise ContentError(f"{where}.{key}: {fault['msg']}") from error


def _nearest(name: str, known: Collection[str]) -> str:
    close = difflib.get_close_matches(name, list(known), n=1)
    return f"; did you mean {close[0]!r}?" if close else ""


def _banned() -> re.Pattern[str]:
    table = tomllib.loads(BANNED_FILE.read_text(encoding="utf-8"))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, table['never']))})\b", re.IGNORECASE)
