"""A hundred thousand candidates: within Excel's limits, and nothing lost."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace

from python_calamine import CalamineWorkbook

from tests.summary import factory

CANDIDATES = 100_000
LINKS = 65_530
"""Excel drops what a worksheet holds beyond."""
ROWS = 1_048_576


def test_a_hundred_thousand_candidates_stay_within_excels_limits(run, folder) -> None:
    base = factory.outcome(0, coach="", cohort="", missing=(), script_fingerprint=())
    found = tuple(
        replace(base, key=f"k{place}", name=f"=Name {place}", row_number=place + 2)
        for place in range(CANDIDATES)
    )
    assert run(found) == ()
    path = folder / "summary.xlsx"
    with CalamineWorkbook.from_path(str(path)) as workbook:
        names = [name for name in workbook.sheet_names if name.startswith("Candidates")]
        assert names == ["Candidates", "Candidates (2)"]
        rows = [row for name in names for row in workbook.get_sheet_by_name(name).iter_rows()]
    shown = [row for row in rows if str(row[1]).startswith("=Name ")]
    assert len(shown) == CANDIDATES
    assert (shown[-1][0], shown[-1][1]) == (CANDIDATES, f"=Name {CANDIDATES - 1}")
    with zipfile.ZipFile(path) as package:
        sheets = [package.read(f"xl/worksheets/sheet{number}.xml") for number in (2, 3)]
    for sheet in sheets:
        assert 0 < sheet.count(b"<hyperlink ") <= LINKS
        assert max(map(int, re.findall(rb'<row r="(\d+)"', sheet))) <= ROWS
