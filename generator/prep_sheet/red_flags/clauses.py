"""Who says what of whom, and whether it holds: the clause around a stretch of words.

"I have no plans to start a firm", "I left academia", "people ask whether I'd freelance" and "help
my nurses get promoted" all hold the words of a red flag and none of its meaning. A rule's match is
therefore looked at in its clause: is it denied before or after, told as past, said by or of others?
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.prep_sheet.red_flags.patterns import Vocabulary, any_of, compile_pattern

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.prep_sheet.red_flags.patterns import Pattern

_LONGEST_SCOPE = 9
"""A negation reaches this many words, at most, when no clause ends before."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """The data of grammar.toml, compiled.

    Attributes:
        breaks: what ends a clause.
        negators: words that deny what follows.
        no_denial: phrases that hold a negator and deny nothing.
        denials: what follows a wish and takes it back.
        reported: the speech of others.
        others: somebody else as the subject.
        helping: helping others.
        past: a past verb with the speaker as its subject, or a mark of the past.
        wishes: words of wanting.
    """

    breaks: re.Pattern[str]
    negators: re.Pattern[str]
    no_denial: re.Pattern[str]
    denials: tuple[Pattern, ...]
    reported: tuple[Pattern, ...]
    others: re.Pattern[str]
    helping: re.Pattern[str]
    past: re.Pattern[str]
    wishes: re.Pattern[str]


def compile_grammar(content: Mapping[str, Any], vocabulary: Vocabulary) -> Grammar:
    """Return the grammar that grammar.toml holds."""

    def words(key: str) -> str:
        return any_of(tuple(sorted({word.strip() for word in content[key].split(",")} - {""})))

    vocabulary.classes["people"] = tuple(
        sorted({" ".join(word.split()) for word in content["people"].split(",")})
    )
    return Grammar(
        breaks=re.compile(f" (?:{words('clause_breaks')}|,)(?= )"),
        negators=re.compile(f" {words('negators')}(?= )"),
        no_denial=re.compile(f" {words('no_denial')}(?= )"),
        denials=tuple(compile_pattern(row, vocabulary) for row in content["denials"]),
        reported=tuple(compile_pattern(row, vocabulary) for row in content["reported"]),
        others=re.compile(f" {any_of(vocabulary.classes['people'])}(?= )"),
        helping=re.compile(f" {words('helping')}(?= )"),
        past=re.compile(
            rf" (?:i|we)(?: (?:also|never|once|really|only|just|already))? {words('past')}(?= )"
            rf"| {words('past_marks')}(?= )|^ {words('past')}(?= )"
        ),
        wishes=re.compile(f" {words('wish_words')}(?= )"),
    )


@dataclass(frozen=True, slots=True)
class Clause:
    """The words around a match: a sentence's part before it, in its clause, and what follows.

    Attributes:
        sentence: from the sentence's beginning to the match.
        before: from the clause's beginning to the match.
        inside: the match.
        after: from the match to the end of the next sentence.
    """

    sentence: str
    before: str
    inside: str
    after: str

    def silenced_by(self, grammar: Grammar, holds_when: frozenset[str]) -> str:
        """Return what takes the match back: "denied", "past" or "others"; "" when nothing does."""
        if "denied" not in holds_when and self.is_denied(grammar):
            return "denied"
        if "past" not in holds_when and self.is_past(grammar):
            return "past"
        if "others" not in holds_when and self.is_of_others(grammar):
            return "others"
        return ""

    def is_denied(self, grammar: Grammar) -> bool:
        """Whether a negation before or a denial after takes the match back."""
        reach = " " + " ".join(self.before.split()[-_LONGEST_SCOPE:]) + " "
        near = reach + self.inside[1:]
        if grammar.negators.search(reach) and not grammar.no_denial.search(near):
            return True
        return any(pattern.find.search(self.after) for pattern in grammar.denials)

    def is_past(self, grammar: Grammar) -> bool:
        """Whether the match is told as past."""
        told = grammar.past.search(self.before)
        return told is not None and grammar.wishes.search(self.before, told.end()) is None

    def is_of_others(self, grammar: Grammar) -> bool:
        """Whether somebody else is the subject, or is being helped, quoted or asked."""
        if any(pattern.find.search(self.sentence) for pattern in grammar.reported):
            return True
        others = list(grammar.others.finditer(self.before))
        if not others:
            return False
        rest = self.before[others[-1].end() :]
        return re.search(r" (?:i|we|me|my|us|our) ", rest) is None


def clause_around(line: str, start: int, end: int, grammar: Grammar) -> Clause:
    """Return the clause around a match.

    Args:
        line: the statement's words, as `Words.line`.
        start: where the match begins in it (at the space before its first word).
        end: where it ends, exclusive.
        grammar: what ends a clause.
    """
    opening = line.rfind(" . ", 0, start + 1)
    sentence_start = opening + 2 if opening >= 0 else 0
    clause_start = sentence_start
    for found in grammar.breaks.finditer(line, sentence_start, start + 1):
        clause_start = found.end()
    closing = line.find(" . ", end)
    following = line.find(" . ", closing + 3) if closing >= 0 else -1
    return Clause(
        sentence=line[sentence_start : start + 1],
        before=line[clause_start : start + 1],
        inside=line[start : end + 1],
        after=line[end:] if following < 0 else line[end : following + 3],
    )
