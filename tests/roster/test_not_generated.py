"""`not_generated.xlsx`: the rows as they came, and a roster again when it is fed back."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl

from generator.roster import not_generated
from generator.roster.not_generated import NO_REASON, REASON, write_not_generated
from generator.roster.reading import read_roster
from generator.settings import Settings
from tests.roster.making import people, read, workbook_of

if TYPE_CHECKING:
    import pytest

SAMPLES = Path(__file__).resolve().parents[2] / "sample_inputs"
ROWS = [
    ["Our cohort"],
    ["ID", "Name *", "Target role", "Interview date", "Shoe size", "Role ID", "Note to self"],
    ["007", "Ada", "Nurse", None, 38, "", ""],
    ["008", "Eve", "", dt.date(2026, 12, 9), 39.5, "", "=HYPERLINK()"],
    ["009", "", "Welder", "31/02/2026", None, "", "_x000D_ & <b>"],
    ["010", "Ida", "", None, 40, "R-1", ""],
]
ROLES = [["role_id", "target_role"], ["R-1", "Roofer"]]


def test_the_rows_come_as_they_were_with_the_reason_last(tmp_path: Path) -> None:
    content = workbook_of(Candidates=ROWS, Roles=ROLES)
    roster = read(tmp_path, content)
    path = tmp_path / "not_generated.xlsx"
    write_not_generated(roster, {4, 5}, path)
    workbook = openpyxl.load_workbook(path)
    assert workbook.sheetnames == ["Candidates", "Roles"]
    rows = [[cell.value for cell in row] for row in workbook["Candidates"].iter_rows()]
    assert rows[0] == [*ROWS[1], REASON]
    assert rows[1][:6] == ["008", "Eve", None, dt.datetime(2026, 12, 9), 39.5, None]  # noqa: DTZ001
    assert rows[2][:5] == ["009", None, "Welder", "31/02/2026", None]
    assert rows[1][-1] == "the target role is missing; name the job that the interview is for."
    assert rows[2][-1] == "the name is missing; give the candidate's name."
    assert workbook["Roles"]["A2"].value == "R-1"


def test_corrected_and_fed_back_only_those_are_read(tmp_path: Path) -> None:
    roster = read(tmp_path, workbook_of(Candidates=ROWS, Roles=ROLES))
    path = tmp_path / "not_generated.xlsx"
    write_not_generated(roster, {4, 5}, path)
    workbook = openpyxl.load_workbook(path)
    workbook["Candidates"]["C2"] = "Midwife"
    workbook["Candidates"]["B3"] = "Ann"
    workbook.save(path)
    again = read_roster(path, Settings())
    assert people(again) == [(2, "Eve", "Midwife"), (3, "Ann", "Welder")]
    assert [each.key for each in again.candidates] == ["008", "009"]
    assert again.candidates[0].interview_date == dt.date(2026, 12, 9)
    assert {each.code for each in again.problems} <= {"unknown-label", "bad-date"}
    write_not_generated(again, {3}, path, {3: "the disk was full"})
    labels = [cell.value for cell in openpyxl.load_workbook(path)["Candidates"][1]]
    assert labels.count(REASON) == 1


def test_a_row_that_failed_for_another_reason_says_so(tmp_path: Path) -> None:
    roster = read(tmp_path, workbook_of(Candidates=ROWS, Roles=ROLES))
    path = tmp_path / "not_generated.xlsx"
    write_not_generated(roster, [3], path)
    worksheet = openpyxl.load_workbook(path)["Candidates"]
    assert worksheet.cell(2, worksheet.max_column).value == NO_REASON


def test_the_messy_tracker_fed_back(tmp_path: Path) -> None:
    roster = read_roster(SAMPLES / "messy_tracker.xlsx", Settings())
    path = tmp_path / "not_generated.xlsx"
    write_not_generated(roster, {21}, path)
    workbook = openpyxl.load_workbook(path)
    assert workbook["Tracker"]["B2"].value == "Tom Ashworth"
    workbook["Tracker"]["C2"] = "Scaffolder"
    workbook.save(path)
    again = read_roster(path, Settings())
    assert people(again) == [(2, "Tom Ashworth", "Scaffolder")]
    assert again.candidates[0].target_employer == "Hale Roofing"


def test_text_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_text("Name,Target role,Notes\nAda,,=1+1\n-Ann,,'+1 555\n", encoding="utf-8")
    roster = read_roster(path, Settings())
    target = tmp_path / "not_generated.xlsx"
    write_not_generated(roster, {2, 3}, target)
    worksheet = openpyxl.load_workbook(target)["Candidates"]
    assert [(cell.value, cell.data_type) for cell in worksheet["C"]][1:] == [
        ("=1+1", "s"),
        ("'+1 555", "s"),
    ]
    assert worksheet["A3"].value == "-Ann"


def test_two_runs_write_the_same_bytes(tmp_path: Path) -> None:
    roster = read(tmp_path, workbook_of(Candidates=ROWS, Roles=ROLES))
    for name in ("one.xlsx", "two.xlsx"):
        write_not_generated(roster, {4}, tmp_path / name)
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()


def test_what_a_worksheet_cannot_hold_goes_on_on_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(not_generated, "LAST_ROW", 4)
    rows = [["Name", "Target role"], *([f"Person {number}", ""] for number in range(8))]
    roster = read(tmp_path, workbook_of(Candidates=rows))
    write_not_generated(roster, range(2, 10), tmp_path / "not_generated.xlsx")
    workbook = openpyxl.load_workbook(tmp_path / "not_generated.xlsx")
    assert workbook.sheetnames == ["Candidates", "Candidates (2)", "Candidates (3)"]
    assert [worksheet["A1"].value for worksheet in workbook] == ["Name"] * 3
    names = [row[0].value for one in workbook for row in one.iter_rows(min_row=2)]
    assert names == [f"Person {number}" for number in range(8)]
