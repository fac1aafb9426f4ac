"""What a row says of a person's studies, present work and employer, made fit to be spoken."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.prep_sheet.language.free_text import fitted

if TYPE_CHECKING:
    from generator.prep_sheet.language.grammar import Words

_LETTERS = re.compile(r"[A-Za-z][A-Za-z '&\-]+")
_SPLIT = re.compile(r"[,;:()|/\u2013\u2014]| - ")
_YEARS = re.compile(r",?\s*\(?\d+\+?\s*(years?|yrs?)\)?\.?$", re.IGNORECASE)
_MISSION_WORDS = 14
_SUBJECT_WORDS = 4


@dataclass(frozen=True, slots=True)
class Studies:
    """What a cell of education says: "MEng", "civil engineering"; "" where it does not."""

    degree: str = ""
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Mission:
    """An employer's mission: "to do" ("make banking simple") or the thing ("clean water")."""

    to_do: str = ""
    thing: str = ""


@functools.lru_cache(maxsize=4096)
def studies_of(text: str, words: Words) -> Studies:
    """Return the degree and the subject that a cell of education names.

    "MEng Civil Engineering final year" has both, "Biology" only a subject, "2024" neither.
    """
    clean = " ".join(text.replace(".", "").split())
    degree = _degree_in(clean, words)
    if degree in words.list_of("no_subject_after"):
        return Studies(degree=degree)
    rest = _without_degree(clean, words)
    subject = next((s for part in _SPLIT.split(rest) if (s := _subject_in(part, words))), "")
    return Studies(degree=degree, subject=subject)


def _degree_in(text: str, words: Words) -> str:
    tokens = [token.strip(",()") for token in text.split()]
    degrees = words.list_of("degrees")
    for token in tokens:
        if token in degrees:
            return token
    named = words.table_of("degree_words")
    return next((str(named[token.lower()]) for token in tokens if token.lower() in named), "")


def _without_degree(text: str, words: Words) -> str:
    named = words.table_of("degree_words")
    drop = {*words.list_of("degrees")}
    kept = [
        token
        for token in text.split()
        if token.strip(",()") not in drop and token.lower().strip(",()") not in {*named, "degree"}
    ]
    while kept and kept[0].lower() in words.list_of("degree_fields"):
        kept = kept[1:]
    return " ".join(kept)


def _subject_in(part: str, words: Words) -> str:
    not_subject = words.list_of("no_subject")
    kept: list[str] = []
    for token in part.split():
        if token.lower().strip("'s") in not_subject or any(sign.isdigit() for sign in token):
            break
        kept.append(token)
    subject = " ".join(kept).strip()
    if not _LETTERS.fullmatch(subject) or len(kept) > _SUBJECT_WORDS:
        return ""
    lowered = [words.names.get(t.lower(), t if t.isupper() else t.lower()) for t in kept]
    return " ".join(lowered)


@functools.lru_cache(maxsize=1024)
def mission_of(text: str, words: Words) -> Mission:
    """Return an employer's mission, cut to what can be said in a sentence; empty if it cannot."""
    clean = _said_to_employer(text, words)
    low = clean.lower()
    for opening in words.list_of("mission_openings"):
        if low.startswith(f"{opening} "):
            return _as_verb(clean[len(opening) + 1 :], words)
    if low.split(" ")[0] in words.verbs and low.split(" ")[0] not in words.noun_verbs:
        return _as_verb(clean, words)
    if not clean or len(clean.split()) > _MISSION_WORDS or ". " in clean:
        return Mission()
    return Mission(thing=fitted(clean, "opportunity", words))


def _said_to_employer(text: str, words: Words) -> str:
    """Return what an employer says of itself as somebody else says it to the employer."""
    turned = words.table_of("said_to_employer")
    opening, *rest = text.rstrip(".! ").split() or [""]
    return " ".join([opening, *(str(turned.get(word.lower(), word)) for word in rest)])


def _as_verb(text: str, words: Words) -> Mission:
    parts = text.split()
    if parts and parts[0].lower() == "to":
        parts = parts[1:]
    if not parts or len(parts) > _MISSION_WORDS or ". " in text:
        return Mission()
    if parts[0].lower() not in words.verbs:
        return Mission()
    return Mission(to_do=" ".join([parts[0].lower(), *parts[1:]]))


def role_typed(text: str) -> str:
    """Return a present role without the years some people add to it."""
    return _YEARS.sub("", text).strip()
