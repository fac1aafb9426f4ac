"""The paper, and a short way to write paragraphs of styled pieces onto it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docx.shared import Mm, Pt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document
    from docx.shared import Length
    from docx.text.paragraph import Paragraph

TAB = "\t"
LINE_BREAK = "\n"
TAG_STYLE = "Template tag"


@dataclass(frozen=True, slots=True)
class Styled:
    """A piece of a paragraph in a character style."""

    text: str
    style: str


Piece = str | Styled


@dataclass(frozen=True, slots=True)
class Measure:
    """A paper and its margins."""

    width: Length
    height: Length
    side: Length
    top: Length
    bottom: Length

    @property
    def text_width(self) -> float:
        """Points between the side margins."""
        return (self.width - 2 * self.side) / Pt(1)


PAPERS = {
    "A4": Measure(Mm(210), Mm(297), side=Mm(20), top=Mm(14), bottom=Mm(15)),
    "Letter": Measure(Mm(215.9), Mm(279.4), side=Mm(18), top=Mm(12), bottom=Mm(14)),
}


class Page:
    """Writes paragraphs and tags at the end of a document.

    Args:
        document: what to write to.
        measure: its paper.
        is_right_to_left: the way its language is written.
    """

    def __init__(
        self, document: Document, measure: Measure, *, is_right_to_left: bool = False
    ) -> None:
        self.document = document
        self.measure = measure
        self.is_right_to_left = is_right_to_left

    def write(self, style: str, *pieces: Piece) -> Paragraph:
        """Write a paragraph."""
        return fill(self.document.add_paragraph(style=style), pieces)

    def tag(self, statement: str) -> None:
        """Write a statement that takes its paragraph with it: `{%p statement %}`."""
        self.write(TAG_STYLE, f"{{%p {statement} %}}")


def fill(paragraph: Paragraph, pieces: Sequence[Piece]) -> Paragraph:
    """Write pieces into a paragraph; tabs and line breaks in their text become Word's."""
    for piece in pieces:
        if isinstance(piece, Styled):
            paragraph.add_run(piece.text, piece.style)
        else:
            paragraph.add_run(piece)
    return paragraph
