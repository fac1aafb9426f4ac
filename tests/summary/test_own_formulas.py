"""Formulas in a coach's own columns stay formulas and point at their own row."""

from __future__ import annotations

import pytest

from generator.summary.own_formulas import OwnFormula
from tests.summary import factory
from tests.summary.coach import add_column, write_note
from tests.summary.reading import column_of, row_of

LETTERS = {"Name": "B", "Interview": "H", "Readiness": "AB"}
LABELS = {"B": "Name", "G": "Interview", "AA": "Readiness", "D": "gone"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("B5", "B9"),
        ('G5-TODAY()&" G5 "', 'H9-TODAY()&" G5 "'),
        ("IF(AA5>3,$G$5,G$4)", "IF(AB9>3,$H$5,H$4)"),
        ("SUM(G4:G6)", "SUM(H8:H10)"),
        ("Candidates[[#This Row],[Readiness]]*2", "Candidates[[#This Row],[Readiness]]*2"),
        ("'My list'!B5+Other!$G$5+B5", "'My list'!B5+Other!$G$5+B9"),
        ("VLOOKUP(B5,Other!A1:B9,2)", "VLOOKUP(B9,Other!A1:B9,2)"),
        ("LOG10(AA5)+ABC_1", "LOG10(AB9)+ABC_1"),
        ("1.5E10", "1.5E10"),
    ],
)
def test_references_follow_their_column_and_row(text: str, expected: str) -> None:
    moved = OwnFormula(text, 5, LABELS).at(9, LETTERS, 7)
    assert moved is not None
    assert (moved.text, moved.value) == (expected, 7)


@pytest.mark.parametrize("text", ["D5", "ZZ5", "B1"])
def test_a_formula_whose_cell_is_gone_gives_way_to_its_value(text: str) -> None:
    assert OwnFormula(text, 9, LABELS).at(1, LETTERS, 7) is None


def test_formulas_stay_formulas_wherever_their_row_goes(run, opened, folder) -> None:
    path = folder / "summary.xlsx"
    found = factory.outcomes(4)
    run(found)
    first = {f"c-{n:05d}": f'=AB{n + 4}*10&" of "&B{n + 4}' for n in range(4)}
    add_column(path, "Points", first)
    add_column(path, "Mixed", {"c-00000": "=B4", "c-00001": "typed"})
    run((factory.outcome(9), *found[::-1]))
    sheet = opened()["Candidates"]
    points = column_of(sheet, "Points")
    for key in (*first, "c-00009"):
        row = row_of(sheet, key)
        assert sheet.cell(row, points).value == f'=AB{row}*10&" of "&B{row}'
    mixed = column_of(sheet, "Mixed")
    row = row_of(sheet, "c-00000")
    assert sheet.cell(row, mixed).value == f"=B{row}"
    assert sheet.cell(row_of(sheet, "c-00001"), mixed).value == "typed"
    assert sheet.cell(row_of(sheet, "c-00009"), mixed).value is None


def test_a_formula_typed_as_text_stays_text(run, opened, folder) -> None:
    path = folder / "summary.xlsx"
    run(factory.outcomes(2))
    add_column(path, "Plain", {})
    write_note(path, "c-00000", Plain="=B4")
    run(factory.outcomes(3))
    sheet = opened()["Candidates"]
    cell = sheet.cell(row_of(sheet, "c-00000"), column_of(sheet, "Plain"))
    assert (cell.value, cell.data_type) == ("=B4", "s")
