"""The facts that sentences may name in braces, and what each is worth when choosing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from generator.prep_sheet.model import Source

OWN: Final = 3
"""What a fact of the candidate's or the vacancy's own adds to a group that needs it."""
STOCK: Final = 1
"""What a fact from the role library adds."""
ALWAYS: Final = 0


class Fact(NamedTuple):
    """One fact as it is said mid-sentence. A tuple, since each candidate has some sixty.

    Attributes:
        text: grammatically fitted.
        source: None for what is no tailoring (the date, the candidate's name).
        field: the roster field or the library key it came from.
        words: how many words it has.
    """

    text: str
    source: Source | None
    field: str
    words: int


def fact_of(text: str, source: Source | None, field: str) -> Fact:
    """Return a fact with its words counted."""
    return Fact(text, source, field, text.count(" ") + 1)


WORTH: Final[dict[str, int]] = {
    # the job and the place
    "role": ALWAYS,
    "a_role": ALWAYS,
    "roles": ALWAYS,
    "craft": ALWAYS,
    "a_craft": ALWAYS,
    "crafts": ALWAYS,
    "target": ALWAYS,
    "here": ALWAYS,
    "employer": OWN,
    "employers": OWN,
    "mission_to": OWN,
    "mission": OWN,
    "department": STOCK,
    "team": STOCK,
    "people": STOCK,
    "reports_to": STOCK,
    "field": STOCK,
    # the candidate's own
    "skill": OWN,
    "skill2": OWN,
    "skills": OWN,
    "skills2": OWN,
    "well": STOCK,
    "well2": STOCK,
    "next": STOCK,
    "project": OWN,
    "their_project": OWN,
    "training": OWN,
    "opportunity": OWN,
    "previous": OWN,
    "a_previous": OWN,
    "previous_field": OWN,
    "years": OWN,
    "degree": OWN,
    "subject": OWN,
    # the trade's
    "stock_skill": STOCK,
    "stock_skills": STOCK,
    "stock_well": STOCK,
    "stock_next": STOCK,
    "stock_project": STOCK,
    "stock_training": STOCK,
    "responsibility": STOCK,
    "responsibility2": STOCK,
    "daily": STOCK,
    "daily_list": STOCK,
    "tool": STOCK,
    "week": STOCK,
    "gathering": STOCK,
    "gain": STOCK,
    "gain2": STOCK,
    "gains": STOCK,
    "belief": STOCK,
    "legacy": STOCK,
    "lead": STOCK,
    "juniors": STOCK,
    "juniors_get": STOCK,
    "trend": STOCK,
    "trend2": STOCK,
    "learned": STOCK,
    "learned_list": STOCK,
    "old_learned": STOCK,
    "next_near": STOCK,
    "next_long": STOCK,
    "fit": STOCK,
    "commitment": STOCK,
    "value": STOCK,
    # for the coach's sections only
    "given_name": ALWAYS,
    "interviewer": OWN,
    "day1": OWN,
    "day2": OWN,
    "day3": OWN,
    "day4": OWN,
    "this_skill": OWN,
    "more_skills": OWN,
    "quote": OWN,
    "kept": OWN,
    "hears": OWN,
    "instead": OWN,
    "trade_instead": STOCK,
}
"""Every fact a sentence may name, with what it is worth. `docs/words.md` says what each one is."""
WHOLE_SENTENCES: Final = frozenset(
    {"fit", "commitment", "value", "hears", "instead", "trade_instead", "quote"}
)
"""Facts that are sentences, or somebody's words as typed: no sentence is longer for them."""
BITS: Final[dict[str, int]] = {name: 1 << place for place, name in enumerate(WORTH)}

SITUATIONS: Final[tuple[str, ...]] = (
    # how far along
    "student",
    "first_job",
    "early",
    "mid",
    "senior",
    "executive",
    # what is particular
    "change",
    "return",
    "step_down",
    "no_experience",
    "insider",
    "outsider",
    # what they wrote
    "leaving",
    "promotion_pay",
    "timeline",
    "threat",
    "off_field",
    "clean",
    "short",
    "keeps_skill",
    "keeps_training",
    "keeps_learning",
    "keeps_people",
    "keeps_lead",
    "keeps_craft",
    "keeps_home",
    "keeps_nothing",
    # how well the job is known
    "known",
    "family",
    "unknown",
)
"""What a group of sentences may be `suits` or `not_for`."""
SITUATION_BITS: Final[dict[str, int]] = {name: 1 << at for at, name in enumerate(SITUATIONS)}


def bits_of(names: object, bits: dict[str, int]) -> int:
    """Return the names' bits in one number.

    Raises:
        KeyError: a name is not known.
    """
    mask = 0
    for name in names if isinstance(names, (list, tuple, set, frozenset, dict)) else ():
        mask |= bits[name]
    return mask
