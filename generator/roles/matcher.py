"""The steps from a title to a profile, the surest first."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.roles.evidence import load_evidence
from generator.roles.fields import phrases_in
from generator.roles.matching_words import matching_words
from generator.roles.model import MatchKind, RoleMatch, RoleProfile
from generator.roles.spoken_title import spoken_title
from generator.roles.title_index import KnownTitle, Speller, build_title_index
from generator.roles.title_ranks import without_rank
from generator.roles.title_readings import (
    Reading,
    as_person,
    head_place,
    readings_of,
)
from generator.roles.title_text import TitleParts, split_title
from generator.roles.title_words import Word, all_keys

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.roles.role_library import RoleLibrary

LEAST_LIKENESS = 0.62
"""From this share of shared words on, weighed by how telling they are, a title is like another."""
LEAST_CHANCE = 0.6
"""From this chance of a major group on, a title's field is taken as known."""
AGREEMENT = 0.25
"""The least chance of a profile's own group that a likeness must have beside it."""
PARTIAL = 0.9
"""Score of a title that is known but for a typo, or for words left out."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A profile found for a reading, and how surely."""

    profile_id: str
    kind: MatchKind
    score: float
    reading: Reading
    why: str


@dataclass(frozen=True)
class Title:
    """A title on its way to a profile: its readings, and what was understood so far."""

    typed: str
    parts: TitleParts
    readings: tuple[Reading, ...]
    steps: list[str] = field(default_factory=list)


_NOTHING = Finding("none", "none", 0.0, Reading(()), "The title says nothing of a trade.")


class Matcher:
    """Finds profiles in one library.

    Args:
        library: the role library.
    """

    def __init__(self, library: RoleLibrary) -> None:
        self.library = library
        self.index = build_title_index(library)
        self.evidence = load_evidence()
        self.speller = Speller([*self.index.counts, *self.evidence.words])
        self.mapped = {_plain(title): name for title, name in library.titles.items()}

    def match(self, typed: str, employer: str, context: frozenset[str]) -> RoleMatch:
        """Return the profile of a title.

        Args:
            typed: the title as typed.
            employer: an employer's name to cut from it; "" for none.
            context: telling words of the rest of the row, in lower case.
        """
        parts = split_title(typed, employer)
        title = Title(typed, parts, readings_of(parts, context), [f"Typed: {typed.strip()}"])
        if parts.removed:
            title.steps.append(f"Left out: {', '.join(parts.removed)}")
        if title.readings:
            title.steps.append(f"Read as: {_shown(title.readings[0].words)}")
        for find in (
            self._by_settings,
            self._by_nothing,
            self._exactly,
            self._by_empty_words,
            self._by_spelling,
            self._in_part,
            self._by_likeness,
        ):
            finding = find(title)
            if finding is not None:
                break
        else:
            finding = self._by_field(title)
        return self._result(title, finding)

    def _result(self, title: Title, finding: Finding) -> RoleMatch:
        profile = self.library.profile(finding.profile_id)
        return RoleMatch(
            profile=profile,
            kind=finding.kind,
            score=round(finding.score, 3),
            spoken_title=self._said(finding, profile),
            steps=(*title.steps, finding.why),
            alternatives=self._next_best(title, finding),
        )

    def _said(self, finding: Finding, profile: RoleProfile) -> str:
        if finding.score == 0.0 and not finding.reading.words:
            return ""
        own = spoken_title(finding.reading)
        return own or profile.spoken

    def _next_best(self, title: Title, finding: Finding) -> tuple[tuple[str, float], ...]:
        best: dict[str, float] = {}
        for reading in title.readings[:2]:
            for score, known in self.index.similar(all_keys(without_rank(reading.words)))[:12]:
                if known.profile_id != finding.profile_id:
                    best.setdefault(known.profile_id, round(score, 3))
        ranked = sorted(best.items(), key=lambda pair: (-pair[1], pair[0]))
        return tuple(pair for pair in ranked[:3] if pair[1] >= _SHOWN)

    def _by_settings(self, title: Title) -> Finding | None:
        name = self.mapped.get(_plain(title.typed))
        if name is None:
            return None
        reading = title.readings[0] if title.readings else Reading(())
        kind: MatchKind = "none" if name == "none" else "exact"
        return Finding(name, kind, float(kind == "exact"), reading, "Mapped in the settings file.")

    def _by_nothing(self, title: Title) -> Finding | None:
        """Meaningless titles are left alone: wrong words are worse than neutral ones."""
        known = matching_words()
        if not title.readings:
            return _NOTHING
        words = without_rank(title.readings[0].words)
        bare = _plain(_shown(words))
        if bare in known.telling_heads and len(title.readings) == 1:
            return None
        said = {_plain(title.typed), _plain(_shown(title.readings[0].words)), bare}
        return _NOTHING if said & known.meaningless_titles else None

    def _by_empty_words(self, title: Title) -> Finding | None:
        """Words that say nothing, one by one, and are no listed phrase: "Jr. Executive"."""
        words = [word for reading in title.readings for word in reading.words]
        lowered = {word.shown.lower() for word in words}
        if not lowered <= matching_words().meaningless_words:
            return None
        listed = phrases_in(all_keys(title.readings[0].words), 0)
        return None if any(length > 1 for _, length, _ in listed) else _NOTHING

    def _exactly(self, title: Title) -> Finding | None:
        for reading in title.readings:
            for words in _forms(reading):
                name = self.index.find_exact(all_keys(words))
                if name is not None and not reading.left_out:
                    return Finding(name, "exact", 1.0, reading, f"A title of {name}.")
        return None

    def _by_spelling(self, title: Title) -> Finding | None:
        for reading in title.readings:
            if reading.left_out:
                continue
            for words in _forms(reading):
                keys = all_keys(words)
                mended = tuple(map(self.speller.correct, keys))
                name = self.index.find_exact(mended) if mended != keys else None
                if name is not None:
                    why = f"A title of {name}, but for the spelling."
                    return Finding(name, "similar", PARTIAL, self._mended(reading), why)
        return None

    def _mended(self, reading: Reading) -> Reading:
        words = tuple(
            Word(mended, (mended,)) if (mended := self._mended_word(word)) else word
            for word in reading.words
        )
        return Reading(words, reading.left_out, reading.is_inverted)

    def _mended_word(self, word: Word) -> str:
        if len(word.keys) != 1 or word.keys[0] != word.shown.lower():
            return ""
        mended = self.speller.correct(word.keys[0])
        return mended if mended != word.keys[0] else ""

    def _in_part(self, title: Title) -> Finding | None:
        """A known title with a speciality behind a comma or in brackets."""
        for reading in title.readings:
            if not reading.left_out:
                continue
            for words in _forms(reading):
                keys = all_keys(words)
                name = self.index.find_exact(keys)
                if name is not None and (len(keys) > 1 or self._is_unknown(reading.left_out)):
                    left_out = _shown(reading.left_out)
                    why = f"A title of {name}, with {left_out!r} left out."
                    if self._agrees(name, (*keys, *all_keys(reading.left_out)), keys[-1]):
                        return Finding(name, "similar", PARTIAL, reading, why)
        return None

    def _is_unknown(self, words: tuple[Word, ...]) -> bool:
        return not any(key in self.speller.words for key in all_keys(words))

    def _agrees(self, name: str, keys: tuple[str, ...], head: str) -> bool:
        group = self.library.soc_codes[name][:2]
        return self.evidence.chances(keys, head).get(group, 0.0) >= AGREEMENT

    def _by_likeness(self, title: Title) -> Finding | None:
        best: Finding | None = None
        for reading in title.readings:
            found = self._like(reading)
            if found is not None and (best is None or found.score > best.score):
                best = found
        return best

    def _like(self, reading: Reading) -> Finding | None:
        keys, head = self._weighed(reading)
        for score, known in self.index.similar(keys)[:5]:
            likeness = max(score, _ENDING) if _ends_with(keys, known) else score
            has_head = head in known.keys
            if likeness < LEAST_LIKENESS or not has_head:
                continue
            if reading.left_out and likeness < PARTIAL:
                continue
            if self._agrees(known.profile_id, keys, head):
                why = f"Like {' '.join(known.keys)!r}, a title of {known.profile_id}."
                return Finding(known.profile_id, "similar", min(likeness, 0.95), reading, why)
        return None

    def _weighed(self, reading: Reading) -> tuple[tuple[str, ...], str]:
        words = as_person(_without_whom(without_rank(reading.words)))
        keys = tuple(map(self.speller.correct, all_keys(words)))
        head = words[head_place(words)].keys[-1:] if words else ()
        return keys, self.speller.correct(head[0]) if head else ""

    def _by_field(self, title: Title) -> Finding:
        reading = title.readings[0]
        telling = matching_words().telling_heads.get(_plain(_shown(without_rank(reading.words))))
        if telling:
            why = f"Only the field is known: SOC major group {telling}."
            return Finding(f"family-{telling}", "family", LEAST_CHANCE, reading, why)
        keys, head = self._weighed(reading)
        if any(key in self.evidence.weights for key in keys):
            chances = self.evidence.chances(keys, head)
            group = max(chances, key=chances.__getitem__)
            name = f"family-{group}"
            title.steps.append(_told(chances))
            if chances[group] >= LEAST_CHANCE and name in self.library.profiles:
                why = f"Only the field is known: SOC major group {group}."
                return Finding(name, "family", chances[group], reading, why)
        why = "No field is told surely enough: neutral wording."
        return Finding("none", "none", 0.0, reading, why)


_SHOWN = 0.2
"""The least likeness of an alternative that is shown."""
_ENDING = 0.75
"""Likeness of a title that ends with a known one of two words or more."""


def _ends_with(keys: tuple[str, ...], known: KnownTitle) -> bool:
    length = len(known.keys)
    return 1 < length < len(keys) and keys[-length:] == known.keys


def _forms(reading: Reading) -> Iterator[tuple[Word, ...]]:
    """Yield a reading's words as typed, without ranks, and as the person of the field."""
    yield reading.words
    bare = without_rank(reading.words)
    yield bare
    yield as_person(bare)


def _without_whom(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Cut "to the director" off "PA to the director": it tells another's field."""
    for place, word in enumerate(words):
        if place and word.shown.lower() == "to":
            return words[:place]
    return words


def _shown(words: tuple[Word, ...]) -> str:
    return " ".join(word.shown for word in words)


def _plain(text: str) -> str:
    return " ".join(text.lower().strip(" *.?!-\"'").split())


def _told(chances: dict[str, float]) -> str:
    best = sorted(chances.items(), key=lambda pair: -pair[1])[:3]
    return "Its words speak of: " + ", ".join(f"group {name} {value:.0%}" for name, value in best)
