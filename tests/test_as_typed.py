"""What a roster holds is data: it comes out of Word and Excel exactly as it was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest

from generator.batch.options import RunOptions
from generator.pipeline import generate
from generator.settings import Settings
from tests.documents import text_of

if TYPE_CHECKING:
    from pathlib import Path

LABELS = ["name", "target_role", "target_employer", "skills", "project", "draft_answer"]
LONG = ("Wolfeschlegelsteinhausenbergerdorff " * 6)[:200].strip("- ").ljust(200, "f")
HARD = [
    "A&B",
    'Ann "North" O\'Neil',
    "=1+1",
    "-Ann",
    "+1 555",
    "@SUM(A1)",
    "דנה לוי",
    "محمد الحسيني",
    "李 娜",
    "{{ name }} {% if %}",
    "<w:t>Bob</w:t>",
    "Zoë 🙂 Ŝ",
    LONG,
]


def write_roster(path: Path, rows: list[list[str]]) -> Path:
    book = openpyxl.Workbook()
    worksheet = book.active
    assert worksheet is not None
    for number, row in enumerate([LABELS, *rows], start=1):
        for column, text in enumerate(row, start=1):
            cell = worksheet.cell(number, column)
            cell.value = text
            cell.data_type = "s"
    book.save(path)
    return path


def texts_of_workbook(path: Path) -> set[str]:
    """Return the texts of a workbook that are texts to Excel, too: no formulas."""
    book = openpyxl.load_workbook(path)
    cells = (cell for worksheet in book for row in worksheet.iter_rows() for cell in row)
    return {str(cell.value) for cell in cells if cell.data_type == "s"}


@pytest.mark.parametrize("name", HARD)
def test_a_name_comes_out_as_typed(tmp_path: Path, name: str) -> None:
    roster = write_roster(tmp_path / "r.xlsx", [[name, "Welder", "Kestrel"]])
    report = generate(roster, tmp_path / "out", Settings(), RunOptions())
    assert report.exit_code == 0
    outcome = report.outcomes[0]
    assert outcome.name == name
    assert outcome.document is not None
    assert name in text_of(tmp_path / "out" / outcome.document)
    assert name in texts_of_workbook(tmp_path / "out" / "summary.xlsx")


def test_other_cells_come_out_as_typed(tmp_path: Path) -> None:
    row = ["Ada", "Data Analyst", '"North" LLP & Söhne', "C++ <3 years>; A&B", "AT&T's <roll-out>"]
    roster = write_roster(tmp_path / "r.xlsx", [row])
    report = generate(roster, tmp_path / "out", Settings(), RunOptions())
    document = report.outcomes[0].document
    assert document is not None
    text = text_of(tmp_path / "out" / document)
    assert '"North" LLP & Söhne' in text
    assert "C++ <3 years>" in text
    assert "A&B" in text
    assert "AT&T's <roll-out>" in text
    assert '"North" LLP & Söhne' in texts_of_workbook(tmp_path / "out" / "summary.xlsx")
