"""Every word of the summary workbook, as `words.toml` holds them."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator


class Words:
    """A table of words; tables within it are tables of words again.

    Args:
        content: its keys.
    """

    def __init__(self, content: dict[str, Any]) -> None:
        self._content = content
        self._tables = {
            key: Words(value) for key, value in content.items() if isinstance(value, dict)
        }

    def table(self, key: str) -> Words:
        """Return a table within this one."""
        return self._tables[key]

    def text(self, key: str, **facts: object) -> str:
        """Return the words of a key with its facts filled in.

        Facts are data: braces within them stay as they are.
        """
        return str(self._content[key]).format(**facts) if facts else str(self._content[key])

    def counted(self, key: str, count: int, **facts: object) -> str:
        """Return the form of a key, one or many, that fits a count."""
        forms = self.table(key)
        return forms.text("one" if count == 1 else "many", count=f"{count:,}", **facts)

    def list(self, key: str) -> tuple[Any, ...]:
        """Return a list of words or numbers."""
        return tuple(self._content[key])

    def get(self, key: str, otherwise: str) -> str:
        """Return the words of a key, or others where the file has none."""
        return str(self._content.get(key, otherwise))

    def __iter__(self) -> Iterator[str]:
        """Yield the keys in the file's order."""
        return iter(self._content)

    def __contains__(self, key: object) -> bool:
        """Tell whether the file has a key."""
        return key in self._content


@cache
def summary_words() -> Words:
    """Return the built-in words, read once."""
    path = Path(__file__).with_name("words.toml")
    return Words(tomllib.loads(path.read_text(encoding="utf-8")))
