"""What the rules say of a statement, each match looked at in its clause."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.prep_sheet.red_flags.clauses import find_clauses
from generator.prep_sheet.red_flags.patterns import all_bits

if TYPE_CHECKING:
    from generator.prep_sheet.red_flags.clauses import ClauseFinder
    from generator.prep_sheet.red_flags.loading import Rule
    from generator.prep_sheet.red_flags.patterns import Pattern
    from generator.prep_sheet.red_flags.reading import Reading
    from generator.prep_sheet.red_flags.subjects import OwnMatter
    from generator.prep_sheet.red_flags.words import Words

_CERTAIN = frozenset({"denied", "past"})
_SPEAKER = frozenset({"i", "me", "my", "mine", "myself", "we", "our"})


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule's pattern that speaks on a statement.

    Attributes:
        rule: the rule.
        first: the first token of the words to quote.
        last: the token after the last.
        silenced: what takes it back in its clause ("denied", "past", "others"); "" when it holds.
        is_marked: whether the places are those of the marked words.
    """

    rule: Rule
    first: int
    last: int
    silenced: str
    is_marked: bool

    def shares(self, other: Hit) -> bool:
        """Whether both are of one kind and have a word in common."""
        return (
            self.rule.kind == other.rule.kind
            and self.first < other.last
            and other.first < self.last
        )


def rules_that_speak(reading: Reading) -> list[Hit]:
    """Return the first match in a statement of each pattern that is met.

    Rules of `off_field` look at its marked words, where other fields are "@" and "@w".
    """
    words, marked, rules, bits = reading.words, reading.marked, reading.rules, reading.bits
    clauses = find_clauses(words, bits, rules)
    by_token = rules.vocabulary.bits_of(words.tokens, reading.found_at)
    hits = [_hit(*row, clauses, by_token) for row in rules.speaking_on(bits)]
    if marked is not words:
        found_at = rules.vocabulary.bits_in(marked.tokens, marked.line)
        bits = all_bits(found_at)
        clauses = find_clauses(marked, bits, rules)
        by_token = rules.vocabulary.bits_of(marked.tokens, found_at)
    hits += [_hit(*row, clauses, by_token) for row in rules.speaking_on_fields(bits)]
    return _together([_own(hit, words, reading.matter) for hit in hits if hit])


def _together(hits: list[Hit]) -> list[Hit]:
    """Return the hits, each silenced that shares words with a silenced one of its kind."""
    # but a threat is often told by what somebody else does not do: "he can't, so I'd take his desk"
    silenced = [hit for hit in hits if hit.silenced in _CERTAIN and hit.rule.kind != "threat"]
    if not silenced:
        return hits
    return [
        replace(hit, silenced=next((other.silenced for other in silenced if hit.shares(other)), ""))
        if not hit.silenced
        else hit
        for hit in hits
    ]


def _own(hit: Hit, words: Words, matter: OwnMatter) -> Hit:
    """Return the hit, silenced where it speaks of the job's own matter and not of the speaker."""
    if hit.silenced or hit.rule.kind not in matter.kinds:
        return hit
    sentence_start = hit.first
    while sentence_start and words.tokens[sentence_start - 1] != ".":
        sentence_start -= 1
    if _SPEAKER.intersection(words.tokens[sentence_start : hit.last]):
        return hit
    return replace(hit, silenced="subject")


def _hit(
    rule: Rule, pattern: Pattern, clauses: ClauseFinder, bits_of_tokens: list[int]
) -> Hit | None:
    if not pattern.may_match(bits_of_tokens):
        return None
    match = pattern.find.search(clauses.coded)
    if match is None:
        return None
    first, last = match.span("q") if "q" in match.re.groupindex else match.span()
    clause = clauses.around(match.start(), match.end(), quoted=first)
    return Hit(
        rule=rule,
        first=first,
        last=last,
        silenced=clause.silenced_by(clauses.grammar, rule.holds_when),
        is_marked=rule.kind == "off_field",
    )
