"""Whole files only: written aside in the same folder, then moved into place."""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ASIDE = ".prepsheets-"
"""How the names of files written aside begin; a run that was killed may leave some behind."""


def write_atomically(path: Path, content: bytes) -> None:
    """Put a file in place in one step: whoever looks sees the old one or the new one, whole.

    Args:
        path: where it goes; its folder exists.
        content: the whole file.

    Raises:
        OSError: it cannot be written; what stood at `path` stands there still.
    """
    with written_aside(path) as aside:
        aside.write_bytes(content)


@contextlib.contextmanager
def written_aside(path: Path) -> Iterator[Path]:
    """Give a path in the same folder to write to, moved to `path` when the block ends well.

    Its name is nobody else's: two machines may write into one folder with the same process number.

    Raises:
        OSError: the file cannot be made or moved; what stood at `path` stands there still.
    """
    aside = path.with_name(f"{ASIDE}{os.getpid()}-{os.urandom(4).hex()}{path.suffix}")
    try:
        yield aside
        aside.replace(path)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise
