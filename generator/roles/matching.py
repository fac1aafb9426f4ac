"""Which profile a job title gets: exactly, by likeness, by its field only, or none."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.roles.finding import weighed
from generator.roles.matcher import Matcher
from generator.roles.matching_words import matching_words
from generator.roles.title_readings import readings_of
from generator.roles.title_text import split_title

if TYPE_CHECKING:
    from generator.roles.model import RoleMatch
    from generator.roles.role_library import RoleLibrary
    from generator.roles.title_words import Word


MANAGEMENT = "11"
"""The SOC major group of managers: every field has some, so that it is no field of its own."""
LEAST_CHANCE = 0.4
"""The least chance of its likeliest field from which on a manager's field is known."""
LEAST_SHARE = 0.2
"""Share of the chances from which on it may be a further field."""


@dataclass(frozen=True, slots=True)
class TitleContext:
    """The rest of the row, by which short forms are understood.

    Attributes:
        employer: the target employer's name.
        department: the target's department.
        skills: the candidate's or the vacancy's skills.
        notes: the coach's notes.
        current_role: the present role.
    """

    employer: str = ""
    department: str = ""
    skills: tuple[str, ...] = ()
    notes: str = ""
    current_role: str = ""

    def words(self) -> frozenset[str]:
        """Return the words of the row that tell something about short forms."""
        text = " ".join(
            (self.employer, self.department, *self.skills, self.notes, self.current_role)
        ).lower()
        return _telling_words().intersection(re.findall(r"[\w+#/&-]+", text))


@functools.cache
def _telling_words() -> frozenset[str]:
    return frozenset(
        word
        for form in matching_words().contextual.values()
        for meaning in form.meanings
        for word in meaning.when
    )


def find_role_profile(title: str, context: TitleContext, library: RoleLibrary) -> RoleMatch:
    """Return the profile that a job title gets, and why.

    Args:
        title: as typed in the roster.
        context: the rest of the row.
        library: the role library.
    """
    employer = context.employer.strip()
    named = employer if employer and employer.lower() in title.lower() else ""
    found = _find(library, title, named, context.words())
    if found.kind == "none" and found.spoken_title and context.department.strip():
        # "Technician" tells nothing, "Technician" in "Pharmacy" does.
        again = _find(library, f"{title}, {context.department}", named, context.words())
        return again.model_copy(update={"spoken_title": found.spoken_title})
    return found


@functools.lru_cache(maxsize=16_384)
def _find(library: RoleLibrary, title: str, employer: str, context: frozenset[str]) -> RoleMatch:
    return matcher_of(library).match(title, employer, context)


@functools.lru_cache(maxsize=4)
def matcher_of(library: RoleLibrary) -> Matcher:
    """Return the matcher of a library, made once."""
    return Matcher(library)


@functools.lru_cache(maxsize=16_384)
def fields_told(title: str, library: RoleLibrary) -> frozenset[str]:
    """Return the SOC major groups that a title's words speak of, that of managers left aside.

    A sales manager stands in sales too: whoever sold before has not changed fields.
    """
    matcher = matcher_of(library)
    readings = readings_of(split_title(title), frozenset())
    if not readings:
        return frozenset()
    keys, head = weighed(readings[0], matcher.known.speller.correct)
    managed = tuple(key for key in keys if key != head) or keys
    chances = matcher.evidence.chances(managed, managed[-1])
    rest = {group: chance for group, chance in chances.items() if group != MANAGEMENT}
    least = LEAST_SHARE * sum(rest.values())
    if max(rest.values()) < LEAST_CHANCE:
        return frozenset()
    return frozenset(group for group, chance in rest.items() if chance >= least)


@functools.lru_cache(maxsize=16_384)
def title_words(title: str) -> tuple[Word, ...]:
    """Return a title's words in the likeliest order, short forms written out; () for none."""
    readings = readings_of(split_title(title), frozenset())
    return readings[0].words if readings else ()
