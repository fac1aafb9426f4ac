"""Write docs/commands.md from the commands themselves; a test holds the two together."""

from __future__ import annotations

from inspect import cleandoc
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli.main import prepsheets

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = Path(__file__).resolve().parents[1] / "docs" / "commands.md"
HEAD = """# The commands

Made by `tools/make_command_docs.py` from the commands' own help. Results go to standard
output, everything else to standard error; exit codes stand in the [README](../README.md).
"""


def page() -> str:
    """Return the whole page."""
    return HEAD + "".join(_sections(prepsheets, "prepsheets", None))


def _sections(command: click.Command, name: str, parent: click.Context | None) -> Iterator[str]:
    context = click.Context(command, info_name=name.rpartition(" ")[2], parent=parent)
    if parent is not None:
        yield f"\n## `{name}`\n\n" + "\n".join(_section(command, context)) + "\n"
    if isinstance(command, click.Group):
        for sub, shown in sorted(command.commands.items()):
            if not shown.hidden:
                yield from _sections(shown, f"{name} {sub}", context)


def _section(command: click.Command, context: click.Context) -> Iterator[str]:
    yield _prose(command.help or "")
    usage = command.get_usage(context).removeprefix("Usage: ")
    yield f"\n```\n{_one_line(usage)}\n```\n"
    options = list(options_of(command))
    if options:
        yield "| option | what it does |\n|---|---|"
    for option in options:
        if record := option.get_help_record(context):
            names, text = (_one_line(part).replace("|", "\\|") for part in record)
            yield f"| `{names}` | {text} |"
    if command.epilog:
        yield f"\n{_prose(command.epilog)}"


def options_of(command: click.Command) -> Iterator[click.Option]:
    """Give a command's options, and those of what it hides: `roles TITLE` is a hidden command."""
    for parameter in command.params:
        if isinstance(parameter, click.Option) and not parameter.hidden:
            yield parameter
    for sub in getattr(command, "commands", {}).values():
        if sub.hidden:
            yield from options_of(sub)


def _prose(text: str) -> str:
    """Return a help text as Markdown; what Click is told not to wrap becomes a block."""
    blocks = (block.strip("\n") for block in cleandoc(text).split("\n\n"))
    return "\n\n".join(
        f"```\n{block[1:].strip()}\n```" if block.startswith("\b") else _one_line(block)
        for block in blocks
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
