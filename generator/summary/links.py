"""Links out of the summary workbook: relative, so that the folder can move."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from generator.summary.cells import Link

if TYPE_CHECKING:
    from pathlib import Path

NOT_IN_ADDRESSES = [*map(chr, range(33)), *'%#?"<>[]^`{}|\\']
RESERVED = str.maketrans({character: f"%{ord(character):02X}" for character in NOT_IN_ADDRESSES})
"""What an address cannot hold as it stands; letters of any script stay, as Excel writes them."""

UNDECODED = re.compile("[\udc80-\udcff]")
"""Bytes of a file name that is no UTF-8, as Python keeps them."""


class Links:
    """Makes links from the summary's folder to documents and to cells of the roster.

    Args:
        folder: where the summary stands.
        output_folder: what documents are relative to.
        roster: the roster's path.
    """

    def __init__(self, folder: Path, output_folder: Path, roster: Path) -> None:
        self._to_documents = relative_path(output_folder, folder)
        self._to_roster = address_of(relative_path(roster, folder))
        self._has_cells = roster.suffix.lower() not in {".csv", ".tsv", ".txt"}

    def document(self, document: str | None) -> Link | None:
        """Return a link to a document, shown by its file name; None where there is none."""
        if not document:
            return None
        path = document if self._to_documents == "." else f"{self._to_documents}/{document}"
        shown = document.rsplit("/", 1)[-1].removesuffix(".docx")
        return Link(shown, address_of(path))

    def cell(self, worksheet: str | None, cell: str | None) -> Link | None:
        """Return a link to a cell of the roster, shown by its name; None where none is meant."""
        if not cell:
            return None
        if not worksheet or not self._has_cells:
            return Link(cell, self._to_roster)
        quoted = worksheet.replace("'", "''")
        return Link(cell, self._to_roster, f"'{quoted}'!{cell}")


def address_of(path: str) -> str:
    """Return a path as a relationship's address."""
    return UNDECODED.sub(lambda found: f"%{ord(found[0]) - 0xDC00:02X}", path.translate(RESERVED))


def relative_path(path: Path, folder: Path) -> str:
    """Return the way from a folder to a path, with forward slashes.

    On Windows there is none from one drive to another; the address is then absolute.
    """
    try:
        return os.path.relpath(path.absolute(), folder.absolute()).replace(os.sep, "/")
    except ValueError:
        return path.absolute().as_uri()
