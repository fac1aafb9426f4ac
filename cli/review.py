"""`prepsheets review`: the red flags in one answer."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from generator.prep_sheet.model import RedFlag


@click.command(
    epilog="\b\nExamples:\n"
    '  prepsheets review "Get my ticket and start my own firm." --role Electrician\n'
    "  prepsheets review --file answer.txt --json"
)
@click.argument("text", required=False)
@click.option(
    "--file",
    "path",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Read the answer from a text file.",
)
@click.option("--role", default="", metavar="TITLE", help="The job the answer is for.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def review(text: str | None, path: Path | None, role: str, *, as_json: bool) -> None:
    """Find the red flags in one answer to "What are your career goals?".

    TEXT is the answer; "-" or nothing reads it from standard input.
    """
    from generator.prep_sheet.red_flags.finding import review_text

    answer = _answer(text, path)
    flags = review_text(answer, role)
    if as_json:
        click.echo(json.dumps({"red_flags": [_entry(flag) for flag in flags]}, ensure_ascii=False))
    else:
        _print_review(answer, flags)


def _answer(text: str | None, path: Path | None) -> str:
    if text is not None and path is not None:
        raise click.UsageError("Give either TEXT or --file, not both.")
    if path is not None:
        return path.read_bytes().decode("utf-8-sig", errors="replace")
    if text is None or text == "-":
        return sys.stdin.read()
    return text


def _entry(flag: RedFlag) -> dict[str, object]:
    return {
        "kind": flag.kind,
        "field": flag.field or None,
        "cell": flag.cell,
        "quote": flag.quote,
        "start": flag.start,
        "end": flag.end,
        "hears": flag.hears,
        "instead": flag.instead,
    }


def _print_review(answer: str, flags: tuple[RedFlag, ...]) -> None:
    """Print the answer with the words underlined, then what each costs and what to say instead."""
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    console = Console(highlight=False, soft_wrap=False)
    shown = Text(answer.strip("\n"))
    margin = len(answer) - len(answer.lstrip("\n"))
    for flag in flags:
        shown.stylize("bold underline", flag.start - margin, flag.end - margin)
    console.print(shown)
    console.print()
    if not flags:
        console.print(Text("No red flags found."))
    for flag in flags:
        console.print(Text.assemble((flag.kind, "bold"), ": ", Text(f'"{flag.quote}"')))
        console.print(Padding(Text(f"They hear: {flag.hears}"), (0, 0, 0, 2)))
        console.print(Padding(Text(f"Say instead: {flag.instead}"), (0, 0, 1, 2)))
