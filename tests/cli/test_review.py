"""`prepsheets review`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from click.testing import CliRunner, Result

from cli.review import review

if TYPE_CHECKING:
    from pathlib import Path

ANSWER = "I like the work. In time I'd start my own firm."


def run(*words: str, stdin: str | None = None) -> Result:
    result = CliRunner().invoke(review, list(words), input=stdin, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result


def test_json_names_the_words_and_where_they_stand() -> None:
    content = json.loads(run(ANSWER, "--role", "Electrician", "--json").stdout)
    assert list(content) == ["red_flags"]
    (flag,) = content["red_flags"]
    assert (flag["kind"], flag["field"], flag["cell"]) == ("leaving", None, None)
    assert ANSWER[flag["start"] : flag["end"]] == flag["quote"] == "start my own firm"
    assert flag["hears"]
    assert flag["instead"]


def test_text_file_and_standard_input_are_read_alike(tmp_path: Path) -> None:
    path = tmp_path / "answer.txt"
    path.write_text(ANSWER, encoding="utf-8-sig")
    said = run(ANSWER, "--json").stdout
    assert run("--file", str(path), "--json").stdout == said
    assert run("-", "--json", stdin=ANSWER).stdout == said
    assert run("--json", stdin=ANSWER).stdout == said


def test_the_terminal_gets_words_and_advice() -> None:
    said = run(ANSWER).stdout
    assert ANSWER in said
    assert "leaving" in said
    assert "start my own firm" in said
    assert "Say instead" in said


def test_markup_in_an_answer_is_text() -> None:
    said = run("[bold]I like[/bold] the work [link=x]here[/link].").stdout
    assert "[bold]I like[/bold] the work [link=x]here[/link]." in said
    assert "No red flags found." in said


def test_words_are_underlined_on_a_terminal() -> None:
    result = CliRunner().invoke(review, [ANSWER], env={"FORCE_COLOR": "1"}, catch_exceptions=False)
    assert "\x1b[1;4mstart my own firm\x1b[0m" in result.stdout


def test_text_and_file_together_are_a_usage_error(tmp_path: Path) -> None:
    path = tmp_path / "answer.txt"
    path.write_text(ANSWER, encoding="utf-8")
    result = CliRunner().invoke(review, [ANSWER, "--file", str(path)])
    assert result.exit_code == 2
    assert "not both" in result.stderr
