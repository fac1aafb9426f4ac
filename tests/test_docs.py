"""The docs are kept true: their commands exist, their links lead somewhere, the README runs."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.testing import CliRunner

from cli.main import prepsheets
from tools.make_command_docs import options_of

if TYPE_CHECKING:
    import pytest

ROOT = Path(__file__).resolve().parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"^```[a-z]*\n(.*?)^```", re.MULTILINE | re.DOTALL)
CALL = re.compile(r"(?:^|[\s/\\\"=])prepsheets(?:\.exe)? (?=[a-z])(.*)")
LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")


def calls_in(page: Path) -> list[list[str]]:
    """Return the words of each `prepsheets ...` call in a page's code blocks."""
    lines = [line for block in BLOCK.findall(page.read_text("utf-8")) for line in block.split("\n")]
    found = []
    for line in lines:
        if (call := CALL.search(line)) and not line.lstrip().startswith("#"):
            words = re.split(r"\s+(?:#|2>>|>|\|\||\\)", call[1])[0].replace("\\", "/")
            # a call that stands in quotation marks itself ends with one too many
            found.append(shlex.split(words.rstrip('"') if words.count('"') % 2 else words))
    return found


def options_in(words: list[str]) -> tuple[set[str], set[str]]:
    """Return the options that a call uses, and those that its command has."""
    command: click.Command = prepsheets
    for word in words:
        if isinstance(command, click.Group) and word in command.commands:
            command = command.commands[word]
    known = {name for option in options_of(command) for name in option.opts}
    used = {word.partition("=")[0] for word in words if re.match(r"--?[a-z]", word)}
    return used, known | {"--help"}


def test_every_call_in_the_docs_uses_commands_and_options_that_there_are() -> None:
    calls = [(page, words) for page in PAGES for words in calls_in(page)]
    assert len(calls) > 15, "the docs hold calls"
    for page, words in calls:
        assert words[0] in prepsheets.commands, (page.name, words)
        used, known = options_in(words)
        assert used <= known, (page.name, words)


def test_every_link_leads_to_a_file() -> None:
    links = [(page, link) for page in PAGES for link in LINK.findall(page.read_text("utf-8"))]
    assert len(links) > 15
    broken = [(page.name, link) for page, link in links if not (page.parent / link).exists()]
    assert broken == []


def test_the_readmes_command_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (command,) = [words for words in calls_in(ROOT / "README.md") if words[0] == "generate"][:1]
    roster = ROOT / command[1]
    assert roster.is_file()
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(prepsheets, ["generate", str(roster), *command[2:]])
    assert done.exit_code == 0, done.output
    assert (tmp_path / "outputs" / roster.stem / "summary.xlsx").is_file()


def test_a_picture_stands_within_the_readmes_first_screen() -> None:
    head = (ROOT / "README.md").read_text("utf-8").split("\n")[:30]
    pictures = [picture for line in head for picture in re.findall(r"!\[.+?\]\((.+?)\)", line)]
    assert len(pictures) >= 2
    assert all((ROOT / picture).is_file() for picture in pictures)
