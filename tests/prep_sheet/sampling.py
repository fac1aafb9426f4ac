"""Prep sheets over all profiles, stages and situations, and what can be wrong with one."""

from __future__ import annotations

import functools
import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.prep_sheet.red_flags.finding import TargetRole, find_red_flags
from tests.prep_sheet.people import content, scripts_of, sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.prep_sheet.model import PrepSheet

SITUATIONS: tuple[dict[str, Any], ...] = (
    {"education": "BSc, final year", "current_role": "student"},
    {"education": "Biology", "current_role": "part-time lifeguard", "years_experience": 0.0},
    {"years_experience": 0.0},
    {"years_experience": 2.0},
    {"years_experience": 6.0, "current_employer": "Elsewhere Ltd", "department": "Operations"},
    {"years_experience": 16.0, "employer_mission": "We help people live well."},
    {"current_role": "barista", "years_experience": 4.0, "notes": "changing careers"},
    {"current_field": "hospitality", "years_experience": 9.0, "notes": "career changer"},
    {"years_experience": 8.0, "notes": "returning after a career break"},
    {"current_role": "Director", "years_experience": 20.0, "training": ("PMP",)},
)
OWN_FACTS: tuple[dict[str, Any], ...] = (
    {},
    {"target_employer": "Acme Works", "project": "Reporting hub"},
    {
        "target_employer": "Kestrel & Vale",
        "skills": ("teamwork", "Excel (basics)", "Stakeholder Management"),
        "project": "Redesign of intake form",
        "training": ("first aid course", "CCRN"),
        "opportunities": ("mentoring new starters", "covering the rota"),
    },
)
BANNED = Path(__file__).resolve().parents[2] / "generator" / "prep_sheet" / "banned_words.toml"
LEFT_OVER = re.compile(r"[{}\[\]|]|\bNone\b(?! of)|\bnan\b|  | [,.;:?!]|\.\.(?!\.)|,\.|\?\.|,,|:\.")
DOUBLED = re.compile(r"\b([a-z']+) \1\b", re.IGNORECASE)
FINE_DOUBLES = {"had had", "that that", "so so"}
SENTENCES = re.compile(r"(?<=[.?!])[\"”]?\s+")
LONGEST = 30


@functools.cache
def titles() -> tuple[tuple[str, str], ...]:
    """Return (profile id, its title) for every profile of the library."""
    profiles = content().library.profiles
    return tuple((name, str(profiles.tables[name]["title"])) for name in profiles)


def sampled(count: int) -> Iterator[tuple[str, PrepSheet]]:
    """Yield prep sheets with a line that says whose; each profile in ever other situations."""
    named = [title for name, title in titles() if not name.startswith("family-")]
    named += ["Open to anything", "Any suitable", "Hydrometric instrument specialist"]
    named += ["Clinical trials nurse navigator", "School liaison teacher"]
    for number in range(count):
        title = named[number % len(named)]
        turn = number // len(named)
        situation = SITUATIONS[(number + turn) % len(SITUATIONS)]
        facts = OWN_FACTS[(number // 7 + turn) % len(OWN_FACTS)]
        fields = {**situation, **facts}
        one = sheet(name="Ada Obi", target_role=title, key=f"person {number}", **fields)
        yield f"{number} {title} {sorted(fields)}", one


def sentences_of(text: str) -> list[str]:
    """Return a text's sentences."""
    return [one for one in SENTENCES.split(text) if one]


def text_faults(text: str) -> Iterator[str]:
    """Yield what is wrong with a text as written."""
    if found := LEFT_OVER.search(text):
        yield f"left over {found.group()!r} in: {text}"
    for found in DOUBLED.finditer(text):
        if found.group().lower() not in FINE_DOUBLES:
            yield f"doubled {found.group()!r} in: {text}"


def script_faults(one: PrepSheet) -> Iterator[str]:
    """Yield what is wrong with the four scripts."""
    for name, text in scripts_of(one).items():
        yield from text_faults(text)
        if (found := banned().search(text)) and not trade_terms().search(text):
            yield f"banned {found.group()!r} in: {text}"
        for sentence in sentences_of(_without_ends_in_facts(one, name)):
            if len(sentence.split()) > LONGEST:
                yield f"{len(sentence.split())} words: {sentence}"
            if not sentence[0].isupper() and sentence[0].isalpha() and not sentence[1:2].isupper():
                yield f"small start: {sentence}"
        seconds = one.speaking_seconds[name]
        least, most = (45, 90) if name.endswith("full") else (15, 35)
        if not least <= seconds <= most:
            yield f"{name} takes {seconds} seconds"
        if not least <= len(text.split()) * 60 / 140 <= most:
            yield f"{name} takes {len(text.split()) * 60 / 140:.1f} seconds by count"


def _without_ends_in_facts(one: PrepSheet, name: str) -> str:
    """Return a script in which no fact ("a Read Write Inc. course") looks like a sentence's end."""
    horizon, length = name.rsplit("_", 1)
    script = getattr(getattr(one, horizon), length)
    return " ".join(
        "".join(
            span.text if span.source is None else span.text.replace(". ", " ").replace("? ", " ")
            for span in beat.spans
        )
        for beat in script.beats
    )


def own_red_flags(one: PrepSheet, horizon: str) -> Iterator[str]:
    """Yield the red flags that the scripts for a horizon ("near_term") trip."""
    profile = content().library.profile(one.role_profile_id)
    target = TargetRole(
        title=one.target_role,
        soc=profile.soc,
        own_subjects=profile.own_subjects,
        spoken=one.spoken_role,
        previous=one.career.previous,
    )
    for name, text in scripts_of(one).items():
        if not name.startswith(horizon):
            continue
        for flag in find_red_flags(text, target, content().rules):
            around = text[max(0, flag.start - 60) : flag.end + 40]
            yield f"{flag.kind} {text[flag.start : flag.end]!r} in: …{around}…"


@functools.cache
def banned() -> re.Pattern[str]:
    """Return the words that no sheet says, as one pattern."""
    table = tomllib.loads(BANNED.read_text(encoding="utf-8"))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, table['never']))})\b", re.IGNORECASE)


@functools.cache
def trade_terms() -> re.Pattern[str]:
    """Return the trades' own names that hold such a word."""
    table = tomllib.loads(BANNED.read_text(encoding="utf-8"))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, table['trade_terms']))})\b", re.IGNORECASE)


def texts_of(one: PrepSheet) -> Iterator[str]:
    """Yield every text of a prep sheet outside its scripts."""
    yield one.start_here
    question, leads, yours = one.question, one.leads, one.yours
    yield from (question.fit, question.commitment, question.value, question.doubt)
    yield from (leads.next_steps, leads.learned, leads.gains)
    for thing in one.avoid:
        yield from (thing.title, thing.tempting, thing.hears, thing.instead)
    yield from yours.find_out
    yield from yours.questions
    yield from yours.practice
    yield from (prompt.prompt for prompt in yours.examples)
    for asked in yours.follow_ups:
        yield from (asked.question, asked.answer)
