"""`check --annotate`: the marks, and that all else stays as it is."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import ColorScaleRule

from generator.errors import RosterError, UsageError
from generator.roster.annotating import annotate
from generator.roster.reading import read_roster
from generator.settings import Settings
from tests.roster.making import workbook_of

FILES = Path(__file__).parent / "files"


@pytest.fixture
def rich(tmp_path: Path) -> Path:
    """A workbook with a comment, a chart, a rule for colours, a formula and a style."""
    workbook = openpyxl.Workbook()
    worksheet = workbook.worksheets[0]
    worksheet.title = "Ann's candidates"
    worksheet.append(["Name", "Target role", "Interview date", "Years of experience"])
    worksheet.append(["Ada <Kim> & Co", "Nurse", "31/02/2026", 4])
    worksheet.append(["Eve", None, None, 5])
    worksheet["A6"] = "Ida"
    worksheet["C2"].comment = Comment("ask her again", "Ann")
    worksheet["C2"].number_format = "@"
    worksheet.conditional_formatting.add("D2:D9", ColorScaleRule("min", None, "FFFF00"))
    chart = BarChart()
    chart.add_data(Reference(worksheet, range_string="'Ann''s candidates'!$D$1:$D$3"))
    worksheet.add_chart(chart, "H2")
    other = workbook.create_sheet("Problems")
    other["A1"] = "=1+1"
    path = tmp_path / "rich.xlsx"
    workbook.save(path)
    return path


def annotated(path: Path, target: Path) -> openpyxl.Workbook:
    annotate(path, read_roster(path, Settings()).problems, target, Settings())
    return openpyxl.load_workbook(target)


def test_the_blamed_cells_are_coloured_and_say_why(rich: Path, tmp_path: Path) -> None:
    worksheet = annotated(rich, tmp_path / "marked.xlsx")["Ann's candidates"]
    marks = {
        cell.coordinate: (str(cell.fill.fgColor.rgb), cell.comment.text)
        for row in worksheet.iter_rows()
        for cell in row
        if cell.comment
    }
    assert marks.keys() == {"C2", "B3", "B6"}
    assert marks["B3"][0] == "FFF8CBAD"
    assert marks["B3"][1].startswith("Error: the target role is missing; ")
    assert marks["C2"][0] == "FFFFE699"
    assert marks["C2"][1].startswith("ask her again\nWarning: '31/02/2026' is not a date")
    assert worksheet["C2"].number_format == "@"
    assert worksheet["A2"].value == "Ada <Kim> & Co"


def test_a_worksheet_lists_all_problems_with_links(rich: Path, tmp_path: Path) -> None:
    workbook = annotated(rich, tmp_path / "marked.xlsx")
    assert workbook.sheetnames == ["Ann's candidates", "Problems", "Problems 2"]
    listing = workbook["Problems 2"]
    assert [cell.value for cell in listing["B"]][1:] == [
        "'Ann''s candidates'!C2",
        "'Ann''s candidates'!B3",
        "'Ann''s candidates'!B6",
    ]
    assert listing["B2"].hyperlink.location == "'Ann''s candidates'!C2"


def test_all_else_is_untouched_byte_for_byte(rich: Path, tmp_path: Path) -> None:
    target = tmp_path / "marked.xlsx"
    annotated(rich, target)
    with zipfile.ZipFile(rich) as before, zipfile.ZipFile(target) as after:
        same = {name for name in before.namelist() if before.read(name) == after.read(name)}
        changed = set(before.namelist()) - same
        assert set(before.namelist()) <= set(after.namelist())
    assert {"xl/charts/chart1.xml", "xl/worksheets/sheet2.xml", "docProps/core.xml"} <= same
    assert len(changed) <= 8, changed
    worksheet = openpyxl.load_workbook(target)["Ann's candidates"]
    assert len(worksheet.conditional_formatting) == 1


def test_the_copy_says_the_same_when_it_is_read(rich: Path, tmp_path: Path) -> None:
    target = tmp_path / "marked.xlsx"
    annotated(rich, target)
    before, after = read_roster(rich, Settings()), read_roster(target, Settings())
    assert after.problems == before.problems
    assert [each.name for each in after.candidates] == [each.name for each in before.candidates]


@pytest.mark.parametrize("name", ["tracker.xls", "tracker.ods"])
def test_other_kinds_become_a_workbook_of_their_values(name: str, tmp_path: Path) -> None:
    workbook = annotated(FILES / name, tmp_path / "marked.xlsx")
    assert workbook["Tracker"]["C21"].comment is not None
    assert workbook["Tracker"]["A7"].value == 1
    assert workbook["Tracker"]["B7"].value == "Kim, Alexandra"


def test_a_text_table_becomes_a_workbook(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_text("Name,Target role,Notes\nAda,,=1+1\nEve,Nurse,\n", encoding="utf-8")
    worksheet = annotated(path, tmp_path / "marked.xlsx")["Candidates"]
    assert worksheet["B2"].comment is not None
    assert (worksheet["C2"].value, worksheet["C2"].data_type) == ("=1+1", "s")


def test_a_name_that_does_not_fit_is_a_usage_error(rich: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"of the kind \.xlsx, not \.xls"):
        annotate(rich, (), tmp_path / "marked.xls", Settings())
    with pytest.raises(UsageError, match="would overwrite the roster"):
        annotate(rich, (), rich, Settings())


def test_a_workbook_without_styles_is_refused_clearly(tmp_path: Path) -> None:
    content = workbook_of(Candidates=[["Name", "Target role"], ["Ada", ""]])
    bare = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as parts, zipfile.ZipFile(bare, "w") as archive:
        for name in parts.namelist():
            part = parts.read(name)
            if name == "xl/_rels/workbook.xml.rels":
                part = part.replace(b"relationships/styles", b"relationships/other")
            archive.writestr(name, part)
    path = tmp_path / "bare.xlsx"
    path.write_bytes(bare.getvalue())
    with pytest.raises(RosterError, match="no workbook as Excel writes it"):
        annotate(path, (), tmp_path / "marked.xlsx", Settings())
