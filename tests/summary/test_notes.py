"""What a coach writes survives every run."""

from __future__ import annotations

import datetime as dt
import shutil
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from generator.summary.notes import read_coach_notes
from tests.summary import factory
from tests.summary.coach import add_column, reverse_rows, set_cell, write_note
from tests.summary.reading import labels_of, row_of, rows_of

if TYPE_CHECKING:
    from pathlib import Path


def by_key(workbook, worksheet: str = "Candidates") -> dict[str, dict]:
    return {row["Key"]: row for row in rows_of(workbook[worksheet])}


def test_five_runs_with_edits_in_between_lose_nothing(run, opened, folder) -> None:
    path = folder / "summary.xlsx"
    found = factory.outcomes(8)
    run(found)

    # First the coach ticks and writes, and text that looks like a formula stays text.
    write_note(path, "c-00002", Session_done="Yes", Readiness=4, Coach_notes="=SUM of it all\nlate")
    run(found[::-1])  # the roster was sorted the other way
    row = by_key(opened())["c-00002"]
    assert (row["Session done"], row["Readiness"]) == ("Yes", 4)
    assert row["Coach notes"] == "=SUM of it all\nlate"

    # Then they sort rows and add columns of their own, one of them in the middle.
    reverse_rows(path)
    add_column(path, "Room", {"c-00001": "B 12", "c-00005": 7})
    add_column(path, "Called on", {"c-00003": dt.datetime(2026, 11, 24)}, at=3)  # noqa: DTZ001
    renamed = (replace(found[2], name="Wangari Muta Maathai"), *found[:2], *found[3:])
    run(renamed)
    rows = by_key(opened())
    assert rows["c-00002"]["Name"] == "Wangari Muta Maathai"
    assert rows["c-00002"]["Coach notes"] == "=SUM of it all\nlate"
    assert (rows["c-00001"]["Room"], rows["c-00005"]["Room"]) == ("B 12", 7)
    assert rows["c-00003"]["Called on"].date() == dt.date(2026, 11, 24)

    # Somebody leaves, somebody comes.
    run((*found[:2], *found[3:], factory.outcome(8)))
    workbook = opened()
    assert "c-00002" not in by_key(workbook)
    left = by_key(workbook, "Left the roster")
    assert left["c-00002"]["Coach notes"] == "=SUM of it all\nlate"
    assert left["c-00002"]["Readiness"] == 4

    # Notes are added to who left; the one who left comes back.
    write_note(path, "c-00002", "Left the roster", Room="by phone")
    run(found)
    workbook = opened()
    assert "Left the roster" not in workbook.sheetnames
    rows = by_key(workbook)
    assert rows["c-00002"]["Coach notes"] == "=SUM of it all\nlate"
    assert rows["c-00002"]["Room"] == "by phone"
    assert (rows["c-00001"]["Room"], rows["c-00005"]["Room"]) == ("B 12", 7)
    assert labels_of(workbook["Candidates"])[-5:] == [
        "Session done",
        "Readiness",
        "Coach notes",
        "Called on",
        "Room",
    ]


def test_notes_survive_a_save_in_libreoffice(
    run, opened, folder, soffice, tmp_path_factory
) -> None:
    path = folder / "summary.xlsx"
    typed = ("=1+1", "-Ann", "+1 555", "@x")
    found = tuple(factory.outcome(place, name=name) for place, name in enumerate(typed))
    run(found)
    write_note(path, "c-00001", Session_done="No", Readiness=2, Coach_notes=" two\nlines & <tags> ")
    add_column(path, "Double", {f"c-{place:05d}": f"=AB{place + 4}*2" for place in range(4)})
    saved = tmp_path_factory.mktemp("saved")
    profile = tmp_path_factory.mktemp("profile")
    subprocess.run(
        [
            soffice, f"-env:UserInstallation={profile.as_uri()}", "--headless",
            "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(saved), str(path),
        ],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    with CalamineWorkbook.from_path(str(saved / "summary.xlsx")) as workbook:
        rows = workbook.get_sheet_by_name("Candidates").to_python()
    assert tuple(row[1] for row in rows[3:]) == typed
    shutil.copy(saved / "summary.xlsx", path)
    run((*found, factory.outcome(4)))
    row = by_key(opened())["c-00001"]
    assert (row["Session done"], row["Readiness"]) == ("No", 2)
    assert row["Coach notes"] == " two\nlines & <tags> "
    assert row["Double"] == "=AB5*2"


def test_a_reworded_target_takes_the_notes_along(run, opened, folder) -> None:
    found = factory.outcome(1, key="digest-of-name-and-old-title")
    run((factory.outcome(0), found))
    write_note(folder / "summary.xlsx", found.key, Readiness=3)
    run((factory.outcome(0), replace(found, key="digest-of-name-and-new-title")))
    workbook = opened()
    assert by_key(workbook)["digest-of-name-and-new-title"]["Readiness"] == 3
    assert "Left the roster" not in workbook.sheetnames


def test_notes_do_not_go_to_a_namesake(run, opened, folder) -> None:
    run((factory.outcome(0), factory.outcome(1, key="one", name="Kim Lee")))
    write_note(folder / "summary.xlsx", "one", Readiness=3)
    run(
        (
            factory.outcome(0),
            factory.outcome(1, key="two", name="Kim Lee"),
            factory.outcome(2, key="three", name="Kim Lee"),
        )
    )
    workbook = opened()
    assert [row["Readiness"] for row in rows_of(workbook["Candidates"])] == [None, None, None]
    assert by_key(workbook, "Left the roster")["one"]["Readiness"] == 3


def test_a_row_added_by_hand_is_kept(run, opened, folder) -> None:
    path = folder / "summary.xlsx"
    run(factory.outcomes(2))
    for number in range(2):
        workbook = openpyxl.load_workbook(path)
        sheet = workbook["Candidates"]
        row = sheet.max_row + 1
        set_cell(sheet, row, "Name", f"Walk-in {number}")
        set_cell(sheet, row, "Coach notes", "came without an appointment")
        workbook.save(path)
        run(factory.outcomes(3 + number))
    kept = rows_of(opened()["Left the roster"])
    assert sorted(row["Name"] for row in kept) == ["Walk-in 0", "Walk-in 1"]
    assert {row["Coach notes"] for row in kept} == {"came without an appointment"}


def test_columns_of_any_label_are_kept(run, opened, folder) -> None:
    path = folder / "summary.xlsx"
    run(factory.outcomes(2))
    add_column(path, None, {"c-00000": "no label"})
    add_column(path, "coach NOTES", {"c-00000": "same label but for the case"})
    add_column(path, "  Two\nlines ", {"c-00000": 0})
    add_column(path, "Empty so far", {})
    add_column(path, "=1+1", {"c-00000": False})
    run(factory.outcomes(3))
    run(factory.outcomes(4))
    row = by_key(opened())["c-00000"]
    assert row["Column AD"] == "no label"
    assert row["coach NOTES (2)"] == "same label but for the case"
    assert row["Two lines"] == 0
    assert row["Empty so far"] is None
    assert row["=1+1"] is False


def test_a_renamed_worksheet_is_found_by_its_header(run, opened, folder) -> None:
    path = folder / "summary.xlsx"
    run(factory.outcomes(2))
    write_note(path, "c-00001", Coach_notes="kept")
    workbook = openpyxl.load_workbook(path)
    workbook["Candidates"].title = "My people"
    workbook["My people"].insert_rows(1, 2)
    workbook.save(path)
    run(factory.outcomes(3))
    assert by_key(opened())["c-00001"]["Coach notes"] == "kept"


def test_notes_are_kept_over_split_worksheets(run, opened, folder) -> None:
    from generator.settings import OutputSettings, Settings

    path = folder / "summary.xlsx"
    split = Settings(output=OutputSettings(rows_per_summary=100))
    run(factory.outcomes(150), split)
    write_note(path, "c-00120", "Candidates (2)", Coach_notes="on the second worksheet")
    run(factory.outcomes(150))
    assert by_key(opened())["c-00120"]["Coach notes"] == "on the second worksheet"


def test_without_a_summary_there_are_no_notes(folder) -> None:
    notes = read_coach_notes(folder / "summary.xlsx")
    assert (dict(notes.by_key), notes.problems) == ({}, ())


@pytest.mark.parametrize(
    "value", ["=1+1", "-Ann", "+1 555", "  edges ", "a\rb", "_x0041_", "\x0b", "€ \U0001d4b3 اهلا"]
)
def test_notes_come_back_as_written(run, opened, folder: Path, value: str) -> None:
    path = folder / "summary.xlsx"
    run((factory.outcome(0, name=value, red_flags=(factory.red_flag(quote=value),)),))
    name = read_name(path)
    run((factory.outcome(0, name=value), factory.outcome(1)))
    assert name == read_name(path)
    assert row_of(opened()["Candidates"], "c-00000") == 4


def read_name(path: Path) -> str:
    workbook = CalamineWorkbook.from_path(str(path))
    return str(workbook.get_sheet_by_name("Candidates").to_python()[3][1])


def test_labels_that_are_numbers_or_dates_are_labels(run, opened, folder) -> None:
    path = folder / "summary.xlsx"
    run(factory.outcomes(2))
    workbook = openpyxl.load_workbook(path)
    sheet = workbook["Candidates"]
    for label in (2026, dt.date(2026, 11, 24)):
        column = sheet.max_column + 1
        sheet.cell(3, column).value = label
        sheet.cell(4, column).value = "x"
    workbook.save(path)
    for count in (3, 4):
        run(factory.outcomes(count))
    assert labels_of(opened()["Candidates"])[-2:] == ["2026", "2026-11-24"]
