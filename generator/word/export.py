"""The built-in design as a file to restyle in Word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.word.design.build import build_template
from generator.word.package import write_package

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.settings import Settings


def export_template(settings: Settings, headings: Mapping[str, str]) -> bytes:
    """Return the built-in template with its tags, in the house's brand, as a .docx.

    Raises:
        SettingsError: the logo cannot be used.
    """
    return write_package(build_template(settings, headings))
