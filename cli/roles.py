"""`prepsheets roles`: which profile a title gets, and why; without a title, the library."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from generator.roles.model import RoleMatch
    from generator.roles.role_library import RoleLibrary


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
    from generator.roles.role_library import load_role_library
    from generator.settings import Settings, read_settings

    settings = read_settings(settings_path) if settings_path else Settings()
    library = load_role_library(settings.roles)
    if words:
        _show_title(" ".join(words), library, as_json=as_json)
    else:
        _list_library(library, as_json=as_json)


@roles.command("import")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
def import_(folder: Path) -> None:
    """Make a role library out of an O*NET text release, to stand behind the built-in one."""
    del folder


def _show_title(title: str, library: RoleLibrary, *, as_json: bool) -> None:
    from generator.roles.matching import TitleContext, find_role_profile

    match = find_role_profile(title, TitleContext(), library)
    if as_json:
        _print_json({"role_profile": _as_object(match)})
        return
    for step in match.steps:
        click.echo(step)


def _as_object(match: RoleMatch) -> dict[str, Any]:
    profile = match.profile
    return {
        "id": profile.id,
        "title": profile.title,
        "soc": profile.soc or None,
        "match": match.kind,
        "score": match.score,
        "spoken_title": match.spoken_title,
        "steps": list(match.steps),
        "next_best": [{"id": name, "score": score} for name, score in match.alternatives],
    }


def _list_library(library: RoleLibrary, *, as_json: bool) -> None:
    rows = [
        {"id": name, "title": str(table["title"]), "soc": library.soc_codes[name]}
        for name, table in library.profiles.tables.items()
    ]
    if as_json:
        _print_json({"role_profiles": rows})
        return
    for row in rows:
        click.echo(f"{row['soc']}  {row['id']:32}  {row['title']}")


def _print_json(content: dict[str, Any]) -> None:
    click.echo(json.dumps(content, ensure_ascii=False))
