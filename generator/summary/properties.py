"""The workbook's document properties: whose it is, and what it was made from."""

from __future__ import annotations

import contextlib
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.summary.cells import plain_text

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl import Workbook

    from generator.summary.material import Material

DIGEST, NOTES = "PrepsheetsDigest", "PrepsheetsNotes"
PART = "docProps/custom.xml"


@dataclass(frozen=True, slots=True)
class Provenance:
    """What a summary workbook says of itself.

    Attributes:
        digest: of all that it was made from.
        notes: the digest of the coach's notes it was written with, so that a workbook which
            nobody has written into since is known as such.
    """

    digest: str = ""
    notes: str = ""


def set_properties(workbook: Workbook, material: Material, provenance: Provenance) -> None:
    """Give a workbook its document properties."""
    from openpyxl.packaging.custom import StringProperty

    words, report = material.words, material.report
    shown = workbook.properties
    shown.creator = shown.lastModifiedBy = material.house_name
    roster = plain_text(report.roster.stem)
    shown.title = words.text("document_title", house=material.house_name, roster=roster)
    shown.subject, shown.keywords = words.text("document_subject"), words.text("document_keywords")
    shown.language = material.settings.document.language
    shown.created = shown.modified = report.started.replace(tzinfo=None, microsecond=0)
    kept = {DIGEST: provenance.digest, NOTES: provenance.notes}
    properties = workbook.custom_doc_props  # type: ignore[attr-defined]  # the stubs lack it
    for name, value in kept.items():
        properties.append(StringProperty(name=name, value=value))


def read_provenance(path: Path) -> Provenance:
    """Return what a workbook says of itself; nothing, where it says nothing or cannot be read."""
    from lxml import etree

    values: dict[str, str] = {}
    unreadable = (OSError, zipfile.BadZipFile, KeyError, etree.XMLSyntaxError)
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    with contextlib.suppress(*unreadable), zipfile.ZipFile(path) as package:
        for element in etree.fromstring(package.read(PART), parser):
            values[element.get("name", "")] = "".join(map(str, element.itertext()))
    return Provenance(values.get(DIGEST, ""), values.get(NOTES, ""))
