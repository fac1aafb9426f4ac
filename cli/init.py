"""`prepsheets init`: a blank roster to fill, and a settings file that explains itself."""

from __future__ import annotations

from pathlib import Path

import click

from generator.errors import OutputError

ROSTER_NAME = "roster.xlsx"
SETTINGS_NAME = "prepsheets.toml"


@click.command(epilog="Example: prepsheets init spring_cohort")
@click.argument(
    "folder", metavar="[DIR]", default=".", type=click.Path(file_okay=False, path_type=Path)
)
def init(folder: Path) -> None:
    """Write a blank roster workbook and a settings file into DIR, by default here.

    The roster has guidance, drop-downs and one example row; a file that stands there already is
    left alone.
    """
    from generator.roster.blank import blank_roster, starter_settings

    made = {ROSTER_NAME: blank_roster, SETTINGS_NAME: starter_settings}
    _make_folder(folder)
    for name, content in made.items():
        path = folder / name
        if path.exists():
            click.echo(f"{path} is there already and was left alone.", err=True)
            continue
        _write(path, content())
        click.echo(f"{path} written.")
    click.echo(f"Fill the roster, then: prepsheets check {folder / ROSTER_NAME}")


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{folder}: cannot be made: {error.strerror}") from error


def _write(path: Path, content: bytes) -> None:
    from generator.files import write_atomically

    try:
        write_atomically(path, content)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror}") from error
