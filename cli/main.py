"""The `prepsheets` command: the group, and the one place where an error becomes an exit code."""

from __future__ import annotations

import gc
from typing import Any

import click

from cli.check import check
from cli.generate import generate
from cli.init import init
from cli.review import review
from cli.roles import roles
from cli.template import template
from generator.errors import PrepSheetsError, RunInterruptedError

NEW_OBJECTS_A_ROUND = 300_000
"""So many objects are made between two rounds of the garbage collector, 700 by default.

A run makes many that live to its end, and hardly a cycle: the default takes an eighth of it.
"""


class Commands(click.Group):
    """A group whose commands may raise `PrepSheetsError`: one line on stderr, its exit code."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a bug keeps its traceback and exits 1."""
        try:
            return super().invoke(ctx)
        except PrepSheetsError as error:
            _say(error)
            ctx.exit(error.exit_code)
        except KeyboardInterrupt:
            click.echo("Stopped.", err=True)
            ctx.exit(RunInterruptedError.exit_code)


def _say(error: PrepSheetsError) -> None:
    click.secho("Error: ", err=True, nl=False, fg="red", bold=True)
    click.echo(error.message, err=True)
    if error.hint:
        click.echo(f"       {error.hint}", err=True)


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Begin with: prepsheets generate sample_inputs/agency_cohort.xlsx",
)
@click.version_option(package_name="prepsheets", message="prepsheets %(version)s")
def prepsheets() -> None:
    """Personalised Word prep sheets for "What are your career goals?", from an Excel roster."""


for command in (generate, check, review, roles, template, init):
    prepsheets.add_command(command)


def main() -> None:
    """Run the command line."""
    gc.set_threshold(NEW_OBJECTS_A_ROUND)
    try:
        prepsheets()
    finally:
        # The system takes the memory back at once; to be walked for cycles first, object by
        # object, takes a sixth of a small run.
        gc.freeze()
