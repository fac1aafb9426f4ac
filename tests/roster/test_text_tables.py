"""Text tables in every encoding, with every delimiter and line end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.errors import RosterError
from tests.roster.making import people, read, settings_of

if TYPE_CHECKING:
    from pathlib import Path

    from generator.roster.model import Roster

TABLE = "Name,Target role,Skills\nZoë Müller,Nurse,tact; care\nJosé Peña,Welder,TIG\n"
CHINESE = "姓名,目标职位,公司\n王小雨,数据分析师,北方银行\n李雷,护士,市立医院\n"


def read_text(folder: Path, content: bytes) -> Roster:
    return read(folder, content, name="roster.csv")


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "latin-1"],
)
def test_encodings(tmp_path: Path, encoding: str) -> None:
    roster = read_text(tmp_path, TABLE.encode(encoding))
    assert people(roster) == [(2, "Zoë Müller", "Nurse"), (3, "José Peña", "Welder")]
    guessed = encoding in {"cp1252", "latin-1"}
    assert [problem.code for problem in roster.problems] == (["how-read"] if guessed else [])


@pytest.mark.parametrize("encoding", ["gbk", "gb18030", "utf-8", "utf-16"])
def test_chinese(tmp_path: Path, encoding: str) -> None:
    roster = read_text(tmp_path, CHINESE.encode(encoding))
    assert people(roster) == [(2, "王小雨", "数据分析师"), (3, "李雷", "护士")]


def test_chinese_names_under_english_labels(tmp_path: Path) -> None:
    content = "Name,Target role\n王小雨,Nurse\n李雷,Welder\n".encode("gbk")
    assert people(read_text(tmp_path, content))[0] == (2, "王小雨", "Nurse")


def test_one_accent_in_a_hundred_rows(tmp_path: Path) -> None:
    rows = [f"Ada {number},Nurse" for number in range(100)]
    content = "\n".join(["Name,Target role", *rows, "Zoë,Nurse"]).encode("cp1252")
    assert people(read_text(tmp_path, content))[-1] == (102, "Zoë", "Nurse")


def test_russian_in_a_code_page_of_its_own(tmp_path: Path) -> None:
    rows = "Дмитро Коваленко,Зварник\nОлена Шевченко,Медсестра\n" * 5  # noqa: RUF001 - Cyrillic
    content = ("Name,Target role\n" + rows).encode("cp1251")
    assert people(read_text(tmp_path, content))[0][1] == "Дмитро Коваленко"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_delimiters_and_line_ends(tmp_path: Path, delimiter: str, end: str) -> None:
    rows = [["Name", "Target role", "Notes"], ["Ada", "Nurse", "a, b"], [], ["Eve", "Nurse", "c"]]
    lines = [delimiter.join(f'"{cell}"' for cell in row) for row in rows]
    roster = read_text(tmp_path, end.join(lines).encode())
    assert people(roster) == [(2, "Ada", "Nurse"), (4, "Eve", "Nurse")]
    assert roster.candidates[0].notes == "a, b"


def test_the_line_that_tells_excel_the_delimiter_is_no_row(tmp_path: Path) -> None:
    content = b"\xef\xbb\xbfsep=;\r\nName;Target role\r\nAda;Nurse\r\n"
    assert people(read_text(tmp_path, content)) == [(2, "Ada", "Nurse")]


def test_a_cell_of_several_lines_is_one_row_as_excel_shows_it(tmp_path: Path) -> None:
    content = b'Name,Target role,Notes\nAda,Nurse,"one\ntwo\nthree"\nEve,Nurse,x\n'
    roster = read_text(tmp_path, content)
    assert people(roster) == [(2, "Ada", "Nurse"), (3, "Eve", "Nurse")]
    assert roster.candidates[0].notes == "one\ntwo\nthree"


def test_rows_of_different_lengths_lose_nobody(tmp_path: Path) -> None:
    content = b"Name,Target role,Skills\nAda,Nurse\nEve,Nurse,tact,extra,more\n"
    assert len(read_text(tmp_path, content).candidates) == 2


def test_titles_above_the_header_of_a_text_table(tmp_path: Path) -> None:
    content = b"Export of 20 November\n\nName;Target role;Interview date\nAda;Nurse;31/02/2026\n"
    roster = read_text(tmp_path, content)
    assert people(roster) == [(4, "Ada", "Nurse")]
    assert roster.problems[0].cell == "C4"
    assert roster.problems[0].worksheet is None


def test_a_quotation_mark_left_open_is_said_with_its_row(tmp_path: Path) -> None:
    content = b'Name,Target role\nAda,Nurse\n"Eve,Nurse\nIda,Nurse\n'
    with pytest.raises(RosterError, match=r"roster\.csv, row 3: a quotation mark is opened"):
        read_text(tmp_path, content)


def test_inches_in_a_cell_are_no_quotation(tmp_path: Path) -> None:
    content = b'Name,Target role,Project\nAda,Welder,the 5" pipe\n'
    assert read_text(tmp_path, content).candidates[0].project == 'the 5" pipe'


def test_leading_zeros_and_formulas_stay_text(tmp_path: Path) -> None:
    content = b"ID,Name,Target role,Project\n00123,Ada,Nurse,=1+1\n"
    candidate = read_text(tmp_path, content).candidates[0]
    assert (candidate.id, candidate.key, candidate.project) == ("00123", "00123", "=1+1")


def test_a_text_table_with_the_name_of_a_workbook(tmp_path: Path) -> None:
    roster = read(tmp_path, TABLE.replace(",", "\t").encode("utf-16"), name="export.xls")
    assert len(roster.candidates) == 2


def test_a_worksheet_named_for_the_workbooks_leaves_a_text_table_alone(tmp_path: Path) -> None:
    roster = read(tmp_path, TABLE.encode(), settings_of(worksheet="Team B"), name="r.csv")
    assert len(roster.candidates) == 2


@pytest.mark.parametrize(
    ("encoding", "name"), [("shift_jis", "やまだ はなこ"), ("euc_kr", "백현우")]
)
def test_other_double_byte_encodings(tmp_path: Path, encoding: str, name: str) -> None:
    rows = "\n".join(["Name,Target role", *[f"{name},Nurse {number}" for number in range(9)]])
    assert people(read_text(tmp_path, rows.encode(encoding)))[0][1] == name


@pytest.mark.parametrize(
    "content",
    [b"", b"  \n ", b"%PDF-1.7 \x00\x01", bytes(range(256)) * 8, b"\x00" * 100, b"no table here"],
)
def test_what_is_no_table_is_one_clear_line(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(RosterError, match=r"^roster\.csv: ") as caught:
        read_text(tmp_path, content)
    assert "\n" not in caught.value.message


def test_too_many_cells_are_refused(tmp_path: Path) -> None:
    with pytest.raises(RosterError, match="more than 8 cells"):
        read(tmp_path, TABLE.encode(), settings_of(cells=8), name="r.csv")


def test_quotation_marks_after_a_space(tmp_path: Path) -> None:
    content = b'Name, Target role, Skills\nAda, "Nurse, ICU", "tact, care"\n'
    candidate = read_text(tmp_path, content).candidates[0]
    assert (candidate.target_role, candidate.skills) == ("Nurse, ICU", ("tact", "care"))
