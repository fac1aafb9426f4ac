"""`prepsheets generate`: words in, exit codes out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from openpyxl import Workbook

from cli.main import prepsheets

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

HEADER = ["name", "target_role", "target_employer", "skills", "draft_answer"]
ADA = ["Ada Lovelace", "Data Analyst", "Northwind", "SQL; Excel", "I'd start my own firm soon."]
JO = ["Jo Li", "Welder", "Kestrel", "TIG", ""]
NO_ROLE = ["Max Mustermann", "", "Kestrel", "", ""]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def roster(folder: Path, *rows: list[str], name: str = "cohort.xlsx") -> Path:
    """Write a roster workbook."""
    book = Workbook()
    worksheet = book.active
    assert worksheet is not None
    worksheet.title = "Candidates"
    for row in [HEADER, *rows]:
        worksheet.append(row)
    path = folder / name
    book.save(path)
    return path


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(prepsheets, ["generate", *map(str, arguments)])


def test_the_closing_line_says_what_where_how_many_and_what_first(folder: Path) -> None:
    done = run(roster(folder, ADA, JO))
    assert done.exit_code == 0, done.output
    assert "2 prep sheets written to outputs/cohort/sheets" in done.stdout
    assert "1 red flag in what 1 candidate wrote" in done.stdout
    assert "Open first: outputs/cohort/summary.xlsx" in done.stdout
    assert len(list((folder / "outputs/cohort/sheets").glob("*.docx"))) == 2


def test_json_is_all_that_stands_on_stdout(folder: Path) -> None:
    done = run(roster(folder, ADA), "--json")
    report = json.loads(done.stdout)
    written = json.loads((folder / "outputs/cohort/report.json").read_text(encoding="utf-8"))
    assert report == written
    assert report["version"] == 1
    assert report["roster"] == "cohort.xlsx"
    assert report["counts"] == {
        "rows": 1,
        "written": 1,
        "unchanged": 0,
        "kept": 0,
        "skipped": 0,
        "failed": 0,
    }
    one = report["candidates"][0]
    assert one["row_number"] == 2
    assert one["document"] == "sheets/Ada Lovelace - Data Analyst.docx"
    assert one["role_profile"]["id"] == "data-analyst"
    assert one["role_profile"]["match"] == "exact"
    assert one["role_profile"]["soc"] == "15-2051"
    assert one["red_flags"][0]["kind"] == "leaving"
    assert one["red_flags"][0]["cell"] == "E2"
    assert set(one["speaking_seconds"]) == {
        "near_term_full",
        "near_term_short",
        "long_term_full",
        "long_term_short",
    }


def test_a_row_without_a_target_role_is_named_by_cell_and_the_rest_is_written(
    folder: Path,
) -> None:
    done = run(roster(folder, ADA, NO_ROLE, JO))
    assert done.exit_code == 3
    assert "Candidates!B3" in done.stderr
    assert "2 prep sheets written" in done.stdout
    assert "1 row got none" in done.stdout
    assert (folder / "outputs/cohort/not_generated.xlsx").is_file()


def test_a_roster_that_is_not_there_is_a_usage_error(folder: Path) -> None:
    done = run(folder / "nowhere.xlsx")
    assert done.exit_code == 2
    assert "nowhere.xlsx" in done.stderr
    assert "Traceback" not in done.output


def test_a_file_that_is_no_workbook_leaves_no_folder_behind(folder: Path) -> None:
    path = folder / "cohort.xlsx"
    path.write_bytes(b"not a workbook")
    done = run(path)
    assert done.exit_code == 4
    assert done.stderr.startswith("Error: cohort.xlsx")
    assert not (folder / "outputs").exists()


def test_settings_that_cannot_be_used_are_said_by_key(folder: Path) -> None:
    (folder / "prepsheets.toml").write_text('[house]\ncolor = "#123456"\n', encoding="utf-8")
    done = run(roster(folder, ADA))
    assert done.exit_code == 4
    assert "prepsheets.toml, house.color: is not a known key" in done.stderr
    assert not (folder / "outputs").exists()


def test_an_output_that_is_a_file_cannot_be_written(folder: Path) -> None:
    (folder / "taken").mkdir()
    (folder / "taken" / "sheets").write_bytes(b"")
    done = run(roster(folder, ADA), "-o", folder / "taken")
    assert done.exit_code == 5
    assert "cannot be written to" in done.stderr


def test_a_dry_run_says_what_would_be_written_and_writes_nothing(folder: Path) -> None:
    done = run(roster(folder, ADA, JO), "--dry-run")
    assert done.exit_code == 0
    assert "2 prep sheets would be written" in done.stdout
    assert not (folder / "outputs").exists()


def test_several_rosters_get_a_folder_each_and_a_bad_one_does_not_stop_the_rest(
    folder: Path,
) -> None:
    bad = folder / "bad.xlsx"
    bad.write_bytes(b"nothing")
    done = run(
        roster(folder, ADA, name="a.xlsx"), bad, roster(folder, JO, name="b.xlsx"), "-o", "all"
    )
    assert done.exit_code == 4
    assert (folder / "all/a/summary.xlsx").is_file()
    assert (folder / "all/b/summary.xlsx").is_file()
    assert not (folder / "all/bad").exists()


def test_only_somebody_who_is_nobody_is_a_usage_error(folder: Path) -> None:
    done = run(roster(folder, ADA), "--only", "c-99")
    assert done.exit_code == 2
    assert "'c-99'" in done.stderr


def test_quiet_says_nothing_when_all_is_well(folder: Path) -> None:
    done = run(roster(folder, ADA), "--quiet")
    assert (done.exit_code, done.output) == (0, "")


def test_a_pattern_for_names_with_an_unknown_field_is_said(folder: Path) -> None:
    (folder / "prepsheets.toml").write_text('[output]\nname = "{nmae}"\n', encoding="utf-8")
    done = run(roster(folder, ADA))
    assert done.exit_code == 4
    assert "output.name" in done.stderr
