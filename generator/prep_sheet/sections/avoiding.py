"""Things to avoid: the candidate's own words first, then what this trade is tempted to say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.prep_sheet.facts import fact_of
from generator.prep_sheet.model import ThingToAvoid
from generator.roles.model import ThingToAvoidInTrade

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.prep_sheet.content import Content
    from generator.prep_sheet.model import RedFlag
    from generator.prep_sheet.story import Story
    from generator.prep_sheet.voice import Voice
    from generator.roles.model import AvoidKind, RoleProfile

_PARTS = 3
_ROOM = 15
"""Words of a trade's answer up to which a sentence of the person's own has room beside it; the
most tempting kind has it always where no words of their own stand above it."""
_MOST_OWN = 4
"""Own words quoted on a sheet, at most; the summary workbook lists the rest."""


def compose_things_to_avoid(
    flags: Sequence[RedFlag], profile: RoleProfile, voice: Voice, content: Content
) -> tuple[ThingToAvoid, ...]:
    """Return own words that trip a kind, then the other kinds, the most tempting first."""
    own = _own_words(flags, content)
    left = [kind for kind in _order(voice.story, content) if kind not in {one.kind for one in own}]
    stock = _Stock(profile, voice, content, set(), has_own_words=bool(own))
    return (*own, *map(stock.thing, left))


def _own_words(flags: Sequence[RedFlag], content: Content) -> list[ThingToAvoid]:
    return [
        ThingToAvoid(
            kind=flag.kind,
            title=content.headings[f"kind_{flag.kind}"],
            tempting=flag.quote,
            hears=flag.hears,
            instead=flag.instead,
            cell=flag.cell,
            is_own_words=True,
        )
        for flag in flags[:_MOST_OWN]
    ]


def _order(story: Story, content: Content) -> list[AvoidKind]:
    """Return the kinds, the one that this person is most tempted by first."""
    orders = content.tables["avoid_order"]
    found = next((orders[name] for name in orders if name != "any" and story.is_in(name)), None)
    return list(found or orders["any"])


@dataclass(slots=True)
class _Stock:
    """What this trade is tempted to say, and what this person could say instead.

    Attributes:
        profile: the role's profile.
        voice: the candidate's voice.
        content: the words of the house.
        used: facts already named, so that five kinds don't all lean on one.
        has_own_words: whether the candidate's own words stand above, with an answer of their own.
    """

    profile: RoleProfile
    voice: Voice
    content: Content
    used: set[str]
    has_own_words: bool

    def thing(self, kind: AvoidKind) -> ThingToAvoid:
        """Return a kind of thing to avoid."""
        if kind == "off_field" and self.voice.story.is_in("change"):
            tempting, hears, instead = self.voice.texts("avoid_bridge", _PARTS)
        elif (trade := _of_trade(kind, self.profile, self.content)) is not None:
            tempting, hears = trade.tempting, trade.hears
            instead = self._theirs(kind, trade.instead)
        else:
            tempting, hears, instead = self.voice.texts(f"avoid_{kind}", _PARTS)
            instead = self._theirs(kind, instead)
        title = self.content.headings[f"kind_{kind}"]
        return ThingToAvoid(kind=kind, title=title, tempting=tempting, hears=hears, instead=instead)

    def _theirs(self, kind: AvoidKind, instead: str) -> str:
        """Return the trade's answer with a sentence that leans on what is known of this person."""
        fact = fact_of(instead, "library", "avoid")
        if (self.used or self.has_own_words) and fact.words > _ROOM:
            return instead
        self.voice.story.add("trade_instead", fact)
        return self.voice.text(f"instead_{kind}", self.used)


def _of_trade(
    kind: AvoidKind, profile: RoleProfile, content: Content
) -> ThingToAvoidInTrade | None:
    """Return the trade's example of a kind, a house's own before the library's."""
    own = content.avoid_examples.get(profile.id, {}).get(kind)
    if own is not None:
        return ThingToAvoidInTrade(**own)
    return None if profile.avoid is None else getattr(profile.avoid, kind)
