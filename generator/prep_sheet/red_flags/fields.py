"""Fields of work: which field a job title belongs to, and which other fields a statement names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from generator.prep_sheet.red_flags.words import split_words

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Mention:
    """A field of work, or its people, named in a statement.

    Attributes:
        fields: the fields the words may mean.
        first: the first token's place; 0-based.
        last: the place after the last token.
        is_people: whether it is an occupation ("nurse") or a field ("nursing").
    """

    fields: frozenset[str]
    first: int
    last: int
    is_people: bool


class Fields:
    """The lexicon of fields, as fields.toml holds it."""

    def __init__(
        self,
        content: Mapping[str, Any],
        titles: Mapping[str, str],
        groups: Mapping[str, str],
        occupations: Mapping[str, str],
    ) -> None:
        """Take the data in.

        Args:
            content: fields.toml.
            titles: titles.toml: a field to words that tell it in a job title.
            groups: soc_fields.toml: the beginning of a SOC code to its fields.
            occupations: the role library's titles, each with its SOC code.
        """
        self._groups = {code: frozenset(expand_entries(text)) for code, text in groups.items()}
        self._title_words: dict[str, set[str]] = {}
        for name, text in titles.items():
            for entry in expand_entries(text):
                self._title_words.setdefault(entry, set()).add(name)
        self._near: dict[str, set[str]] = {name: {name} for name in content}
        self._names: dict[str, tuple[frozenset[str], bool]] = {}
        self._longest: dict[str, int] = {}
        for name, table in content.items():
            for other in table["near"]:
                self._near[name].add(other)
                self._near.setdefault(other, {other}).add(name)
            for is_people, key in ((False, "work"), (True, "people")):
                for entry in expand_entries(table[key]):
                    self._add(entry, name, is_people=is_people)
        for entry, soc in occupations.items():
            fields = self.of_code(soc)
            if fields and entry not in self._names:
                for name in fields:
                    self._add(entry, name, is_people=True)

    def of_code(self, soc: str) -> frozenset[str]:
        """Return the fields of a SOC code: those of its longest known beginning."""
        for length in range(len(soc), 1, -1):
            fields = self._groups.get(soc[:length])
            if fields is not None:
                return fields
        return frozenset()

    def _add(self, entry: str, field: str, *, is_people: bool) -> None:
        known, known_people = self._names.get(entry, (frozenset(), False))
        self._names[entry] = (known | {field}, known_people or is_people)
        words = entry.split()
        self._longest[words[0]] = max(self._longest.get(words[0], 0), len(words))

    def mentions(self, tokens: list[str]) -> list[Mention]:
        """Return the fields named, in order, the longest name at each place."""
        found: list[Mention] = []
        place, longest = 0, self._longest
        while place < len(tokens):
            reach = longest.get(tokens[place], 0)
            step = 1
            for length in range(min(reach, len(tokens) - place), 0, -1):
                named = self._names.get(" ".join(tokens[place : place + length]))
                if named:
                    found.append(Mention(named[0], place, place + length, named[1]))
                    step = length
                    break
            place += step
        return found

    @lru_cache(maxsize=4096)  # noqa: B019 - one lexicon lives as long as the process
    def around_title(self, title: str, soc: str = "") -> frozenset[str]:
        """Return the fields a job title belongs to, and all that are near to one of them.

        Empty when neither a word of the title nor the code tells a field.

        Args:
            title: as typed.
            soc: its SOC code, as far as the role library knows it; "" when it does not.
        """
        tokens = split_words(title, {}).tokens
        mentions = self.mentions(tokens)
        people = [mention for mention in mentions if mention.is_people]
        found: set[str] = set(self.of_code(soc))
        found.update(*(mention.fields for mention in people[-1:]))
        found.update(*(mention.fields for mention in mentions if not mention.is_people))
        line = f" {' '.join(tokens)} "
        for entry, fields in self._title_words.items():
            if f" {entry} " in line:
                found |= fields
        return frozenset().union(*(self._near[field] for field in found))


def expand_entries(text: str) -> list[str]:
    """Return the entries of a word list: "firm%" is also "firms", "open+" "opens" and "opening"."""
    entries: list[str] = []
    for typed in text.replace("\n", ",").split(","):
        entry = " ".join(typed.split())
        if entry.endswith("%"):
            entries += [entry[:-1], _plural(entry[:-1])]
        elif entry.endswith("+"):
            stem = entry[:-1]
            base = stem.removesuffix("e")
            entries += [stem, f"{stem}s", f"{base}ing"]
        elif entry:
            entries.append(entry)
    return entries


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")
