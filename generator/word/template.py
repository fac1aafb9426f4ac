"""The Word template of a run: `PrepSheet` in, the bytes of a .docx out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.word.built_in import BUILT_IN, built_in_design
from generator.word.engine import CompiledTemplate
from generator.word.filling import VariableFiller
from generator.word.runs import RunMarkup
from generator.word.styles_part import style_ids
from generator.word.variables import TRUSTED, House

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from generator.prep_sheet.model import PrepSheet
    from generator.settings import Settings


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

    Raises:
        TemplateError: the house's own template cannot be used; the message names template, part,
            paragraph and tag.
        SettingsError: the logo cannot be used.
    """
    own = settings.document.template
    compiled, styles = _own(own, headings) if own else _built_in(settings, headings)
    markup = RunMarkup.of(styles, headings["open_quote"], headings["close_quote"])
    house = House(settings.house.name, settings.house.footer or settings.house.name)
    filler = VariableFiller(house, headings, settings.document.sections, markup)
    return WordTemplate(compiled, filler)


def _own(path: Path, headings: Mapping[str, str]) -> tuple[CompiledTemplate, Mapping[str, str]]:
    from generator.word.own_template import check_template

    checked = check_template(path, headings)
    for fault in checked.faults:
        raise fault.as_error(checked.name)
    assert checked.compiled is not None  # noqa: S101 - without faults there is one
    return checked.compiled, style_ids(checked.package)


def _built_in(
    settings: Settings, headings: Mapping[str, str]
) -> tuple[CompiledTemplate, Mapping[str, str]]:
    design = built_in_design(settings, headings)
    compiled = CompiledTemplate(BUILT_IN, design.parts, design.constant_parts, TRUSTED)
    return compiled, design.styles
