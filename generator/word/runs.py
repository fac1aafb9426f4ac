"""A script's words as Word runs, each fact marked by where it came from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from generator.word.environment import escaped

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.prep_sheet.model import Source, Span

OWN_FACT_STYLE = "Own fact"
ROLE_FACT_STYLE = "Role fact"
"""Names of the character styles that a template may restyle; without them bold and italic."""


@dataclass(frozen=True, slots=True)
class RunMarkup:
    """How one template marks the facts of a script.

    Attributes:
        opening: what a run begins with, by the source of its words: up to its text.
        open_quote: what a paragraph to be spoken begins with.
        close_quote: what it ends with.
    """

    opening: Mapping[Source | None, str]
    open_quote: str = ""
    close_quote: str = ""

    @classmethod
    def of(cls, style_ids: Mapping[str, str], open_quote: str, close_quote: str) -> RunMarkup:
        """Return the markup for a template that has these styles, name to id."""
        own = _properties(style_ids.get(OWN_FACT_STYLE), "<w:b/><w:bCs/>")
        role = _properties(style_ids.get(ROLE_FACT_STYLE), "<w:i/><w:iCs/>")
        start = '<w:t xml:space="preserve">'
        return cls(
            opening={
                None: f"<w:r>{start}",
                "candidate": f"<w:r>{own}{start}",
                "vacancy": f"<w:r>{own}{start}",
                "library": f"<w:r>{role}{start}",
            },
            open_quote=escaped(open_quote),
            close_quote=escaped(close_quote),
        )

    def quoted(self, spans: Iterable[Span]) -> Markup:
        """Return spans as runs, in quotation marks: text as typed, white space kept."""
        opening = self.opening
        words = "</w:t></w:r>".join([opening[span.source] + escaped(span.text) for span in spans])
        plain = opening[None]
        if self.open_quote:
            words = f"{plain}{self.open_quote}</w:t></w:r>{words}"
        return Markup(  # noqa: S704 - each text in it was escaped above
            f"{words}</w:t></w:r>{plain}{self.close_quote}</w:t></w:r>"
            if self.close_quote
            else f"{words}</w:t></w:r>"
        )


def _properties(style_id: str | None, direct: str) -> str:
    """Return a run's properties: a character style of the template, else direct formatting."""
    inner = f'<w:rStyle w:val="{escaped(style_id)}"/>' if style_id else direct
    return f"<w:rPr>{inner}</w:rPr>"
