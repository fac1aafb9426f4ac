"""Read a folder of TOML files, fast from the second time on.

The role library and the phrase banks are megabytes of TOML, which the standard library parses at
about a megabyte a second. As Python does with its modules, the parsed form is kept in
`__pycache__` beside the source and read from there while the sources are unchanged.
"""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
import tomllib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

FORM = 1
"""Raised when the compiled form changes."""


def read_toml_folder(folder: Path) -> dict[str, dict[str, Any]]:
    """Return each `*.toml` file's content by its stem, in the order of the stems.

    Args:
        folder: where the files stand; sub-folders are not read.

    Raises:
        tomllib.TOMLDecodeError: a file is no TOML. Its message carries line and column; a note
            names the file.
        OSError: a file cannot be read.
        UnicodeDecodeError: a file is not UTF-8; a note names it.
    """
    paths = sorted(folder.glob("*.toml"))
    stamp = [FORM, [[path.name, *_stamp_of(path)] for path in paths]]
    compiled = folder / "__pycache__" / "toml.json"
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
        kept = json.loads(compiled.read_bytes())
        if kept["stamp"] == stamp:
            return dict(kept["files"])
    files = {path.stem: _parse_toml(path) for path in paths}
    with contextlib.suppress(OSError, TypeError):
        _keep(compiled, {"stamp": stamp, "files": files})
    return files


def _stamp_of(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_size, status.st_mtime_ns


def _parse_toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        error.add_note(str(path))
        raise


def _keep(compiled: Path, content: dict[str, Any]) -> None:
    text = json.dumps(content, ensure_ascii=False)
    compiled.parent.mkdir(exist_ok=True)
    handle, aside = tempfile.mkstemp(dir=compiled.parent, prefix="toml-", suffix=".tmp")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
    os.replace(aside, compiled)  # noqa: PTH105 - `aside` is a str, as mkstemp gives it
