"""The styles of the built-in design.

Its grammar: what is to be said aloud stands behind a bar in the house's colour; what can be said
on its own at once (the short answer) stands on a tint; labels are small capitals; everything else
is quiet.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from docx.enum.style import WD_STYLE_TYPE

from generator.word.design.looks import Borders, Line, Look, Tab, shading
from generator.word.design.markup import element
from generator.word.runs import OWN_FACT_STYLE, ROLE_FACT_STYLE

if TYPE_CHECKING:
    from docx.document import Document

    from generator.word.brand import Palette
    from generator.word.design.page import Measure

BULLETS, TICK_BOXES = 1, 2
"""Numbers of the two lists in numbering.xml."""
LABEL_WIDTH = 116.0
"""Points: the column of labels that stand before their text."""
_INSET = 9
_BAR = 3.0
_EDGE = 3.0


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
        *_lists_and_tables(colours),
        *_characters(colours),
    )


def _headings(colours: Palette, measure: Measure, font: str) -> tuple[StyleOf, ...]:
    heading = Look(font=font, bold=True, line=1.0, keep_next=True, keep_lines=True)
    coloured = replace(heading, colour=colours.strong)
    above: Borders = (("top", Line(0.75, colours.rule, 5)),)
    right = (Tab(measure.text_width, "right"),)
    return (
        _builtin("Title", replace(coloured, size=31, after=1, line=0.9)),
        _builtin("Subtitle", Look(font=font, size=15, after=7, line=1.0, keep_next=True)),
        _builtin(
            "Heading 1",
            replace(coloured, size=16, before=10, after=2, borders=above, tabs=right, outline=0),
        ),
        _builtin(
            "Heading 2", replace(heading, size=11.5, before=7, after=2, tabs=right, outline=1)
        ),
    )


def _running_text(colours: Palette, measure: Measure) -> tuple[StyleOf, ...]:
    quiet = Look(colour=colours.quiet)
    labels = Look(left=LABEL_WIDTH, hanging=LABEL_WIDTH, tabs=(Tab(LABEL_WIDTH),))
    rule = Line(0.75, colours.rule, 0)
    rules: Borders = (("bottom", rule), ("between", rule))
    return (
        StyleOf(
            "Kind of sheet",
            replace(
                quiet, size=9, bold=True, caps=True, letter_spacing=1.2, after=5, keep_next=True
            ),
        ),
        StyleOf("Letterhead", Look(after=10, keep_next=True)),
        StyleOf("Details", Look(after=4, line=1.2, keep_lines=True)),
        StyleOf("Opening", Look(size=11, line=1.08, after=2, keep_lines=True)),
        StyleOf("Doubt", replace(labels, before=6, after=3, keep_lines=True)),
        StyleOf("Labelled", replace(labels, after=3)),
        StyleOf("When", replace(quiet, after=0, keep_next=True, keep_lines=True)),
        StyleOf("Note", replace(quiet, size=8, before=3, after=0)),
        StyleOf("Prompt", Look(before=5, after=0, keep_next=True, keep_lines=True)),
        StyleOf(
            "Writing line",
            replace(
                quiet, size=9, before=4, after=0, line=1.0, left=12, borders=rules, keep_next=True
            ),
        ),
        StyleOf("Asked", Look(after=3, keep_lines=True)),
        _builtin("Header", Look(after=0, line=1.0)),
        _builtin(
            "Footer", replace(quiet, size=8.5, after=0, tabs=(Tab(measure.text_width, "right"),))
        ),
        StyleOf("Template tag", replace(quiet, size=8, before=0, after=0)),
    )


def _spoken(colours: Palette) -> tuple[StyleOf, ...]:
    behind_bar = _INSET + _BAR
    bar = Line(_BAR, colours.strong, _INSET)
    edge = Line(_EDGE, colours.tint, 3)
    card: Borders = (("top", edge), ("left", bar), ("bottom", edge), ("right", edge))
    spoken = Look(size=10.5, line=1.08, left=behind_bar)
    on_card = Look(right=_EDGE + 3, fill=colours.tint, borders=card, keep_lines=True)
    labels = Look(
        left=LABEL_WIDTH,
        hanging=LABEL_WIDTH - behind_bar,
        tabs=(Tab(LABEL_WIDTH),),
        keep_lines=True,
    )
    return (
        StyleOf("Spoken", replace(spoken, before=4, after=0, borders=(("left", bar),))),
        StyleOf(
            "Spoken short",
            replace(on_card, size=10.5, line=1.08, before=4, after=4, left=behind_bar),
        ),
        StyleOf(
            "Flagged",
            replace(
                labels,
                after=0,
                borders=(("left", Line(_BAR, colours.rule, _INSET)),),
                keep_next=True,
            ),
        ),
        StyleOf(
            "Spoken instead",
            replace(labels, right=_EDGE + 3, before=3, after=8, fill=colours.tint, borders=card),
        ),
    )


def _lists_and_tables(colours: Palette) -> tuple[StyleOf, ...]:
    head = Look(
        size=8.5,
        bold=True,
        caps=True,
        letter_spacing=0.5,
        colour=colours.strong,
        before=1,
        after=1,
        line=1.0,
        keep_next=True,
    )
    return (
        _builtin("List Bullet", Look(list_level_of=BULLETS, after=1, keep_lines=True)),
        StyleOf("Tick box", Look(list_level_of=TICK_BOXES, after=1, keep_lines=True)),
        StyleOf("Practice step", Look(keep_next=True), based_on="Tick box"),
        StyleOf("Column head", head),
        StyleOf("Cell", Look(size=9.5, before=0, after=1, line=1.04)),
    )


def _characters(colours: Palette) -> tuple[StyleOf, ...]:
    def character(name: str, look: Look) -> StyleOf:
        return StyleOf(name, look, based_on="", kind="character")

    return (
        character(OWN_FACT_STYLE, Look(bold=True)),
        character(ROLE_FACT_STYLE, Look(italic=True)),
        character("Label", Look(bold=True, colour=colours.strong, size=9.5)),
        character("Aside", Look(colour=colours.quiet, bold=False, size=9)),
        character(
            "Beat",
            Look(size=8.5, bold=True, caps=True, letter_spacing=0.5, colour=colours.strong),
        ),
        character("Long name", Look(size=20)),
        character("Strong", Look(bold=True)),
        character("Badge", Look(size=9, bold=True, colour="FFFFFF", fill=colours.strong)),
    )


def _builtin(name: str, look: Look) -> StyleOf:
    return StyleOf(name, look, is_builtin=True)


def add_styles(
    document: Document, styles: tuple[StyleOf, ...], *, is_right_to_left: bool = False
) -> None:
    """Put the styles into a document that has only `Normal`."""
    kinds = {"paragraph": WD_STYLE_TYPE.PARAGRAPH, "character": WD_STYLE_TYPE.CHARACTER}
    for style in styles:
        added = document.styles.add_style(style.name, kinds[style.kind], style.is_builtin)
        added.hidden = False
        added.quick_style = True
        if style.based_on:
            added.base_style = document.styles[style.based_on]
        if style.kind == "paragraph":
            look = style.look.mirrored() if is_right_to_left else style.look
            added.element.append(element(f"<w:pPr>{look.paragraph_properties()}</w:pPr>"))
        run = style.look.run_properties()
        if style.kind == "character" and style.look.fill:
            run += shading(style.look.fill)
        if run:
            added.element.append(element(f"<w:rPr>{run}</w:rPr>"))
