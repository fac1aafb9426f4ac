"""The Word template of a run: `PrepSheet` in, the bytes of a .docx out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.word.variables import TRUSTED, House, VariableFiller

if TYPE_CHECKING:
    from collections.abc import Mapping
    from dataclasses import dataclass

    from generator.prep_sheet.model import PrepSheet
    from generator.settings import Settings
    from generator.word.engine import CompiledTemplate

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WordTemplate:
    """A template with the house's words, ready to render.

    It pickles, and a worker that loads it needs neither docxtpl nor the template file.

    Attributes:
        compiled: the template.
        filler: what fills its variables.
    """

    compiled: CompiledTemplate
    filler: VariableFiller

    def render(self, prep_sheet: PrepSheet) -> bytes:
        """Return the bytes of a prep sheet's .docx: the same for the same prep sheet.

        Raises:
            TemplateError: a tag of one's own template cannot be computed for this prep sheet.
        """
        return self.compiled.render(self.filler.fill(prep_sheet))


def load_word_template(settings: Settings, headings: Mapping[str, str]) -> WordTemplate:
    """Return the built-in design in the house's brand, or the house's own template.

    Args:
        settings: `house` and `document` are used.
        headings: the fixed words of the page, by key.
    """
    from generator.word.design.build import build_template
    from generator.word.engine import compile_package
    from generator.word.runs import RunMarkup
    from generator.word.styles_part import style_ids

    package = build_template(settings, headings)
    compiled = compile_package("built-in template", package, TRUSTED)
    house = House(settings.house.name, settings.house.footer or settings.house.name)
    return WordTemplate(
        compiled,
        VariableFiller(
            house,
            headings,
            settings.document.sections,
            RunMarkup.of(style_ids(package), headings["open_quote"], headings["close_quote"]),
        ),
    )
