"""The ledger: what was written from what."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from generator.batch.ledger import FORM, Entry, Ledger, outcome_as_text, outcome_from_text
from generator.batch.model import Outcome, RoleProfileUsed
from generator.batch.opening import opened_ledger
from generator.batch.output_folder import OutputFolder
from generator.prep_sheet.model import RedFlag

if TYPE_CHECKING:
    from pathlib import Path

FLAG = RedFlag("leaving", "draft_answer", "C2", "start a firm", 3, 15, "They hear.", "Say.")
OUTCOME = Outcome(
    worksheet="Candidates",
    row_number=2,
    key="c-1",
    name="Ada",
    target_role="Data Analyst",
    target_employer="Northwind",
    status="written",
    document="sheets/Ada.docx",
    career_stage="mid",
    role_profile=RoleProfileUsed("data-analyst", "Data analyst", "15-2051", "exact", 1.0),
    red_flags=(FLAG,),
    missing=("project",),
    speaking_seconds={"near_term_full": 60},
    script_fingerprint=(1, 2, 3),
)
ENTRY = Entry("c-1", "digest", "sheets/Ada.docx", "bytes", 10, 20, outcome_as_text(OUTCOME))


def folder_in(path: Path) -> OutputFolder:
    (path / ".prepsheets").mkdir()
    return OutputFolder(path)


def test_an_outcome_comes_back_whole_with_this_runs_row() -> None:
    back = outcome_from_text(
        outcome_as_text(OUTCOME),
        worksheet="Candidates",
        row_number=9,
        status="unchanged",
        interview_date=None,
        new_document=None,
    )
    assert back.row_number == 9
    assert back.status == "unchanged"
    assert back.red_flags == (FLAG,)
    assert back.role_profile == OUTCOME.role_profile
    assert list(back.script_fingerprint) == [1, 2, 3]


def test_entries_are_recorded_replaced_and_forgotten(tmp_path: Path) -> None:
    with opened_ledger(folder_in(tmp_path)) as (ledger, problems):
        ledger.record([ENTRY])
        ledger.record([ENTRY])
        assert list(ledger.entries()) == [ENTRY]
        ledger.forget(["c-1", "nobody"])
        assert list(ledger.entries()) == []
        assert problems == []


def test_a_damaged_ledger_is_set_aside_with_a_clear_word(tmp_path: Path) -> None:
    folder = folder_in(tmp_path)
    folder.ledger.write_bytes(b"not a database at all, " * 100)
    with opened_ledger(folder) as (ledger, problems):
        assert list(ledger.entries()) == []
    assert [problem.code for problem in problems] == ["ledger-set-aside"]
    assert (folder.inner / "ledger (set aside).db").read_bytes().startswith(b"not a database")


def test_a_newer_ledger_is_set_aside(tmp_path: Path) -> None:
    folder = folder_in(tmp_path)
    with sqlite3.connect(folder.ledger) as database:
        database.execute(f"pragma user_version = {FORM + 1}")
    database.close()
    with opened_ledger(folder) as (ledger, problems):
        ledger.record([ENTRY])
    assert "this program knows" in problems[0].message


def test_the_ledger_is_one_file_when_closed(tmp_path: Path) -> None:
    folder = folder_in(tmp_path)
    with opened_ledger(folder) as (ledger, _):
        ledger.record([ENTRY])
    assert [path.name for path in folder.inner.iterdir()] == ["ledger.db"]
    with closing(Ledger(folder.ledger)) as again:
        assert list(again.entries()) == [ENTRY]
