"""A statement as read for one job: its words, the fields it names, and what the rules say of it."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.prep_sheet.red_flags.clauses import statuses
from generator.prep_sheet.red_flags.hits import rules_that_speak
from generator.prep_sheet.red_flags.words import split_words

if TYPE_CHECKING:
    from generator.prep_sheet.red_flags.hits import Hit
    from generator.prep_sheet.red_flags.loading import RedFlagRules
    from generator.prep_sheet.red_flags.subjects import OwnMatter
    from generator.prep_sheet.red_flags.target import TargetRole
    from generator.prep_sheet.red_flags.words import Words

_QUOTATION = re.compile(
    r"\"[^\"]{3,}\"|\u201c[^\u201d]{3,}\u201d|(?<!\w)['\u2018][^'\u2018\u2019]{8,}['\u2019](?!\w)"
)
_NAME = re.compile(r"(?<=[a-z,;] )(?:Mr |Mrs |Ms )?[A-Z][a-z]{2,}")


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read.

    Attributes:
        words: the statement's words.
        marked: the same, with "@" for an occupation and "@w" for a field of work that is not the
            target role's; the very same object when there is none.
        statuses: for each marked word what takes its clause back ("denied"), or "".
        hits: what the rules say of it.
        matter: what is the job's own matter.
        pins: how many stretches pin something to a date, an age or a count of months.
        ranks: how many positions are named.
        names_somebody: whether it holds a capitalised word that begins no sentence.
    """

    words: Words
    marked: Words
    statuses: list[str]
    hits: list[Hit]
    matter: OwnMatter
    pins: int
    ranks: int
    names_somebody: bool


def read_statement(text: str, target: TargetRole, rules: RedFlagRules) -> Reading:
    """Return a statement as read for one job."""
    words = split_words(text, rules.spellings)
    marked = _marked(words, target, rules)
    matter = rules.subjects.of(target.title, target.own_subjects)
    bits = rules.vocabulary.bits_in(words.tokens, words.line)
    coded = rules.vocabulary.codes.line_of(words.tokens)
    pins = len(rules.places_of("pin", coded, bits))
    ranks = len(rules.places_of("position", coded, bits))
    bits |= (rules.groups["pin"][0] if pins else 0) | (rules.groups["position"][0] if ranks else 0)
    return Reading(
        words=words,
        marked=marked,
        statuses=_quoted(text, marked, statuses(marked, bits, rules)),
        hits=rules_that_speak(words, bits, marked, rules, matter),
        matter=matter,
        pins=pins,
        ranks=ranks,
        names_somebody=_NAME.search(text) is not None,
    )


def _quoted(text: str, words: Words, found: list[str]) -> list[str]:
    """Return the statuses with the words between quotation marks told as somebody's speech."""
    for match in _QUOTATION.finditer(text):
        first = bisect_left(words.starts, match.start())
        last = bisect_left(words.starts, match.end())
        found[first:last] = ["reported"] * (last - first)
    return found


def _marked(words: Words, target: TargetRole, rules: RedFlagRules) -> Words:
    """Return the words with "@" or "@w" for each field that is not near the target's."""
    near = rules.fields.around_title(target.title)
    foreign = [
        (mention.first, mention.last, "@" if mention.is_people else "@w")
        for mention in rules.fields.mentions(words.tokens)
        if not mention.fields & near and (near or mention.is_people)
    ]
    return words.replaced(foreign) if foreign else words
