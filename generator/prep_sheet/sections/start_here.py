"""Start here: what in the candidate's own draft to keep, what it says, what to turn it into."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from generator.prep_sheet.facts import SITUATION_BITS, fact_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.prep_sheet.content import Content
    from generator.prep_sheet.model import RedFlag
    from generator.prep_sheet.story import Story
    from generator.prep_sheet.voice import Voice
    from generator.roster.model import Candidate

DRAFTS: Final = ("draft_answer", "near_term_goal", "long_term_goal")
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
_QUOTED_WORDS = 16
_SHORT_WORDS = 9
"""A draft of fewer words is a note, not an answer."""


def compose_start_here(
    candidate: Candidate, flags: Sequence[RedFlag], voice: Voice, content: Content
) -> str:
    """Return two or three sentences about the candidate's own draft; "" without one."""
    draft = next((text for name in DRAFTS if (text := getattr(candidate, name))), "")
    if not draft.strip():
        return ""
    story = voice.story
    story.situation |= _keeps(draft, story, content) | _trouble(draft, flags)
    if flags:
        story.add("quote", fact_of(_shortened(flags[0].quote), "candidate", flags[0].field))
        story.add("hears", fact_of(flags[0].hears, None, flags[0].field))
        story.add("instead", fact_of(flags[0].instead, None, flags[0].field))
    used: set[str] = set()
    said = [voice.text(place, used) for place in ("start_keep", "start_hears", "start_turn")]
    return " ".join(text for text in said if text)


def _trouble(draft: str, flags: Sequence[RedFlag]) -> int:
    if flags:
        return SITUATION_BITS[flags[0].kind]
    is_short = len(draft.split()) < _SHORT_WORDS
    return SITUATION_BITS["clean"] | (SITUATION_BITS["short"] if is_short else 0)


def _keeps(draft: str, story: Story, content: Content) -> int:
    """Return the situation bit of what is worth keeping: a skill they name, else a theme."""
    low = draft.lower()
    named = next((one for one in story.skills if _names(low, one.name)), None)
    if named is not None:
        story.add("kept", fact_of(named.name, "candidate", "draft_answer"))
        return SITUATION_BITS["keeps_skill"]
    training = story.facts.get("training")
    if training is not None and _names(low, training.text):
        story.add("kept", fact_of(training.text, "candidate", "draft_answer"))
        return SITUATION_BITS["keeps_training"]
    heard = set(_WORD.findall(low))
    for theme, cues in content.tables["draft_themes"].items():
        if not heard.isdisjoint(cues):
            return SITUATION_BITS[theme]
    return SITUATION_BITS["keeps_nothing"]


def _names(low_text: str, name: str) -> bool:
    low = name.lower()
    return low in low_text and bool(re.search(rf"(?<!\w){re.escape(low)}(?!\w)", low_text))


def _shortened(quote: str) -> str:
    words = quote.split()
    return quote if len(words) <= _QUOTED_WORDS else f"{' '.join(words[:_QUOTED_WORDS])} …"
