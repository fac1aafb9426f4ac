"""Read the rules of red flags from their data, once per process."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.prep_sheet.red_flags.advice import read_advice
from generator.prep_sheet.red_flags.clauses import compile_grammar
from generator.prep_sheet.red_flags.fields import Fields, expand_entries
from generator.prep_sheet.red_flags.patterns import Vocabulary, compile_pattern
from generator.roles.model import AVOID_KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.prep_sheet.red_flags.advice import Advice
    from generator.prep_sheet.red_flags.clauses import Grammar
    from generator.prep_sheet.red_flags.patterns import Pattern
    from generator.roles.model import AvoidKind

_DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of a kind.

    Attributes:
        kind: the kind of red flag.
        id: its name in the data, unique in its kind.
        sub: the sub-kind, which the safer wordings are chosen by.
        patterns: any of them makes the rule speak.
        holds_when: which of "denied", "past", "others" do not silence it.
        examples: statements it speaks on.
        counter: statements it is silent on.
    """

    kind: AvoidKind
    id: str
    sub: str
    patterns: tuple[Pattern, ...]
    holds_when: frozenset[str]
    examples: tuple[str, ...]
    counter: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RedFlagRules:
    """All that is needed to find red flags, compiled."""

    spellings: Mapping[str, tuple[str, ...]]
    vocabulary: Vocabulary
    grammar: Grammar
    fields: Fields
    rules: tuple[Rule, ...]
    advice: Advice


@cache
def load_red_flag_rules() -> RedFlagRules:
    """Return the rules, read from the package's data and compiled, once per process."""
    lexicon = _read("lexicon")["classes"]
    vocabulary = Vocabulary({name: tuple(expand_entries(text)) for name, text in lexicon.items()})
    grammar = compile_grammar(_read("grammar"), vocabulary)
    vocabulary.groups.update({name: tuple(rows) for name, rows in _read("groups").items()})
    return RedFlagRules(
        spellings=_spellings(_read("spellings")),
        vocabulary=vocabulary,
        grammar=grammar,
        fields=Fields(_read("fields")),
        rules=tuple(rule for kind in AVOID_KINDS for rule in _rules_of(kind, vocabulary)),
        advice=read_advice(_read("advice")),
    )


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((_DATA / f"{name}.toml").read_text(encoding="utf-8"))


def _spellings(content: Mapping[str, Mapping[str, str]]) -> dict[str, tuple[str, ...]]:
    return {
        typed: tuple(words.split()) for table in content.values() for typed, words in table.items()
    }


def _rules_of(kind: AvoidKind, vocabulary: Vocabulary) -> list[Rule]:
    rules = []
    for entry in _read(f"rules/{kind}")["rule"]:
        try:
            patterns = tuple(compile_pattern(row, vocabulary) for row in entry["patterns"])
        except Exception as fault:
            fault.add_note(f"rules/{kind}.toml, rule {entry['id']!r}")
            raise
        rules.append(
            Rule(
                kind=kind,
                id=entry["id"],
                sub=entry["sub"],
                patterns=patterns,
                holds_when=frozenset(entry.get("holds_when", ())),
                examples=tuple(entry.get("examples", ())),
                counter=tuple(entry.get("counter", ())),
            )
        )
    return rules
