"""Which program wrote a workbook."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version


def program_name() -> str:
    """Return the program and its version: "prepsheets 0.1.0"."""
    try:
        return f"prepsheets {version('prepsheets')}"
    except PackageNotFoundError:
        return "prepsheets"
