"""Everything the worksheets are made of, gathered once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.batch.model import BatchReport, Outcome
    from generator.problems import Problem
    from generator.settings import Settings
    from generator.summary.links import Links
    from generator.summary.notes import CoachNotes
    from generator.summary.sameness import Nearest
    from generator.summary.words import Words


@dataclass(frozen=True, slots=True)
class Material:
    """What one summary workbook is made of.

    Attributes:
        candidates: the outcomes of the roster's rows, in roster order.
        departed: the outcomes of those no longer on the roster.
        notes: what coaches wrote, already matched to this report's keys.
        problems: of the report, and of the coach's notes.
        nearest: by candidate key, the candidate whose scripts are most alike.
    """

    report: BatchReport
    settings: Settings
    words: Words
    links: Links
    notes: CoachNotes
    candidates: Sequence[Outcome]
    departed: Sequence[Outcome]
    problems: tuple[Problem, ...]
    nearest: Mapping[str, Nearest] = field(default_factory=dict)

    @property
    def house_name(self) -> str:
        """The house's name, or the program's where the settings give none."""
        return self.settings.house.name or self.words.text("house")

    def field_label(self, name: str | None) -> str:
        """Return what a roster field is called where it stands alone; "" for none."""
        if name is None:
            return ""
        words = self.field_name(name)
        return self.words.table("columns").get(name, words[:1].upper() + words[1:])

    def how_to(self, sheet: str, rows: int) -> str:
        """Return the line above a table: what it is for, or that there is nothing in it."""
        return self.words.table("how_to" if rows else "nothing").text(sheet)

    def field_name(self, name: str) -> str:
        """Return what a roster field is called in sentences."""
        fields = self.words.table("fields")
        return fields.table(name).text("name") if name in fields else name.replace("_", " ")
