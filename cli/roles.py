"""`prepsheets roles`: which profile a title gets, and why; without a title, the library."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click


class TitleOrCommand(click.Group):
    """A group whose first word may be a job title as well as the name of a command."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read what is no command and no call for help as a title to look up."""
        help_wanted = args[:1] and args[0] in ctx.help_option_names
        if not help_wanted and (not args or args[0] not in self.commands):
            args = ["show", *args]
        return super().parse_args(ctx, args)


@click.group(cls=TitleOrCommand, subcommand_metavar="[TITLE] [--json] [--settings FILE]")
def roles() -> None:
    r"""Show which role profile a job title gets, and why; without a title, list the library.

    \b
    Examples:
      prepsheets roles "RN - ICU nights"
      prepsheets roles "Manager, Accounts Payable" --json
      prepsheets roles import db_27_0_text
    """


@roles.command(hidden=True)
@click.argument("words", nargs=-1, metavar="[TITLE]")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
@click.option(
    "--settings",
    "settings_path",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A settings file, for titles mapped by hand and profiles of one's own.",
)
def show(words: tuple[str, ...], *, as_json: bool, settings_path: Path | None) -> None:
    """Show the profile of one title, or the whole library."""
    del words, as_json, settings_path


@roles.command("import")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
def import_(folder: Path) -> None:
    """Make a role library out of an O*NET text release, to stand behind the built-in one."""
    del folder


def print_json(content: dict[str, Any]) -> None:
    """Print an object as JSON."""
    import json

    click.echo(json.dumps(content, ensure_ascii=False))
