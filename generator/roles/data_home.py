"""Where a user's own data is kept: an imported role library outlives any one run."""

from __future__ import annotations

import os
import sys
from pathlib import Path

FOLDER = "prepsheets"


def data_home() -> Path:
    """Return the folder of the user's data; it need not be there yet.

    `PREPSHEETS_DATA_HOME` names it; else the system's own place is taken: `%LOCALAPPDATA%` on
    Windows, `~/Library/Application Support` on a Mac, `$XDG_DATA_HOME` or `~/.local/share`
    elsewhere.
    """
    if own := os.environ.get("PREPSHEETS_DATA_HOME"):
        return Path(own)
    if sys.platform == "win32" and (local := os.environ.get("LOCALAPPDATA")):
        return Path(local) / FOLDER
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / FOLDER
    if base := os.environ.get("XDG_DATA_HOME"):
        return Path(base) / FOLDER
    return Path.home() / ".local" / "share" / FOLDER
