"""Where the table stands: titles above, merged cells, blank rows, what stands under it."""

from __future__ import annotations

import datetime as dt
import io
import time
import zipfile
from typing import TYPE_CHECKING

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from generator.errors import RosterError
from tests.roster.making import codes, people, read, read_rows, settings_of, workbook_of

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

HEADER = ["Name", "Target role", "Interview date"]


def saved(worksheet: Worksheet) -> bytes:
    content = io.BytesIO()
    assert worksheet.parent is not None
    worksheet.parent.save(content)
    return content.getvalue()


def blank() -> Worksheet:
    workbook = openpyxl.Workbook()
    worksheet = workbook.worksheets[0]
    worksheet.title = "Candidates"
    return worksheet


def test_rows_above_the_header_do_not_shift_the_blame(tmp_path: Path) -> None:
    rows = [[], ["Spring cohort: candidates and roles"], ["Fill in every column."], [], HEADER]
    roster = read_rows(tmp_path, *rows, [], ["Ada", "Nurse", ""], ["Eve", "Nurse", "31/02/2026"])
    assert people(roster) == [(7, "Ada", "Nurse"), (8, "Eve", "Nurse")]
    assert codes(roster) == [("bad-date", "C8")]


def test_a_table_that_begins_in_another_column(tmp_path: Path) -> None:
    worksheet = blank()
    for row_number, row in enumerate([HEADER, ["Ada", "Nurse", "soon"]], start=4):
        for column, value in enumerate(row, start=3):
            worksheet.cell(row_number, column, value)
    roster = read(tmp_path, saved(worksheet))
    assert people(roster) == [(5, "Ada", "Nurse")]
    assert roster.problems[0].cell == "E5"


def test_merged_title_and_header_cells(tmp_path: Path) -> None:
    worksheet = blank()
    worksheet.append(["Our candidates"])
    worksheet.append(["Name", None, "Target role", None])
    worksheet.append(["Ada", None, "Nurse", None])
    for merged in ("A1:D1", "A2:B2", "C2:D2", "A3:B3", "C3:D3"):
        worksheet.merge_cells(merged)
    assert people(read(tmp_path, saved(worksheet))) == [(3, "Ada", "Nurse")]


def test_a_header_in_two_rows(tmp_path: Path) -> None:
    worksheet = blank()
    worksheet.append(["Candidate", None, "Target", None, "Current", None, "Email"])
    worksheet.append(["First name", "Last name", "Title", "Company", "Title", "Company", None])
    worksheet.append(["Ada", "Kim", "Nurse", "North", "Clerk", "South", "ada@example.com"])
    for merged in ("A1:B1", "C1:D1", "E1:F1", "G1:G2"):
        worksheet.merge_cells(merged)
    roster = read(tmp_path, saved(worksheet))
    candidate = roster.candidates[0]
    assert people(roster) == [(3, "Ada Kim", "Nurse")]
    assert (candidate.target_employer, candidate.current_role) == ("North", "Clerk")
    assert (candidate.current_employer, candidate.email) == ("South", "ada@example.com")
    assert roster.problems == ()


def test_a_value_merged_down_counts_for_each_row(tmp_path: Path) -> None:
    worksheet = blank()
    worksheet.append(["Name", "Target role", "Target employer"])
    worksheet.append(["Ada", "Nurse", "North"])
    worksheet.append([None, "Midwife", None])
    worksheet.append(["Eve", "Nurse", None])
    worksheet.merge_cells("A2:A3")
    worksheet.merge_cells("C2:C4")
    roster = read(tmp_path, saved(worksheet))
    assert people(roster) == [(2, "Ada", "Nurse"), (3, "Ada", "Midwife"), (4, "Eve", "Nurse")]
    assert [each.target_employer for each in roster.candidates] == ["North"] * 3


def test_three_thousand_formatted_blank_rows_end_nothing(tmp_path: Path) -> None:
    worksheet = blank()
    worksheet.append(HEADER)
    worksheet.append(["Ada", "Nurse"])
    for row_number in range(3, 3003):
        for column in range(1, 9):
            worksheet.cell(row_number, column).number_format = "0.00"
    worksheet.append([])
    worksheet.cell(3004, 1, "Eve")
    worksheet.cell(3004, 2, "Nurse")
    assert people(read(tmp_path, saved(worksheet))) == [(2, "Ada", "Nurse"), (3004, "Eve", "Nurse")]


def test_a_million_formatted_blank_rows_take_seconds(tmp_path: Path) -> None:
    content = workbook_of(Candidates=[HEADER, ["Ada", "Nurse"]])
    blanks = b"".join(
        b'<row r="%d"><c r="A%d" s="0"/></row>' % (row, row) for row in range(3, 1048576)
    )
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        swollen = io.BytesIO()
        with zipfile.ZipFile(swollen, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in parts.namelist():
                part = parts.read(name).replace(b"</sheetData>", blanks + b"</sheetData>")
                archive.writestr(name, part)
    begun = time.perf_counter()
    assert people(read(tmp_path, swollen.getvalue())) == [(2, "Ada", "Nurse")]
    assert time.perf_counter() - begun < 30, "it takes two seconds alone"


UNDER = [
    ["Total", 2],
    ["Total:", "", 2],
    ["Grand total 2"],
    ["* = to be confirmed with the client"],
    ["Exported 2026-11-20 by the office. Do not forward."],
    ["", "", "Note: dates are in local time"],
    HEADER,
    ["(required)", "(required)", "(optional)"],
]


@pytest.mark.parametrize("line", UNDER)
def test_what_stands_under_the_table_is_no_candidate_and_is_said(
    tmp_path: Path, line: list[object]
) -> None:
    roster = read_rows(tmp_path, HEADER, ["Ada", "Nurse"], ["Eve", "Nurse"], [], line)
    assert len(roster.candidates) == 2
    assert roster.unusable_rows == ()
    assert [(problem.severity, problem.row_number) for problem in roster.problems] == [("note", 5)]


def test_a_heading_between_the_rows_is_no_candidate(tmp_path: Path) -> None:
    roster = read_rows(tmp_path, HEADER, ["Ada", "Nurse"], ["Added late:"], ["Eve", "Nurse"])
    assert len(roster.candidates) == 2
    assert codes(roster) == [("note-row", None)]


def test_a_lone_name_is_a_person_without_a_target(tmp_path: Path) -> None:
    roster = read_rows(
        tmp_path, HEADER, ["Ada", "Nurse"], ["María del Carmen Fernández de la Vega"]
    )
    assert [row.row_number for row in roster.unusable_rows] == [3]
    assert codes(roster) == [("missing-cell", "B3")]


def test_somebody_called_total_is_a_person(tmp_path: Path) -> None:
    roster = read_rows(tmp_path, HEADER, ["Total", "Nurse"], ["Sum Ng", "Nurse"])
    assert len(roster.candidates) == 2


def test_the_header_repeated_on_each_page_is_no_candidate(tmp_path: Path) -> None:
    roster = read_rows(tmp_path, HEADER, ["Ada", "Nurse"], HEADER, ["Eve", "Nurse"])
    assert people(roster) == [(2, "Ada", "Nurse"), (4, "Eve", "Nurse")]
    assert codes(roster) == [("repeated-header", None)]


def test_numbers_filled_down_are_no_candidates(tmp_path: Path) -> None:
    numbers = [[number, "", ""] for number in range(2, 40)]
    roster = read_rows(tmp_path, ["S.No", "Name", "Target role"], [1, "Ada", "Nurse"], *numbers)
    assert len(roster.candidates) == 1
    assert codes(roster) == [("blank-row", None)]
    assert "38 rows from 3 to 40" in roster.problems[0].message


def test_the_worksheet_is_found_among_others(tmp_path: Path) -> None:
    content = workbook_of(
        Instructions=[["How to fill this in"], ["Name the target role of each candidate"]],
        Empty=[],
        Lists=[["Skills"], ["Excel"], ["SQL"]],
        Spring_2026=[[], HEADER, ["Ada", "Nurse"]],
    )
    roster = read(tmp_path, content)
    assert roster.worksheet == "Spring 2026"
    assert people(roster) == [(3, "Ada", "Nurse")]


def test_candidates_comes_before_what_looks_more_like_a_roster(tmp_path: Path) -> None:
    rich = [*HEADER, "Skills", "Email"]
    content = workbook_of(
        Old=[rich, ["Eve", "Nurse", "", "tact", "e@x.org"]],
        candidates=[HEADER, ["Ada", "Nurse"]],
    )
    assert read(tmp_path, content).worksheet == "candidates"


def test_a_second_worksheet_that_looks_like_a_roster_is_named(tmp_path: Path) -> None:
    content = workbook_of(Team_A=[HEADER, ["Ada", "Nurse"]], Team_B=[HEADER, ["Eve", "Nurse"]])
    roster = read(tmp_path, content)
    assert roster.worksheet == "Team A"
    assert [(each.code, each.worksheet) for each in roster.problems] == [
        ("worksheet-not-read", "Team B")
    ]
    assert read(tmp_path, content, settings_of(worksheet="team b")).worksheet == "Team B"


def test_a_worksheet_that_is_not_there_is_an_error_that_lists_them(tmp_path: Path) -> None:
    content = workbook_of(Team_A=[HEADER, ["Ada", "Nurse"]])
    with pytest.raises(RosterError, match="has no worksheet 'Team C'") as caught:
        read(tmp_path, content, settings_of(worksheet="Team C"))
    assert "'Team A'" in caught.value.hint


@pytest.mark.parametrize("rows", [[], [["just text"]], [["a", "b"], ["c", "d"]], [[1, 2], [3, 4]]])
def test_no_table_is_one_clear_line(tmp_path: Path, rows: list[list[object]]) -> None:
    with pytest.raises(RosterError, match=r"roster\.xlsx: no table of candidates was found"):
        read(tmp_path, workbook_of(Sheet=rows))


def test_a_table_without_rows_is_said(tmp_path: Path) -> None:
    roster = read_rows(tmp_path, HEADER)
    assert roster.candidates == ()
    assert codes(roster) == [("no-rows", None)]


def test_a_formula_without_a_stored_value_is_blamed(tmp_path: Path) -> None:
    roster = read_rows(
        tmp_path,
        ["Name", "Target role", "Skills"],
        ["Ada", '="Nu"&"rse"', "=A2"],
        ["Eve", "Nurse", "=A3"],
    )
    assert people(roster) == [(3, "Eve", "Nurse")]
    assert codes(roster) == [
        ("formula-without-value", "B2"),
        ("formula-without-value", "C2"),
        ("formula-without-value", "C3"),
    ]
    assert [problem.severity for problem in roster.problems] == ["error", "warning", "warning"]


def test_a_row_of_nothing_but_formulas_without_values_is_not_lost(tmp_path: Path) -> None:
    roster = read_rows(tmp_path, HEADER, ["Ada", "Nurse"], ["=A2", "=B2"])
    assert [row.row_number for row in roster.unusable_rows] == [3]


def test_an_error_in_a_cell_is_blamed(tmp_path: Path) -> None:
    roster = read_rows(tmp_path, ["Name", "Target role", "Skills"], ["Ada", "Nurse", "#N/A"])
    assert people(roster) == [(2, "Ada", "Nurse")]
    assert codes(roster) == [("formula-without-value", "C2")]


def test_dates_that_count_from_1904(tmp_path: Path) -> None:
    worksheet = blank()
    worksheet.append(HEADER)
    assert worksheet.parent is not None
    worksheet.parent.epoch = CALENDAR_MAC_1904
    worksheet.append(["Ada", "Nurse", dt.date(2026, 12, 9)])
    assert read(tmp_path, saved(worksheet)).candidates[0].interview_date == dt.date(2026, 12, 9)


def test_numbers_that_show_leading_zeros_keep_them(tmp_path: Path) -> None:
    worksheet = blank()
    worksheet.append(["ID", "Name", "Target role", "Years of experience"])
    worksheet.append([123, "Ada", "Nurse", 7])
    worksheet.append([45, "Eve", "Nurse", 7])
    worksheet["A2"].number_format = "00000"
    worksheet["D2"].number_format = "00"
    candidates = read(tmp_path, saved(worksheet)).candidates
    assert [each.id for each in candidates] == ["00123", "45"]
    assert [each.years_experience for each in candidates] == [7.0, 7.0]
