"""Rows: who can be prepared, who comes twice, which vacancy is meant, and stable keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.roster.making import codes, one, people, read, read_rows, workbook_of

if TYPE_CHECKING:
    from pathlib import Path

    from generator.roster.model import Roster

LABELS = ["ID", "Name", "Email", "Target role", "Target employer", "Skills"]


def test_only_a_name_and_a_target_are_required(tmp_path: Path) -> None:
    roster = read_rows(tmp_path, ["Name", "Target role"], ["Ada", "Nurse"])
    assert people(roster) == [(2, "Ada", "Nurse")]
    assert roster.problems == ()


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        (["", "", "", "Nurse", "North", ""], ["B2"]),
        (["", "Ada", "", "", "North", ""], ["D2"]),
        (["", "", "ada@example.com", "", "", ""], ["B2", "D2"]),
        (["", "Ada", "", "n/a", "", ""], ["D2"]),
        (["", "n/a", "", "Nurse", "", "tact"], ["B2"]),
    ],
)
def test_what_is_missing_is_an_error_at_its_cell(
    tmp_path: Path, row: list[str], cells: list[str]
) -> None:
    roster = read_rows(tmp_path, LABELS, row, ["", "Eve", "", "Nurse", "", ""])
    assert people(roster) == [(3, "Eve", "Nurse")]
    assert codes(roster) == [("missing-cell", cell) for cell in cells]
    assert all(problem.severity == "error" and problem.hint for problem in roster.problems)
    assert [unusable.row_number for unusable in roster.unusable_rows] == [2]


def test_blank_rows_inside_end_nothing(tmp_path: Path) -> None:
    rows = [["", "Ada", "", "Nurse"], [], [" ", "\u00a0"], [], ["", "Eve", "", "Nurse"]]
    roster = read_rows(tmp_path, LABELS, *rows)
    assert people(roster) == [(2, "Ada", "Nurse"), (6, "Eve", "Nurse")]
    assert roster.problems == ()


def test_an_exact_repeat_is_one_candidate_and_said(tmp_path: Path) -> None:
    row = ["", "Ada Kim", "ada@example.com", "Nurse", "North", "tact"]
    again = ["", "ADA  KIM", "Ada@Example.com", "nurse ", "north", "tact"]
    differs = [*row[:5], "patience"]
    roster = read_rows(tmp_path, LABELS, row, again, differs)
    assert people(roster) == [(2, "Ada Kim", "Nurse")]
    assert roster.candidates[0].skills == ("tact",)
    assert codes(roster) == [("repeated-row", None)] * 2
    assert [problem.row_number for problem in roster.problems] == [3, 4]
    assert "differ" in roster.problems[1].message
    assert "differ" in roster.problems[0].message, "the name is written otherwise"
    assert roster.row_count == 3


def test_one_name_with_another_email_is_another_person(tmp_path: Path) -> None:
    rows = [["", "Ada Kim", f"{part}@example.com", "Nurse", "", ""] for part in ("ada", "kim")]
    roster = read_rows(tmp_path, LABELS, *rows)
    assert len(roster.candidates) == 2
    assert roster.problems == ()


def test_one_person_with_two_targets_has_two_prep_sheets(tmp_path: Path) -> None:
    rows = [
        ["7", "Ada Kim", "ada@example.com", "Nurse", "North", ""],
        ["7", "Ada Kim", "ada@example.com", "Midwife", "North", ""],
        ["7", "Ada Kim", "ada@example.com", "Nurse", "South", ""],
    ]
    roster = read_rows(tmp_path, LABELS, *rows)
    assert len({candidate.key for candidate in roster.candidates}) == 3
    assert roster.problems == ()


def test_an_id_of_two_people_is_said_and_both_are_kept(tmp_path: Path) -> None:
    rows = [["7", "Ada", "", "Nurse", "", ""], ["7", "Eve", "", "Nurse", "", ""]]
    roster = read_rows(tmp_path, LABELS, *rows)
    assert len({candidate.key for candidate in roster.candidates}) == 2
    assert all(candidate.key.startswith("7-") for candidate in roster.candidates)
    assert codes(roster) == [("repeated-id", "A3")]


def test_keys_do_not_depend_on_the_order_of_the_rows(tmp_path: Path) -> None:
    rows = [
        ["c-1", "Ada", "", "Nurse", "", ""],
        ["c-2", "Eve", "eve@example.com", "Nurse", "", ""],
        ["c-2", "Ida", "", "Nurse", "", ""],
        ["", "Ada", "", "Nurse", "", ""],
        ["", "Ada", "", "Nurse", "North", ""],
        ["", "Ada", "ada@example.com", "Nurse", "", ""],
        ["", "Ann", "ada@example.com", "Nurse", "", ""],
    ]

    def keys(roster: Roster) -> dict[tuple[str, ...], str]:
        return {
            (each.id, each.name, each.email, each.target_employer): each.key
            for each in roster.candidates
        }

    expected = keys(read_rows(tmp_path, LABELS, *rows))
    assert len(set(expected.values())) == len(rows)
    assert expected["c-1", "Ada", "", ""] == "c-1"
    shuffled = [*rows[3:], *rows[2::-1]]
    assert keys(read_rows(tmp_path, LABELS, *shuffled)) == expected


def test_a_key_without_an_id_survives_what_is_filled_in_later(tmp_path: Path) -> None:
    before = one(tmp_path, email="ada@example.com").key
    after = one(tmp_path, email="Ada@example.com ", target_employer="North", skills="SQL").key
    assert before == after
    assert len(before) == 12


def test_an_id_keeps_its_leading_zeros(tmp_path: Path) -> None:
    assert one(tmp_path, id="00123").key == "00123"
    assert one(tmp_path, id=123).key == "123"


ROLES = [
    ["role_id", "target_role", "target_employer", "skills", "project"],
    ["R-1", "Nurse", "North Hospital", "tact; care", "the ward move"],
    ["R-2", "Nurse", "South Hospital", "", ""],
    ["r-1", "Midwife", "North Hospital", "", ""],
    ["", "Welder", "", "TIG", ""],
    ["", "", "", "orphan", ""],
]


def roster_with_roles(folder: Path, *rows: list[Any]) -> Roster:
    labels = ["Name", "Target role", "Target employer", "Role ID"]
    return read(folder, workbook_of(Candidates=[labels, *rows], Roles=ROLES))


def test_a_vacancy_is_found_by_id_else_by_title_and_employer(tmp_path: Path) -> None:
    roster = roster_with_roles(
        tmp_path,
        ["Ada", "", "", "r-1 "],
        ["Eve", "nurse", "SOUTH hospital", ""],
        ["Ida", "Welder", "", ""],
        ["Uma", "Nurse", "", ""],
    )
    found = [each.vacancy.row_number if each.vacancy else None for each in roster.candidates]
    assert found == [2, 3, 5, None]
    assert roster.candidates[0].target_role == "Nurse"
    vacancy = roster.candidates[0].vacancy
    assert vacancy is not None
    assert (vacancy.skills, vacancy.cell_of("skills")) == (("tact", "care"), "D2")
    of_roles = [(each.code, each.worksheet, each.cell) for each in roster.problems]
    assert of_roles == [("repeated-id", "Roles", "A4"), ("missing-cell", "Roles", None)]


def test_an_unknown_role_id_is_a_problem_at_its_cell(tmp_path: Path) -> None:
    roster = roster_with_roles(tmp_path, ["Ada", "Nurse", "", "R-9"], ["Eve", "", "", "R-9"])
    assert people(roster) == [(2, "Ada", "Nurse")]
    blamed = [(each.severity, each.code, each.cell) for each in roster.problems][:3]
    assert blamed == [
        ("warning", "unknown-role-id", "D2"),
        ("error", "missing-cell", "B3"),
        ("warning", "unknown-role-id", "D3"),
    ]


def test_a_role_id_without_a_worksheet_roles_is_just_kept(tmp_path: Path) -> None:
    candidate = one(tmp_path, role_id="R-1")
    assert candidate.role_id == "R-1"
    assert candidate.vacancy is None


def test_a_hundred_candidates_get_nobody_elses_cells(tmp_path: Path) -> None:
    rows = [
        [f"c{n}", f"Ada {n}", f"a{n}@x.org", f"Job {n}", f"Firm {n}", f"skill {n}"]
        for n in range(100)
    ]
    roster = read_rows(tmp_path, LABELS, *rows)
    for number, each in enumerate(roster.candidates):
        held = (each.id, each.name, each.email, each.target_role, each.target_employer)
        assert held == tuple(rows[number][:5])
        assert each.skills == (f"skill {number}",)
        assert each.cell_of("skills") == f"F{number + 2}"
