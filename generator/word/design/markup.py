"""WordprocessingML written out, where python-docx has no setting of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement


def element(xml: str) -> BaseOxmlElement:
    """Return the element that one piece of markup with the prefix `w` stands for."""
    (only,) = elements(xml)
    return only


def elements(xml: str) -> list[BaseOxmlElement]:
    """Return the elements that a piece of markup with the prefixes `w` and `r` stands for."""
    body = parse_xml(f"<w:body {nsdecls('w', 'r')}>{xml}</w:body>")
    return cast("list[BaseOxmlElement]", list(body))
