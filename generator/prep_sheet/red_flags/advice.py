"""What the interviewer hears in a red flag, and what this candidate could say instead."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from string import Formatter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

Advice = dict[tuple[str, str], tuple[tuple[str, ...], tuple[str, ...]]]
"""(kind, sub-kind) to (what the interviewer hears, what to say instead)."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is known for the slots of a wording; "" where it is not.

    Attributes:
        key: who the candidate is; the choice of the wording hangs on it.
        role: mid-sentence, no article.
        employer: as typed.
        skill: mid-sentence.
        other: the other field or occupation that the candidate named.
    """

    key: str
    role: str = ""
    employer: str = ""
    skill: str = ""
    other: str = ""

    def known(self) -> dict[str, str]:
        """Return the facts that there are."""
        facts = {
            "role": self.role,
            "employer": self.employer,
            "skill": self.skill,
            "other": self.other,
        }
        return {name: fact for name, fact in facts.items() if fact}


def read_advice(content: Mapping[str, Mapping[str, Mapping[str, list[str]]]]) -> Advice:
    """Return the advice that advice.toml holds."""
    return {
        (kind, sub): (tuple(entry["hears"]), tuple(entry["instead"]))
        for kind, subs in content.items()
        for sub, entry in subs.items()
    }


def advise(kind: str, sub: str, told: Told, advice: Advice) -> tuple[str, str]:
    """Return what the interviewer hears, and a safer wording.

    The same candidate gets the same words in every run. Where wordings that name the candidate's
    own facts can be had, one of these is taken three times in four: they say more.
    """
    hears, instead = advice[kind, sub]
    known = told.known()
    usable = [wording for wording in instead if slots_of(wording) <= known.keys()]
    own = [wording for wording in usable if slots_of(wording)]
    choice = zlib.crc32(f"{told.key}|{kind}|{sub}".encode())
    pool = own if own and choice % 4 else usable
    return hears[choice % len(hears)], pool[choice // 7 % len(pool)].format_map(known)


def slots_of(wording: str) -> set[str]:
    """Return the names of the slots in a wording."""
    return {name for _, name, _, _ in Formatter().parse(wording) if name}
