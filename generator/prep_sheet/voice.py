"""One candidate's voice: says what stands at a place of the prep sheet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.prep_sheet.banks import Place, Tier
    from generator.prep_sheet.choosing import Choices
    from generator.prep_sheet.facts import Fact
    from generator.prep_sheet.sentences import Wording
    from generator.prep_sheet.story import Story


class Said(NamedTuple):
    """What was chosen for a place. A tuple, since each candidate has some fifty.

    Attributes:
        place: the place's name.
        wording: the sentence chosen, in the turn it took.
        word_count: once filled.
    """

    place: str
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

        Of the most specific sentences it takes the first, from this candidate's own point on,
        that repeats nothing; where each one repeats something, the one that repeats least.

        Args:
            place: the place's name.
            used: words and facts already heard in this script; what is chosen is added to it.
        """
        story = self.story
        facts = story.facts
        number = self.choices.number(place)
        for tier in self.places[place].tiers(story.known, story.situation):
            found = _first_fresh(tier, number, facts, used) or _least_worn(tier, facts, used)
            if found is not None:
                wording, words = found
                used |= wording.noticed
                return Said(place, wording, words)
        return None

    def shortest(self, said: Said, *, is_any: bool) -> Said:
        """Return the shortest sentence of the same place.

        Args:
            said: what was chosen there.
            is_any: whether a less specific sentence will do.
        """
        facts = self.story.facts
        tiers = self.places[said.place].tiers(self.story.known, self.story.situation)
        pools = [[turn for turns in tier for turn in turns] for tier in tiers]
        own = next((pool for pool in pools if said.wording in pool), pools[0])
        pool = [turn for one in pools for turn in one] if is_any else own
        sayable = [turn for turn in pool if turn.sayable_words(facts)] or pool
        wording = min(sayable, key=lambda turn: turn.word_count(facts))
        return Said(said.place, wording, wording.word_count(facts))

    def text(self, place: str, used: set[str] | None = None) -> str:
        """Return what stands at a place as plain text; "" where nothing does.

        Args:
            place: the place's name.
            used: as for `choose`; None where repetition does not matter.
        """
        if used is not None:
            said = self.choose(place, used)
            return "" if said is None else said.wording.text(self.story.facts)
        story = self.story
        number = self.choices.number(place)
        for tier in self.places[place].tiers(story.known, story.situation):
            size = len(tier)
            for at in range(number, number + size):
                turns = tier[at % size]
                wording = turns[(number >> 24) % len(turns)]
                if wording.sayable_words(story.facts):
                    return wording.text(story.facts)
        return ""

    def texts(self, place: str, parts: int) -> tuple[str, ...]:
        """Return a saying of several parts (a question and its answer); () where there is none."""
        text = self.text(place)
        found = tuple(text.split("\n")) if text else ()
        return found if len(found) == parts else ()


def _first_fresh(
    tier: Tier, number: int, facts: Mapping[str, Fact], used: set[str]
) -> tuple[Wording, int] | None:
    """Return the first sentence from `number` on that repeats nothing heard, and its words."""
    size = len(tier)
    for place in range(number, number + size):
        turns = tier[place % size]
        wording = turns[(number >> 24) % len(turns)]
        if wording.noticed.isdisjoint(used) and (words := wording.sayable_words(facts)):
            return wording, words
    return None


def _least_worn(
    tier: Tier, facts: Mapping[str, Fact], used: set[str]
) -> tuple[Wording, int] | None:
    """Return the sentence that repeats least, and its words; None where a fact fits in none."""
    sayable = [(turns[0], words) for turns in tier if (words := turns[0].sayable_words(facts))]
    return min(sayable, key=lambda one: len(one[0].noticed & used), default=None)
