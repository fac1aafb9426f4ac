"""Text from cells, made fit for the middle of a spoken sentence.

"Reporting hub", "the reporting hub." and "REPORTING HUB" all become "the reporting hub". What
cannot be understood (other scripts, odd signs, names) is kept exactly as typed.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from generator.prep_sheet.language.grammar import is_plural
from generator.roles.skills import LONGEST_SHOUTED, is_everyday

if TYPE_CHECKING:
    from generator.prep_sheet.language.grammar import Words

Kind = Literal["project", "training", "opportunity"]
_PLAIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿŒœŠšŽž0-9 '\u2019\-\u2013,;.&/()+#:]+")
_END = ".;,: "
_LONGEST_SHORT_FORM = 5
"""One word in capitals up to this length is taken for a short form, as MATLAB is not."""
_NOTE = re.compile(r"\s*[(\[][^)\]]*[)\]]\s*$")


@functools.lru_cache(maxsize=8192)
def fitted(text: str, kind: Kind, words: Words) -> str:
    """Return a cell's text as it is said mid-sentence.

    Args:
        text: as typed.
        kind: what the cell holds; a project takes an article where it can.
        words: the language's tables.
    """
    return _fitted(" ".join(text.split()), kind, _Fitter(words))


def _fitted(text: str, kind: Kind, fitter: _Fitter) -> str:
    if not _PLAIN.fullmatch(text) or not any(letter.isalpha() for letter in text):
        return text
    bare = fitter.without_note(text).rstrip(_END)
    return fitter.with_head(fitter.cased(bare or text, kind), kind)


@dataclass(frozen=True, slots=True)
class _Fitter:
    words: Words

    def without_note(self, text: str) -> str:
        """Drop "(in progress)" and ", ongoing" from the end: that says when, not what."""
        notes = self.words.list_of("trailing_notes")
        bare = text.rstrip(_END)
        inside = _NOTE.search(bare)
        if inside and inside.group().strip(" ()[]").lower() in notes:
            return bare[: inside.start()]
        for note in notes:
            for joint in (", ", " - ", " \u2013 "):
                if bare.lower().endswith(joint + note):
                    return bare[: len(bare) - len(joint + note)]
        return bare

    def cased(self, text: str, kind: Kind) -> str:
        """Lower what was capitalised only because a cell begins or shouts there."""
        parts = text.split(" ")
        is_shouted = text.isupper() and (len(parts) > 1 or len(text) > _LONGEST_SHORT_FORM)
        if is_shouted and not self._is_code(text):
            return " ".join(self._lowered(part, is_shouted=True) for part in parts)
        if self._is_title_case(parts):
            if all(self._is_common(part) for part in parts):
                return " ".join(self._lowered(part) for part in parts)
            return text
        if self._begins_with_a_name(parts) or (kind == "training" and self._is_brand(parts)):
            return text
        if self._begins_with_a_level(parts):
            return " ".join([parts[0].capitalize(), *parts[1:]])
        return " ".join([self._lowered(parts[0]), *parts[1:]])

    def _begins_with_a_name(self, parts: list[str]) -> bool:
        """Return whether the first word is a name, to judge by other names after it."""
        others = [part for part in parts[1:] if part[0].isupper() and part[1:].islower()]
        strange = [part for part in others if part.lower() not in self.words.names]
        return bool(strange) and not self._is_common(parts[0])

    def _is_brand(self, parts: list[str]) -> bool:
        """Return whether a course bears a name: "Pragmatic certification", not "Leadership"."""
        first = parts[0]
        is_name = first[0].isupper() and not first.lower().endswith("ing")
        return len(parts) > 1 and is_name and not self._is_known(first)

    def _begins_with_a_level(self, parts: list[str]) -> bool:
        """Return whether a qualification's level stands first: "Level 3 NVQ"."""
        is_named = parts[0].lower() in self.words.set_of("before_number")
        return is_named and len(parts) > 1 and parts[1][:1].isdigit()

    def with_head(self, text: str, kind: Kind) -> str:
        """Give the phrase its article, or its first verb its -ing."""
        parts = text.split(" ")
        first = parts[0].lower()
        if first in self.words.determiners:
            return " ".join([first, *parts[1:]])
        if self._is_order(parts):
            return " ".join([self.words.verbs[first], *parts[1:]])
        is_doing = self._is_doing(parts) or (kind == "opportunity" and _goes_on(parts))
        if is_doing:
            return " ".join([first, *parts[1:]])
        if not self._takes_article(parts, kind):
            return text
        return f"{self.words.text('the')} {self._with_inner_article(parts)}"

    def _lowered(self, word: str, *, is_shouted: bool = False) -> str:
        core = word.strip(",.()")
        known = self.words.names.get(core.lower())
        if known is not None:
            return word.replace(core, known)
        if any(sign.isdigit() for sign in core):
            return word
        if is_shouted:
            is_short_form = len(core) <= LONGEST_SHOUTED and not self._is_known(core)
            return word if is_short_form else word.lower()
        return word.lower() if core[1:].islower() else word

    def _is_known(self, word: str) -> bool:
        """Return whether a word is English, as far as the tables and job titles tell."""
        low = word.lower()
        small = (self.words.set_of("after_noun"), self.words.determiners, self.words.verbs)
        return self._is_common(word) or is_everyday(low) or any(low in known for known in small)

    def _is_common(self, word: str) -> bool:
        low = word.lower().strip(",.()")
        known = (self.words.countable, self.words.uncountable, self.words.common)
        return low in self.words.names or any(low in place for place in known)

    def _is_code(self, text: str) -> bool:
        return all(self.words.names.get(part.lower()) == part for part in text.split(" "))

    def _is_title_case(self, parts: list[str]) -> bool:
        small = {*self.words.list_of("after_noun"), *self.words.determiners, self.words.text("and")}
        large = [part for part in parts if part.lower() not in small]
        return len(large) > 1 and all(part[0].isupper() for part in large)

    def _is_order(self, parts: list[str]) -> bool:
        first = parts[0].lower()
        if len(parts) == 1 or first not in self.words.verbs:
            return False
        return first not in self.words.noun_verbs or parts[1].lower() in self.words.determiners

    def _is_doing(self, parts: list[str]) -> bool:
        first = parts[0].lower()
        if len(parts) > 1 and first.endswith("ing") and parts[1].lower() in self.words.determiners:
            return True
        return first in self.words.doing

    def _takes_article(self, parts: list[str], kind: Kind) -> bool:
        after = self.words.set_of("after_noun")
        place = next((i for i, part in enumerate(parts) if i and part.lower() in after), len(parts))
        is_name = len(parts) > place + 1 and parts[0][0].isupper() and parts[place + 1][0].isupper()
        head = parts[-1] if is_name else parts[place - 1]
        low = head.lower()
        if low in self.words.countable:
            return True
        if not low[-1:].isalpha():
            return False
        if kind != "project" or low in self.words.uncountable or low.endswith("ing"):
            return False
        return parts[0][0].islower() or is_plural(head, self.words)

    def _with_inner_article(self, parts: list[str]) -> str:
        """Put "the" after "of" where a single countable thing stands without one."""
        low = [part.lower() for part in parts]
        if "of" in low[1:-1] and low[-1] in self.words.countable:
            place = low.index("of", 1) + 1
            if low[place] not in self.words.determiners and parts[place].islower():
                parts = [*parts[:place], self.words.text("the"), *parts[place:]]
        return " ".join(parts)


def _goes_on(parts: list[str]) -> bool:
    """Return whether a phrase of three words or more begins with something one does."""
    return len(parts) > 2 and parts[0].lower().endswith("ing")  # noqa: PLR2004
