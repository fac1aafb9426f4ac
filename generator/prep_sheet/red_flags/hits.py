"""What the rules say of a statement, each match looked at in its clause."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.prep_sheet.red_flags.clauses import clause_around
from generator.prep_sheet.red_flags.words import split_words

if TYPE_CHECKING:
    from generator.prep_sheet.red_flags.clauses import Clause
    from generator.prep_sheet.red_flags.loading import RedFlagRules, Rule
    from generator.prep_sheet.red_flags.target import TargetRole
    from generator.prep_sheet.red_flags.words import Words


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule's pattern that speaks on a statement: token places of the words to quote."""

    rule: Rule
    first: int
    last: int


def rules_that_speak(words: Words, target: TargetRole, rules: RedFlagRules) -> list[Hit]:
    """Return the first match of each rule that holds in its clause."""
    foreign = _with_foreign(words, target, rules)
    bits = rules.vocabulary.bits_in(words.tokens, words.line)
    hits = []
    for rule in rules.rules:
        on, has = words, bits
        if rule.kind == "off_field":
            if foreign is None:
                continue
            on, has = foreign, rules.vocabulary.bits_in(foreign.tokens, foreign.line)
        for pattern in rule.patterns:
            if pattern.needs & has != pattern.needs:
                continue
            match = pattern.find.search(on.line)
            if match is None:
                continue
            start, end = match.span("q") if "q" in match.re.groupindex else match.span()
            clause = clause_around(on.line, match.start(), match.end(), rules.grammar)
            if _holds(clause, rule, rules):
                hits.append(Hit(rule, on.token_at(start + 1), on.token_at(end)))
                break
    return hits


def _holds(clause: Clause, rule: Rule, rules: RedFlagRules) -> bool:
    grammar, kept = rules.grammar, rule.holds_when
    return not (
        ("denied" not in kept and clause.is_denied(grammar))
        or ("past" not in kept and clause.is_past(grammar))
        or ("others" not in kept and clause.is_of_others(grammar))
    )


def _with_foreign(words: Words, target: TargetRole, rules: RedFlagRules) -> Words | None:
    """Return the words with "@" for each field that is not the target's; None without one."""
    own = rules.fields.fields_of_title(split_words(target.title, rules.spellings).tokens)
    near = rules.fields.around(own)
    foreign = [
        mention for mention in rules.fields.mentions(words.tokens) if not mention.fields & near
    ]
    if not foreign or not own:
        return None
    return words.replaced([(mention.first, mention.last) for mention in foreign], "@")
