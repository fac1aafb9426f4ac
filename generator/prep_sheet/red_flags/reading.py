"""A statement as read for one job: its words, the fields it names, and what the rules say of it."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from generator.prep_sheet.red_flags.clauses import statuses
from generator.prep_sheet.red_flags.hits import rules_that_speak
from generator.prep_sheet.red_flags.patterns import all_bits
from generator.prep_sheet.red_flags.words import split_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.prep_sheet.red_flags.fields import Mention
    from generator.prep_sheet.red_flags.hits import Hit
    from generator.prep_sheet.red_flags.loading import RedFlagRules
    from generator.prep_sheet.red_flags.subjects import OwnMatter
    from generator.prep_sheet.red_flags.target import TargetRole
    from generator.prep_sheet.red_flags.words import Words

_QUOTATION = re.compile(
    r"\"[^\"]{3,}\"|\u201c[^\u201d]{3,}\u201d|(?<!\w)['\u2018][^'\u2018\u2019]{8,}['\u2019](?!\w)"
)
_NAME = re.compile(r"(?<=[a-z,;] )(?:Mr |Mrs |Ms )?[A-Z][a-z]{2,}")


_PARTING = frozenset((",", ".", ";", ":", "(", ")", "and", "then", "but", "with"))


@dataclass(frozen=True)
class Reading:
    """What was read.

    Attributes:
        words: the statement's words.
        marked: the same, with "@" for an occupation and "@w" for a field of work that is not the
            target role's; the very same object when there is none.
        foreign: those occupations and fields of work, in order.
        home: the target's own occupations and fields, and those near to it.
        statuses: for each word what takes its clause back ("denied"), or "".
        matter: what is the job's own matter.
        pins: how many stretches pin something to a date, an age or a count of months.
        ranks: how many positions are named.
        rungs: how many parts between commas name a position and pin it.
        names_somebody: whether it holds a capitalised word that begins no sentence.
        found_at: what word groups begin at each word.
        bits: what word groups it holds.
        rules: all rules.
    """

    words: Words
    marked: Words
    foreign: list[Mention]
    home: list[Mention]
    statuses: list[str]
    matter: OwnMatter
    pins: int
    ranks: int
    rungs: int
    names_somebody: bool
    found_at: Mapping[str, int]
    bits: int
    rules: RedFlagRules

    @cached_property
    def classes(self) -> list[tuple[str, ...]]:
        """The word classes of what begins at each word."""
        return self.rules.voice.classes_of(self.words.tokens)

    @cached_property
    def hits(self) -> list[Hit]:
        """What the rules say of it; looked for only when asked."""
        return rules_that_speak(self)


def read_statement(text: str, target: TargetRole, rules: RedFlagRules) -> Reading:
    """Return a statement as read for one job."""
    words = split_words(text, rules.spellings)
    foreign, home = _fields(words, target, rules)
    marked = _marked(words, foreign)
    matter = rules.subjects.of(target.title, target.own_subjects)
    found_at = rules.vocabulary.bits_in(words.tokens, words.line)
    bits = all_bits(found_at)
    coded = rules.vocabulary.codes.line_of(words.tokens)
    pins = rules.places_of("pin", coded, bits)
    ranks = rules.places_of("position", coded, bits)
    bits |= (rules.groups["pin"][0] if pins else 0) | (rules.groups["position"][0] if ranks else 0)
    return Reading(
        words=words,
        marked=marked,
        foreign=foreign,
        home=home,
        statuses=_quoted(text, words, statuses(words, bits, rules)),
        matter=matter,
        pins=len(pins),
        ranks=len(ranks),
        rungs=_rungs(words, pins, ranks),
        names_somebody=_NAME.search(text) is not None,
        found_at=found_at,
        bits=bits,
        rules=rules,
    )


def _rungs(words: Words, pins: list[tuple[int, int]], ranks: list[tuple[int, int]]) -> int:
    """Return how many parts of the statement, as commas and "then" part it, pin a position."""
    if not (pins and ranks):
        return 0
    part, parts = 0, []
    for token in words.tokens:
        part += token in _PARTING
        parts.append(part)
    return len({parts[pin[0]] for pin in pins} & {parts[rank[0]] for rank in ranks})


def _quoted(text: str, words: Words, found: list[str]) -> list[str]:
    """Return the statuses with the words between quotation marks told as somebody's speech."""
    for match in _QUOTATION.finditer(text):
        first = bisect_left(words.starts, match.start())
        last = bisect_left(words.starts, match.end())
        found[first:last] = ["reported"] * (last - first)
    return found


def _fields(words: Words, target: TargetRole, rules: RedFlagRules) -> tuple[list[Mention], ...]:
    """Return the fields named that are not near the target's, and those that are.

    What the target's people usually become next is near, and so is what follows a near field:
    a "driver trainer" is no change for a driver.
    """
    near = rules.fields.around_title(target.title, target.soc_code())
    foreign: list[Mention] = []
    home: list[Mention] = []
    for mention in rules.fields.mentions(words.tokens):
        is_home = (
            not mention.fields.isdisjoint(near)
            or (home and home[-1].last == mention.first and home[-1].is_people)
            or target.leads_to(" ".join(words.tokens[mention.first : mention.last]))
        )
        if is_home:
            home.append(mention)
        elif near or mention.is_people:
            foreign.append(mention)
    return foreign, home


def _marked(words: Words, foreign: list[Mention]) -> Words:
    """Return the words with "@" or "@w" for each field that is not near the target's."""
    if not foreign:
        return words
    return words.replaced(
        [(mention.first, mention.last, "@" if mention.is_people else "@w") for mention in foreign]
    )
