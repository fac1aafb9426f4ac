"""The whole built-in template, put together from settings."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import TYPE_CHECKING

from lxml import etree

from generator.word.brand import palette_of
from generator.word.design.bands import write_bands
from generator.word.design.footers import write_footers
from generator.word.design.foundation import bare_document, is_right_to_left
from generator.word.design.masthead import write_letterhead, write_masthead
from generator.word.design.page import PAPERS, Page
from generator.word.design.sections import SectionWriter
from generator.word.design.styles import add_styles, styles_of
from generator.word.logo import read_logo

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docx.document import Document

    from generator.settings import Settings

_IGNORABLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable"
FIXED_DATE = dt.date(2026, 1, 1)
"""The documents' own date where the settings give none: never the clock's."""


def build_template(settings: Settings, headings: Mapping[str, str]) -> dict[str, bytes]:
    """Return the parts of the built-in template, tags and all.

    Args:
        settings: paper, language, sections and their order; the house's colour and fonts.
        headings: the fixed words of the page, by key.

    Raises:
        SettingsError: the logo cannot be used.
    """
    measure = PAPERS[settings.document.paper]
    colours = palette_of(settings.house.colour)
    document = bare_document(settings, measure, colours)
    fonts = (settings.house.heading_font, settings.house.body_font)
    is_rtl = is_right_to_left(settings.document.language)
    add_styles(document, styles_of(colours, measure, fonts), is_right_to_left=is_rtl)
    page = Page(document, measure, is_right_to_left=is_rtl)
    if settings.house.logo:
        alt_text = settings.house.logo_alt or settings.house.name or settings.house.logo.stem
        write_letterhead(page, read_logo(settings.house.logo), alt_text)
    write_masthead(page, headings)
    writer = SectionWriter(page, headings, colours)
    for section in settings.document.sections:
        writer.write(section)
    write_bands(document, measure, colours)
    write_footers(document, headings)
    _set_properties(document, settings)
    return _parts_of(document)


def _set_properties(document: Document, settings: Settings) -> None:
    properties = document.core_properties
    date = settings.document.date or FIXED_DATE
    moment = dt.datetime(date.year, date.month, date.day, tzinfo=dt.UTC)
    properties.title = "{{ document_title }}"
    properties.subject = "{{ document_subject }}"
    properties.author = properties.last_modified_by = "{{ house.name }}"
    properties.language = settings.document.language
    properties.comments = properties.keywords = properties.category = ""
    properties.created = properties.modified = moment
    properties.revision = 1


def _parts_of(document: Document) -> dict[str, bytes]:
    saved = io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as package:
        return {
            name: _lean(package.read(name))
            if name.endswith((".xml", ".rels"))
            else package.read(name)
            for name in package.namelist()
        }


def _lean(data: bytes) -> bytes:
    """Return a part without namespaces and hints that it does not use."""
    root = etree.fromstring(data)
    root.attrib.pop(_IGNORABLE, "")
    etree.cleanup_namespaces(root)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
