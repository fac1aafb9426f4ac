"""From a cell's text to the parts of a title: numbers, lead-ins, noise and places left out."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.roles.matching_words import matching_words

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST_PHRASE = 4
"""Words in the longest phrase of noise that is looked for."""
QUOTES = str.maketrans("\u2018\u2019\u201c\u201d\u2013\u2014\u2012\u2212\u00a0", "''\"\"----" + " ")
REQUISITION = re.compile(
    r"""
    \b(?:requisition|req|ref(?:erence)?|job|vacancy|posting|position|advert)
        \s*(?:id|no|number|num|code)?\s*[.:\#-]*\s*[a-z]{0,4}[-/]?\d[\d-]{2,}\b   # Req. 12345
    | \b(?:req|ref|id)\s*[:\#]\s*[\w-]+                                           # ref: AB-12
    | \#\s*[\w-]*\d[\w-]*                                                         # #4411
    | \b(?:jr|req|r|j|id|pos|mp|tr|op|prj)-?\d{3,}(?:-\d+)?\b                     # JR-10231
    | \b[a-z]{2,5}-\d{3,}\b                                                       # ENG-2041
    | \b\d{4,}(?:-\d+)*\b                                                         # 20231107
    | \b20\d\d\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
ADDRESS = re.compile(r"\S+@\S+\.\S+|https?://\S+|www\.\S+", re.IGNORECASE)
AMOUNT = r"[$\u00a3\u20ac\u20b9]\s?[\d.,]+\s?k?"
MONEY = re.compile(
    rf"{AMOUNT}(?:\s?-\s?[$\u00a3\u20ac\u20b9]?[\d.,]+\s?k?)?(?:\s*(?:p\.?a\.?|per \w+|/\s?\w+))?",
    re.IGNORECASE,
)
COUNT = re.compile(
    r"(?<![\w.])(?:x\s?\d{1,2}|\d{1,2}\s?x|\d{1,2}\+?\s?(?:yrs?|years?)\b(?:\s(?:of\s)?exp\w*)?)",
    re.IGNORECASE,
)
BRACKETS = re.compile(r"[(\[{<]([^()\[\]{}<>]*)[)\]}>]")
PARTING = re.compile(
    r"\s+[-|:;@~>\u2022\u00b7]+\s*|(?<=\w)[:|;~\u2022\u00b7]+\s*|(?<=[a-z])-\s+|\s*,\s*|\n+|\s-\s?"
)
WORD = re.compile(
    r"\.?[^\W_]+(?:[&'.\u2019-](?=[^\W_])[^\W_]+)*(?:\+\+|\#)?(?:/[^\W_]+)*|/|&|\d[\d.]*%?"
)
JOINING = frozenset({"&", "/", "and", "or"})
EDGES = " \t*-_.,;:|/~!?\"'`\u2022\u00b7>#+="


@dataclass(frozen=True, slots=True)
class TitleParts:
    """A title without what is no part of it.

    Attributes:
        parts: its parts between commas and dashes, each a tuple of words as typed.
        asides: what stood in brackets, the same way.
        removed: what was left out, as typed.
    """

    parts: tuple[tuple[str, ...], ...]
    asides: tuple[tuple[str, ...], ...]
    removed: tuple[str, ...]


def split_title(raw: str, employer: str = "") -> TitleParts:
    """Return the parts of a title as typed in a cell.

    Args:
        raw: the cell's text.
        employer: the target employer's name, which is no part of the title either.
    """
    removed: list[str] = []
    text = unicodedata.normalize("NFKC", raw).translate(QUOTES)
    if employer:
        text = _cut(re.compile(re.escape(employer), re.IGNORECASE), text, removed)
    text = _without_lead_in(_trimmed(text), removed)
    for pattern in (ADDRESS, MONEY, REQUISITION, COUNT):
        text = _cut(pattern, text, removed)
    asides = [aside for aside in BRACKETS.findall(text) if aside.strip()]
    text = BRACKETS.sub(" | ", text)
    return TitleParts(
        parts=tuple(_meaningful(PARTING.split(text), removed)),
        asides=tuple(_meaningful(_split_all(asides), removed)),
        removed=tuple(removed),
    )


def _trimmed(text: str) -> str:
    """Return a text without the marks around it; the dot of ".NET" stays."""
    return text.rstrip(EDGES).lstrip(EDGES.replace(".", ""))


def _split_all(texts: Iterable[str]) -> list[str]:
    return [part for text in texts for part in PARTING.split(text)]


def _cut(pattern: re.Pattern[str], text: str, removed: list[str]) -> str:
    removed += [hit.group().strip() for hit in pattern.finditer(text)]
    return pattern.sub(" ", text)


def _without_lead_in(text: str, removed: list[str]) -> str:
    """Cut what stands in front of a title: "applying for: bus driver*", "Role - Chef"."""
    known = matching_words()
    lowered = text.lower()
    for lead_in in known.lead_ins:
        rest = text[len(lead_in) :]
        if lowered.startswith(lead_in) and rest[:1] in {" ", ":", "-"} and rest.strip(EDGES):
            removed.append(text[: len(lead_in)])
            return _without_lead_in(_trimmed(rest), removed)
    for label in known.labels:
        rest = text[len(label) :].lstrip()
        if lowered.startswith(label) and rest[:1] in {":", "-"} and rest.strip(EDGES):
            removed.append(text[: len(label)])
            return _without_lead_in(_trimmed(rest), removed)
    return text


def _meaningful(texts: Iterable[str], removed: list[str]) -> list[tuple[str, ...]]:
    """Return the words of those parts that are more than noise and places."""
    parts: list[tuple[str, ...]] = []
    for text in texts:
        words = WORD.findall(_trimmed(text))
        if not words:
            continue
        if _is_noise_alone(words) and (parts or not _is_short_form(words)):
            removed.append(" ".join(words))
            continue
        words = _without_place(_without_noise(_without_employer(words, removed), removed), removed)
        if words:
            parts.append(tuple(words))
    return parts


def _is_noise_alone(words: list[str]) -> bool:
    known = matching_words()
    phrase = " ".join(words).lower().replace("-", " ")
    if phrase in known.noise_alone or phrase in known.places:
        return True
    if len(words) == 1 and words[0].isupper() and phrase in known.states:
        return True
    return all(
        word.lower() in known.noise_alone | known.places | JOINING or word.isdigit()
        for word in words
    )


def _is_short_form(words: list[str]) -> bool:
    """Whether a part is a short form that is spelled as a place or noise is: PA, MA, CA."""
    known = matching_words()
    short = words[0].lower()
    return len(words) == 1 and (short in known.contextual or short in known.short_forms)


def _without_employer(words: list[str], removed: list[str]) -> list[str]:
    """Cut "at St Mary's" off "nurse at St Mary's"."""
    lowered = [word.lower() for word in words]
    if "at" in lowered[1:]:
        place = lowered.index("at", 1)
        removed.append(" ".join(words[place:]))
        return words[:place]
    return words


def _without_noise(words: list[str], removed: list[str]) -> list[str]:
    known = matching_words()
    kept: list[str] = []
    place = 0
    while place < len(words):
        for length in range(min(LONGEST_PHRASE, len(words) - place), 0, -1):
            phrase = " ".join(words[place : place + length])
            if phrase.lower() in known.noise:
                removed.append(phrase)
                place += length
                break
        else:
            kept.append(words[place])
            place += 1
    return kept


def _without_place(words: list[str], removed: list[str]) -> list[str]:
    """Cut a place off a title's end, with the "in" before it."""
    known = matching_words()
    for length in (3, 2, 1):
        phrase = " ".join(words[-length:])
        if len(words) > length and phrase.lower() in known.places:
            kept = words[:-length]
            if kept[-1].lower() in {"in", "near", "for", "of"} and len(kept) > 1:
                kept = kept[:-1]
            removed.append(phrase)
            return kept
    return words
