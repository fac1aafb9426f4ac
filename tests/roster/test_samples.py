"""The sample rosters hold what the README says of them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from generator.roster.reading import read_roster
from generator.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "sample_inputs"


def test_the_agency_cohort_is_wholly_usable() -> None:
    roster = read_roster(SAMPLES / "agency_cohort.xlsx", Settings())
    assert len(roster.candidates) == 24
    assert roster.problems == ()
    assert len(roster.roles) == 11
    assert len({candidate.target_employer for candidate in roster.candidates} - {""}) == 6
    assert sum(candidate.vacancy is not None for candidate in roster.candidates) >= 10
    only_required = [one for one in roster.candidates if not (one.skills or one.target_employer)]
    assert len(only_required) == 5


def test_the_students_are_read_as_the_platform_exports_them() -> None:
    roster = read_roster(SAMPLES / "workshop_students.csv", Settings())
    assert len(roster.candidates) == 40
    assert roster.problems == ()
    assert roster.candidates[0].name == "Sasha Kim"
    assert roster.candidates[0].education == "Computer Science, Senior, College of Engineering"


def test_the_messy_tracker_loses_nobody_silently() -> None:
    roster = read_roster(SAMPLES / "messy_tracker.xlsx", Settings())
    assert [row.row_number for row in roster.unusable_rows] == [21]
    assert [row.row_number for row in roster.repeated_rows] == [22]
    assert len(roster.candidates) == 11
    assert {problem.row_number for problem in roster.problems} >= {21, 22, 25, 26}
    merged = {one.row_number: one.target_employer for one in roster.candidates}
    assert merged[14] == merged[15] == "Vireo Diagnostics"


@pytest.mark.parametrize(
    "name", ["agency_cohort.xlsx", "workshop_students.csv", "messy_tracker.xlsx"]
)
def test_the_samples_come_out_of_their_script_byte_for_byte(name: str, tmp_path: Path) -> None:
    script = ROOT / "tools" / "make_samples.py"
    subprocess.run([sys.executable, str(script), str(tmp_path)], check=True, capture_output=True)
    assert (tmp_path / name).read_bytes() == (SAMPLES / name).read_bytes()
