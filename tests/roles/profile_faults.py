"""What can be wrong with one profile: a fact missing, out of its frame, or badly ended."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from generator.roles.model import AVOID_KINDS
from tests.roles.library_files import all_profiles, lists_of, texts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.roles.model import RoleProfile

COUNTS = {
    "tools": (4, 8),
    "daily_work": (3, 5),
    "working_week": (3, 5),
    "projects": (3, 5),
    "training": (3, 6),
    "gatherings": (2, 4),
    "responsibilities": (3, 5),
    "next_steps_near": (2, 3),
    "next_steps_long": (2, 3),
    "learned": (3, 4),
    "gains": (3, 5),
    "beliefs": (2, 3),
    "legacies": (2, 3),
    "leads": (2, 3),
    "juniors_get": (2, 3),
    "trends": (2, 4),
    "questions": (3, 4),
    "skills": (5, 8),
    "follow_ups": (3, 4),
}
SENTENCES = re.compile(r"(?<=[.?!])\s+(?=[A-Z\"'])")
ARTICLES = {"a", "an", "the"}
OPENINGS = ARTICLES | {"our", "your", "my", "one", "whoever"}
VERBS_IN_ING = {"bring", "ring", "sing", "swing", "spring", "string", "sling", "king", "ping"}


def faults_of(name: str, profile: RoleProfile) -> list[str]:
    """Return what is wrong with one profile, a line each."""
    return [
        f"{name}: {fault}"
        for fault in (
            *count_faults(profile),
            *text_faults(profile),
            *form_faults(profile),
            *sentence_faults(profile),
            *skill_faults(profile),
        )
    ]


def count_faults(profile: RoleProfile) -> list[str]:
    found = []
    for key, (least, most) in COUNTS.items():
        count = len(getattr(profile, key))
        if not least <= count <= most:
            found.append(f"{key} holds {count}, not {least} to {most}")
    aliases = len(profile.aliases)
    if profile.is_family and aliases:
        found.append("a family has no aliases")
    if not profile.is_family and not 4 <= aliases <= 25:
        found.append(f"aliases holds {aliases}, not 4 to 25")
    found.extend(
        f"{key} is empty"
        for key in ("field", "department", "team", "people", "reports_to", "juniors")
        if not getattr(profile, key)
    )
    if profile.avoid is None:
        found.append("avoid is missing")
    return found


def text_faults(profile: RoleProfile) -> list[str]:
    found = []
    for path, text in texts_of(profile):
        if not text:
            continue
        if "  " in text or "\n" in text:
            found.append(f"{path}: doubled space or line break")
        if "\N{EM DASH}" in text or "___" in text or "\N{EN DASH}" in text:
            found.append(f"{path}: dash or blank: {text}")
        if text.count('"') % 2:
            found.append(f"{path}: a quotation mark is not closed: {text}")
        if re.search(r"\b(\w+) \1\b", text, re.IGNORECASE) and not re.search(
            r"\b(that that|had had|very very)\b", text
        ):
            found.append(f"{path}: doubled word: {text}")
    return found


@functools.cache
def proper_names() -> set[str]:
    """Return words that stand capitalised inside a phrase somewhere, or name a tool."""
    names: set[str] = set()
    for profile in all_profiles().values():
        names |= {word for tool in profile.tools for word in re.findall(r"[\w'&+.-]+", tool)}
        for _, facts in lists_of(profile):
            for fact in facts:
                names |= set(re.findall(r"(?<=\s)[A-Z][\w'&+.-]*", fact))
    return names


DAYS = re.compile(r"(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?")
NAMES = {"training", "gatherings"}
"""Their facts may begin with the proper name of a course, an exam or a congress."""
PHRASES = (
    *("daily_work", "working_week", "projects", "training", "gatherings", "responsibilities"),
    *("next_steps_near", "next_steps_long", "learned", "gains", "beliefs", "legacies"),
    *("leads", "juniors_get", "trends"),
)


def form_faults(profile: RoleProfile) -> list[str]:
    found = []
    names = proper_names()
    for key in PHRASES:
        for fact in getattr(profile, key):
            first = fact.split()[0]
            capital = bool(re.fullmatch(r"[A-Z][a-z]+", first)) and first not in names
            capital = capital and not DAYS.fullmatch(first)
            if capital and key not in NAMES:
                found.append(f"{key}: starts with a capital: {fact}")
            if fact[-1] in ".;:,!" and not fact.endswith((" Inc.", "etc.", "U.S.", "U.K.")):
                found.append(f"{key}: ends with a mark: {fact}")
            if len(fact.split()) > 22:
                found.append(f"{key}: is too long: {fact}")
    return [*found, *_opening_faults(profile), *_verb_faults(profile)]


def _opening_faults(profile: RoleProfile) -> Iterator[str]:
    """Yield facts that begin otherwise than their frame asks."""
    for fact in profile.daily_work:
        if not fact.startswith("your "):
            yield f"daily_work does not begin with your: {fact}"
    with_article = [("projects", fact) for fact in profile.projects]
    with_article += [(key, getattr(profile, key)) for key in ("department", "team", "reports_to")]
    for key, fact in with_article:
        if fact.split()[0].lower() not in OPENINGS:
            yield f"{key} has no article: {fact}"
    without = [(key, getattr(profile, key)) for key in ("spoken", "field", "juniors")]
    without += [("next_steps", fact) for fact in profile.next_steps_near]
    without += [("next_steps", fact) for fact in profile.next_steps_long]
    for key, fact in without:
        if fact.split()[0].lower() in ARTICLES:
            yield f"{key} has an article: {fact}"


def _verb_faults(profile: RoleProfile) -> list[str]:
    found = []
    verb_phrases = [
        *(("responsibilities", fact) for fact in profile.responsibilities),
        *(("legacies", fact) for fact in profile.legacies),
        *((f"skills.{skill.name}.next", skill.next) for skill in profile.skills),
    ]
    for key, fact in verb_phrases:
        first = fact.split()[0].lower()
        gerund = first.endswith("ing") and first not in VERBS_IN_ING
        if gerund or first in {"to", "i", "a", "an", "the"}:
            found.append(f"{key} is no verb phrase in its base form: {fact}")
    found += [
        f"learned is no gerund phrase: {fact}"
        for fact in profile.learned
        if not any(word.rstrip(",").endswith("ing") for word in fact.split()[:3])
    ]
    return found


def sentence_faults(profile: RoleProfile) -> list[str]:
    sentences = [(key, getattr(profile, key)) for key in ("fit", "commitment", "value")]
    sentences += [("questions", text) for text in profile.questions]
    sentences += [("follow_ups", follow_up.question) for follow_up in profile.follow_ups]
    sentences += [("follow_ups", follow_up.answer) for follow_up in profile.follow_ups]
    if profile.avoid is not None:
        for kind in AVOID_KINDS:
            thing = getattr(profile.avoid, kind)
            sentences += [
                (f"avoid.{kind}", text) for text in (thing.tempting, thing.hears, thing.instead)
            ]
    found = []
    for key, text in sentences:
        if not text or not re.search(r"[.?!][\"']?$", text):
            found.append(f"{key}: no full stop at the end: {text}")
        if text and text[0].islower() and not text.startswith(("e", "i")):
            found.append(f"{key}: a sentence starts with a capital: {text}")
        longest = max((len(part.split()) for part in SENTENCES.split(text)), default=0)
        if longest > 32:
            found.append(f"{key}: a sentence of {longest} words: {text}")
    questions = [*profile.questions, *(follow_up.question for follow_up in profile.follow_ups)]
    found += [
        f"no question mark: {text}"
        for text in questions
        if not text.endswith("?") and not text.startswith(("Tell ", "Talk ", "Walk "))
    ]
    if "?" not in profile.fit:
        found.append(f"fit asks nothing: {profile.fit}")
    return [*found, *_pronoun_faults(profile)]


def _pronoun_faults(profile: RoleProfile) -> list[str]:
    texts = [profile.value, profile.commitment]
    if profile.avoid is not None:
        texts += [getattr(profile.avoid, kind).hears for kind in AVOID_KINDS]
    return [
        f"a gendered pronoun: {text}"
        for text in texts
        if re.search(r"\b(he|she|him|her|hers|himself|herself)\b", text, re.IGNORECASE)
    ]


def skill_faults(profile: RoleProfile) -> list[str]:
    found = []
    for skill in profile.skills:
        if skill.done_well.endswith("."):
            found.append(f"{skill.name}: done_well ends with a full stop")
        if not 3 <= len(skill.done_well.split()) <= 16:
            found.append(f"{skill.name}: done_well is too short or long: {skill.done_well}")
        if skill.next.endswith("."):
            found.append(f"{skill.name}: next ends with a full stop")
        if not skill.example.endswith("?"):
            found.append(f"{skill.name}: example asks nothing: {skill.example}")
    names = [skill.name.lower() for skill in profile.skills]
    if len(set(names)) < len(names):
        found.append("a skill stands twice")
    return found
