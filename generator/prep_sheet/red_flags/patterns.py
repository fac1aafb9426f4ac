"""Patterns over words: what a rule in the data says, compiled once to a regular expression.

A pattern is a row of elements, each for one word or a short phrase:

    word            that word                      a|b_c           one of these ("b c" is two words)
    {firm}          any entry of a word class      {firm}|label    a class or a word
    x?              may be missing                 !a|b            not followed by these
    #, #th          any number, any ordinal number
    ~3              up to three words, in the same run between commas
    ^5              up to five words of the same sentence, commas allowed
    &pin            any row of a group
    [               the beginning of a sentence
    < ... >         the stretch to quote (else all of the match)

A pattern is tried only on statements that hold a word for each of its elements that may not be
missing: one comparison of two integers, so that hundreds of patterns cost little; then only where
these stand in its order, so that most need never be compiled. It is matched on the statement's
words as one character each (`WordCodes`): a place in a match is a token.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property, reduce
from operator import or_
from typing import TYPE_CHECKING

from generator.prep_sheet.red_flags.word_codes import WordCodes

if TYPE_CHECKING:
    from collections.abc import Mapping

_ANY = -1
"""All bits: what begins with nothing that it must hold may begin anywhere."""
_RUNS = {"~": "[^.,:;()]", "^": "[^.]"}
_MARKS = {"<": "(?P<q>", ">": ")", "[": r"(?:^|(?<=\.))"}


@dataclass(frozen=True)
class Pattern:
    """A compiled pattern.

    Attributes:
        needs: the bits of the word groups that a statement must hold.
        order: the same, one after the other as the pattern names them.
        source: the row of elements.
        vocabulary: its word classes.
    """

    needs: int
    order: tuple[int, ...]
    source: str
    vocabulary: Vocabulary

    def may_match(self, bits_of_tokens: list[int]) -> bool:
        """Return whether what it needs stands in its order; else there is nothing to find.

        Args:
            bits_of_tokens: what `Vocabulary.bits_of` returned.
        """
        tokens = iter(bits_of_tokens)  # each search goes on where the one before it ended
        return all(any(token & bit for token in tokens) for bit in self.order)

    @cached_property
    def find(self) -> re.Pattern[str]:
        """The expression, over what `WordCodes.line_of` returns.

        It is compiled when a statement first needs it: most never are.
        """
        return re.compile(_expression_of_row(self.source, self.vocabulary))


@dataclass(slots=True)
class Vocabulary:
    """Which word groups a word or phrase belongs to, as bits.

    Attributes:
        classes: the word classes: name to entries.
        groups: rows of elements that patterns take up by name.
        words: a single word to its groups' bits.
        phrases: the first word of a phrase to (the phrase with single spaces, bits).
        codes: the characters that patterns and the lines they are matched on are written in.
        starts: the bit of each group of rows, to the bits of what a row of it must hold first.
    """

    classes: dict[str, tuple[str, ...]]
    groups: dict[str, tuple[str, ...]] = field(default_factory=dict)
    words: dict[str, int] = field(default_factory=dict)
    phrases: dict[str, list[tuple[str, int]]] = field(default_factory=dict)
    codes: WordCodes = field(default_factory=WordCodes)
    starts: dict[int, int] = field(default_factory=dict)
    _bits: dict[tuple[str, ...], int] = field(default_factory=dict)
    _elements: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _coded: set[str] = field(default_factory=set)
    _expressions: dict[str, str] = field(default_factory=dict)

    def bit_of(self, entries: tuple[str, ...]) -> int:
        """Return the bit of a group of entries, giving it one when it is new."""
        known = self._bits.get(entries)
        if known is not None:
            return known
        bit = 1 << len(self._bits)
        self._bits[entries] = bit
        for entry in entries:
            first, space, _ = entry.partition(" ")
            if not space:
                self.words[entry] = self.words.get(entry, 0) | bit
            else:
                self._add_phrase(first, entry, bit)
        return bit

    def bit_of_group(self, name: str) -> int:
        """Return the bit that says that some row of a group is met.

        Raises:
            ValueError: there is no such group.
        """
        if name not in self.groups:
            raise ValueError(f"there is no group {name!r}")
        bit = self.bit_of((f"&{name}",))
        if bit not in self.starts:
            orders = [_order_of(row, self) for row in self.groups[name]]
            self.starts[bit] = reduce(or_, (order[0] if order else _ANY for order in orders))
        return bit

    def _add_phrase(self, first: str, entry: str, bit: int) -> None:
        known = self.phrases.setdefault(first, [])
        for place, (phrase, bits) in enumerate(known):
            if phrase == entry:
                known[place] = (entry, bits | bit)
                return
        known.append((entry, bit))

    def entries(self, element: str) -> tuple[str, ...]:
        """Return the words and phrases that an element stands for.

        Raises:
            ValueError: it names a word class that does not exist.
        """
        known = self._elements.get(element)
        if known is None:
            known = self._elements[element] = tuple(sorted(self._alternatives(element)))
        return known

    def _alternatives(self, element: str) -> set[str]:
        found: set[str] = set()
        for alternative in element.split("|"):
            if not alternative.startswith("{"):
                entries: tuple[str, ...] = (alternative.replace("_", " "),)
            elif alternative[1:-1] in self.classes:
                entries = self.classes[alternative[1:-1]]
            else:
                raise ValueError(f"there is no word class {alternative}")
            found.update(entries)
            if alternative not in self._coded:
                self._coded.add(alternative)
                for entry in entries:
                    self.codes.add(entry)
        return found

    def expression_of(self, element: str) -> str:
        """Return the expression for any of an element's entries, or for any row of a group."""
        known = self._expressions.get(element)
        if known is None:
            if element[0] == "&":
                rows = (_expression_of_row(row, self) for row in self.groups[element[1:]])
                known = f"(?:{'|'.join(rows)})"
            else:
                known = self.codes.any_of(self.entries(element))
            self._expressions[element] = known
        return known

    def bits_in(self, tokens: list[str], line: str) -> dict[str, int]:
        """Return the bits of all that begins at each word of a statement."""
        bits_at = self._bits_at
        return {word: bits_at(word, line) for word in set(tokens)}

    def bits_of(self, tokens: list[str], found_at: Mapping[str, int]) -> list[int]:
        """Return the bits of what may begin at each token; a group's, where a row of it may.

        That it does not begin there is sure, that it does is not.

        Args:
            tokens: the statement's.
            found_at: what `bits_in` returned for them.
        """
        bits = dict(found_at)
        for group, start in self.starts.items():  # a group within another comes before it
            for word, found in bits.items():
                if found & start:
                    bits[word] = found | group
        return [bits[word] for word in tokens]

    def _bits_at(self, word: str, line: str) -> int:
        found = self.words.get(word, 0)
        if word[0].isdigit():
            found |= self.words.get("#" + word.lstrip("0123456789.,/"), 0)
        for phrase, bits in self.phrases.get(word, ()):
            if f" {phrase} " in line:
                found |= bits
        return found


def all_bits(found_at: Mapping[str, int]) -> int:
    """Return the bits of all groups that a statement holds, by what begins at each word."""
    return reduce(or_, found_at.values(), 0)


def compile_pattern(source: str, vocabulary: Vocabulary) -> Pattern:
    """Return the pattern that a row of elements stands for.

    Raises:
        ValueError: it names a word class or a group that does not exist.
    """
    order = _order_of(source, vocabulary)
    return Pattern(reduce(or_, order, 0), order, source, vocabulary)


def _order_of(row: str, vocabulary: Vocabulary) -> tuple[int, ...]:
    """Return the bits of what a row cannot do without; all words it names get their codes."""
    order: list[int] = []
    for element in row.split():
        first = element[0]
        if first == "&":
            order.append(vocabulary.bit_of_group(element[1:]))
        elif first == "!":
            vocabulary.entries(element[1:])
        elif first not in "~^<>[":
            entries = vocabulary.entries(element.removesuffix("?"))
            if not element.endswith("?"):
                order.append(vocabulary.bit_of(entries))
    return tuple(order)


def _expression_of(element: str, vocabulary: Vocabulary) -> str:
    first, rest = element[0], element[1:]
    if element in _MARKS:
        return _MARKS[element]
    if first in _RUNS:
        return f"{_RUNS[first]}{{0,{rest}}}?"
    if first == "!":
        return f"(?!{vocabulary.expression_of(rest)})"
    if element.endswith("?"):
        return f"(?:{vocabulary.expression_of(element[:-1])})?"
    return vocabulary.expression_of(element)


def _expression_of_row(row: str, vocabulary: Vocabulary) -> str:
    return "".join(_expression_of(element, vocabulary) for element in row.split())
