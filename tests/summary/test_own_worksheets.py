"""Worksheets that a coach added come along."""

from __future__ import annotations

import datetime as dt

import openpyxl
import pytest
from openpyxl.styles import Font

from generator.summary.own_worksheets import own_titles
from tests.summary import factory


@pytest.fixture
def add_worksheet(folder):
    """Return a function that adds a worksheet as a coach does."""

    def add(title: str = "My plan", name: str = "summary.xlsx") -> None:
        workbook = openpyxl.load_workbook(folder / name)
        sheet = workbook.create_sheet(title, 1)
        sheet.append(["Room", "When", "Seats"])
        sheet["A1"].font = Font(bold=True)
        sheet.append(["=B12", dt.date(2026, 11, 24), 12])
        sheet["A2"].data_type = "s"
        sheet["C3"] = "=SUM(C2:C2)"
        sheet["B2"].number_format = "dd/mm/yy"
        workbook.save(folder / name)

    return add


def test_it_comes_along_with_values_formulas_and_formats(
    run, opened, folder, add_worksheet, check_ooxml
) -> None:
    run(factory.outcomes(2))
    add_worksheet()
    for count in (3, 4):
        run(factory.outcomes(count))
    workbook = opened()
    assert workbook.sheetnames[-1] == "My plan"
    sheet = workbook["My plan"]
    assert (sheet["A2"].value, sheet["A2"].data_type) == ("=B12", "s")
    assert sheet["B2"].value.date() == dt.date(2026, 11, 24)
    assert sheet["B2"].number_format == "dd/mm/yy"
    assert (sheet["C3"].value, sheet["C3"].data_type) == ("=SUM(C2:C2)", "f")
    assert sheet["A1"].font.bold
    check_ooxml(folder / "summary.xlsx")


def test_renamed_worksheets_of_the_program_are_no_coachs(run, opened, folder) -> None:
    run(factory.outcomes(2))
    workbook = openpyxl.load_workbook(folder / "summary.xlsx")
    workbook["Red flags"].title = "Watch out"
    workbook.save(folder / "summary.xlsx")
    assert own_titles(folder / "summary.xlsx") in ([], ["Watch out"])  # openpyxl renames no names
    run(factory.outcomes(3))
    assert "Red flags" in opened().sheetnames


def test_a_name_the_program_needs_gives_way(run, opened, add_worksheet) -> None:
    run(factory.outcomes(2))
    add_worksheet("Coach Zoe")
    run((factory.outcome(0, coach="Zoe"),))
    assert "Coach Zoe" in opened().sheetnames
    assert opened()["Coach Zoe"]["A1"].value == "Coach Zoe"
    assert opened()["Coach Zoe (2)"]["A1"].value == "Room"


def test_it_is_kept_while_the_summary_is_open(run, opened, folder, add_worksheet) -> None:
    run(factory.outcomes(2))
    add_worksheet()
    lock = folder / "~$summary.xlsx"
    lock.touch()
    run(factory.outcomes(3))
    add_worksheet("Another", "summary (new).xlsx")
    lock.unlink()
    run(factory.outcomes(3))
    assert set(opened().sheetnames[-2:]) == {"My plan", "Another"}
    assert not (folder / "summary (new).xlsx").exists()


def test_without_one_there_is_none(run, folder) -> None:
    run(factory.outcomes(30))
    assert own_titles(folder / "summary.xlsx") == []
