"""`prepsheets check`: problems by cell, JSON, exit codes, the annotated copy."""

from __future__ import annotations

import io
import json
from pathlib import Path

import msoffcrypto
import openpyxl
import pytest
from click.testing import CliRunner, Result
from msoffcrypto.format.ooxml import OOXMLFile

from cli.check import _print_table
from cli.main import prepsheets
from generator.problems import Problem
from tests.roster.making import workbook_of

ROOT = Path(__file__).resolve().parents[2]
TRACKER = ROOT / "sample_inputs" / "messy_tracker.xlsx"


def run(*words: object, **environment: str) -> Result:
    return CliRunner().invoke(prepsheets, ["check", *map(str, words)], env=environment)


def test_a_line_a_problem_with_place_and_cure() -> None:
    result = run(TRACKER)
    assert result.exit_code == 3
    lines = result.stdout.splitlines()
    expected = (
        "Warning: messy_tracker.xlsx, Tracker!H16 (interview_date): '31/02/2026' is not a date; "
        "write it as 2026-02-28."
    )
    assert expected in lines
    assert lines[0].startswith("Error: messy_tracker.xlsx, Tracker!C21 (target_role): ")
    assert any(line.startswith("11 candidates ready, 1 row without") for line in lines)


def test_a_clean_roster_exits_0() -> None:
    result = run(ROOT / "sample_inputs" / "agency_cohort.xlsx")
    assert result.exit_code == 0, result.output
    assert "24 candidates ready, 0 rows without" in result.stdout


def test_json_is_the_report_with_ready_candidates() -> None:
    report = json.loads(run(TRACKER, "--json").stdout)
    statuses = [candidate["status"] for candidate in report["candidates"]]
    assert statuses.count("ready") == 11
    assert report["exit_code"] == 3
    cells = {problem["cell"] for problem in report["problems"]}
    assert {"C21", "H16"} <= cells


def test_nothing_is_written(tmp_path: Path) -> None:
    path = tmp_path / "roster.xlsx"
    path.write_bytes(TRACKER.read_bytes())
    run(path)
    assert list(tmp_path.iterdir()) == [path]


def test_an_annotated_copy(tmp_path: Path) -> None:
    target = tmp_path / "marked.xlsx"
    assert run(TRACKER, "--annotate", target).exit_code == 3
    assert openpyxl.load_workbook(target)["Tracker"]["C21"].comment is not None
    assert run(TRACKER, TRACKER, "--annotate", target).exit_code == 2


def test_what_cannot_be_used_is_one_line_and_exit_4(tmp_path: Path) -> None:
    path = tmp_path / "bad.xlsx"
    path.write_bytes(b"PK\x03\x04 not a workbook")
    result = run(path)
    assert result.exit_code == 4
    assert "bad.xlsx: is damaged" in result.stderr
    assert "Traceback" not in result.output


def test_a_path_that_does_not_exist_is_exit_2(tmp_path: Path) -> None:
    assert run(tmp_path / "nowhere.xlsx").exit_code == 2


@pytest.fixture
def protected(tmp_path: Path) -> Path:
    content = workbook_of(Candidates=[["Name", "Target role"], ["Ada", "Nurse"]])
    path = tmp_path / "protected.xlsx"
    with path.open("wb") as file:
        OOXMLFile(io.BytesIO(content)).encrypt("sesame", file)
    with path.open("rb") as file:
        assert msoffcrypto.OfficeFile(file).is_encrypted()
    return path


def test_a_protected_roster(protected: Path) -> None:
    without = run(protected)
    assert without.exit_code == 4
    assert "protected with a password" in without.stderr
    wrong = run(protected, "--password-env", "ROSTER_KEY", ROSTER_KEY="open")
    assert wrong.exit_code == 4
    assert "the password is wrong" in wrong.stderr
    right = run(protected, "--password-env", "ROSTER_KEY", ROSTER_KEY="sesame")
    assert right.exit_code == 0, right.output


def test_the_table_of_a_terminal_shows_brackets_as_text(capsys: pytest.CaptureFixture[str]) -> None:
    problem = Problem("error", "bad-date", "'[red]soon[/red]' is not a date", cell="C2")
    _print_table("error", [problem])
    shown = capsys.readouterr().out
    assert "[red]soon[/red]" in shown.replace("\n", "")
    assert "C2" in shown
