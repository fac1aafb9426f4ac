"""Who says what of whom, and whether it holds: the clause around a stretch of words.

"I have no plans to start a firm", "I left academia", "people ask whether I'd freelance" and "help
my nurses get promoted" all hold the words of a red flag and none of its meaning. A rule's match is
therefore looked at in its clause: is it denied before or after, told as past, said by or of others?
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.prep_sheet.red_flags.letters import any_of
from generator.prep_sheet.red_flags.patterns import Vocabulary, compile_pattern

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.prep_sheet.red_flags.loading import RedFlagRules
    from generator.prep_sheet.red_flags.patterns import Pattern
    from generator.prep_sheet.red_flags.words import Words

_SELF = re.compile(r" (?:i|we|me|my|us|our)(?= )")
_LONGEST_SCOPE = 9
"""A negation reaches this many words, at most, when no clause ends before."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """The data of grammar.toml, compiled.

    Attributes:
        ends: what ends a clause, a sentence's end included.
        breaks: what ends a clause within a sentence.
        negators: words that deny what follows.
        no_denial: phrases that hold a negator and deny nothing.
        denials: what follows a wish and takes it back.
        reported: the speech of others.
        others: somebody else as the subject.
        kin: the speaker's own people, whose plans are not the speaker's.
        helping: helping others.
        past: a past verb with the speaker as its subject, or a mark of the past.
        given_up: plans told as past ("was going to").
        wishes: words of wanting.
    """

    ends: re.Pattern[str]
    breaks: re.Pattern[str]
    negators: re.Pattern[str]
    no_denial: re.Pattern[str]
    denials: tuple[Pattern, ...]
    reported: tuple[Pattern, ...]
    others: re.Pattern[str]
    kin: re.Pattern[str]
    helping: re.Pattern[str]
    past: re.Pattern[str]
    given_up: re.Pattern[str]
    wishes: re.Pattern[str]


def compile_grammar(content: Mapping[str, Any], vocabulary: Vocabulary) -> Grammar:
    """Return the grammar that grammar.toml holds."""

    def words(key: str) -> str:
        return any_of(tuple(sorted({word.strip() for word in content[key].split(",")} - {""})))

    vocabulary.classes["people"] = tuple(
        sorted({" ".join(word.split()) for word in content["people"].split(",")})
    )
    return Grammar(
        ends=re.compile(f" (?:{words('clause_breaks')}|,|\\.)(?= )"),
        breaks=re.compile(f" (?:{words('clause_breaks')}|,)(?= )"),
        negators=re.compile(f" {words('negators')}(?= )"),
        no_denial=re.compile(f" {words('no_denial')}(?= )"),
        denials=tuple(compile_pattern(row, vocabulary) for row in content["denials"]),
        reported=tuple(compile_pattern(row, vocabulary) for row in content["reported"]),
        others=re.compile(f" {any_of(vocabulary.classes['people'])}(?= )"),
        kin=re.compile(f" (?:my|our)(?: [a-z]+)? {words('kin')}(?= )"),
        helping=re.compile(f" {words('helping')}(?= )"),
        past=re.compile(
            rf" (?:i|we)(?: (?:also|never|once|really|only|just|already))? {words('past')}(?= )"
            rf"| {words('past_marks')}(?= )|^ {words('past')}(?= )"
        ),
        given_up=re.compile(f" {words('given_up')}(?= )"),
        wishes=re.compile(f" {words('wish_words')}(?= )"),
    )


@dataclass(frozen=True, slots=True)
class Clause:
    """The words around a match: a sentence's part before it, in its clause, and what follows.

    Attributes:
        sentence: from the sentence's beginning to the match, one character a word.
        before: from the clause's beginning to the match.
        lead: the match's beginning, before the words to quote.
        inside: the match.
        after: from the match to the end of the next sentence, one character a word.
        denials: what may take a wish back, of what the statement's words allow.
        reported: what tells the speech of others, of what the statement's words allow.
    """

    sentence: str
    before: str
    lead: str
    inside: str
    after: str
    denials: list[Pattern]
    reported: list[Pattern]

    def silenced_by(self, grammar: Grammar, holds_when: frozenset[str]) -> str:
        """Return what takes the match back: "denied", "past", "reported", "others", or ""."""
        if "denied" not in holds_when and self.is_denied(grammar):
            return "denied"
        if "reported" not in holds_when and self.is_reported():
            return "reported"
        if "past" not in holds_when and self.is_past(grammar):
            return "past"
        if "others" not in holds_when and self.is_of_others(grammar):
            return "others"
        return ""

    def is_denied(self, grammar: Grammar) -> bool:
        """Whether a negation before or a denial after takes the match back."""
        reach = " " + " ".join((self.before + self.lead).split()[-_LONGEST_SCOPE:]) + " "
        near = reach + self.inside[1:]
        if grammar.negators.search(reach) and not grammar.no_denial.search(near):
            return True
        return any(pattern.find.search(self.after) for pattern in self.denials)

    def is_past(self, grammar: Grammar) -> bool:
        """Whether the match is told as past."""
        if grammar.given_up.search(self.before + self.inside):
            return True
        told = grammar.past.search(self.before)
        if told is None:
            return False
        return grammar.wishes.search(self.before + self.lead, told.end()) is None

    def is_reported(self) -> bool:
        """Whether the sentence tells what others say, ask or think."""
        return any(pattern.find.search(self.sentence) for pattern in self.reported)

    def is_of_others(self, grammar: Grammar) -> bool:
        """Whether somebody else is the subject, or is being helped."""
        others = list(grammar.others.finditer(self.before))
        if not others:
            return False
        rest = self.before[others[-1].end() :] + self.lead
        return _SELF.search(rest) is None


@dataclass(frozen=True, slots=True)
class ClauseFinder:
    """Finds the clauses of one statement.

    Attributes:
        words: the statement's words.
        coded: the same, as `WordCodes.line_of`.
        grammar: what ends a clause, and what takes it back.
        denials: of the grammar's, those whose words the statement holds.
        reported: likewise.
    """

    words: Words
    coded: str
    grammar: Grammar
    denials: list[Pattern]
    reported: list[Pattern]

    def around(self, first: int, last: int, quoted: int) -> Clause:
        """Return the clause around a match.

        Args:
            first: the token that the match begins with.
            last: the token after its last.
            quoted: the first token of the words to quote: what stands before leads to them.
        """
        line, coded = self.words.line, self.coded
        space_before = self.words.space_before
        start, end, lead = space_before(first), space_before(last), space_before(quoted)
        opening = coded.rfind(".", 0, first) + 1
        clause_start = space_before(opening)
        for found in self.grammar.breaks.finditer(line, clause_start, start + 1):
            clause_start = found.end()
        closing = coded.find(".", last)
        following = coded.find(".", closing + 2) if closing >= 0 else -1
        return Clause(
            sentence=coded[opening:first],
            before=line[clause_start : start + 1],
            lead=line[start : lead + 1],
            inside=line[start : end + 1],
            after=coded[last:] if following < 0 else coded[last : following + 1],
            denials=self.denials,
            reported=self.reported,
        )


def find_clauses(words: Words, bits: int, rules: RedFlagRules) -> ClauseFinder:
    """Return the finder for a statement whose words have the bits."""
    grammar = rules.grammar
    return ClauseFinder(
        words,
        rules.vocabulary.codes.line_of(words.tokens),
        grammar,
        [pattern for pattern in grammar.denials if pattern.needs & bits == pattern.needs],
        [pattern for pattern in grammar.reported if pattern.needs & bits == pattern.needs],
    )


def statuses(words: Words, bits: int, rules: RedFlagRules) -> list[str]:
    """Return for each token what takes its clause back ("denied", "past" ...); "" if nothing."""
    grammar, line, found = rules.grammar, words.line, [""] * len(words.tokens)
    coded = rules.vocabulary.codes.line_of(words.tokens)
    reported = [pattern for pattern in grammar.reported if pattern.needs & bits == pattern.needs]
    begin = opening = 0
    said = False
    for end in (*(match.start() for match in grammar.ends.finditer(line)), len(line) - 1):
        clause, closing = line[begin : end + 1], words.token_at(end)
        said = said and not clause.startswith(" .")
        status, since = ("reported", 0) if said else _status(clause, grammar)
        first = words.token_at(begin + since + 1) if status else closing
        for pattern in reported:
            telling = pattern.find.search(coded[opening:closing])
            if telling:
                said, status, first = True, "reported", opening + telling.end()
        found[first:closing] = [status] * (closing - first)
        begin, opening = end, closing
    return found


def _status(clause: str, grammar: Grammar) -> tuple[str, int]:
    """Return what takes a clause back, and from which place in it on."""
    denied = grammar.negators.search(clause)
    if denied and not grammar.no_denial.search(clause):
        return "denied", denied.start()
    if grammar.given_up.search(clause):
        return "past", 0
    past = grammar.past.search(clause)
    if past and not grammar.wishes.search(clause, past.end()):
        return "past", past.start()
    kin = grammar.kin.search(clause)
    if kin and not _SELF.search(grammar.kin.sub("", clause)):
        return "others", kin.start()
    other = grammar.others.search(clause)
    if other and not _SELF.search(clause):
        return "others", other.start()
    return "", 0
