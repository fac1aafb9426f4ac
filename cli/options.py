"""Options that several commands share, each declared once."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.settings import Settings

Command = TypeVar("Command", bound="Callable[..., None]")
EXISTING_FILE = click.Path(exists=True, dir_okay=False, readable=True, path_type=Path)
PLATFORMS = ("handshake", "greenhouse", "lever", "bullhorn", "icims")
SETTINGS_NAME = "prepsheets.toml"

settings_option = click.option(
    "--settings",
    "settings_path",
    type=EXISTING_FILE,
    help=f"Settings file.  [default: {SETTINGS_NAME} beside the roster, if any]",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON on stdout.")
worksheet_option = click.option(
    "--worksheet", metavar="NAME", help="The worksheet the candidates stand on."
)
platform_option = click.option(
    "--platform", type=click.Choice(PLATFORMS), help="The platform the roster was exported from."
)
password_option = click.option(
    "--password-env", metavar="VAR", help="Environment variable with the workbook's password."
)


def roster_options(command: Command) -> Command:
    """Add what says how rosters are read: settings, worksheet, platform, password."""
    for option in (password_option, platform_option, worksheet_option, settings_option):
        command = option(command)
    return command


def find_settings(settings_path: Path | None, beside: Path) -> Settings:
    """Return the settings given, else those beside a file, else the defaults.

    Args:
        settings_path: the file given with `--settings`.
        beside: the roster (or the folder) beside which `prepsheets.toml` may stand.

    Raises:
        SettingsError: the settings file cannot be used.
    """
    from generator.settings import Settings, read_settings

    folder = beside if beside.is_dir() else beside.parent
    path = settings_path or folder / SETTINGS_NAME
    return read_settings(path) if settings_path or path.is_file() else Settings()


def with_roster_options(
    settings: Settings, worksheet: str | None, platform: str | None
) -> Settings:
    """Return the settings with what the command line says about reading put over them."""
    said = {"worksheet": worksheet, "platform": platform}
    update = {key: value for key, value in said.items() if value is not None}
    return settings.model_copy(update={"roster": settings.roster.model_copy(update=update)})


def read_password(variable: str | None) -> str | None:
    """Return the password an environment variable holds, or None when no variable is named.

    Raises:
        UsageError: the variable is not set.
    """
    if variable is None:
        return None
    from generator.errors import UsageError

    if (password := os.environ.get(variable)) is None:
        raise UsageError(
            f"--password-env: the environment variable {variable} is not set",
            "set it to the workbook's password, or leave the option out to be asked",
        )
    return password


def is_terminal() -> bool:
    """Return whether a person watches: progress and questions are for terminals only."""
    return sys.stderr.isatty()
