"""The summary workbook as Excel, openpyxl and LibreOffice find it."""

from __future__ import annotations

import datetime as dt
import re
import struct
import zipfile
import zlib
from pathlib import Path

import pytest

from generator.settings import HouseSettings, OutputSettings, Settings
from tests.summary import factory
from tests.summary.reading import labels_of, links_of, row_of, rows_of

LIKE_FORMULAS = ("=1+1", "-Ann", "+1 555 0100", "@SUM(A1)", '=HYPERLINK("x")', "'quoted")


def test_worksheets_stand_in_the_order_a_lead_reads_them(run, opened) -> None:
    run(factory.outcomes(6))
    assert opened().sheetnames == [
        "Overview",
        "Candidates",
        "Red flags",
        "To find out",
        "Problems",
        "Coach Ana López",
        "Coach Bo Chen",
        "About this run",
        "Figures",
    ]


def test_a_candidate_is_a_row_with_everything_known(run, opened) -> None:
    run(factory.outcomes(6))
    row = rows_of(opened()["Candidates"])[1]
    expected = {
        "No.": 2,
        "Name": "Grace Hopper",
        "Target role": "Software Engineer",
        "Employer": "Contoso & Sons",
        "Group": "Autumn",
        "Coach": "Bo Chen",
        "Interview": dt.datetime.combine(dt.date(2026, 11, 26), dt.time()),
        "Prep sheet": "Grace Hopper - Software Engineer",
        "Status": "Written",
        "Red flags": 1,
        "Red flag kinds": "Leaving",
        "Missing facts": "a project",
        "Own facts": 0.1,
        "Role profile": "Software developer",
        "Match": "Exact",
        "Certainty": 1,
        "Career stage": "Mid career",
        "Near-term, full": 61,
        "Long-term, short": 22,
        "Key": "c-00001",
        "Session done": None,
        "Readiness": None,
        "Coach notes": None,
    }
    assert {label: row[label] for label in expected} == expected
    assert row["Days left"] == '=IF(G5="","",G5-TODAY())'


def test_text_that_looks_like_a_formula_stays_text(run, opened, folder, check_ooxml) -> None:
    found = tuple(
        factory.outcome(
            place,
            name=text,
            target_role=text,
            target_employer=text,
            coach=text,
            cohort=f"{text}{place}",
            red_flags=(factory.red_flag(quote=text, hears=text, instead=text),),
            missing=("project", "training"),
        )
        for place, text in enumerate(LIKE_FORMULAS)
    )
    run(found, problems=(factory.problem(message="=2+2", hint="-x"),))
    workbook = opened()
    candidates = workbook["Candidates"]
    for place, text in enumerate(LIKE_FORMULAS):
        for column in (2, 3, 4, 6):
            cell = candidates.cell(4 + place, column)
            assert (cell.value, cell.data_type) == (text, "s")
    formulas = {
        cell.value
        for worksheet in workbook
        for row in worksheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    }
    assert len(formulas) > len(LIKE_FORMULAS)
    assert {re.sub(r"\d+", "#", formula)[:20] for formula in formulas} == {
        '=IF(G#="","",G#-TODA',
        '=IF(E#="","",E#-TODA',
        "=IFERROR(INDEX('Cand",
        '="Sessions done: "&C',
        '=IFERROR("Average re',
        '="Interviews in the ',
    }
    assert [row["What was found"] for row in rows_of(workbook["Problems"])] == ["=2+2"]
    check_ooxml(folder / "summary.xlsx")


def test_links_are_relative_and_lead_to_document_and_cell(run, opened) -> None:
    strange = factory.outcome(1, name="A#1 %B", document="sheets/A#1 %B [x].docx")
    run((factory.outcome(0), strange), roster=Path("/elsewhere/the roster.xlsx"))
    workbook = opened()
    assert links_of(workbook["Candidates"]) == [
        ("sheets/Ada%20Lovelace%20-%20Senior%20Data%20Analyst.docx", None),
        ("sheets/A%231%20%25B%20%5Bx%5D.docx", None),
    ]
    ((target, location),) = links_of(workbook["Red flags"])
    assert target.startswith("../")
    assert target.endswith("/elsewhere/the%20roster.xlsx")
    assert location == "'Candidates'!H3"


def test_a_text_table_has_no_cells_to_lead_to(run, opened, folder) -> None:
    flagged = factory.outcome(1, worksheet=None)
    run((flagged,), roster=folder / "students.csv", worksheet=None)
    assert links_of(opened()["Red flags"]) == [("students.csv", None)]


def test_tables_have_filters_and_a_frozen_header_that_is_printed_again(run, opened) -> None:
    run(factory.outcomes(6))
    workbook = opened()
    seen = set()
    for worksheet in workbook.worksheets[1:]:
        (table,) = worksheet.tables.values()
        seen.add(table.name)
        assert table.autoFilter.ref == table.ref
        assert [column.name for column in table.tableColumns] == labels_of(worksheet)
        assert worksheet.freeze_panes.endswith("4")
        assert worksheet.print_title_rows == "$3:$3"
        assert worksheet.page_setup.orientation == "landscape"
    assert len(seen) == len(workbook.worksheets) - 1
    names = [name for name in workbook.defined_names if name.startswith("ColumnTitleRegion1.")]
    assert len(names) == len(seen)


def test_the_document_says_whose_it_is(run, opened, folder) -> None:
    run(factory.outcomes(1), Settings(house=HouseSettings(name="Harbour Talent")))
    workbook = opened()
    assert workbook.properties.creator == "Harbour Talent"
    assert workbook.properties.title == "Harbour Talent: interview prep, agency cohort"
    with zipfile.ZipFile(folder / "summary.xlsx") as package:
        said = b"".join(package.read(name) for name in package.namelist())
    assert b"openpyxl" not in said
    assert str(folder).encode() not in said


def test_charts_are_native_and_described(run, opened, folder) -> None:
    run(factory.outcomes(24))
    overview = opened()["Overview"]
    assert len(overview._charts) == 6
    with zipfile.ZipFile(folder / "summary.xlsx") as package:
        drawing = package.read("xl/drawings/drawing1.xml").decode()
    assert drawing.count('descr="Chart: ') == 6
    assert "Red flags by kind. Leaving: 6, Promotion or pay: 0" in drawing


def test_an_empty_cohort_is_a_workbook_too(run, opened, folder, check_ooxml) -> None:
    run((), problems=(), row_count=0)
    workbook = opened()
    assert workbook["Overview"]["B7"].value == 0
    assert workbook["Overview"]._charts == []
    assert rows_of(workbook["Candidates"]) == []
    assert workbook["Red flags"]["A2"].value == "No red flags were found in what candidates wrote."
    check_ooxml(folder / "summary.xlsx")


def test_those_without_a_prep_sheet_are_listed_too(run, opened) -> None:
    skipped = factory.outcome(
        0, status="skipped", document=None, role_profile=None, career_stage=None,
        speaking_seconds={}, script_fingerprint=(), interview_date=None, target_role="", name="",
    )  # fmt: skip
    run((skipped,))
    (row,) = rows_of(opened()["Candidates"])
    assert (row["Name"], row["Status"], row["Prep sheet"]) == ("(no name)", "No prep sheet", None)
    assert row["Days left"] is None


def test_who_left_stands_on_a_worksheet_of_their_own(run, opened) -> None:
    run((factory.outcome(0), factory.outcome(1, status="left")))
    workbook = opened()
    assert [row["Name"] for row in rows_of(workbook["Candidates"])] == ["Ada Lovelace"]
    assert [row["Name"] for row in rows_of(workbook["Left the roster"])] == ["Grace Hopper"]


def test_past_the_limit_a_table_is_continued(run, opened, folder, check_ooxml) -> None:
    run(factory.outcomes(250), Settings(output=OutputSettings(rows_per_summary=100)))
    workbook = opened()
    parts = ["Candidates", "Candidates (2)", "Candidates (3)"]
    assert [name for name in workbook.sheetnames if name.startswith("Candidates")] == parts
    keys = [row["Key"] for part in parts for row in rows_of(workbook[part])]
    assert keys == [f"c-{place:05d}" for place in range(250)]
    second = workbook["Candidates (2)"]
    row = row_of(second, "c-00100")
    assert second.cell(row, 8).value == f'=IF(G{row}="","",G{row}-TODAY())'
    check_ooxml(folder / "summary.xlsx")


def test_cells_longer_than_excel_allows_are_shortened_and_it_is_said(run, opened) -> None:
    long = factory.red_flag(quote="a" * 40_000)
    problems = run((factory.outcome(0, red_flags=(long,)),))
    quote = rows_of(opened()["Red flags"])[0]["In their words"]
    assert len(quote) == 32_767
    assert quote.endswith("…")
    assert [found.code for found in problems] == ["summary-shortened"]


def test_coach_pages_stop_at_the_setting(run, opened) -> None:
    found = tuple(factory.outcome(place, coach=f"Coach {place % 7}") for place in range(21))
    run(found, Settings(output=OutputSettings(coach_pages=3)))
    workbook = opened()
    assert [name for name in workbook.sheetnames if name.startswith("Coach ")] == [
        "Coach Coach 0",
        "Coach Coach 1",
        "Coach Coach 2",
    ]
    about = {row["What"]: row["Value"] for row in rows_of(workbook["About this run"])}
    assert about["Coach and group worksheets"] == "3 of 7 (setting output.coach_pages)"


@pytest.mark.parametrize(
    "name", ["a/b:c*d?e[f]\\", "x" * 60, "'quoted'", "History", "\x0b", "日本"]
)
def test_any_coach_gets_a_worksheet_excel_can_name(run, opened, folder, check_ooxml, name) -> None:
    run((factory.outcome(0, coach=name), factory.outcome(1, coach=name.upper() + " ")))
    assert len(opened().sheetnames) == 9
    check_ooxml(folder / "summary.xlsx")


def test_a_page_follows_what_the_coach_writes_among_the_candidates(run, opened) -> None:
    run(factory.outcomes(6))
    cell = opened()["Coach Ana López"]["L4"]
    assert cell.value.startswith("=IFERROR(INDEX('Candidates'!$AB$4:$AB$9,MATCH($A4,")


def png(width: int = 300, height: int = 100, colour: tuple[int, int, int] = (200, 90, 20)) -> bytes:
    """Return a picture of one colour."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + content))
        return struct.pack(">I", len(content)) + kind + content + check

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = (b"\0" + bytes(colour) * width) * height
    parts = (chunk(b"IHDR", header), chunk(b"IDAT", zlib.compress(rows)), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def test_the_logo_stands_on_the_overview_and_is_described(run, folder, check_ooxml) -> None:
    (folder / "logo.png").write_bytes(png())
    house = HouseSettings(name="Harbour & Co", logo=folder / "logo.png")
    assert run(factory.outcomes(3), Settings(house=house)) == ()
    with zipfile.ZipFile(folder / "summary.xlsx") as package:
        assert package.read("xl/media/image1.png") == png()
        assert (
            'descr="Logo of Harbour &amp; Co"' in package.read("xl/drawings/drawing1.xml").decode()
        )
    check_ooxml(folder / "summary.xlsx")


def test_a_logo_that_cannot_be_used_is_said_and_left_out(run, opened, folder) -> None:
    house = HouseSettings(logo=folder / "missing.png")
    (problem,) = run(factory.outcomes(3), Settings(house=house))
    assert problem.code == "summary-logo"
    assert "missing.png" in problem.message
    assert opened().sheetnames[0] == "Overview"


def test_no_character_of_a_roster_breaks_the_workbook(run, opened, folder, check_ooxml) -> None:
    odd = '\x0bAnn\x07 \ud83d <&>" {name} _x0041_ \uffff'
    found = tuple(
        factory.outcome(
            place,
            name=odd,
            target_role=odd,
            target_employer=odd,
            coach=odd,
            cohort=odd,
            role_profile=factory.RoleProfileUsed("none", odd, None, "none", 0.0),
            red_flags=(factory.red_flag(quote=odd, hears=odd, instead=odd),),
            missing=("project", odd),
        )
        for place in range(3)
    )
    run(found, roster=folder / "\udcff & #1 {0}.xlsx", problems=(factory.problem(message=odd),))
    assert opened()["Candidates"]["B4"].value.startswith("_x000B_Ann_x0007_")
    check_ooxml(folder / "summary.xlsx")


def test_the_coachs_cells_offer_what_may_stand_in_them(run, opened) -> None:
    run(factory.outcomes(3))
    checks = opened()["Candidates"].data_validations.dataValidation
    assert {str(check.sqref): check.formula1 for check in checks} == {
        "AA4:AA6": '"Yes,No"',
        "AB4:AB6": '"1,2,3,4,5"',
        "AC4:AC6": None,
    }
    assert all(check.promptTitle and check.prompt for check in checks)
