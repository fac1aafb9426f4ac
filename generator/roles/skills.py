"""A skill as its trade names it, and what the library knows about it."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from rapidfuzz import fuzz, process

from generator.roles.evidence import load_evidence
from generator.roles.keeping import kept_index
from generator.roles.matching_words import matching_files, matching_words
from generator.roles.title_words import keys_of, ordered_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.roles.model import RoleProfile, RoleSkill
    from generator.roles.role_library import RoleLibrary

SAME = 88.0
"""Likeness in percent from which on two spellings name the same skill."""
LONGEST_CAPITALS = 6
"""Letters of the longest unknown word that is kept in capitals: "HAZOP"."""
LONGEST_SHOUTED = 5
"""The same where everything is in capitals: "HAZOP STUDY", but "stock taking"."""
SURE_CAPITALS = 3
"""Letters up to which capitals are kept even of a known word: "ADR"."""
BRACKETS = re.compile(r"\s*[(\[][^)\]]*[)\]]")
EDGES = " \t.,;:*-_/|\"'\u2022\u00b7"
QUALIFICATION = re.compile(r"level \d", re.IGNORECASE)
"""How a qualification begins ("Level 3 food safety"): there the level is part of the name."""
AS_TYPED = frozenset("&+#@<>=")
"""Signs of a part that is a name or a formula."""
_WORD = re.compile(r"([^\W_]+(?:['\u2019][^\W_]+)*)")


@dataclass(frozen=True, slots=True)
class NamedSkill:
    """A skill as it is said mid-sentence.

    Attributes:
        text: as its trade writes it: "SQL", "conduit bending".
        skill: what a profile knows about it; None when no profile does.
        profile_id: which profile knows it.
    """

    text: str
    skill: RoleSkill | None = None
    profile_id: str = ""


class _Known(NamedTuple):
    """Where the library names a skill, and how it writes it; `is_name` when by its first name."""

    profile_id: str
    place: int
    text: str
    is_name: bool


class _Same:
    """A profile as a key: by identity, since to hash all its facts takes longer than to look."""

    __slots__ = ("profile",)

    def __init__(self, profile: RoleProfile) -> None:
        self.profile = profile

    def __hash__(self) -> int:
        return id(self.profile)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.profile is self.profile


def name_skill(raw: str, profile: RoleProfile, library: RoleLibrary) -> NamedSkill:
    """Return a skill as its trade names it.

    Args:
        raw: as typed: "sql", "MS Excel (advanced)", "Stakeholder Management".
        profile: the target role's profile; what it knows about a skill goes before what others do.
        library: the role library.
    """
    return _name_skill(raw, _Same(profile), library)


@functools.lru_cache(maxsize=32_768)
def _name_skill(raw: str, same: _Same, library: RoleLibrary) -> NamedSkill:
    bare = _without_level(raw)
    if not bare:
        return NamedSkill(" ".join(raw.split()))
    full = str(matching_words_of_skills()["written"].get(bare.lower(), ""))
    known = _find(full or bare, same.profile, library)
    if known is None:
        return NamedSkill(full or _written(bare))
    skill = library.profile(known.profile_id).skills[known.place]
    return NamedSkill(full or _as_typed(bare, known.text), skill, known.profile_id)


def _as_typed(bare: str, known: str) -> str:
    """Return the form that was typed ("modeling", "handovers") where it is another, not a slip."""
    low, name = bare.lower(), known.lower()
    is_form = low != name and _key(low) == _key(name) and fuzz.ratio(low, name) >= SAME
    return _written(bare) if is_form else known


@functools.cache
def matching_words_of_skills() -> Mapping[str, Any]:
    """Return the file `skills.toml`, read once."""
    return matching_files()["skills"]


@functools.cache
def _levels() -> re.Pattern[str]:
    words = sorted(matching_words_of_skills()["levels"], key=len, reverse=True)
    either = "|".join(map(re.escape, words))
    return re.compile(rf"^(?:(?:{either}|\d+\+?)\s+)+|(?:[\s:]+(?:{either}))+$", re.IGNORECASE)


def _without_level(raw: str) -> str:
    """Return a skill without how well one has it: "advanced Excel" is "Excel"."""
    text = " ".join(raw.split()).strip(EDGES) or raw.strip()
    table = matching_words_of_skills()
    if text.lower() in table["written"] or QUALIFICATION.match(text):
        return text
    bare = BRACKETS.sub("", text).strip(EDGES) or text
    stripped = _levels().sub("", bare).strip(EDGES)
    return bare if not stripped or stripped.lower() in table["need_skills"] else stripped


def _key(text: str) -> str:
    words = re.findall(r"\.?[^\W_]+[+#]*", text)
    return ordered_key(key for word in words for key in keys_of(word))


@functools.lru_cache(maxsize=4)
def _index(library: RoleLibrary) -> dict[str, list[tuple[str, int, str, bool]]]:
    """Return every skill that the library's profiles name, each as a `_Known`, by its key."""
    known = list(_named_by(library.profiles.tables))

    def made() -> dict[str, list[tuple[str, int, str, bool]]]:
        found: dict[str, list[tuple[str, int, str, bool]]] = defaultdict(list)
        for one in known:
            found[_key(one[2])].append(one)
        return found

    return kept_index("skills", known, made)


def _named_by(tables: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[str, int, str, bool]]:
    for profile_id, table in tables.items():
        for place, skill in enumerate(table.get("skills", ())):
            name = skill.get("name", "")
            for text in (name, *skill.get("also", ())):
                yield profile_id, place, text, text == name


def _find(text: str, profile: RoleProfile, library: RoleLibrary) -> _Known | None:
    key = _key(text)
    known = [
        (nearness, one)
        for one in map(_Known._make, _index(library).get(key, ()))
        if (nearness := _nearness(one, profile, library)) < _FAR or one.is_name
    ]
    if known:
        return min(known, key=lambda pair: pair[0])[1]
    own = {
        _key(name): _Known(profile.id, place, name, name == skill.name)
        for place, skill in enumerate(profile.skills)
        for name in (skill.name, *skill.also)
    }
    near = process.extractOne(key, own.keys(), scorer=fuzz.ratio, score_cutoff=SAME)
    return own[near[0]] if near else None


_FAR = 3
"""Nearness of another field, where only a skill's first name counts: "communication" is a skill
of many trades, and what a call centre says of it is not what an engineer would say."""


def _nearness(one: _Known, profile: RoleProfile, library: RoleLibrary) -> int:
    """Return 0 for the own profile, 1 for its family, 2 for its major group, 3 for any other."""
    if one.profile_id == profile.id:
        return 0
    if one.profile_id == f"family-{profile.major_group}":
        return 1
    is_near = library.soc_codes[one.profile_id][:2] == profile.major_group
    return 2 if is_near else _FAR


def _written(text: str) -> str:
    """Return a skill that no profile knows, cased for mid-sentence."""
    is_shouted = text.isupper() and " " in text
    parts = text.replace(" & ", " and ").split()
    start = QUALIFICATION.match(text) is not None
    cased = [_part_cased(part, is_shouted=is_shouted) for part in parts[2 * start :]]
    if start:
        return " ".join([parts[0].capitalize(), parts[1], *cased])
    ends_plainly = cased[0].endswith(tuple(matching_words_of_skills()["plain_endings"]))
    if len(cased) > 1 and ends_plainly and cased[0] not in _proper():
        cased[0] = cased[0].lower()
    return " ".join(cased)


@functools.cache
def _proper() -> frozenset[str]:
    """Return the words that keep their capital wherever they stand."""
    return frozenset(matching_words().proper.values())


def _part_cased(part: str, *, is_shouted: bool) -> str:
    """Return one part of a skill mid-sentence; "6G", "A&B" and "Security+" just as typed."""
    if any(sign.isdigit() or sign in AS_TYPED for sign in part):
        return part
    return _WORD.sub(lambda word: _cased(word.group(), is_shouted=is_shouted), part)


def _cased(word: str, *, is_shouted: bool) -> str:
    known = matching_words()
    lowered = word.lower()
    proper = known.proper.get(lowered)
    if proper and (lowered not in known.proper_when_typed or word == proper):
        return proper
    table = matching_words_of_skills()
    if lowered in table["written"] and not is_everyday(lowered):
        return str(table["written"][lowered])
    if lowered in table["small"]:
        return lowered
    if word.isupper():
        is_sure = len(word) <= SURE_CAPITALS and not is_shouted
        longest = LONGEST_SHOUTED if is_shouted else LONGEST_CAPITALS
        is_short_form = len(word) <= longest and not is_everyday(lowered)
        return word if is_sure or is_short_form else lowered
    is_mixed = word[1:].lower() != word[1:]
    is_name = word[:1].isupper() and not is_everyday(lowered)
    return word if is_mixed or is_name else lowered


def is_everyday(lowered: str) -> bool:
    """Return whether a lower-cased word is an everyday one, and so no name."""
    return any(key in _everyday() for key in keys_of(lowered))


@functools.cache
def _everyday() -> frozenset[str]:
    return frozenset(load_evidence().words)
