"""Make it yours: what to find out, one's own examples, follow-ups, questions, practice."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from generator.prep_sheet.facts import fact_of
from generator.prep_sheet.language.grammar import curly, date_in_words, list_in_words
from generator.prep_sheet.model import Answered, ExamplePrompt, MakeItYours
from generator.prep_sheet.story import missing_fields

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.prep_sheet.content import Content
    from generator.prep_sheet.model import RedFlag
    from generator.prep_sheet.skills_told import ToldSkill
    from generator.prep_sheet.voice import Voice
    from generator.roles.model import RoleProfile
    from generator.roster.model import Candidate

_FIND_OUT: Final = 5
_EXAMPLES: Final = 5
_STOCK_EXAMPLES: Final = 3
_FOLLOW_UPS: Final = 4
_RISKS: Final = 2
_QUESTIONS: Final = 3
_PAIR: Final = 2
_EARLIEST: Final = dt.date(1900, 1, 1)
"""An interview before this is a slip of the pen; so early there may be no week before it."""
_DAYS_BEFORE: Final = (7, 4, 2, 1)
"""When to practise, in days before the interview."""


def compose_make_it_yours(
    candidate: Candidate,
    flags: Sequence[RedFlag],
    profile: RoleProfile,
    voice: Voice,
    content: Content,
) -> MakeItYours:
    """Return what only the candidate can add before the day."""
    examples = tuple(_examples(profile, voice, content))
    return MakeItYours(
        find_out=tuple(_find_out(candidate, voice, content)),
        examples=examples,
        follow_ups=tuple(_follow_ups(flags, profile, voice))[:_FOLLOW_UPS],
        questions=tuple(_questions(profile, voice)),
        practice=tuple(_practice(candidate, voice, content)),
    )


def _find_out(candidate: Candidate, voice: Voice, content: Content) -> Iterator[str]:
    """Yield what is missing or left open, most useful first."""
    asked = [f"find_{field}" for field in missing_fields(candidate)]
    facts = voice.story.facts
    given = [f"confirm_{name}" for name in ("project", "training") if name in facts]
    given += ["confirm_bridge"] if "old_learned" in facts else []
    order: list[str] = content.tables["find_out_order"]
    places = sorted([*asked, *given, "find_number"], key=order.index)
    lines = [text for place in places[:_FIND_OUT] if (text := voice.text(place))]
    yield from lines
    rest = [one.name for one in voice.story.skills[_EXAMPLES:]]
    if rest:
        names = list_in_words(tuple(rest), content.words)
        voice.story.add("more_skills", fact_of(names, "candidate", "skills"))
        yield voice.text("find_more_skills")


def _examples(profile: RoleProfile, voice: Voice, content: Content) -> Iterator[ExamplePrompt]:
    """Yield one prompt for each key skill, in the skill's own terms where the trade has them."""
    told = voice.story.skills[:_EXAMPLES]
    used: set[str] = set()
    for one in told:
        yield ExamplePrompt(skill=_headed(one.name), prompt=_prompt(one, voice, content, used))
    if not told:
        for skill in voice.choices.some(profile.skills, _STOCK_EXAMPLES, "examples"):
            yield ExamplePrompt(skill=_headed(skill.name), prompt=_headed(skill.example))
    if not told and not profile.skills:
        places = ("example_any", "example_more", "example_last")
        yield from (ExamplePrompt(*pair) for one in places if (pair := voice.texts(one, _PAIR)))


def _prompt(skill: ToldSkill, voice: Voice, content: Content, used: set[str]) -> str:
    if skill.known is not None:
        return _headed(skill.known.example)
    voice.story.add("this_skill", fact_of(skill.name, skill.source, "skills"))
    if skill.name.lower() in content.words.set_of("spoken_languages"):
        return voice.text("example_language", used)
    return voice.text(f"example_{voice.story.skills.index(skill) % 3}", used)


def _headed(text: str) -> str:
    return text[:1].upper() + text[1:] if not text[1:2].isupper() else text


def _follow_ups(flags: Sequence[RedFlag], profile: RoleProfile, voice: Voice) -> Iterator[Answered]:
    """Yield what this person's risk invites, then what this trade asks."""
    kinds = list(dict.fromkeys(flag.kind for flag in flags))
    risks = [f"risk_{kind}" for kind in kinds]
    risks += [
        f"risk_{name}"
        for name in ("change", "return", "step_down", "no_experience")
        if voice.story.is_in(name)
    ]
    asked = [*risks[:_RISKS], *([] if risks else ["risk_any"])]
    yield from (Answered(*pair) for place in asked if (pair := voice.texts(place, _PAIR)))
    for one in voice.choices.some(profile.follow_ups, _FOLLOW_UPS - len(asked), "follow_ups"):
        yield Answered(curly(one.question, is_quoted=True), curly(one.answer))
    if not profile.follow_ups:
        for place in ("risk_any", "risk_more", "risk_last"):
            if place not in asked and (pair := voice.texts(place, _PAIR)):
                yield Answered(*pair)


def _questions(profile: RoleProfile, voice: Voice) -> Iterator[str]:
    yield from voice.choices.some(profile.questions, _QUESTIONS - 1, "questions")
    used: set[str] = set()
    for place in ("ask_them", "ask_more", "ask_last")[: 1 if profile.questions else 3]:
        yield voice.text(place, used)


def _practice(candidate: Candidate, voice: Voice, content: Content) -> Iterator[str]:
    """Yield the plan's steps, dated when the interview's day is known."""
    if candidate.interview_date is not None and candidate.interview_date > _EARLIEST:
        for number, days in enumerate(_DAYS_BEFORE, start=1):
            day = candidate.interview_date - dt.timedelta(days=days)
            text = date_in_words(day, content.words)
            voice.story.add(f"day{number}", fact_of(text, None, "interview_date"))
    used: set[str] = set()
    for number in range(1, len(_DAYS_BEFORE) + 1):
        yield voice.text(f"practice_{number}", used)
