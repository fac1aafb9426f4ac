"""Read a folder of TOML files, fast from the second time on.

The role library and the phrase banks are megabytes of TOML, which the standard library parses at
about a megabyte a second.
"""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

from generator.kept import kept, stamp_of_files

if TYPE_CHECKING:
    from pathlib import Path


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

    def parsed() -> dict[str, dict[str, Any]]:
        return {path.stem: _parse_toml(path) for path in paths}

    return kept(folder, "toml", stamp_of_files(paths), parsed)


def _parse_toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        error.add_note(str(path))
        raise
