"""Write docs/template.md from the variables' own docstrings; a test holds the two together."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from generator.word.variable_types import sheet_type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.word.variable_types import VariableType

DOCS = Path(__file__).resolve().parents[1] / "docs"
PAGE = DOCS / "template.md"
HEAD = Path(__file__).with_name("template_docs_head.md")


def page() -> str:
    """Return the whole page."""
    rows = "\n".join(_rows(sheet_type(), "", {}))
    table = f"| variable | what it is | |\n|---|---|---|\n{rows}\n"
    return HEAD.read_text(encoding="utf-8").replace("@variables@\n", table)


def _rows(group: VariableType, prefix: str, told: dict[int, str]) -> Iterator[str]:
    """Yield a row for each variable.

    Args:
        group: whose fields to tell.
        prefix: what stands before their names.
        told: where each group was told first, by identity.
    """
    for name, kind in group.fields.items():
        about = group.about.get(name, "").replace("|", "\\|")
        written = f"{prefix}{name}"
        inner = kind.item if kind.kind == "list" else kind
        is_group = inner is not None and inner.kind == "group"
        first = told.get(id(inner))
        again = f" Holds the same as `{first}`." if is_group and first else ""
        yield f"| `{written}` | {_said(kind)} | {about}{again} |"
        if inner is not None and is_group and not first:
            told[id(inner)] = written
            end = "[]." if kind.kind == "list" else "."
            yield from _rows(inner, f"{written}{end}", told)


def _said(kind: VariableType) -> str:
    """Return what kind of thing stands behind a name, in a word or two."""
    if kind.kind == "list" and kind.item is not None:
        return "list of texts" if kind.item.kind == "text" else "list"
    return {"table": "texts by key", "words": "words with facts marked"}.get(kind.kind, kind.kind)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
