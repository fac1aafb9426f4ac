"""Read the rules of red flags from their data, once per process."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.prep_sheet.red_flags.advice import read_advice
from generator.prep_sheet.red_flags.clauses import compile_grammar
from generator.prep_sheet.red_flags.fields import Fields, expand_entries
from generator.prep_sheet.red_flags.occupations import known_occupations
from generator.prep_sheet.red_flags.patterns import Vocabulary, compile_pattern
from generator.prep_sheet.red_flags.subjects import Subjects
from generator.prep_sheet.red_flags.voice import voice_of
from generator.roles.model import AVOID_KINDS
from generator.toml_folder import read_toml_folder

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.prep_sheet.red_flags.advice import Advice
    from generator.prep_sheet.red_flags.clauses import Grammar
    from generator.prep_sheet.red_flags.patterns import Pattern
    from generator.prep_sheet.red_flags.voice import Voice
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


@dataclass(frozen=True, eq=False)
class RedFlagRules:
    """All that is needed to find red flags, compiled."""

    spellings: Mapping[str, tuple[str, ...]]
    vocabulary: Vocabulary
    grammar: Grammar
    fields: Fields
    subjects: Subjects
    rules: tuple[Rule, ...]
    groups: Mapping[str, tuple[int, tuple[Pattern, ...]]]
    voice: Voice
    lexicon: Mapping[str, tuple[str, ...]]
    advice: Advice

    def speaking_on(self, bits: int) -> list[tuple[Rule, Pattern]]:
        """Return the rules' patterns, but those on other fields, that a statement may match."""
        return [row[1:] for row in self._plain if row[0] & bits == row[0]]

    def speaking_on_fields(self, bits: int) -> list[tuple[Rule, Pattern]]:
        """Return the patterns on other fields that a statement may match."""
        return [row[1:] for row in self._on_fields if row[0] & bits == row[0]]

    def places_of(self, group: str, coded: str, bits: int) -> list[tuple[int, int]]:
        """Return the tokens that rows of a group stand on, without overlaps.

        Args:
            group: its name.
            coded: a statement's words, as `WordCodes.line_of`.
            bits: what word groups they hold.
        """
        spans = sorted(
            match.span()
            for pattern in self.groups[group][1]
            if pattern.needs & bits == pattern.needs
            for match in pattern.find.finditer(coded)
        )
        apart: list[tuple[int, int]] = []
        for start, end in spans:
            if not apart or start >= apart[-1][1]:
                apart.append((start, end))
        return apart

    def with_weights(self, content: Mapping[str, Any]) -> RedFlagRules:
        """Return the rules with other weights, as `tools/train_red_flag_voice.py` learns them."""
        return replace(self, voice=voice_of(content, self.lexicon))

    @cached_property
    def usual_sub(self) -> dict[AvoidKind, str]:
        """The sub-kind of each kind when no rule tells it: its first in the advice."""
        return {kind: next(sub for k, sub in self.advice if k == kind) for kind in AVOID_KINDS}

    @cached_property
    def _plain(self) -> list[tuple[int, Rule, Pattern]]:
        return [row for row in self._rows if row[1].kind != "off_field"]

    @cached_property
    def _on_fields(self) -> list[tuple[int, Rule, Pattern]]:
        return [row for row in self._rows if row[1].kind == "off_field"]

    @cached_property
    def _rows(self) -> list[tuple[int, Rule, Pattern]]:
        return [(pattern.needs, rule, pattern) for rule in self.rules for pattern in rule.patterns]


@cache
def load_red_flag_rules() -> RedFlagRules:
    """Return the rules, read from the package's data and compiled, once per process."""
    lexicon = _read("lexicon")["classes"]
    classes = {name: tuple(expand_entries(text)) for name, text in lexicon.items()}
    vocabulary = Vocabulary(dict(classes))
    grammar = compile_grammar(_read("grammar"), vocabulary)
    vocabulary.groups.update({name: tuple(rows) for name, rows in _read("groups").items()})
    return RedFlagRules(
        spellings=_spellings(_read("spellings")),
        vocabulary=vocabulary,
        grammar=grammar,
        fields=Fields(_read("fields"), _read("titles"), _read("soc_fields"), known_occupations()),
        subjects=Subjects(_read("subjects")),
        rules=tuple(rule for kind in AVOID_KINDS for rule in _rules_of(kind, vocabulary)),
        groups={
            name: (
                vocabulary.bit_of_group(name),
                tuple(compile_pattern(row, vocabulary) for row in rows),
            )
            for name, rows in vocabulary.groups.items()
        },
        voice=voice_of(json.loads((_DATA / "voice.json").read_bytes()), classes),
        lexicon=classes,
        advice=read_advice(_read("advice")),
    )


def _read(name: str) -> dict[str, Any]:
    folder, _, stem = name.rpartition("/")
    return read_toml_folder(_DATA / folder)[stem]


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
