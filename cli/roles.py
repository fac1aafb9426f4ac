"""`prepsheets roles`: which profile a title gets, and why; without a title, the library."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.roles.imported_library import ImportedAbout
    from generator.roles.model import RoleMatch
    from generator.roles.role_library import RoleLibrary

EXAMPLES = """\b
Examples:
  prepsheets roles "RN - ICU nights"
  prepsheets roles "Manager, Accounts Payable" --json
  prepsheets roles import db_27_0_text
"""
KINDS = {
    "exact": "the very profile",
    "similar": "a profile like it",
    "family": "only its field is known",
    "none": "no profile: neutral wording",
}


class TitleOrCommand(click.Group):
    """A group whose first word may be a job title as well as the name of a command."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read what is no command and no call for help as a title to look up."""
        # A title copied with its bullet ("- Nurse") is no option.
        args = [arg.lstrip("-") if arg.startswith("- ") else arg for arg in args]
        help_wanted = args[:1] and args[0] in ctx.help_option_names
        if not help_wanted and (not args or args[0] not in self.commands):
            args = ["show", *args]
        return super().parse_args(ctx, args)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the options for a title beside those of the group."""
        records = [
            record
            for parameter in (*self.commands["show"].params, *self.get_params(ctx))
            if isinstance(parameter, click.Option) and (record := parameter.get_help_record(ctx))
        ]
        with formatter.section("Options"):
            formatter.write_dl(records)
        self.format_commands(ctx, formatter)


@click.group(
    cls=TitleOrCommand,
    subcommand_metavar="[TITLE] | import FOLDER",
    options_metavar="[OPTIONS]",
    epilog=EXAMPLES,
)
def roles() -> None:
    """Show which role profile a job title gets, and why; without a title, list the library."""


@roles.command(hidden=True)
@click.argument("words", nargs=-1, metavar="[TITLE]")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
@click.option(
    "--settings",
    "settings_path",
    metavar="FILE",
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


@roles.command(
    "import",
    epilog="\b\nExample:\n  prepsheets roles import db_27_0_text\n",
)
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
def import_(folder: Path) -> None:
    """Make a role library out of the O*NET text release in FOLDER.

    It stands behind the built-in profiles, for every roster from now on.
    """
    from generator.roles.imported_library import imported_path, write_imported_library
    from generator.roles.onet_release import read_onet_release

    path = imported_path()
    about = write_imported_library(read_onet_release(folder), path)
    click.echo(_said_of(about))
    click.echo(f"Kept in {path}; delete the file to do without it.")


def _said_of(about: ImportedAbout) -> str:
    return (
        f"Imported: {about.occupations:,} occupations with {about.titles:,} titles "
        f"from {about.version}, licensed under {about.licence}."
    )


def _show_title(title: str, library: RoleLibrary, *, as_json: bool) -> None:
    from generator.roles.matching import TitleContext, find_role_profile

    match = find_role_profile(title, TitleContext(), library)
    if as_json:
        _print_json({"role_profile": _as_object(match)})
        return
    for line in _lines_of(title, match, library):
        click.echo(line)


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


def _lines_of(title: str, match: RoleMatch, library: RoleLibrary) -> Iterator[str]:
    profile = match.profile
    code = f", SOC {profile.soc}" if profile.soc else ""
    yield click.style(f"{profile.title} ({profile.id}{code})", bold=True)
    yield f"{match.kind}: {KINDS[match.kind]}; score {match.score:.2f}"
    yield ""
    yield "How the title was understood:"
    for number, step in enumerate(match.steps, start=1):
        yield f"  {number}. {step}"
    if match.spoken_title:
        yield f'On the prep sheet it is "{match.spoken_title}".'
    if match.alternatives:
        yield ""
        yield "Next best:"
        for name, score in match.alternatives:
            yield f"  {score:.2f}  {library.profile(name).title} ({name})"
    yield ""
    yield "Wrong? Map the title in the settings file; `prepsheets roles` lists the ids:"
    yield "  [roles.titles]"
    yield f'  {json.dumps(title, ensure_ascii=False)} = "the-right-id"'


def _list_library(library: RoleLibrary, *, as_json: bool) -> None:
    rows = [
        {"id": name, "title": str(table["title"]), "soc": library.soc_codes[name]}
        for name, table in library.profiles.tables.items()
    ]
    about = library.imported.about() if library.imported else None
    if as_json:
        imported = {"version": about.version, "licence": about.licence} if about else None
        _print_json({"role_profiles": rows, "imported": imported})
        return
    families = {row["soc"][:2]: row["title"] for row in rows if row["soc"].endswith("-0000")}
    occupations = [row for row in rows if not row["soc"].endswith("-0000")]
    for group in sorted({row["soc"][:2] for row in rows}):
        click.secho(f"{group}  {families.get(group, '')}", bold=True)
        for row in occupations:
            if row["soc"][:2] == group:
                click.echo(f"    {row['id']:34} {row['title']}")
    click.echo(f"\n{len(occupations)} profiles, and one for each of {len(families)} fields.")
    if about:
        click.echo(_said_of(about))


def _print_json(content: dict[str, Any]) -> None:
    click.echo(json.dumps(content, ensure_ascii=False))
