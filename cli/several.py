"""Several rosters in one command: one that cannot be used does not stop the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from generator.errors import PrepSheetsError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path


def worst_exit_code(rosters: Sequence[Path], run: Callable[[Path], int]) -> int:
    """Run a command on each roster, and return the worst exit code: the greatest.

    Args:
        rosters: one or more.
        run: does the work on one roster and returns its exit code.

    Raises:
        PrepSheetsError: of a single roster; of several, each one's is said and the rest go on.
    """
    if len(rosters) == 1:
        return run(rosters[0])
    return max(_run_one(roster, run) for roster in rosters)


def _run_one(roster: Path, run: Callable[[Path], int]) -> int:
    try:
        return run(roster)
    except PrepSheetsError as error:
        click.echo(f"Error: {error.message}", err=True)
        return error.exit_code
