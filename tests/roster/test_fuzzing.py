"""Any text in any cell, any bytes in a file: never a traceback, never a row lost unsaid."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.errors import PrepSheetsError
from generator.roster.cells import as_typed, one_line, parse_list, parse_long
from generator.roster.not_generated import write_not_generated
from generator.roster.quantities import parse_date, parse_years
from generator.roster.reading import read_roster
from generator.settings import Settings
from tests.roster.making import workbook_of

if TYPE_CHECKING:
    from generator.roster.model import Roster

FIELDS = ("id", "name", "preferred_name", "email", "target_role", "role_id", "skills")
FIELDS += ("years_experience", "interview_date", "draft_answer", "notes")
TEXT = st.text(max_size=30)
RAW = st.one_of(
    TEXT,
    st.integers(-(10**18), 10**18),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.dates(),
    st.datetimes(),
)
SEEDS = [
    workbook_of(Candidates=[["Name", "Target role"], ["Ada", "Nurse"]]),
    (Path(__file__).parent / "files" / "tracker.xls").read_bytes(),
    (Path(__file__).parent / "files" / "tracker.ods").read_bytes(),
    "Name;Target role\nZoë;Nurse\n".encode("cp1252"),
    b'Name,Target role\n"Ada",Nurse\n',
]


def read_bytes(content: bytes, name: str = "roster.csv") -> Roster | None:
    """Return the roster of a file, or None where it is refused, as it should be, in one line."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        try:
            return read_roster(path, Settings())
        except PrepSheetsError as caught:
            error = caught
    assert error.message.startswith(name)
    assert "\n" not in error.message
    return None


def csv_of(rows: list[list[str]]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(rows)
    return text.getvalue().encode("utf-8", "replace")


def accounted_rows(roster: Roster) -> set[int | None]:
    """Return the numbers of all rows that became a candidate or are said not to be one."""
    numbers: set[int | None] = {each.row_number for each in roster.candidates}
    numbers |= {each.row_number for each in roster.unusable_rows}
    numbers |= {each.row_number for each in roster.repeated_rows}
    return numbers | {each.row_number for each in roster.problems}


def is_blank(cell: str) -> bool:
    """Return whether a cell holds nothing that anybody could see."""
    return not one_line(cell).value


@given(st.lists(st.lists(TEXT, min_size=len(FIELDS), max_size=len(FIELDS)), min_size=1, max_size=5))
@settings(max_examples=80, deadline=None)
def test_no_row_is_lost_without_a_word(rows: list[list[str]]) -> None:
    roster = read_bytes(csv_of([list(FIELDS), *rows]))
    assert roster is not None
    filled = {
        number
        for number, row in enumerate(rows, start=2)
        if not all(is_blank(cell) for cell in row)
    }
    accounted = accounted_rows(roster)
    blanks = [each for each in roster.problems if each.code == "blank-row"]
    assert filled <= accounted or blanks, (filled, accounted)
    keys = Counter(each.key for each in roster.candidates)
    assert not [key for key, count in keys.items() if count > 1]
    for unusable in roster.unusable_rows:
        errors = [each for each in roster.problems if each.severity == "error"]
        assert unusable.row_number in {each.row_number for each in errors}


@given(st.lists(st.tuples(TEXT, TEXT, TEXT), min_size=1, max_size=4))
@settings(max_examples=60, deadline=None)
def test_a_usable_row_comes_out_as_typed(rows: list[tuple[str, str, str]]) -> None:
    named = [(f"N{number} {a}", f"Role {b}", f"N{c}") for number, (a, b, c) in enumerate(rows)]
    table = [["name", "target_role", "target_employer"], *map(list, named)]
    roster = read_bytes(csv_of(table))
    assert roster is not None
    by_row = {each.row_number: each for each in roster.candidates}
    for number, (name, role, employer) in enumerate(named, start=2):
        if number in by_row and "," not in name and "\uff0c" not in name:
            assert by_row[number].name == one_line(name.replace("\ud800", "?")).value
            assert by_row[number].target_role == one_line(role).value
            assert by_row[number].target_employer in {one_line(employer).value, ""}


@given(st.lists(st.lists(RAW, min_size=4, max_size=4), min_size=1, max_size=4))
@example([["", "", "", 1.7976931348623155e308]])
@settings(max_examples=60, deadline=None)
def test_any_value_in_a_workbook(rows: list[list[Any]]) -> None:
    sound = [
        [
            "".join(sign for sign in cell if unicodedata.category(sign)[0] != "C")
            if isinstance(cell, str)
            else cell
            for cell in row
        ]
        for row in rows
        if not any(isinstance(cell, str) and cell.startswith("=") for cell in row)
    ]
    header = ["name", "target role", "interview date", "years of experience"]
    try:
        content = workbook_of(Candidates=[header, *sound])
    except ValueError:  # openpyxl has no dates before 1900
        return
    roster = read_bytes(content, "roster.xlsx")
    assert roster is not None
    with TemporaryDirectory() as folder:
        path = Path(folder) / "not_generated.xlsx"
        write_not_generated(roster, [each.row_number for each in roster.unusable_rows], path)
        again = read_roster(path, Settings())
    assert len(again.candidates) == 0
    assert len(again.unusable_rows) == len(roster.unusable_rows)


@given(st.binary(max_size=400))
@settings(max_examples=80, deadline=None)
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    read_bytes(content)
    read_bytes(content, "roster.xlsx")


@given(st.sampled_from(SEEDS), st.data())
@settings(max_examples=60, deadline=None)
def test_any_damage_is_read_or_refused(seed: bytes, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(seed) - 1))
    patch = data.draw(st.binary(min_size=1, max_size=8))
    cut = data.draw(st.one_of(st.none(), st.integers(1, len(seed))))
    damaged = seed[:place] + patch + seed[place + len(patch) :]
    read_bytes(damaged[:cut], "roster.xlsx")


@given(st.lists(st.text(max_size=12), max_size=30))
@settings(max_examples=60, deadline=None)
def test_any_labels_are_read_or_refused(labels: list[str]) -> None:
    read_bytes(csv_of([labels, ["x"] * len(labels)]))
    read_bytes(csv_of([[*labels, "Name", "Target role"], ["x"] * (len(labels) + 2)]))


@given(RAW)
@settings(max_examples=200, deadline=None)
def test_any_value_is_parsed(raw: object) -> None:
    for parsed in (one_line(raw), parse_long(raw), parse_list(raw), parse_years(raw)):
        assert parsed.value is not NotImplemented
    assert parse_date(raw, "day-first").value == parse_date(raw, "day-first").value
    assert isinstance(as_typed(raw), str)
    text = one_line(raw).value
    assert one_line(text).value == text
    items = parse_list(raw).value
    assert parse_list("; ".join(items)).value == items
