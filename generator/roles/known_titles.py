"""Finds profiles by their titles: the same one, one misspelt, one with more or other words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.roles.fields import field_phrases
from generator.roles.finding import Finding, forms_of, shown, weighed
from generator.roles.imported_matching import ImportedMatcher
from generator.roles.matching_words import matching_words
from generator.roles.title_index import KnownTitle, Speller, build_title_index
from generator.roles.title_readings import Reading
from generator.roles.title_words import Word, all_keys

if TYPE_CHECKING:
    from generator.roles.evidence import Evidence
    from generator.roles.finding import Title
    from generator.roles.role_library import RoleLibrary

LEAST_LIKENESS = 0.62
"""From this share of shared words on, weighed by how telling they are, a title is like another."""
ENDING = 0.75
"""Likeness of a title that ends with a known one of two words or more."""
AGREEMENT = 0.25
"""The least chance of a profile's own group that a likeness must have beside it."""
AGREEMENT_OF_ENDING = 0.6
"""The same for a title that only ends with a known one: much may stand before "operator"."""
PARTIAL = 0.9
"""Score of a title that is known but for a typo, or for words left out."""
MOST_LIKE = 0.95
"""Score of the best likeness: surely no exact one."""
TRIED = 5
"""Known titles that are looked at, the likest first."""


class KnownTitles:
    """The titles of one library, ready to be asked.

    Args:
        library: the role library.
        evidence: what words tell about major groups, to doubt a likeness by.
    """

    def __init__(self, library: RoleLibrary, evidence: Evidence) -> None:
        self.library = library
        self.evidence = evidence
        self.index = build_title_index(library)
        listed = (word for phrase in field_phrases() for word in phrase.split())
        self.speller = Speller([*self.index.counts, *evidence.words, *listed])
        self.imported = (
            ImportedMatcher(library, library.imported, self.index) if library.imported else None
        )

    def exactly(self, title: Title) -> Finding | None:
        """Find a profile that has this very title."""
        for reading in title.readings:
            for words in forms_of(reading):
                name = self.index.find_exact(all_keys(words))
                if name is not None and not reading.left_out:
                    return Finding(name, "exact", 1.0, reading, f"It is a title of {name}.")
        return None

    def by_spelling(self, title: Title) -> Finding | None:
        """Find a profile that has this title but for a typo."""
        for reading in title.readings:
            for words in () if reading.left_out else forms_of(reading):
                keys = all_keys(words)
                mended = tuple(map(self.speller.correct, keys))
                name = self.index.find_exact(mended) if mended != keys else None
                if name is not None:
                    why = f"It is a title of {name}, but for the spelling."
                    return Finding(name, "similar", PARTIAL, self.mended(reading), why)
        return None

    def mended(self, reading: Reading) -> Reading:
        """Return a reading with the typos of its words mended."""
        words = tuple(map(self._mended_word, reading.words))
        return Reading(words, reading.left_out, reading.field_words)

    def _mended_word(self, word: Word) -> Word:
        lowered = word.shown.lower()
        if word.keys != (lowered,):
            return word
        mended = self.speller.correct(lowered)
        return Word(mended, (mended,)) if mended != lowered else word

    def in_import(self, title: Title) -> Finding | None:
        """Find a profile for a title that the imported library has."""
        for reading in title.readings if self.imported else ():
            for words in () if reading.left_out else forms_of(reading):
                keys, head = weighed(reading, self.speller.correct)
                chances = self.evidence.chances(keys, head)
                name = self.imported.exactly(all_keys(words), chances) if self.imported else None
                if name is not None:
                    why = f"The imported library has it as a title of {name}."
                    return Finding(name, "similar", PARTIAL, reading, why)
        return None

    def in_part(self, title: Title) -> Finding | None:
        """Find a known title with a speciality behind a comma or in brackets."""
        for reading in title.readings:
            for words in forms_of(reading) if reading.left_out else ():
                keys = all_keys(words)
                name = self.index.find_exact(keys)
                if name is None or not self._may_leave_out(reading, keys):
                    continue
                everything = (*keys, *all_keys(reading.left_out))
                if self._chance_of(name, everything, keys[-1]) >= AGREEMENT:
                    why = f"It is a title of {name}, with {shown(reading.left_out)!r} left out."
                    return Finding(name, "similar", PARTIAL, reading, why)
        return None

    def _may_leave_out(self, reading: Reading, keys: tuple[str, ...]) -> bool:
        """Whether the rest may be a team or a subject: "nurse (dental)" is another job."""
        known = matching_words()
        if shown(reading.words).lower() in known.joined_with_of | known.joined_with_in:
            return True
        unknown = not any(key in self.speller.words for key in all_keys(reading.left_out))
        return len(keys) > 1 or unknown

    def by_likeness(self, title: Title) -> Finding | None:
        """Find the profile whose titles share most with this one, if they share enough."""
        found = [finding for reading in title.readings if (finding := self._like(reading))]
        return max(found, key=lambda finding: finding.score, default=None)

    def _like(self, reading: Reading) -> Finding | None:
        keys, head = weighed(reading, self.speller.correct)
        for score, known in self.index.similar(keys)[:TRIED]:
            likeness = max(score, ENDING) if _ends_with(keys, known) else score
            least = PARTIAL if reading.left_out else LEAST_LIKENESS
            if likeness < least or head not in known.keys:
                continue
            if reading.left_out and not self._may_leave_out(reading, keys):
                continue
            agreement = AGREEMENT if score >= LEAST_LIKENESS else AGREEMENT_OF_ENDING
            if self._chance_of(known.profile_id, keys, head) >= agreement:
                why = f"It is like {' '.join(known.keys)!r}, a title of {known.profile_id}."
                surely = min(likeness, MOST_LIKE)
                return Finding(known.profile_id, "similar", surely, self.mended(reading), why)
        return None

    def like_imported(self, title: Title) -> Finding | None:
        """Find the imported occupation whose titles share most with this one."""
        if self.imported is None:
            return None
        reading = title.readings[0]
        keys, head = weighed(reading, self.speller.correct)
        found = self.imported.by_likeness(keys, head, self.evidence.chances(keys, head))
        if found is None:
            return None
        name, score = found
        why = f"It is like a title that the imported library has for {name}."
        return Finding(name, "similar", min(score, PARTIAL), self.mended(reading), why)

    def _chance_of(self, name: str, keys: tuple[str, ...], head: str) -> float:
        """Return the chance that a title's words give a profile's own major group."""
        group = self.library.soc_codes[name][:2]
        return self.evidence.chances(keys, head).get(group, 0.0)


def _ends_with(keys: tuple[str, ...], known: KnownTitle) -> bool:
    length = len(known.keys)
    return 1 < length < len(keys) and keys[-length:] == known.keys
