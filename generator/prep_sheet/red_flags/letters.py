"""Expressions over the letters of plain text, for word lists that no pattern is made of."""

from __future__ import annotations

import re


def any_of(entries: tuple[str, ...]) -> str:
    """Return an expression for any of the entries, common beginnings shared for speed."""
    tree: dict[str, dict[str, object]] = {}
    for entry in entries:
        node: dict[str, object] = tree  # type: ignore[assignment]
        for letter in entry:
            node = node.setdefault(letter, {})  # type: ignore[assignment]
        node[""] = {}
    return _expression(tree)  # type: ignore[arg-type]


def _expression(node: dict[str, object]) -> str:
    branches = [
        _letter(letter) + _expression(rest)  # type: ignore[arg-type]
        for letter, rest in node.items()
        if letter
    ]
    if not branches:
        return ""
    # longest first: an ending here is tried last, so "head of" wins over "head"
    if "" in node:
        return f"(?:{'|'.join(branches)})?"
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


def _letter(letter: str) -> str:
    # "#" in an entry stands for a number
    return r"\d[\d.,/]*" if letter == "#" else re.escape(letter)
