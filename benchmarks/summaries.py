"""The summary workbook of a large cohort, beside openpyxl's write-only mode with the same cells.

Each way runs in a process of its own. openpyxl gets the finished values, so that only its writing
is timed; ours is timed whole: grouping, comparing prep sheets, composing rows, writing, moving the
file into place. Memory is what a way takes on top of the report it is given.

    python benchmarks/summaries.py [CANDIDATES]
"""

from __future__ import annotations

import datetime as dt
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from generator.settings import Settings
from generator.summary.notes import CoachNotes, read_coach_notes
from generator.summary.writing import gather, write_summary_workbook
from tests.summary import factory

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.batch.model import BatchReport

CANDIDATES = 100_000
REACH = 1.5
"""Times what openpyxl takes, at most."""
FLAT_KIB = 2.5
"""Memory for each further candidate, at most, on top of the report."""


def main() -> None:
    """Measure, print, and say whether it was reached."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else CANDIDATES
    plain = measured("openpyxl", count)
    ours, quarter = measured("ours", count), measured("ours", count // 4)
    again = measured("again", count)
    ratio = ours["seconds"] / plain["seconds"]
    each = (ours["kib"] - quarter["kib"]) / (count - count // 4)
    is_reached = ratio <= REACH and each <= FLAT_KIB
    megabytes = f"{ours['kib'] / 1024:7.0f} MB {each:.2f} KiB a candidate"
    print(f"{count:,} candidates, {plain['cells']:,} cells")
    print(f"openpyxl, write-only, plain values   {plain['seconds']:7.1f} s")
    print(f"ours, whole                          {ours['seconds']:7.1f} s  {ratio:.2f} times")
    print(f"ours, nothing changed                {again['seconds']:7.1f} s  notes are read")
    print(f"memory on top of the report          {megabytes}")
    print(f"reach: {REACH} times, {FLAT_KIB} KiB: {'yes' if is_reached else 'NO'}")


def measured(way: str, count: int) -> dict[str, float]:
    """Return what a child process measured."""
    command = [sys.executable, __file__, way, str(count)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout))


def child(way: str, count: int) -> None:
    """Measure one way and print it as JSON."""
    with tempfile.TemporaryDirectory() as folder:
        report = factory.report(Path(folder), factory.outcomes(count))
        before = peak_kib()
        if way == "openpyxl":
            found = write_with_openpyxl(report, Path(folder) / "plain.xlsx")
        else:
            found = write_ours(report, is_again=way == "again")
        print(json.dumps({**found, "kib": peak_kib() - before}))


def write_ours(report: BatchReport, *, is_again: bool) -> dict[str, float]:
    """Write the summary, once or a second time, and return how long the last time took."""
    path = report.output_folder / "summary.xlsx"
    seconds = 0.0
    for _ in range(2 if is_again else 1):
        begun = time.perf_counter()
        write_summary_workbook(report, path, Settings(), read_coach_notes(path))
        seconds = time.perf_counter() - begun
    return {"seconds": seconds}


def write_with_openpyxl(report: BatchReport, path: Path) -> dict[str, float]:
    """Write the cells of the same tables with openpyxl and return how long that took."""
    from openpyxl import Workbook

    tables = [list(rows) for rows in same_tables(report)]
    begun = time.perf_counter()
    workbook = Workbook(write_only=True)
    for rows in tables:
        worksheet = workbook.create_sheet()
        for row in rows:
            worksheet.append(row)
    workbook.save(path)
    seconds = time.perf_counter() - begun
    return {"seconds": seconds, "cells": sum(len(row) for rows in tables for row in rows)}


def same_tables(report: BatchReport) -> Iterator[Iterator[list[object]]]:
    """Yield the rows of the tables that grow with the cohort, as openpyxl takes them."""
    from generator.summary.candidates import candidates_table
    from generator.summary.coach_pages import group_table, groups_of
    from generator.summary.cohort import cohort_of
    from generator.summary.find_out import find_out_table
    from generator.summary.listings import red_flags_table

    material = gather(report, report.output_folder / "summary.xlsx", Settings(), CoachNotes())
    cohort = cohort_of(material)
    candidates = candidates_table(material)
    pages = [
        group_table(group, 1, material, [candidates]) for group in groups_of(cohort.candidates)
    ]
    for table in (
        candidates,
        red_flags_table(material),
        find_out_table(material, cohort.missing),
        *pages,
    ):
        yield ([plain(value) for value in row] for row in table.rows())


def plain(value: object) -> object:
    """Return a value of ours as openpyxl takes it."""
    from generator.summary.cells import Formula, Link

    if isinstance(value, Link):
        return value.text
    if isinstance(value, Formula):
        return f"={value.text}"
    return value if isinstance(value, (str, int, float, dt.date)) else None


def peak_kib() -> int:
    """Return the most memory this process has had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    if sys.argv[1:2] and not sys.argv[1].isdecimal():
        child(sys.argv[1], int(sys.argv[2]))
    else:
        main()
