"""Things to avoid: the candidate's own words first, then what this trade is tempted to say."""

from __future__ import annotations

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
_MOST_OWN = 4
"""Own words quoted on a sheet, at most; the summary workbook lists the rest."""


def compose_things_to_avoid(
    flags: Sequence[RedFlag], profile: RoleProfile, voice: Voice, content: Content
) -> tuple[ThingToAvoid, ...]:
    """Return own words that trip a kind, then the other kinds, the most tempting first."""
    own = _own_words(flags, content)
    left = [kind for kind in _order(voice.story, content) if kind not in {one.kind for one in own}]
    stock = [_stock(kind, profile, voice, content) for kind in left]
    return (*own, *stock)


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


def _stock(kind: AvoidKind, profile: RoleProfile, voice: Voice, content: Content) -> ThingToAvoid:
    title = content.headings[f"kind_{kind}"]
    if kind == "off_field" and voice.story.is_in("change"):
        tempting, hears, instead = voice.texts("avoid_bridge", _PARTS)
    elif (trade := _of_trade(kind, profile, content)) is not None:
        voice.story.add("trade_instead", fact_of(trade.instead, "library", "avoid"))
        tempting, hears = trade.tempting, trade.hears
        instead = voice.text(f"instead_{kind}")
    else:
        tempting, hears, instead = voice.texts(f"avoid_{kind}", _PARTS)
    return ThingToAvoid(kind=kind, title=title, tempting=tempting, hears=hears, instead=instead)


def _of_trade(
    kind: AvoidKind, profile: RoleProfile, content: Content
) -> ThingToAvoidInTrade | None:
    """Return the trade's example of a kind, a house's own before the library's."""
    own = content.avoid_examples.get(profile.id, {}).get(kind)
    if own is not None:
        return ThingToAvoidInTrade(**own)
    return None if profile.avoid is None else getattr(profile.avoid, kind)
