"""The steps from a title to a profile, the surest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.roles.evidence import load_evidence
from generator.roles.fields import phrases_in
from generator.roles.finding import (
    Finding,
    Title,
    bare_words,
    nothing_told,
    plain,
    shown,
    weighed,
)
from generator.roles.known_titles import KnownTitles
from generator.roles.matching_words import matching_words
from generator.roles.model import RoleMatch, RoleProfile
from generator.roles.spoken_title import is_joined, spoken_title
from generator.roles.title_readings import Reading, as_person, readings_of
from generator.roles.title_text import split_title
from generator.roles.title_words import all_keys

if TYPE_CHECKING:
    from generator.roles.role_library import RoleLibrary

LEAST_CHANCE = 0.6
"""From this chance of a major group on, a title's field is taken as known."""
LEAST_OF_UNKNOWN = 0.9
"""The same for a title whose head is no known word: the others may mislead ("growth hacker")."""
SHOWN = 0.35
"""The least likeness of a next best that is shown."""
MOST_SHOWN = 3


class Matcher:
    """Finds profiles in one library.

    Args:
        library: the role library.
    """

    def __init__(self, library: RoleLibrary) -> None:
        self.library = library
        self.evidence = load_evidence()
        self.known = KnownTitles(library, self.evidence)
        self.mapped = {plain(title): name for title, name in library.titles.items()}

    def match(self, typed: str, employer: str, context: frozenset[str]) -> RoleMatch:
        """Return the profile of a title.

        Args:
            typed: the title as typed.
            employer: an employer's name to cut from it; "" for none.
            context: telling words of the rest of the row, in lower case.
        """
        parts = split_title(typed, employer)
        title = Title(typed, readings_of(parts, context), [f"Typed: {typed.strip()}"])
        if parts.removed:
            title.steps.append(f"Left out: {', '.join(parts.removed)}")
        title.steps.extend(f"Read as: {shown(one.words)}" for one in title.readings[:1])
        finding = self._find(title)
        profile = self.library.profile(finding.profile_id)
        return RoleMatch(
            profile=profile,
            kind=finding.kind,
            score=round(finding.score, 3),
            spoken_title=_said(title, finding.reading, profile),
            steps=(*title.steps, finding.why),
            alternatives=self._next_best(title, finding),
        )

    def _find(self, title: Title) -> Finding:
        """Try one way after the other, the surest first."""
        for find in (
            self._by_settings,
            self.known.exactly,
            self._by_nothing,
            self._by_empty_words,
            self.known.by_spelling,
            self.known.in_import,
            self.known.in_part,
            self.known.by_likeness,
            self.known.like_imported,
        ):
            finding = find(title)
            if finding is not None:
                return finding
        return self._by_field(title)

    def _by_settings(self, title: Title) -> Finding | None:
        """Find the profile that the settings file maps this title to."""
        name = self.mapped.get(plain(title.typed))
        if name is None:
            return None
        reading = title.readings[0] if title.readings else Reading(())
        why = f"The settings file maps it to {name}."
        if name == "none":
            return Finding(name, "none", 0.0, reading, why)
        return Finding(name, "exact", 1.0, reading, why)

    def _by_nothing(self, title: Title) -> Finding | None:
        """Leave meaningless titles alone: wrong words are worse than neutral ones."""
        if not title.readings:
            return nothing_told(Reading(()))
        known = matching_words()
        reading = title.readings[0]
        bare = plain(shown(bare_words(reading)))
        if bare in known.telling_heads and len(title.readings) == 1:
            return None
        if _is_listed(reading):
            return None
        if {plain(title.typed), plain(shown(reading.words)), bare} & known.meaningless_titles:
            return nothing_told(reading if bare in known.sayable_heads else Reading(()))
        return None

    def _by_empty_words(self, title: Title) -> Finding | None:
        """Words that say nothing, one by one, and are no listed phrase: "Jr. Executive"."""
        known = matching_words()
        first = {plain(shown(reading.words)) for reading in title.readings if reading.left_out}
        if first & known.undecided:
            return nothing_told(Reading(()))
        words = {word.shown.lower() for reading in title.readings for word in reading.words}
        if words - known.meaningless_words - known.ranks.keys():
            return None
        return None if _is_listed(title.readings[0]) else nothing_told(Reading(()))

    def _by_field(self, title: Title) -> Finding:
        """Find the field that the head and the other words speak of, or nothing."""
        reading = title.readings[0]
        telling = matching_words().telling_heads.get(plain(shown(bare_words(reading))))
        if telling:
            return self._family(telling, LEAST_CHANCE, reading)
        keys, head = weighed(reading, self.known.speller.correct)
        if self.evidence.knows(keys):
            chances = self.evidence.chances(keys, head)
            group = max(chances, key=chances.__getitem__)
            title.steps.append(_told(chances))
            is_known = self.evidence.knows_head(keys, head)
            if chances[group] >= (LEAST_CHANCE if is_known else LEAST_OF_UNKNOWN):
                return self._family(group, chances[group], self.known.mended(reading))
        why = "No field is told surely enough: neutral wording."
        return Finding("none", "none", 0.0, reading, why)

    def _family(self, group: str, chance: float, reading: Reading) -> Finding:
        profile = self.library.family(group)
        if not profile.soc:
            return Finding("none", "none", 0.0, reading, f"There is no profile for group {group}.")
        why = f"Only the field is known: {profile.title}."
        return Finding(profile.id, "family", chance, reading, why)

    def _next_best(self, title: Title, finding: Finding) -> tuple[tuple[str, float], ...]:
        best: dict[str, float] = {}
        for reading in title.readings[:2]:
            keys, _ = weighed(reading, self.known.speller.correct)
            for score, known in self.known.index.similar(keys):
                if score < SHOWN or len(best) >= MOST_SHOWN:
                    break
                if known.profile_id != finding.profile_id:
                    best.setdefault(known.profile_id, round(score, 3))
        ranked = sorted(best.items(), key=lambda pair: (-pair[1], pair[0]))
        return tuple(ranked[:MOST_SHOWN])


def _is_listed(reading: Reading) -> bool:
    """Whether words that say nothing one by one are a listed phrase: "executive assistant"."""
    listed = phrases_in(all_keys(reading.words), 0)
    return any(length > 1 for _, length, _ in listed)


def _said(title: Title, reading: Reading, profile: RoleProfile) -> str:
    """Return the title mid-sentence: the candidate's own where it names a person."""
    if not reading.words:
        return ""
    first = title.readings[0]
    if reading.left_out and (is_joined(first) or not (first.left_out or first.field_words)):
        reading = first
    person = Reading(as_person(reading.words), field_words=reading.field_words)
    return spoken_title(reading) or spoken_title(person) or profile.spoken


def _told(chances: dict[str, float]) -> str:
    best = sorted(chances.items(), key=lambda pair: -pair[1])[:MOST_SHOWN]
    return "Its words speak of: " + ", ".join(f"group {name} {value:.0%}" for name, value in best)
