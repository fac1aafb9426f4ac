"""A sentence of a bank: parsed once, then filled with facts for each candidate."""

from __future__ import annotations

import functools
import itertools
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from generator.prep_sheet.facts import BITS, WHOLE_SENTENCES
from generator.prep_sheet.model import Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from generator.prep_sheet.facts import Fact
    from generator.prep_sheet.model import Source

LONGEST_SENTENCE: Final = 30
"""Words; longer ones cannot be said in one breath."""
_TURN = re.compile(r"\[([^\[\]]*\|[^\[\]]*)\]")
_SLOT = re.compile(r"\{([^{}]*)\}")
_STRAY: Final = frozenset("{}[]")
_ENDS: Final = re.compile(r"(?<=[.?!])[\"”]?\s+")
_LAST_WORD = re.compile(r"([A-Za-z']{2,}) $")
_FIRST_WORD = re.compile(r" ([A-Za-z']+)")
_WORD = re.compile(r"[A-Za-z][A-Za-z'\u2019]{3,}")
_FREE_FACTS: Final = frozenset(
    {"employer", "employers", "here", "role", "a_role", "craft", "trade_instead", "this_skill"}
)
"""Facts that may be named twice in one script without anybody minding."""


@dataclass(frozen=True, slots=True)
class Wording:
    """One way to say a sentence.

    Attributes:
        parts: (wording or None, fact or "", whether the fact begins a sentence), in order.
        lengths: for each sentence in it, the words that are no facts, and the facts.
        own_words: how many words are no facts.
        names: every fact it names.
        seams: for each fact, the word before it and the word after it, lower-cased.
        noticed: its words, facts and opening that would jar if they came again in one script.
    """

    parts: tuple[tuple[Span | None, str, bool], ...]
    lengths: tuple[tuple[int, tuple[str, ...]], ...]
    own_words: int
    names: tuple[str, ...]
    seams: tuple[tuple[str, str, str], ...]
    noticed: frozenset[str]

    def word_count(self, facts: Mapping[str, Fact]) -> int:
        """Return how many words it has once filled."""
        words = self.own_words
        for name in self.names:
            words += facts[name][3]
        return words

    def sayable_words(self, facts: Mapping[str, Fact]) -> int:
        """Return how many words it has once filled; 0 if a sentence is too long or stutters."""
        if not self.names:
            return self.own_words
        total = self.own_words
        for name in self.names:
            total += facts[name][3]
        if total > LONGEST_SENTENCE and not self._has_breath(facts):
            return 0
        for before, name, after in self.seams:
            text = facts[name][0].lower()
            if before and text.startswith(before) and not text[len(before) :][:1].isalpha():
                return 0
            if after and text.endswith(after):
                return 0
        return total

    def _has_breath(self, facts: Mapping[str, Fact]) -> bool:
        """Return whether each of its sentences is short enough."""
        return all(
            own + sum([facts[name][3] for name in names]) <= LONGEST_SENTENCE
            for own, names in self.lengths
        )

    def text(self, facts: Mapping[str, Fact]) -> str:
        """Return it with its facts in place, as one text."""
        pieces: list[str] = []
        before = ""
        for literal, name, is_start in self.parts:
            if literal is not None:
                is_double = before[-1:] == "." and literal.text[0] == "."
                pieces.append(literal.text[1:] if is_double else literal.text)
            if name:
                text = facts[name][0]
                before = _capitalised(text) if is_start else text
                pieces.append(before)
        return "".join(pieces)

    def filled(self, facts: Mapping[str, Fact]) -> list[Span]:
        """Return it with its facts in place, each fact a span of its own."""
        spans: list[Span] = []
        before = ""
        for literal, name, is_start in self.parts:
            if literal is not None:
                # "at Acme Inc." at a sentence's end has its full stop already.
                is_double = before[-1:] == "." and literal.text[0] == "."
                spans.append(_span(literal.text[1:], None) if is_double else literal)
            if name:
                text, source, _, _ = facts[name]
                before = _capitalised(text) if is_start else text
                spans.append(_span(before, source))
        return spans


@functools.lru_cache(maxsize=65_536)  # employers, jobs and the facts of a trade come back often
def _span(text: str, source: Source | None) -> Span:
    return Span(text, source)


@dataclass(frozen=True)
class Sentence:
    """One construction of a bank, with the small turns it may take.

    Attributes:
        text: as the bank has it.
        needs: the bits of the facts it names.
        fact_names: the facts it names, in order.
        unnoticed: words whose repetition nobody notices.
    """

    text: str
    needs: int
    fact_names: tuple[str, ...]
    unnoticed: Collection[str] = field(repr=False)

    @functools.cached_property
    def wordings(self) -> tuple[Wording, ...]:
        """Each way to say it, parsed when it is first needed: in a small run most never are."""
        return tuple(_parse_wording(turn, self.unnoticed) for turn in _turns_of(self.text))


def _capitalised(text: str) -> str:
    """Raise the first letter, unless the name has a capital right after it ("iOS")."""
    return text[:1].upper() + text[1:] if not text[1:2].isupper() else text


def parse_sentence(text: str, unnoticed: Collection[str]) -> Sentence:
    """Return a bank's sentence, ready to be filled.

    Args:
        text: with facts in braces and turns in brackets: "[First|To begin with], {daily}".
        unnoticed: words whose repetition nobody notices.

    Raises:
        KeyError: it names a fact that does not exist.
        ValueError: a brace or bracket is not closed.
    """
    names = tuple(_SLOT.findall(text))
    needs = 0
    for name in names:
        needs |= BITS[name]
    if not _STRAY.isdisjoint(_SLOT.sub("", _TURN.sub(r"\1", text))):
        raise ValueError(text)
    return Sentence(text=text, needs=needs, fact_names=names, unnoticed=unnoticed)


def _turns_of(text: str) -> Iterator[str]:
    """Yield each way the brackets can turn."""
    pieces = _TURN.split(text)
    options = [piece.split("|") if place % 2 else [piece] for place, piece in enumerate(pieces)]
    for chosen in itertools.product(*options):
        yield "".join(chosen)


def _parse_wording(text: str, unnoticed: Collection[str]) -> Wording:
    pieces = _SLOT.split(text)
    parts: list[tuple[Span | None, str, bool]] = []
    for place in range(0, len(pieces), 2):
        literal = pieces[place]
        name = pieces[place + 1] if place + 1 < len(pieces) else ""
        is_start = _starts_sentence(literal, parts)
        parts.append((Span(literal) if literal else None, name, is_start))
    literals = " ".join(pieces[::2]).lower()
    noticed = {word for word in _WORD.findall(literals) if word not in unnoticed}
    facts = {f"{{{name}}}" for name in pieces[1::2] if name not in _FREE_FACTS}
    return Wording(
        parts=tuple(parts),
        lengths=tuple(_length_of(one) for one in _ENDS.split(text) if one),
        own_words=len(_SLOT.sub("X", text).split()) - len(pieces) // 2,
        names=tuple(pieces[1::2]),
        seams=tuple(_seams_of(pieces)),
        noticed=frozenset({*noticed, *facts, " ".join(text.lower().split()[:2])}),
    )


def _seams_of(pieces: list[str]) -> Iterator[tuple[str, str, str]]:
    """Yield the words on both sides of each fact: no fact may begin or end with the same one."""
    for place in range(1, len(pieces), 2):
        before = _LAST_WORD.search(pieces[place - 1])
        after = _FIRST_WORD.match(pieces[place + 1])
        if before or after:
            yield (
                before.group(1).lower() if before else "",
                pieces[place],
                f" {after.group(1).lower()}" if after else "",
            )


def _starts_sentence(literal: str, before: list[tuple[Span | None, str, bool]]) -> bool:
    """Return whether what follows the literal begins a sentence."""
    bare = literal.rstrip(' "“\n')
    if bare:
        return bare[-1] in ".?!"
    return not before or before[-1][1] in WHOLE_SENTENCES or "\n" in literal


def _length_of(text: str) -> tuple[int, tuple[str, ...]]:
    names = tuple(_SLOT.findall(text))
    counted = tuple(name for name in names if name not in WHOLE_SENTENCES)
    return len(_SLOT.sub("X", text).split()) - len(names), counted
