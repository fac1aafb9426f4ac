"""Write the rosters of sample_inputs/ from the rows in tools/samples/: the same bytes each time.

Run it from the checkout: .venv/bin/python tools/make_samples.py [FOLDER]
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import math
import re
import sys
import tomllib
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

ROOT = Path(__file__).resolve().parents[1]
SAVED = dt.datetime(2026, 11, 23, 9, 0, 0)  # noqa: DTZ001 - openpyxl takes naive UTC
ZIP_TIME = (2026, 11, 23, 9, 0, 0)
INK, PAPER, LINE = "FFFFFFFF", "FF1F4E5F", "FFD9E2E6"
NARROW, WIDE, WIDEST = 12, 30, 52
"""Column widths, in characters."""
LINE_HEIGHT = 16
"""Of a line of text, in points."""
WIDE_LABELS = {"name", "email", "target_role", "target_employer", "current_role", "project"}
WIDEST_LABELS = {"skills", "draft_answer", "notes", "training", "opportunities", "employer_mission"}


def main() -> None:
    """Write the three rosters."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "sample_inputs"
    folder.mkdir(parents=True, exist_ok=True)
    made = {
        "agency_cohort.xlsx": agency_cohort(_rows_of("agency_cohort")),
        "workshop_students.csv": workshop_students(_rows_of("workshop_students")),
        "messy_tracker.xlsx": messy_tracker(_rows_of("messy_tracker")),
    }
    for name, content in made.items():
        (folder / name).write_bytes(content)
        print(f"{folder / name}: {len(content):,} bytes")


def _rows_of(name: str) -> dict[str, Any]:
    path = ROOT / "tools" / "samples" / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def agency_cohort(rows: dict[str, Any]) -> bytes:
    """Return the agency's workbook: candidates, vacancies, nothing unusual."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    candidates = workbook.create_sheet("Candidates")
    _write_table(candidates, rows["columns"], rows["candidates"])
    _write_table(workbook.create_sheet("Roles"), list(rows["roles"][0]), rows["roles"])
    return _same_bytes(workbook)


def _write_table(worksheet: Worksheet, fields: list[str], rows: list[dict[str, Any]]) -> None:
    worksheet.append([_label(field) for field in fields])
    for row in rows:
        worksheet.append([row.get(field) for field in fields])
    for place, field in enumerate(fields, start=1):
        width = WIDEST if field in WIDEST_LABELS else WIDE if field in WIDE_LABELS else NARROW + 4
        worksheet.column_dimensions[get_column_letter(place)].width = width
    _style_table(worksheet, len(fields))
    worksheet.freeze_panes = "C2"
    worksheet.auto_filter.ref = worksheet.dimensions


def _label(field: str) -> str:
    special = {"id": "ID", "role_id": "Role ID", "years_experience": "Years of experience"}
    return special.get(field, field.replace("_", " ").capitalize())


def _style_table(worksheet: Worksheet, columns: int) -> None:
    for cell in worksheet[1]:
        cell.font = Font(bold=True, color=INK)
        cell.fill = PatternFill("solid", fgColor=PAPER)
        cell.alignment = Alignment(vertical="center", wrap_text=True)
    worksheet.row_dimensions[1].height = 30
    below = Border(bottom=Side("thin", color=LINE))
    for row in worksheet.iter_rows(min_row=2, max_col=columns):
        for cell in row:
            cell.alignment = Alignment(vertical="top", wrap_text=True)
            cell.border = below
            if isinstance(cell.value, dt.date):
                cell.number_format = "yyyy-mm-dd"
        worksheet.row_dimensions[row[0].row].height = LINE_HEIGHT * _lines(worksheet, row)


def _lines(worksheet: Worksheet, row: tuple[Any, ...]) -> int:
    """Return how many lines the fullest cell of a row takes at its column's width."""
    widths = [worksheet.column_dimensions[get_column_letter(cell.column)].width for cell in row]
    texts = [str(cell.value or "") for cell in row]
    return max(math.ceil(len(text) / width) for text, width in zip(texts, widths, strict=True))


def workshop_students(rows: dict[str, Any]) -> bytes:
    """Return the career platform's export: UTF-8 with a byte order mark, as Excel likes it."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(rows["labels"])
    email = rows["labels"].index("email_address")
    for row in rows["rows"]:
        writer.writerow([*row[:email], f"{row[email]}@students.example.edu", *row[email + 1 :]])
    return text.getvalue().encode("utf-8-sig")


def messy_tracker(rows: dict[str, Any]) -> bytes:
    """Return the tracker kept by hand, with its titles, merged cells and total line."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    worksheet = workbook.create_sheet("Tracker")
    for row in rows["rows"]:
        worksheet.append([value if value != "" else None for value in row])
    for merged in rows["merge"]:
        worksheet.merge_cells(merged)
    worksheet["A1"].font = Font(bold=True, size=14)
    worksheet["A2"].font = Font(italic=True, color="FF9C2F2F")
    for row in worksheet["A5:J6"]:
        for cell in row:
            cell.font = Font(bold=True)
            cell.fill = PatternFill("solid", fgColor="FFFFE699")
            cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    for place, width in enumerate((6, 24, 22, 20, 24, 18, 32, 18, 12, 26), start=1):
        worksheet.column_dimensions[get_column_letter(place)].width = width
    return _same_bytes(workbook)


def _same_bytes(workbook: Workbook) -> bytes:
    """Return a workbook's file with fixed times and without a trace of when it was made."""
    workbook.properties.creator = "prepsheets"
    workbook.properties.created = SAVED
    saved = io.BytesIO()
    workbook.save(saved)
    fixed = io.BytesIO()
    with zipfile.ZipFile(saved) as parts, zipfile.ZipFile(fixed, "w") as archive:
        for name in parts.namelist():
            content = parts.read(name)
            if name == "docProps/core.xml":
                stamp = SAVED.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
                content = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + stamp, content)
            archive.writestr(
                zipfile.ZipInfo(name, ZIP_TIME), content, zipfile.ZIP_DEFLATED, compresslevel=9
            )
    return fixed.getvalue()


if __name__ == "__main__":
    main()
