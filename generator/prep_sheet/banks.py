"""The banks: places of a prep sheet, each with groups of sentences that could stand there."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from generator.errors import ContentError
from generator.prep_sheet.facts import BITS, SITUATION_BITS, WORTH, bits_of
from generator.prep_sheet.sentences import parse_sentence

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from generator.prep_sheet.sentences import Sentence, Wording

OWN_FILES = ("headings", "language", "scripts", "tables", "avoid_examples")
"""Files of a folder of words that are no banks of sentences, by their stems."""
KEYS = {"says", "needs", "suits", "not_for", "rank", "replaces"}
Tier = tuple[tuple["Wording", ...], ...]
"""Sentences of one specificity, each as the turns it may take."""


@dataclass(frozen=True, slots=True)
class Group:
    """Sentences of a place that ask for the same facts and suit the same people.

    Attributes:
        sentences: the constructions.
        needs: bits of the facts that make this group the more specific one.
        suits: bits of the situations it is for, any of them; 0 for everybody.
        not_for: bits of the situations it is not for.
        rank: how specific it is; the most specific usable group speaks.
    """

    sentences: tuple[Sentence, ...]
    needs: int
    suits: int
    not_for: int
    rank: int

    def is_for(self, known: int, situation: int) -> bool:
        """Return whether the group may speak for somebody with these facts, so situated."""
        if self.needs & ~known or self.not_for & situation:
            return False
        return not self.suits or bool(self.suits & situation)


@dataclass(slots=True)
class Place:
    """One place in a prep sheet and everything that could stand there."""

    name: str
    groups: tuple[Group, ...]
    facts: int = 0
    situations: int = 0
    _pools: dict[tuple[int, int], tuple[Tier, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Note which facts and situations can make a difference here."""
        for group in self.groups:
            self.facts |= group.needs
            self.situations |= group.suits | group.not_for
            for sentence in group.sentences:
                self.facts |= sentence.needs

    def tiers(self, known: int, situation: int) -> tuple[Tier, ...]:
        """Return the usable sentences, the most specific tier first.

        Args:
            known: bits of the facts that are known.
            situation: bits of the candidate's situations.
        """
        key = (known & self.facts, situation & self.situations)
        found = self._pools.get(key)
        if found is None:
            found = self._pools[key] = self._sorted(*key)
        return found

    def _sorted(self, known: int, situation: int) -> tuple[Tier, ...]:
        by_rank: dict[int, list[tuple[Wording, ...]]] = {}
        for group in self.groups:
            if group.is_for(known, situation):
                usable = [one.wordings for one in group.sentences if not one.needs & ~known]
                by_rank.setdefault(group.rank, []).extend(usable)
        return tuple(
            tuple(by_rank[rank]) for rank in sorted(by_rank, reverse=True) if by_rank[rank]
        )


def parse_places(
    files: Iterable[tuple[str, Mapping[str, Any]]], unnoticed: Collection[str]
) -> dict[str, Place]:
    """Return the places of bank files; a later file adds to a place, or replaces it.

    Args:
        files: (file name, content), the built-in ones first.
        unnoticed: words whose repetition within a script nobody notices.

    Raises:
        ContentError: a file holds something that cannot be used; says file, key and what is wrong.
    """
    groups: dict[str, list[Group]] = {}
    for file, content in files:
        for name, tables in content.items():
            if not isinstance(tables, list) or not tables:
                raise ContentError(f"{file}, {name}: is no list of [[{name}]] tables")
            if any(isinstance(table, dict) and table.get("replaces") for table in tables):
                groups[name] = []
            groups.setdefault(name, []).extend(
                _parse_group(table, f"{file}, {name}[{number}]", unnoticed)
                for number, table in enumerate(tables)
            )
    return {name: Place(name, tuple(found)) for name, found in groups.items()}


def _parse_group(table: object, where: str, unnoticed: Collection[str]) -> Group:
    if not isinstance(table, dict) or not isinstance(table.get("says"), list):
        raise ContentError(f"{where}: has no list `says`")
    if unknown := sorted(set(table) - KEYS):
        raise ContentError(f"{where}: '{unknown[0]}' is not a known key")
    needs = _mask(table, "needs", BITS, where)
    sentences = tuple(
        _parse(text, f"{where}.says[{number}]", unnoticed)
        for number, text in enumerate(table["says"])
    )
    return Group(
        sentences=sentences,
        needs=needs,
        suits=_mask(table, "suits", SITUATION_BITS, where),
        not_for=_mask(table, "not_for", SITUATION_BITS, where),
        rank=sum(WORTH[name] for name in table.get("needs", ())) + int(table.get("rank", 0)),
    )


def _mask(table: Mapping[str, Any], key: str, bits: dict[str, int], where: str) -> int:
    try:
        return bits_of(table.get(key, []), bits)
    except KeyError as error:
        raise ContentError(f"{where}.{key}: {error.args[0]!r} is not known") from error


def _parse(text: object, where: str, unnoticed: Collection[str]) -> Sentence:
    if isinstance(text, list) and all(isinstance(part, str) for part in text):
        text = "\n".join(text)
    if not isinstance(text, str) or not text.strip():
        raise ContentError(f"{where}: is no sentence")
    try:
        return parse_sentence(text, unnoticed)
    except KeyError as error:
        raise ContentError(f"{where}: the fact {{{error.args[0]}}} is not known") from error
    except ValueError as error:
        raise ContentError(f"{where}: a brace or bracket is not closed") from error
