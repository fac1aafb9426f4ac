"""Look into a zipped workbook before it is read: nothing too large, nothing that reaches out."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.errors import RosterError
from generator.roster.number_formats import zero_padded_cells, zero_padded_styles
from generator.roster.ods_merged import merged_ranges
from generator.roster.package import MEGABYTE, Package, open_package
from generator.roster.worksheet_scan import (
    WorksheetScan,
    count_ods_cells,
    longest_shared_text,
    scan_binary_worksheet,
    scan_worksheet,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from xml.etree.ElementTree import Element

    from generator.roster.grid import MergedRange
    from generator.settings import RosterSettings

ODS_CONTENT = "content.xml"
WORKBOOK_PARTS = ("xl/workbook.xml", "xl/workbook.bin", ODS_CONTENT)
SHARED_TEXTS = "xl/sharedStrings.xml"
MOST_COLUMNS = 16_384
"""Of a worksheet, in Excel and in LibreOffice."""
LONG_TEXTS = 8
"""Not all cells hold the longest text: so many times the limit is still likely to be sound."""
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT_MAIN = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"


@dataclass(frozen=True, slots=True)
class Inspection:
    """What was found in a workbook.

    Attributes:
        scans: worksheet name to what its part holds; empty where that is not known.
        merged: worksheet name to its merged ranges, for .ods, whose reader leaves them out.
    """

    scans: Mapping[str, WorksheetScan] = field(default_factory=dict)
    merged: Mapping[str, Sequence[MergedRange]] = field(default_factory=dict)

    def formulas_of(self, worksheet: str) -> frozenset[str]:
        """Return a worksheet's cells whose formula has no stored value."""
        scan = self.scans.get(worksheet)
        return frozenset(scan.formulas) if scan else frozenset()

    def zero_padded_of(self, worksheet: str) -> Mapping[str, int]:
        """Return a worksheet's cells that show leading zeros, with how many digits they show."""
        scan = self.scans.get(worksheet)
        return scan.zero_padded if scan else {}


def inspect_package(content: bytes, settings: RosterSettings) -> Inspection:
    """Return what a zipped workbook holds.

    Args:
        content: the whole file.
        settings: how much it may unpack to, and how many cells a worksheet may have.

    Raises:
        RosterError: the file is damaged, no workbook, too large, or defines XML entities.
    """
    package = open_package(content, settings.unpacked_megabytes)
    names = {name.lower(): name for name in package.parts}
    if not any(part.lower() in names for part in WORKBOOK_PARTS):
        raise RosterError("is no workbook")
    scans: dict[str, WorksheetScan] = {}
    texts = 0
    for name in package.data_parts():
        if "/worksheets/" in name and name.endswith(".xml"):
            scans[name] = scan_worksheet(package.pieces(name))
        elif "/worksheets/" in name and name.endswith(".bin"):
            scans[name] = scan_binary_worksheet(package.read(name))
        elif name == ODS_CONTENT:
            scans[name] = WorksheetScan(rows=count_ods_cells(package.pieces(name)), columns=1)
        elif name == SHARED_TEXTS:
            texts = longest_shared_text(package.pieces(name))
        else:
            _unpack(package, name)
    _hold_limits(scans, texts, settings)
    _find_zero_padded(package, scans)
    if ODS_CONTENT in scans:
        return Inspection(merged=merged_ranges(package.read(ODS_CONTENT)))
    return Inspection(_by_worksheet(package, scans))


def _find_zero_padded(package: Package, scans: Mapping[str, WorksheetScan]) -> None:
    if styles := zero_padded_styles(package.read("xl/styles.xml")):
        for name, scan in scans.items():
            scan.zero_padded.update(zero_padded_cells(package.pieces(name), styles))


def _unpack(package: Package, name: str) -> None:
    for _ in package.pieces(name):
        pass


def _hold_limits(
    scans: Mapping[str, WorksheetScan], longest_text: int, settings: RosterSettings
) -> None:
    if any(scan.columns > MOST_COLUMNS for scan in scans.values()):
        raise RosterError("is damaged: a cell stands to the right of the last column there is")
    if any(scan.cells > settings.cells for scan in scans.values()):
        raise RosterError(
            f"has a worksheet that reaches over more than {settings.cells:,} cells",
            "delete what stands far to the right or below, or raise cells under [roster]",
        )
    # A reader copies a shared text into each cell that points at it.
    text_cells = max((scan.text_cells for scan in scans.values()), default=0)
    if longest_text * text_cells > LONG_TEXTS * settings.unpacked_megabytes * MEGABYTE:
        raise RosterError(
            "holds a very long text in very many cells",
            "if it is to be trusted, raise unpacked_megabytes under [roster]",
        )


def _by_worksheet(package: Package, scans: Mapping[str, WorksheetScan]) -> dict[str, WorksheetScan]:
    """Return the scans by worksheet name; without those that no name leads to."""
    from defusedxml.ElementTree import (  # type: ignore[import-untyped]
        ParseError,
        fromstring,
    )

    folder = "xl/_rels/workbook.xml.rels"
    if "xl/workbook.xml" not in package.parts or folder not in package.parts:
        return {}
    try:
        workbook: Element = fromstring(package.read("xl/workbook.xml"))
        relations: Element = fromstring(package.read(folder))
    except ParseError as error:
        raise RosterError("is damaged", str(error)) from error
    targets = {item.get("Id", ""): item.get("Target", "") for item in relations}
    sheets = [*workbook.iter(f"{_MAIN}sheet"), *workbook.iter(f"{_STRICT_MAIN}sheet")]
    found = {}
    for sheet in sheets:
        target = targets.get(sheet.get(_RELATION) or sheet.get(_STRICT_RELATION) or "", "")
        part = posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")
        if part in scans:
            found[sheet.get("name", "")] = scans[part]
    return found
