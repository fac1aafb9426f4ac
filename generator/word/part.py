"""A part of a template, ready for Jinja."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PatchedPart:
    """A part ready for Jinja.

    Attributes:
        name: of the part: "word/document.xml".
        source: Jinja source of the whole part, XML declaration included.
        original: the part as the template holds it, to tell where a fault stands.
        fixes_tables: rendering may change how many cells a row has.
        numbers_pictures: it holds drawings, whose ids have to be unique.
    """

    name: str
    source: str
    original: bytes
    fixes_tables: bool = False
    numbers_pictures: bool = False

    @property
    def is_finished_later(self) -> bool:
        """Whether there is work left after rendering."""
        return self.fixes_tables or self.numbers_pictures
