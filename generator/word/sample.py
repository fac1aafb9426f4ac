"""Variables of nobody: to try a template on, before it meets a candidate."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from generator.word.variable_types import VariableType, sheet_type

if TYPE_CHECKING:
    from collections.abc import Mapping

ITEMS = 2
"""How many items a full sample's lists hold."""
NEVER_EMPTY = (".beats", ".spans")
"""Lists that hold an item on every sheet."""


def full_sample(headings: Mapping[str, str]) -> dict[str, Any]:
    """Return variables that are all there: each text says its own name."""
    return _sample(headings, is_full=True)


def bare_sample(headings: Mapping[str, str]) -> dict[str, Any]:
    """Return variables of a candidate of whom nothing is known: no text, nothing in the lists."""
    return _sample(headings, is_full=False)


def _sample(headings: Mapping[str, str], *, is_full: bool) -> dict[str, Any]:
    values = {
        name: _value(kind, name, is_full=is_full)
        for name, kind in sheet_type().fields.items()
        if kind.kind != "table"
    }
    return values | {"headings": headings}


def _value(kind: VariableType, path: str, *, is_full: bool) -> Any:
    if kind.kind == "group":
        return SimpleNamespace(
            **{
                name: _value(inner, f"{path}.{name}", is_full=is_full)
                for name, inner in kind.fields.items()
            }
        )
    if kind.kind == "list" and kind.item is not None:
        count = ITEMS if is_full else path.endswith(NEVER_EMPTY)
        return tuple(_value(kind.item, f"{path}[{at}]", is_full=is_full) for at in range(count))
    simple = {
        "text": path if is_full else "",
        "number": 1 if is_full else 0,
        "yes-no": is_full,
        "words": Markup(f"<w:r><w:t>{path if is_full else ''}</w:t></w:r>"),  # noqa: S704 - a path
    }
    return simple[kind.kind]
