"""Reading a roster beside `pandas.read_excel(engine="calamine")` alone: seconds and memory.

    python benchmarks/rosters.py [ROWS]

Each reading runs in a process of its own, in turns; the best of five counts. Reach: at most three
times the seconds, and at most 3 KB a row beyond pandas' own peak, the same for twice the rows.
"""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from openpyxl import Workbook

ROWS = 100_000
RUNS = 5
LABELS = (
    "id", "name", "email", "target_role", "target_employer", "skills", "current_role",
    "years_experience", "interview_date", "coach", "cohort", "draft_answer",
)  # fmt: skip
BY_PANDAS = """
import pandas
read = lambda: pandas.read_excel(PATH, engine="calamine")
"""
BY_US = """
from pathlib import Path
import pandas
from generator.roster.reading import read_roster
from generator.settings import Settings
read = lambda: read_roster(Path(PATH), Settings())
"""
MEASURE = """
import resource, time
begun = time.perf_counter()
held = read()
print(time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024)
"""


@dataclass(frozen=True, slots=True)
class Reading:
    """The best of several readings: seconds, and the peak of the process in bytes."""

    seconds: float
    peak_bytes: float


def main() -> None:
    """Print the table for a number of rows and for half of it."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    print("rows      pandas s  ours s  ratio   beyond pandas, KB a row")
    with tempfile.TemporaryDirectory() as folder:
        for number in (rows // 2, rows):
            path = Path(folder) / f"{number}.xlsx"
            write_roster(path, number)
            pandas, ours = measure(path)
            ratio = ours.seconds / pandas.seconds
            beyond = (ours.peak_bytes - pandas.peak_bytes) / number / 1000
            seconds = f"{pandas.seconds:<9.2f} {ours.seconds:<7.2f} {ratio:<7.2f}"
            print(f"{number:<9} {seconds} {beyond:.2f}")


def write_roster(path: Path, rows: int) -> None:
    """Write a roster of so many rows by twelve columns."""
    workbook = Workbook(write_only=True)
    worksheet = workbook.create_sheet("Candidates")
    worksheet.append(LABELS)
    for row in range(rows):
        name = f"Ada{row % 977} Lovelace-{row}"
        worksheet.append(
            [
                f"c-{row:06}",
                name,
                f"ada{row}@example.com",
                f"Data Analyst {row % 60}",
                f"Northwind {row % 20}",
                "SQL; Excel; stakeholder management",
                f"Barista {row % 50}",
                row % 30,
                dt.date(2026, 12, 1 + row % 28),
                f"Coach {row % 9}",
                "2026",
                f"I want to learn the job well and then help others to, said number {row}.",
            ]
        )
    workbook.save(path)


def measure(path: Path) -> tuple[Reading, Reading]:
    """Return the best reading by pandas alone and the best of ours, taken in turns."""
    by_pandas, by_us = [], []
    for _ in range(RUNS):
        by_pandas.append(_read_once(BY_PANDAS, path))
        by_us.append(_read_once(BY_US, path))
    return _best(by_pandas), _best(by_us)


def _read_once(how: str, path: Path) -> Reading:
    code = how.replace("PATH", repr(str(path))) + MEASURE
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    seconds, peak = done.stdout.split()
    return Reading(float(seconds), float(peak))


def _best(readings: list[Reading]) -> Reading:
    return Reading(
        min(each.seconds for each in readings), min(each.peak_bytes for each in readings)
    )


if __name__ == "__main__":
    main()
