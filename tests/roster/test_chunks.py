"""A roster read in chunks of rows is the roster read at once."""

from __future__ import annotations

import csv
import io
import os
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import spool
from generator.errors import RosterError
from generator.roster import grid, tables, text_table
from generator.roster.not_generated import write_not_generated
from generator.roster.reading import read_roster
from generator.settings import Settings
from tests.roster.making import read, read_rows, workbook_of

if TYPE_CHECKING:
    from generator.roster.model import Roster

SAMPLES = Path(__file__).resolve().parents[2] / "sample_inputs"
LABELS = ["id", "Name", "Email", "Target role", "Interview date"]
ROWS = [
    ["", "Ada Lovelace", "ada@example.org", "Nurse", "03/04/2026"],
    ["", "Ada Lovelace", "ada@example.org", "Nurse", "04/05/2026"],
    ["", "Ada Byron", "ada@example.org", "Nurse", ""],
    ["c-1", "Grace Hopper", "", "Welder", "31/31/2026"],
    ["c-1", "Grace Kelly", "", "Welder", ""],
    ["", "Nobody's Job", "", "", ""],
    ["", "", "", "Electrician", ""],
    ["", "", "", "", ""],
    ["", "Total", "", "24", ""],
    ["", "Note: dates are as the client gave them.", "", "", ""],
    ["", "Name", "", "Target role", ""],
]


def in_chunks(patched: pytest.MonkeyPatch, rows: int) -> None:
    """Let every later reading take so many rows at once and hold next to nothing."""
    patched.setattr(grid, "CHUNK_ROWS", rows)
    patched.setattr(text_table, "CHUNK_ROWS", rows)
    patched.setattr(tables, "CHUNKS_HELD", 1)
    patched.setattr(spool, "HELD", 1)


def told(roster: Roster) -> tuple[Any, ...]:
    return (
        list(roster.candidates),
        roster.unusable_rows,
        roster.repeated_rows,
        roster.problems,
        roster.row_count,
    )


def table_of(rows: list[list[str]]) -> bytes:
    written = io.StringIO()
    csv.writer(written).writerows([LABELS, *rows])
    return written.getvalue().encode()


@settings(deadline=None)
@given(
    st.lists(st.sampled_from(ROWS), max_size=14),
    st.integers(2, 6),
    st.sampled_from(["csv", "xlsx"]),
)
def test_whatever_the_rows_and_wherever_the_chunks_end(
    rows: list[list[str]], size: int, kind: str
) -> None:
    content = table_of(rows) if kind == "csv" else workbook_of(Candidates=[LABELS, *rows])
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patched:
        whole = told(read(Path(folder), content, name=f"roster.{kind}"))
        in_chunks(patched, size)
        assert told(read(Path(folder), content, name=f"roster.{kind}")) == whole


@pytest.mark.parametrize(
    "name", ["agency_cohort.xlsx", "workshop_students.csv", "messy_tracker.xlsx"]
)
def test_the_samples(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = told(read_roster(SAMPLES / name, Settings()))
    in_chunks(monkeypatch, 15)
    assert told(read_roster(SAMPLES / name, Settings())) == whole


def test_rows_that_failed_are_found_again_in_every_chunk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_chunks(monkeypatch, 3)
    people = [
        ["", f"Person {number}", "", "" if number % 4 else "Nurse", ""] for number in range(20)
    ]
    roster = read(tmp_path, table_of(people), name="roster.csv")
    failed = {row.row_number for row in roster.unusable_rows}
    assert len(failed) == 15
    write_not_generated(roster, failed, tmp_path / "again.xlsx")
    again = read_roster(tmp_path / "again.xlsx", Settings())
    assert [row.name for row in again.unusable_rows] == [row.name for row in roster.unusable_rows]


def test_a_wider_row_in_a_later_chunk_loses_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_chunks(monkeypatch, 2)
    content = b"Name,Target role\nAda,Nurse\nGrace,Nurse,and,more\nJo,Welder\n"
    roster = read(tmp_path, content, name="roster.csv")
    assert [one.name for one in roster.candidates] == ["Ada", "Grace", "Jo"]


def test_a_quotation_mark_left_open_in_a_later_chunk_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_chunks(monkeypatch, 2)
    content = b'Name,Target role\nAda,Nurse\nGrace,Nurse\nKim,Nurse\nJo,"Welder\nLi,Cook\n'
    with pytest.raises(RosterError, match=r"row 5: a quotation mark is opened and never closed"):
        read(tmp_path, content, name="roster.csv")


@pytest.mark.parametrize("length", [200_000, 1_200_000])
def test_a_cell_of_a_whole_book_is_no_traceback(tmp_path: Path, length: int) -> None:
    content = b"Name,Target role,Notes\nAda,Nurse," + b"x" * length + b"\nJo,Cook,\n"
    if length < text_table.LARGEST_CELL:
        assert len(read(tmp_path, content, name="roster.csv").candidates) == 2
    else:
        with pytest.raises(RosterError, match="row 2: a quotation mark is opened"):
            read(tmp_path, content, name="roster.csv")


def test_the_limit_of_cells_is_one_of_each_chunk(tmp_path: Path) -> None:
    few_cells = Settings.model_validate({"roster": {"cells": 100}})
    rows = [["", f"Person {number}", "", "Nurse", ""] for number in range(15)]
    assert len(read(tmp_path, table_of(rows), few_cells, "roster.csv").candidates) == 15
    wide = b"Name,Target role" + b",x" * 100 + b"\nAda,Nurse\n"
    with pytest.raises(RosterError, match="holds more than 100 cells in 2 rows"):
        read(tmp_path, wide, few_cells, "wide.csv")


def test_people_of_one_key_in_different_chunks_get_one_each(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [["Name", "Email", "Target role"]]
    rows += [[f"Person {n}", "shared@example.org", "Nurse"] for n in range(9)]
    whole = [one.key for one in read_rows(tmp_path, *rows).candidates]
    in_chunks(monkeypatch, 2)
    assert [one.key for one in read_rows(tmp_path, *rows).candidates] == whole
    assert len(set(whole)) == 9


def test_a_pipe_is_refused_and_not_half_read(tmp_path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("no pipes with names here")
    os.mkfifo(tmp_path / "roster.csv")
    with pytest.raises(RosterError, match=r"roster\.csv: is a pipe"):
        read_roster(tmp_path / "roster.csv", Settings())
