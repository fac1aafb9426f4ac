"""Find the red flags in what a candidate wrote: `find_red_flags` in a text, `flags_of` in a row."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.prep_sheet.model import RedFlag
from generator.prep_sheet.red_flags.advice import Told, advise
from generator.prep_sheet.red_flags.loading import load_red_flag_rules
from generator.prep_sheet.red_flags.quoting import quoted_span
from generator.prep_sheet.red_flags.reading import read_statement
from generator.prep_sheet.red_flags.target import TargetRole
from generator.roles.model import AVOID_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.prep_sheet.red_flags.loading import RedFlagRules
    from generator.prep_sheet.red_flags.reading import Reading
    from generator.roles.model import AvoidKind, RoleMatch
    from generator.roster.model import Candidate

__all__ = [
    "FoundFlag",
    "TargetRole",
    "find_red_flags",
    "flags_of",
    "load_red_flag_rules",
    "review_text",
]

_TAKEN_BACK = 0.25
"""The score that a kind must pass when what the rules say of it is denied or past."""
_AT_HOME = 0.4
"""The score that `off_field` must pass when no other field is named, but the target's people."""
_DROWNED = -1.5
"""Down to this score, a kind that a rule speaks of is looked for in each sentence alone."""
_PLAIN_ALONE: frozenset[AvoidKind] = frozenset(("leaving", "timeline", "threat"))
"""Not so the others: a sentence alone does not tell whether money or a field is the trade's own."""
_PLAIN = 1.6
"""The score that one sentence alone must pass: more than a whole statement, which tells more."""
_SENTENCE_END = re.compile(r"[.!?;]\s+")
_OWN_FIELDS = ("draft_answer", "near_term_goal", "long_term_goal")
_FIRST_PERSON = re.compile(r"(?:^|[^\w])(?:I|i['\u2019]?(?:m|d|ll|ve)?|my|me)(?=[\s'\u2019]|$)")

_THIRD_PERSON = re.compile(
    r"\b(?:she|he|her|his|him|they|candidate|client|student)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class FoundFlag:
    """A red flag in a statement.

    Attributes:
        kind: one of the five.
        sub: the sub-kind, which the safer wordings are chosen by ("own_business").
        start: where its words begin in the text; 0-based.
        end: where they end; exclusive.
        other: the other field of work that the statement names, as typed; "" when it names none.
    """

    kind: AvoidKind
    sub: str
    start: int
    end: int
    other: str = ""


@lru_cache(maxsize=4096)  # goals are often picked from a list, and so the same in many rows
def find_red_flags(text: str, target: TargetRole, rules: RedFlagRules) -> tuple[FoundFlag, ...]:
    """Return the red flags in one statement, at most one a kind, by where they start.

    Args:
        text: as the candidate typed it.
        target: the job they want.
        rules: what `load_red_flag_rules` returned.
    """
    reading = read_statement(text, target, rules)
    if not reading.words.tokens:
        return ()
    scores = rules.voice.scores(reading)
    found: list[FoundFlag] = []
    for kind, score in zip(AVOID_KINDS, scores, strict=True):
        if score > 0 and score > _least(kind, reading):
            found.append(_found(text, AVOID_KINDS.index(kind), reading, rules))
        elif score > _DROWNED and kind in _PLAIN_ALONE and _speaks(kind, reading):
            found.extend(_found_alone(kind, text, target, rules))
    return tuple(sorted(found, key=lambda flag: (flag.start, AVOID_KINDS.index(flag.kind))))


def _least(kind: AvoidKind, reading: Reading) -> float:
    """Return the score that a kind must pass."""
    names_own = not reading.foreign and any(mention.is_people for mention in reading.home)
    if kind == "off_field" and names_own:
        return _AT_HOME
    return _TAKEN_BACK if _is_taken_back(kind, reading) else 0.0


def _speaks(kind: AvoidKind, reading: Reading) -> bool:
    """Whether a rule of this kind speaks, and is not silenced."""
    return any(hit.rule.kind == kind and not hit.silenced for hit in reading.hits)


def _found_alone(
    kind: AvoidKind, text: str, target: TargetRole, rules: RedFlagRules
) -> Iterator[FoundFlag]:
    """Give the flag of the first sentence that would raise it by itself, if any.

    In a long statement the other sentences can drown one that speaks plainly.
    """
    starts = [0, *(end.end() for end in _SENTENCE_END.finditer(text))]
    if len(starts) == 1:
        return
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        reading = read_statement(text[start:end], target, rules)
        if not _speaks(kind, reading):
            continue
        scores = rules.voice.scores(reading)
        index = AVOID_KINDS.index(kind)
        if scores[index] > _PLAIN:
            flag = _found(text[start:end], index, reading, rules)
            yield replace(flag, start=flag.start + start, end=flag.end + start)
            return


def _is_taken_back(kind: AvoidKind, reading: Reading) -> bool:
    """Whether all that the rules say of a kind is denied, past, or the job's own matter."""
    said = [hit.silenced for hit in reading.hits if hit.rule.kind == kind]
    return all(said) and not {"denied", "past", "subject"}.isdisjoint(said)


def _found(text: str, kind_index: int, reading: Reading, rules: RedFlagRules) -> FoundFlag:
    kind = AVOID_KINDS[kind_index]
    hits = [hit for hit in reading.hits if hit.rule.kind == kind and not hit.silenced]
    start, end = quoted_span(hits, kind_index, reading, rules.voice)
    sub = hits[0].rule.sub if hits else rules.usual_sub[kind]
    return FoundFlag(kind, sub, start, end, _other_field(text, reading))


def _other_field(text: str, reading: Reading) -> str:
    """Return the other field of work as typed ("photography"); "" when none is named."""
    words = reading.marked
    for word, start, end in zip(words.tokens, words.starts, words.ends, strict=True):
        if word == "@w":
            return text[start:end]
    return ""


def flags_of(
    candidate: Candidate, match: RoleMatch, rules: RedFlagRules, skill: str = ""
) -> tuple[RedFlag, ...]:
    """Return the red flags in a candidate's own words: draft answer, goals and notes.

    Notes are often a coach's, about the candidate; they are read only where they speak in the
    first person and of nobody else.

    Args:
        candidate: the row.
        match: the role profile their target role got.
        rules: what `load_red_flag_rules` returned.
        skill: one of the candidate's, mid-sentence; "" for none. A safer wording may name it.
    """
    target = _target_of(candidate, match, rules)
    told = Told(
        key=candidate.key,
        role=target.spoken,
        employer=candidate.target_employer,
        skill=skill,
    )
    return tuple(
        _told(found, text, told, rules, (field, candidate.cell_of(field)))
        for field, text in _own_texts(candidate)
        for found in find_red_flags(text, target, rules)
    )


def _own_texts(candidate: Candidate) -> list[tuple[str, str]]:
    texts = [(field, str(getattr(candidate, field))) for field in _OWN_FIELDS]
    notes = candidate.notes
    if _FIRST_PERSON.search(notes) and not _THIRD_PERSON.search(notes):
        texts.append(("notes", notes))
    return [(field, text) for field, text in texts if text]


def _target_of(candidate: Candidate, match: RoleMatch, rules: RedFlagRules) -> TargetRole:
    vacancy = candidate.vacancy
    title = candidate.target_role or (vacancy.target_role if vacancy else "")
    previous = candidate.current_role or candidate.current_field
    return replace(_matched(title, match, rules), previous=previous)


def _matched(title: str, match: RoleMatch, rules: RedFlagRules) -> TargetRole:
    """Return a title with what its role profile knows; the profile's own where it says no field."""
    profile = match.profile
    return TargetRole(
        title=title if rules.fields.around_title(title) else profile.title,
        soc=profile.soc,
        own_subjects=profile.own_subjects,
        spoken=match.spoken_title or profile.spoken,
        next_steps=profile.next_steps_near + profile.next_steps_long,
    )


def review_text(text: str, role: str) -> tuple[RedFlag, ...]:
    """Return the red flags in one answer; `field` is "" and `cell` None.

    Args:
        text: the answer.
        role: the title of the job it is for; "" when not known.
    """
    rules = load_red_flag_rules()
    target = _looked_up(role, rules) if role.strip() else TargetRole("")
    told = Told(key=text, role=target.spoken)
    found = find_red_flags(text, target, rules)
    return tuple(_told(flag, text, told, rules, ("", None)) for flag in found)


def _looked_up(role: str, rules: RedFlagRules) -> TargetRole:
    """Return what the built-in role library knows of a title."""
    from generator.roles.matching import TitleContext, find_role_profile
    from generator.roles.role_library import load_role_library
    from generator.settings import RoleSettings

    match = find_role_profile(role, TitleContext(), load_role_library(RoleSettings()))
    return _matched(role, match, rules)


def _told(
    found: FoundFlag, text: str, told: Told, rules: RedFlagRules, place: tuple[str, str | None]
) -> RedFlag:
    """Return a found flag with its quotation and its advice; `place` is field and cell."""
    hears, instead = advise(found.kind, found.sub, replace(told, other=found.other), rules.advice)
    return RedFlag(
        kind=found.kind,
        field=place[0],
        cell=place[1],
        quote=text[found.start : found.end],
        start=found.start,
        end=found.end,
        hears=hears,
        instead=instead,
    )
