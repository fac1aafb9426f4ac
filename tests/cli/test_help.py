"""Help and docs are kept true: every command has an example, every option stands in the docs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from cli.main import prepsheets
from tools.make_command_docs import options_of, page

if TYPE_CHECKING:
    import click

ROOT = Path(__file__).resolve().parents[2]
COMMANDS = ("generate", "check", "review", "roles", "template", "init")


def leaves(command: click.Command, name: str) -> list[tuple[str, click.Command]]:
    """Return a command with its sub-commands, by the words that call them."""
    found = [(name, command)]
    for sub in getattr(command, "commands", {}).values():
        if sub.hidden:
            continue
        found += leaves(sub, f"{name} {sub.name}")
    return found


def test_the_commands_are_designs() -> None:
    assert set(prepsheets.commands) == set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(name: str) -> None:
    done = CliRunner().invoke(prepsheets, [name, "--help"])
    assert done.exit_code == 0
    assert done.output.count(f"prepsheets {name}") > 1, "the usage line is no example"


def test_the_page_of_the_commands_is_what_they_say() -> None:
    written = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    assert written == page(), "run tools/make_command_docs.py"


def test_every_command_and_option_stands_on_the_page() -> None:
    found = leaves(prepsheets, "prepsheets")
    assert len(found) > len(COMMANDS)
    for name, command in found[1:]:
        _, heading, rest = page().partition(f"\n## `{name}`\n")
        assert heading, name
        for option in options_of(command):
            assert option.opts[-1] in rest.partition("\n## ")[0], f"{name} {option.name}"


def test_the_version_is_the_distributions() -> None:
    done = CliRunner().invoke(prepsheets, ["--version"])
    assert done.output.startswith("prepsheets 0.")
