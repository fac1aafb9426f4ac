"""A statement as one character a word, so that patterns over words are small and quick.

Every word that a pattern names has a character of its own, and all words that none names share
one. A word class is then a set of characters, a run of words a run of characters, and a place in
a match is the number of a token.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TypeAlias

_NUMBER = re.compile(r"\A\d[\d.,/]*")
_UNNAMED = "_"
_FIRST_CODE = 0x20000
"""A long stretch of letters begins here: none means anything in a regular expression, and sets of
letters beyond 0xFFFF are compiled fastest (as ranges, not as tables)."""
_NOTHING = "(?!)"

_Tree: TypeAlias = "dict[str, _Tree]"
"""Words, each with what may follow it; "" where an entry ends."""


def _punctuation() -> dict[str, str]:
    return {mark: mark for mark in ".,:;()"}


@dataclass(slots=True)
class WordCodes:
    """The characters of the words that patterns name.

    Attributes:
        codes: a word to its character; a punctuation mark that ends a run stands for itself.
        forms: likewise for numbers: "#" for any, "#th" for one with an ending.
        named: "#" or "#th" to the characters of the words of that form that are named as such.
    """

    codes: dict[str, str] = field(default_factory=_punctuation)
    forms: dict[str, str] = field(default_factory=dict)
    named: dict[str, list[str]] = field(default_factory=dict)

    def add(self, entry: str) -> None:
        """Give each word of an entry a character, if it has none."""
        for word in entry.split():
            codes = self.forms if word[0] == "#" else self.codes
            if word not in codes:
                code = codes[word] = chr(_FIRST_CODE + len(self.codes) + len(self.forms))
                if word[0].isdigit():
                    self.named.setdefault(_form_of(word), []).append(code)

    def line_of(self, tokens: list[str]) -> str:
        """Return a statement's words as their characters."""
        get = self.codes.get
        return "".join(
            [
                get(word) or (self._number(word) if word[0].isdigit() else _UNNAMED)
                for word in tokens
            ]
        )

    def _number(self, word: str) -> str:
        return self.forms.get(_form_of(word), _UNNAMED)

    def any_of(self, entries: tuple[str, ...]) -> str:
        """Return an expression for any of the entries, the longest first."""
        tree: _Tree = {}
        for entry in filter(None, entries):
            node = tree
            for word in entry.split():
                node = node.setdefault(word, {})
            node[""] = {}
        return self._expression(tree) if tree else _NOTHING

    def _expression(self, node: _Tree) -> str:
        """Return an expression for the words of a node, each with what may follow it."""
        by_rest: dict[str, str] = {}
        for word, following in node.items():
            if word:
                rest = self._rest(following)
                by_rest[rest] = by_rest.get(rest, "") + self._letters(word)
        branches = [
            (letters if len(letters) == 1 and letters.isalpha() else f"[{_ranges(letters)}]") + rest
            for rest, letters in by_rest.items()
        ]
        return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"

    def _rest(self, following: _Tree) -> str:
        if "" not in following:
            return self._expression(following)
        if len(following) == 1:
            return ""
        # longest first: an ending here is tried last, so "head of" wins over "head"
        return f"(?:{self._expression(following)})?"

    def _letters(self, word: str) -> str:
        if word[0] == "#":
            return self.forms[word] + "".join(self.named.get(word, ()))
        return self.codes[word]


def _ranges(letters: str) -> str:
    """Return letters as what a set holds, neighbours as a range: it compiles faster."""
    runs: list[str] = []
    for letter in sorted(letters):
        if runs and ord(letter) == ord(runs[-1][-1]) + 1:
            runs[-1] = f"{runs[-1][0]}-{letter}"
        else:
            runs.append(letter)
    return "".join(runs)


def _form_of(number: str) -> str:
    """Return "#th" for "25th", "#" for "25"."""
    return _NUMBER.sub("#", number)
