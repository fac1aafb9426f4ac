"""What the rules say of a statement, each match looked at in its clause."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.prep_sheet.red_flags.clauses import clause_around

if TYPE_CHECKING:
    from generator.prep_sheet.red_flags.clauses import Clause
    from generator.prep_sheet.red_flags.loading import RedFlagRules, Rule
    from generator.prep_sheet.red_flags.patterns import Pattern
    from generator.prep_sheet.red_flags.words import Words


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule's pattern that speaks on a statement.

    Attributes:
        rule: the rule.
        first: the first token of the words to quote.
        last: the token after the last.
        is_marked: whether the places are those of the marked words.
    """

    rule: Rule
    first: int
    last: int
    is_marked: bool = False


def rules_that_speak(words: Words, marked: Words, rules: RedFlagRules) -> list[Hit]:
    """Return the first match of each rule that holds in its clause.

    Args:
        words: the statement's words.
        marked: the same with "@" and "@w" for other fields; rules of `off_field` look there.
        rules: the rules.
    """
    bits = rules.vocabulary.bits_in(words.tokens, words.line)
    hits = []
    for rule, pattern in rules.speaking_on(bits):
        if hits and hits[-1].rule is rule:
            continue
        hit = _hit(rule, pattern, words, rules)
        if hit:
            hits.append(hit)
    if marked is not words:
        bits = rules.vocabulary.bits_in(marked.tokens, marked.line)
        for rule, pattern in rules.speaking_on_fields(bits):
            if hits and hits[-1].rule is rule:
                continue
            hit = _hit(rule, pattern, marked, rules)
            if hit:
                hits.append(replace(hit, is_marked=True))
    return hits


def _hit(rule: Rule, pattern: Pattern, words: Words, rules: RedFlagRules) -> Hit | None:
    match = pattern.find.search(words.line)
    if match is None:
        return None
    clause = clause_around(words.line, match.start(), match.end(), rules.grammar)
    if not _holds(clause, rule, rules):
        return None
    start, end = match.span("q") if "q" in match.re.groupindex else match.span()
    return Hit(rule, words.token_at(start + 1), words.token_at(end))


def _holds(clause: Clause, rule: Rule, rules: RedFlagRules) -> bool:
    grammar, kept = rules.grammar, rule.holds_when
    return not (
        ("denied" not in kept and clause.is_denied(grammar))
        or ("past" not in kept and clause.is_past(grammar))
        or ("others" not in kept and clause.is_of_others(grammar))
    )
