"""The styles of the built-in design.

Its grammar: what is to be said aloud stands behind a bar in the house's colour; what can be said
on its own at once (the short answer) stands on a tint; labels are small capitals; everything else
is quiet.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from docx.enum.style import WD_STYLE_TYPE

from generator.word.design.looks import Line, Look, Tab, shading
from generator.word.design.markup import element
from generator.word.runs import OWN_FACT_STYLE, ROLE_FACT_STYLE

if TYPE_CHECKING:
    from docx.document import Document

    from generator.word.brand import Palette
    from generator.word.design.page import Measure

BULLETS, TICK_BOXES = 1, 2
"""Numbers of the two lists in numbering.xml."""
LABEL_WIDTH = 96.0
"""Points: the column of labels that stand before their text."""
_INSET = 9
_BAR = 3.0


@dataclass(frozen=True, slots=True)
class StyleOf:
    """One style: its name as Word shows it, what it is based on, how it looks."""

    name: str
    look: Look
    based_on: str = "Normal"
    kind: Literal["paragraph", "character"] = "paragraph"
    is_builtin: bool = False


def styles_of(colours: Palette, measure: Measure, fonts: tuple[str, str]) -> tuple[StyleOf, ...]:
    """Return all styles.

    Args:
        colours: the house's.
        measure: the page's.
        fonts: of headings and of the body.
    """
    return (
        *_headings(colours, measure, fonts[0]),
        *_running_text(colours, measure),
        *_spoken(colours),
        *_lists_and_tables(colours, measure),
        *_characters(colours),
    )


def _headings(colours: Palette, measure: Measure, font: str) -> tuple[StyleOf, ...]:
    above = (("top", Line(0.75, colours.rule, 8)),)
    right = (Tab(measure.text_width, "right"),)
    return (
        StyleOf(
            "Title",
            Look(
                font=font, size=30, bold=True, colour=colours.strong, after=0, line=0.95,
                keep_next=True, keep_lines=True,
            ),
            is_builtin=True,
        ),
        StyleOf(
            "Subtitle",
            Look(font=font, size=15, after=8, line=1.0, keep_next=True),
            is_builtin=True,
        ),
        StyleOf(
            "Heading 1",
            Look(
                font=font, size=18, bold=True, colour=colours.strong, before=22, after=4, line=1.0,
                borders=above, tabs=right, keep_next=True, keep_lines=True, outline=0,
            ),
            is_builtin=True,
        ),
        StyleOf(
            "Heading 2",
            Look(
                font=font, size=12.5, bold=True, before=12, after=4, line=1.0, tabs=right,
                keep_next=True, keep_lines=True, outline=1,
            ),
            is_builtin=True,
        ),
    )


def _running_text(colours: Palette, measure: Measure) -> tuple[StyleOf, ...]:
    box = Line(6, colours.tint, 3)
    return (
        StyleOf(
            "Kind of sheet",
            Look(size=9, bold=True, caps=True, letter_spacing=1.2, colour=colours.quiet, after=6,
                 keep_next=True),
        ),
        StyleOf("Letterhead", Look(after=10, keep_next=True)),
        StyleOf(
            "Details",
            Look(
                size=10, after=0, before=0, line=1.15,
                borders=(("top", Line(0.75, colours.rule, 5)), ("bottom", Line(0.75, colours.rule, 5))),
            ),
        ),
        StyleOf(
            "Opening",
            Look(
                size=11.5, line=1.2, fill=colours.tint, left=_INSET, right=_INSET, before=6, after=6,
                keep_lines=True,
                borders=(("top", box), ("left", box), ("bottom", box), ("right", box)),
            ),
        ),
        StyleOf(
            "Labelled",
            Look(left=LABEL_WIDTH, hanging=LABEL_WIDTH, tabs=(Tab(LABEL_WIDTH),), after=5),
        ),
        StyleOf("Note", Look(size=9, colour=colours.quiet, before=4, after=4)),
        StyleOf(
            "Writing line",
            Look(
                size=9, colour=colours.quiet, before=6, after=0, keep_lines=True,
                left=_INSET * 2, tabs=(Tab(80), Tab(measure.text_width, "right", "underscore")),
            ),
        ),
        StyleOf("Prompt", Look(before=8, after=0, keep_next=True, keep_lines=True)),
        StyleOf("Asked", Look(bold=True, before=6, after=0, keep_next=True, keep_lines=True)),
        StyleOf("Answered", Look(after=4, keep_lines=True)),
        StyleOf(
            "Footer",
            Look(size=8.5, colour=colours.quiet, after=0, tabs=(Tab(measure.text_width, "right"),)),
            is_builtin=True,
        ),
        StyleOf("Template tag", Look(size=8, colour=colours.quiet, before=0, after=0)),
    )


def _spoken(colours: Palette) -> tuple[StyleOf, ...]:
    bar = ("left", Line(_BAR, colours.strong, _INSET))
    box = Line(6, colours.tint, 3)
    return (
        StyleOf(
            "Beat",
            Look(
                size=8.5, bold=True, caps=True, letter_spacing=0.5, colour=colours.strong,
                before=6, after=0, left=_INSET + _BAR, borders=(bar,), keep_next=True,
            ),
        ),
        StyleOf(
            "Spoken",
            Look(
                size=11.5, line=1.18, before=0, after=0, left=_INSET + _BAR, borders=(bar,),
                keep_lines=True,
            ),
        ),
        StyleOf(
            "Spoken short",
            Look(
                size=11.5, line=1.18, before=6, after=6, left=_INSET + _BAR, right=_INSET,
                fill=colours.tint, keep_lines=True,
                borders=(("top", box), bar, ("bottom", box), ("right", box)),
            ),
        ),
        StyleOf(
            "Spoken instead",
            Look(
                left=LABEL_WIDTH, hanging=LABEL_WIDTH - _INSET - _BAR, tabs=(Tab(LABEL_WIDTH),),
                right=_INSET, before=4, after=8, fill=colours.tint, keep_lines=True,
                borders=(("top", box), bar, ("bottom", box), ("right", box)),
            ),
        ),
    )


def _lists_and_tables(colours: Palette, measure: Measure) -> tuple[StyleOf, ...]:
    return (
        StyleOf(
            "List Bullet",
            Look(list_level_of=BULLETS, after=3, keep_lines=True),
            is_builtin=True,
        ),
        StyleOf("Tick box", Look(list_level_of=TICK_BOXES, after=3, keep_lines=True)),
        StyleOf(
            "Column head",
            Look(size=9, bold=True, caps=True, letter_spacing=0.4, colour=colours.strong, before=2,
                 after=2, line=1.0, keep_next=True),
        ),
        StyleOf("Cell", Look(size=10, before=2, after=3, line=1.08)),
    )


def _characters(colours: Palette) -> tuple[StyleOf, ...]:
    def character(name: str, look: Look) -> StyleOf:
        return StyleOf(name, look, based_on="", kind="character")

    return (
        character(OWN_FACT_STYLE, Look(bold=True)),
        character(ROLE_FACT_STYLE, Look(italic=True)),
        character("Label", Look(bold=True, colour=colours.strong, size=9.5)),
        character("Aside", Look(colour=colours.quiet, bold=False, size=9)),
        character("Badge", Look(size=9, bold=True, colour="FFFFFF", fill=colours.strong)),
    )


def add_styles(document: Document, styles: tuple[StyleOf, ...]) -> None:
    """Put the styles into a document that has only `Normal`."""
    kinds = {"paragraph": WD_STYLE_TYPE.PARAGRAPH, "character": WD_STYLE_TYPE.CHARACTER}
    for style in styles:
        added = document.styles.add_style(style.name, kinds[style.kind], style.is_builtin)
        added.hidden = False
        added.quick_style = True
        if style.based_on:
            added.base_style = document.styles[style.based_on]
        if style.kind == "paragraph":
            added.element.append(element(f"<w:pPr>{style.look.paragraph_properties()}</w:pPr>"))
        run = style.look.run_properties()
        if style.kind == "character" and style.look.fill:
            run += shading(style.look.fill)
        if run:
            added.element.append(element(f"<w:rPr>{run}</w:rPr>"))
