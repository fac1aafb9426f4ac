"""What a template's variables are: the types of `variables.py`, as a tag walks through them."""

from __future__ import annotations

import dataclasses
import inspect
import re
import types
import typing
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any, Literal

from markupsafe import Markup

from generator.prep_sheet import model
from generator.word.variables import SheetVariables

# Names that the models import for type checkers only.
_FOR_CHECKERS: dict[str, Any] = {
    **vars(model),
    "Markup": Markup,
    "Mapping": Mapping,
    "date": date,
    "AvoidKind": str,
    "MatchKind": str,
    "Section": str,
}
_ATTRIBUTE_LINE = re.compile(r"^    (?P<name>[\w, ]+): (?P<text>.+)$")


@dataclass(frozen=True, slots=True)
class VariableType:
    """What stands behind a name.

    Attributes:
        kind: text; number; yes-no; words (runs, written with `{{r }}`); list; group (of further
            names); table (a mapping of texts by key).
        fields: of a group, by name.
        item: of a list.
        about: of a group, what the docstrings say of each field.
    """

    kind: Literal["text", "number", "yes-no", "words", "list", "group", "table"]
    fields: Mapping[str, VariableType] = field(default_factory=dict)
    item: VariableType | None = None
    about: Mapping[str, str] = field(default_factory=dict)


@cache
def sheet_type() -> VariableType:
    """Return the group of all variables."""
    return _type_of(SheetVariables)


def paths(group: VariableType | None = None, prefix: str = "") -> tuple[str, ...]:
    """Return every variable as it is written in a tag; what a list holds is written `[]`."""
    found: list[str] = []
    for name, kind in (group or sheet_type()).fields.items():
        path = f"{prefix}{name}"
        found.append(path)
        inner = kind.item if kind.kind == "list" else kind
        if inner is not None and inner.kind == "group":
            found += paths(inner, f"{path}{'[]' if kind.kind == 'list' else ''}.")
    return tuple(found)


@cache
def _type_of(annotation: Any) -> VariableType:
    if dataclasses.is_dataclass(annotation) and isinstance(annotation, type):
        hints = typing.get_type_hints(annotation, localns=_FOR_CHECKERS)
        hints |= {
            name: typing.get_type_hints(member.fget, localns=_FOR_CHECKERS)["return"]
            for name, member in vars(annotation).items()
            if isinstance(member, property)
        }
        return VariableType(
            "group",
            fields={name: _type_of(hint) for name, hint in hints.items()},
            about=_attributes_of(annotation),
        )
    origin = typing.get_origin(annotation)
    if origin is tuple:
        return VariableType("list", item=_type_of(typing.get_args(annotation)[0]))
    if origin is Mapping:
        return VariableType("table")
    if origin in {typing.Union, types.UnionType, Literal}:
        return VariableType("text")
    simple: dict[Any, VariableType] = {
        bool: VariableType("yes-no"),
        int: VariableType("number"),
        float: VariableType("number"),
        Markup: VariableType("words"),
    }
    return simple.get(annotation, VariableType("text"))


def _attributes_of(documented: type) -> dict[str, str]:
    """Return what a class's docstring says of its attributes, by name."""
    lines = inspect.getdoc(documented)
    text = (lines or "").partition("Attributes:\n")[2]
    about: dict[str, str] = {}
    names: list[str] = []
    for line in text.splitlines():
        match = _ATTRIBUTE_LINE.match(line)
        if match:
            names = [name.strip() for name in match["name"].split(",")]
            about |= dict.fromkeys(names, match["text"].strip())
        elif names and line.startswith("        "):
            about |= {name: f"{about[name]} {line.strip()}" for name in names}
    return about
