"""The worksheet of problems."""

from __future__ import annotations

from tests.summary import factory
from tests.summary.reading import links_of, rows_of


def test_errors_come_first_and_each_leads_to_its_cell(run, opened) -> None:
    run(
        factory.outcomes(2),
        problems=(
            factory.problem(severity="note", message="a note", cell=None, row_number=9),
            factory.problem(severity="warning", hint="mend it"),
            factory.problem(severity="error", field="target_role", cell="C7", worksheet="It's"),
            factory.problem(cell=None, row_number=None, worksheet=None, field=None, hint=""),
        ),
    )
    sheet = opened()["Problems"]
    rows = rows_of(sheet)
    assert [row["Severity"] for row in rows] == ["Error", "Warning", "Warning", "Note"]
    assert [row["Where"] for row in rows] == ["C7", "F3", None, "A9"]
    assert [row["Column"] for row in rows] == ["Target role", "Interview", None, "Interview"]
    assert rows[1]["How to mend it"] == "Mend it"
    assert rows[3]["What was found"] == "A note"
    roster = "agency%20cohort.xlsx"
    assert links_of(sheet) == [
        (roster, "'It''s'!C7"),
        (roster, "'Candidates'!F3"),
        (roster, "'Candidates'!A9"),
    ]
