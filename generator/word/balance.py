"""Whether what a condition or loop encloses can be left out or repeated in sound XML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jinja2 import nodes

if TYPE_CHECKING:
    from collections.abc import Iterable

_ELEMENT = re.compile(r"<(?P<close>/?)(?P<name>[\w:.-]+)[^>]*?(?P<empty>/?)>")


def is_balanced(body: Iterable[nodes.Node]) -> bool:
    """Whether a body closes, outside in, just what it opens, inside out.

    `</w:r></w:p><w:p><w:r>` is balanced: without it two paragraphs run together, and twice it
    makes one more. A body that begins in the text and ends in a table is not.

    Args:
        body: of a condition or loop; what stands in bodies within is left to a look of its own.
    """
    closed: list[str] = []
    opened: list[str] = []
    for element in _ELEMENT.finditer("".join(_markup(body))):
        if element["empty"]:
            continue
        if not element["close"]:
            opened.append(element["name"])
        elif not opened:
            closed.append(element["name"])
        elif opened.pop() != element["name"]:
            return False
    return closed == opened[::-1]


def _markup(body: Iterable[nodes.Node]) -> Iterable[str]:
    """Yield the XML of a body, with a letter for each value that is printed."""
    for node in body:
        if isinstance(node, nodes.Output):
            for child in node.nodes:
                yield child.data if isinstance(child, nodes.TemplateData) else "x"
