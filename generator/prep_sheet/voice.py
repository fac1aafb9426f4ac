"""One candidate's voice: says what stands at a place of the prep sheet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.prep_sheet.banks import Place, Tier
    from generator.prep_sheet.choosing import Choices
    from generator.prep_sheet.model import Span
    from generator.prep_sheet.sentences import Sentence, Wording
    from generator.prep_sheet.story import Story


class Said(NamedTuple):
    """What was chosen for a place. A tuple, since each candidate has some fifty.

    Attributes:
        place: the place's name.
        sentence: the construction chosen.
        wording: the turn it took.
        word_count: once filled.
    """

    place: str
    sentence: Sentence
    wording: Wording
    word_count: int


@dataclass(slots=True)
class Voice:
    """Chooses and fills sentences for one candidate.

    Attributes:
        places: every place of the banks by name.
        story: the candidate's facts.
        choices: the candidate's choices.
    """

    places: Mapping[str, Place]
    story: Story
    choices: Choices

    def choose(self, place: str, used: set[str]) -> Said | None:
        """Return a sentence for a place, None where the banks have none for this candidate.

        Args:
            place: the place's name.
            used: words and facts already heard in this script; what is chosen is added to it.
        """
        number = self.choices.number(place)
        for tier in self.places[place].tiers(self.story.known, self.story.situation):
            found = self._best(tier, number, used)
            if found is not None:
                sentence, wording = found
                used |= wording.noticed
                used.add(wording.opening)
                return Said(place, sentence, wording, wording.word_count(self.story.facts))
        return None

    def _best(self, tier: Tier, number: int, used: set[str]) -> tuple[Sentence, Wording] | None:
        """Return the tier's first sentence from this candidate's place on that repeats nothing.

        Where each one repeats something, the one that repeats least.
        """
        facts = self.story.facts
        size = len(tier)
        at = number % size
        best: tuple[Sentence, Wording] | None = None
        fewest = 1_000
        for offset in range(size):
            sentence = tier[(at + offset) % size]
            turns = sentence.wordings
            wording = turns[(number >> 24) % len(turns)]
            if wording.opening not in used and wording.noticed.isdisjoint(used):
                if wording.is_sayable(facts):
                    return sentence, wording
                continue
            repeats = len(wording.noticed & used) + 2 * (wording.opening in used)
            if repeats < fewest and wording.is_sayable(facts):
                best, fewest = (sentence, wording), repeats
        return best

    def shortest(self, said: Said) -> Said:
        """Return the shortest sentence of the same place."""
        facts = self.story.facts
        tiers = self.places[said.place].tiers(self.story.known, self.story.situation)
        every = [(one, turn) for tier in tiers for one in tier for turn in one.wordings]
        sentence, wording = min(every, key=lambda pair: pair[1].word_count(facts))
        return Said(said.place, sentence, wording, wording.word_count(facts))

    def spans(self, said: Said) -> list[Span]:
        """Return what was chosen, filled."""
        return said.wording.filled(self.story.facts)

    def text(self, place: str, used: set[str] | None = None) -> str:
        """Return what stands at a place as plain text; "" where nothing does."""
        said = self.choose(place, set() if used is None else used)
        return "" if said is None else said.wording.text(self.story.facts)

    def texts(self, place: str, parts: int) -> tuple[str, ...]:
        """Return a saying of several parts (a question and its answer); () where there is none."""
        text = self.text(place)
        found = tuple(text.split("\n")) if text else ()
        return found if len(found) == parts else ()
