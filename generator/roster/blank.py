"""A blank roster to fill: guidance, drop-downs, one example row that itself passes `check`."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.roster.vocabulary import load_vocabulary
from generator.roster.workbook_file import put, workbook_bytes
from generator.toml_folder import read_toml_folder

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

STARTER = Path(__file__).parent / "starter"
ROWS = 1000
"""How far down the drop-downs reach."""
INK, PAPER, NEEDED, EXAMPLE = "FFFFFFFF", "FF1F4E5F", "FF8A3B12", "FF6B7280"
WIDTHS = {"text": 24, "name": 24, "long": 48, "list": 40, "years": 14, "date": 16}
"""Of columns by kind of field, in characters."""
PROMPT_LENGTH = 250
"""Excel shows 255 characters of an input message, and refuses more."""


def starter_settings() -> bytes:
    """Return a settings file in which every setting is explained and none is set."""
    return (STARTER / "prepsheets.toml").read_bytes()


def blank_roster() -> bytes:
    """Return the workbook: `Candidates`, `Roles` and a worksheet on how to fill them."""
    from openpyxl import Workbook

    content = read_toml_folder(STARTER)["roster"]
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    candidates = workbook.create_sheet("Candidates")
    roles = workbook.create_sheet("Roles")
    _write_table(candidates, content["candidates"])
    _write_table(roles, content["roles"])
    _add_drop_downs(candidates, content)
    _write_guidance(workbook.create_sheet("How to fill"), content)
    return workbook_bytes(workbook)


def label_of(field: str) -> str:
    """Return a field's label as people like to read it: "target_role" gives "Target role"."""
    special = {"id": "ID", "role_id": "Role ID", "years_experience": "Years of experience"}
    return special.get(field, field.replace("_", " ").capitalize())


def _write_table(worksheet: Worksheet, table: dict[str, Any]) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    needed = table.get("required", ())
    for place, field in enumerate(table["columns"], start=1):
        put(worksheet, 1, place, f"{label_of(field)}{' *' if field in needed else ''}")
        cell = worksheet.cell(1, place)
        cell.font = Font(bold=True, color=INK)
        cell.fill = PatternFill("solid", fgColor=NEEDED if field in needed else PAPER)
        cell.alignment = Alignment(vertical="center", wrap_text=True)
        worksheet.column_dimensions[get_column_letter(place)].width = WIDTHS[_kind(field)]
        value = table["example"].get(field)
        put(worksheet, 2, place, value)
        example = worksheet.cell(2, place)
        example.font = Font(italic=True, color=EXAMPLE)
        example.alignment = Alignment(vertical="top", wrap_text=True)
        if isinstance(value, dt.date):
            example.number_format = "yyyy-mm-dd"
    worksheet.row_dimensions[1].height = 30
    worksheet.freeze_panes = "C2"


def _kind(field: str) -> str:
    return load_vocabulary().kind_of(field)


def _add_drop_downs(worksheet: Worksheet, content: dict[str, Any]) -> None:
    """Offer what `Roles` holds and usual answers; nothing that is typed is refused."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    role_columns = content["roles"]["columns"]
    lists = {"years_experience": '"{}"'.format(",".join(content["candidates"]["years"]))}
    for field in ("role_id", "target_employer", "target_role"):
        letter = get_column_letter(role_columns.index(field) + 1)
        lists[field] = f"Roles!${letter}$2:${letter}${ROWS}"
    for place, field in enumerate(content["candidates"]["columns"], start=1):
        letter = get_column_letter(place)
        validation = DataValidation(
            type="list" if field in lists else None,
            formula1=lists.get(field),
            allow_blank=True,
            showErrorMessage=False,
            showInputMessage=True,
            promptTitle=label_of(field),
            prompt=load_vocabulary().fields[field].about[:PROMPT_LENGTH],
        )
        validation.add(f"{letter}2:{letter}{ROWS}")
        worksheet.add_data_validation(validation)
    dates = get_column_letter(content["candidates"]["columns"].index("interview_date") + 1)
    for row_number in range(3, ROWS + 1):
        worksheet[f"{dates}{row_number}"].number_format = "yyyy-mm-dd"


def _write_guidance(worksheet: Worksheet, content: dict[str, Any]) -> None:
    from openpyxl.styles import Alignment, Font

    guidance, table = content["guidance"], content["candidates"]
    rows = [[guidance["title"]], *([line] for line in guidance["lines"]), [], guidance["header"]]
    fields = dict.fromkeys([*table["columns"], *content["roles"]["columns"]])
    for field in fields:
        needed = "yes" if field in table["required"] else ""
        rows.append([label_of(field), needed, load_vocabulary().fields[field].about])
    for row_number, row in enumerate(rows, start=1):
        for place, value in enumerate(row, start=1):
            put(worksheet, row_number, place, value)
    header_row = len(guidance["lines"]) + 3
    for cell in (worksheet["A1"], *worksheet[header_row]):
        cell.font = Font(bold=True, size=14 if cell.row == 1 else 11, color=PAPER)
    for letter, width in (("A", 24), ("B", 10), ("C", 100)):
        worksheet.column_dimensions[letter].width = width
    for cells in worksheet.iter_rows(min_row=header_row + 1, min_col=3, max_col=3):
        cells[0].alignment = Alignment(wrap_text=True, vertical="top")
