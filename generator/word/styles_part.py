"""What a template's styles are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def style_ids(package: Mapping[str, bytes]) -> dict[str, str]:
    """Return the id of each style by its name as Word shows it."""
    from lxml import etree

    if "word/styles.xml" not in package:
        return {}
    root = etree.fromstring(package["word/styles.xml"])
    found = {}
    for style in root.iter(f"{_W}style"):
        name = style.find(f"{_W}name")
        if name is not None:
            found[name.get(f"{_W}val", "")] = style.get(f"{_W}styleId", "")
    return found
