"""Files of every kind, and files that must not be opened."""

from __future__ import annotations

import io
import shutil
import struct
import subprocess
import zipfile
from pathlib import Path

import pytest

from generator.errors import PasswordError, RosterError
from generator.roster.reading import read_roster
from generator.settings import Settings
from tests.roster.making import people, read, settings_of, workbook_of

resource = pytest.importorskip("resource", reason="memory is measured where Unix counts it")
FILES = Path(__file__).parent / "files"
ROOT = Path(__file__).resolve().parents[2]
ROWS = [["Name", "Target role"], ["Ada", "Nurse"], ["Eve", "Welder"]]
PLAIN = workbook_of(Candidates=ROWS)


def changed(old: bytes, new: bytes, part: str = "xl/worksheets/sheet1.xml") -> bytes:
    """Return the plain workbook with something replaced in one of its parts."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(PLAIN)) as parts,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for name in parts.namelist():
            content = parts.read(name)
            if name == part:
                assert old in content
                content = content.replace(old, new)
            archive.writestr(name, content)
    return made.getvalue()


@pytest.mark.parametrize("name", ["tracker.xls", "tracker.ods", "messy_tracker.xlsx"])
def test_one_tracker_in_three_kinds_of_file_is_one_roster(name: str) -> None:
    folder = ROOT / "sample_inputs" if name.endswith("xlsx") else FILES
    roster = read_roster(folder / name, Settings())
    original = read_roster(ROOT / "sample_inputs" / "messy_tracker.xlsx", Settings())
    assert people(roster) == people(original)
    assert roster.problems == original.problems
    assert [each.target_employer for each in roster.candidates] == [
        each.target_employer for each in original.candidates
    ]


@pytest.mark.soffice
@pytest.mark.parametrize("kind", ["xls", "ods", "csv"])
def test_what_libreoffice_writes_is_read(kind: str, tmp_path: Path) -> None:
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice is not installed: its own files are not tried")
    source = tmp_path / "roster.xlsx"
    source.write_bytes(PLAIN)
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation=file://{tmp_path}/profile",
            "--headless",
            "--convert-to",
            kind,
            "--outdir",
            str(tmp_path),
            str(source),
        ],
        check=True,
        capture_output=True,
    )
    roster = read_roster(tmp_path / f"roster.{kind}", Settings())
    assert people(roster) == [(2, "Ada", "Nurse"), (3, "Eve", "Welder")]


@pytest.mark.parametrize("name", ["roster.xlsx", "roster.xlsm", "roster.csv", "roster", "roster.x"])
def test_the_content_says_what_a_file_is_not_its_name(tmp_path: Path, name: str) -> None:
    assert len(read(tmp_path, PLAIN, name=name).candidates) == 2


def record(kind: int, data: bytes = b"") -> bytes:
    """Return a record of an .xlsb part: kind and length in seven bits a byte."""
    coded = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    length = len(data)
    size = b""
    while True:
        size += bytes([length & 0x7F | (0x80 if length > 0x7F else 0)])
        length >>= 7
        if not length:
            return coded + size + data


def wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def xlsb_of(rows: list[list[str]], far: tuple[int, int] | None = None) -> bytes:
    """Return a small .xlsb; openpyxl and LibreOffice write none."""
    sheet = [record(129), record(148, struct.pack("<4I", 0, len(rows) - 1, 0, 1)), record(145)]
    placed = [(row, list(enumerate(cells))) for row, cells in enumerate(rows)]
    if far:
        placed.append((far[0], [(far[1], "far")]))
    for row, cells in placed:
        sheet.append(record(0, struct.pack("<I", row) + bytes(13)))
        sheet += [record(6, struct.pack("<II", column, 0) + wide(text)) for column, text in cells]
    sheet += [record(146), record(130)]
    book = [record(131), record(143)]
    book.append(record(156, struct.pack("<II", 0, 1) + wide("rId1") + wide("Candidates")))
    book += [record(144), record(132)]
    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

    def pointing(kind: str, target: str) -> str:
        return (
            f'<Relationships xmlns="{relations}"><Relationship Id="rId1" Type="{kinds}/{kind}" '
            f'Target="{target}"/></Relationships>'
        )

    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", f'<Types xmlns="{types}"/>')
        archive.writestr("_rels/.rels", pointing("officeDocument", "xl/workbook.bin"))
        archive.writestr(
            "xl/_rels/workbook.bin.rels", pointing("worksheet", "worksheets/sheet1.bin")
        )
        archive.writestr("xl/workbook.bin", b"".join(book))
        archive.writestr("xl/worksheets/sheet1.bin", b"".join(sheet))
    return made.getvalue()


def test_a_binary_workbook(tmp_path: Path) -> None:
    roster = read(tmp_path, xlsb_of(ROWS), name="roster.xlsb")
    assert people(roster) == [(2, "Ada", "Nurse"), (3, "Eve", "Welder")]


FAR = b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
BOMBS = {
    "a cell in the last corner": changed(b"</sheetData>", FAR),
    "the same with other quotes": changed(
        b"</sheetData>",
        FAR.replace(b' r="', b"\tr='").replace(b'" t=', b"' t=").replace(b'6"', b"6'"),
    ),
    "cells that do not say where they stand": changed(
        b"</sheetData>",
        b"<row>"
        + b"<c><v>1</v></c>" * 16000
        + b"</row>"
        + b"<row><c/></row>" * 4000
        + b"</sheetData>",
    ),
    "a binary cell in the last corner": xlsb_of(ROWS, (1048575, 16383)),
}


@pytest.mark.parametrize("kind", BOMBS)
def test_cells_far_apart_are_refused(tmp_path: Path, kind: str) -> None:
    with pytest.raises(RosterError, match=r"roster\.xlsx: has a worksheet that reaches over more"):
        read(tmp_path, BOMBS[kind])


def test_a_column_that_no_workbook_has_is_damage(tmp_path: Path) -> None:
    with pytest.raises(RosterError, match="to the right of the last column"):
        read(tmp_path, xlsb_of(ROWS, (5, 5_000_000)), name="r.xlsb")


def test_repeated_cells_of_an_ods_are_counted(tmp_path: Path) -> None:
    with zipfile.ZipFile(FILES / "tracker.ods") as parts:
        held = {name: parts.read(name) for name in parts.namelist()}
    cell = b'<table:table-cell office:value-type="string" table:number-columns-repeated="16000">'
    row = b'<table:table-row table:number-rows-repeated="900000">'
    text = b"<text:p>x</text:p></table:table-cell></table:table-row></table:table>"
    held["content.xml"] = held["content.xml"].replace(b"</table:table>", row + cell + text, 1)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in held.items():
            archive.writestr(name, content)
    with pytest.raises(RosterError, match="reaches over more than"):
        read(tmp_path, made.getvalue(), name="r.ods")


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    swollen = changed(b"</sheetData>", b" " * 30_000_000 + b"</sheetData>")
    assert len(swollen) < 100_000
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(RosterError, match="unpacks to more than a roster should"):
        read(tmp_path, swollen, settings_of(unpacked_megabytes=20))
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 40_000, "kilobytes"
    assert len(read(tmp_path, swollen).candidates) == 2


def test_a_zip_bomb_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    swollen = changed(b"</sheetData>", b" " * 30_000_000 + b"</sheetData>")
    with zipfile.ZipFile(io.BytesIO(swollen)) as archive:
        size = archive.getinfo("xl/worksheets/sheet1.xml").file_size
    lying = swollen.replace(struct.pack("<I", size), struct.pack("<I", 1000))
    assert lying != swollen
    with pytest.raises(RosterError, match="unpacks to more than a roster should"):
        read(tmp_path, lying, settings_of(unpacked_megabytes=20))


@pytest.mark.parametrize(
    "definition",
    [
        b'<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>',
        b'<!DOCTYPE a SYSTEM "file:///etc/passwd">',
    ],
)
@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/workbook.xml"])
def test_entities_are_refused(tmp_path: Path, definition: bytes, part: str) -> None:
    root = b"<worksheet" if "sheet1" in part else b"<workbook"
    with pytest.raises(RosterError, match="defines XML entities"):
        read(tmp_path, changed(root, definition + root, part))


def test_a_long_text_in_many_cells_is_refused(tmp_path: Path) -> None:
    cells = b"".join(
        b'<row r="%d"><c r="A%d" t="s"><v>0</v></c></row>' % (row, row) for row in range(4, 2000)
    )
    content = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(changed(b"</sheetData>", cells + b"</sheetData>"))) as parts,
        zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for name in parts.namelist():
            if name != "xl/sharedStrings.xml":
                archive.writestr(name, parts.read(name))
        text = b"<sst><si><t>" + b"x" * 500_000 + b"</t></si></sst>"
        archive.writestr("xl/sharedStrings.xml", text)
    with pytest.raises(RosterError, match="very long text in very many cells"):
        read(tmp_path, content.getvalue(), settings_of(unpacked_megabytes=50))


DAMAGED = {
    "cut short": PLAIN[: len(PLAIN) // 2],
    "only its first bytes": b"PK\x03\x04",
    "bytes overwritten": PLAIN[:600] + b"\x00" * 50 + PLAIN[650:],
    "a zip file of something else": changed(b"<", b"<").replace(
        b"xl/workbook.xml", b"xl/workbxxx.xml"
    ),
    "a compound file of nothing": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600,
    "XML cut short": changed(b"</sheetData>", b"<"),
    "a page of a web site": b"<html><table><tr><td>Name</td></tr></table></html>",
    "a text": b"this is no workbook at all\nand never was one\n",
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(100),
}


@pytest.mark.parametrize("kind", DAMAGED)
def test_what_is_no_workbook_is_one_clear_line(tmp_path: Path, kind: str) -> None:
    with pytest.raises(RosterError, match=r"^roster\.xlsx: ") as caught:
        read(tmp_path, DAMAGED[kind])
    assert "\n" not in caught.value.message
    assert caught.value.exit_code == 4


def test_a_path_that_does_not_exist_or_is_a_folder(tmp_path: Path) -> None:
    with pytest.raises(RosterError, match=r"nowhere\.xlsx: cannot be read: No such file"):
        read_roster(tmp_path / "nowhere.xlsx", Settings())
    with pytest.raises(RosterError, match="cannot be read"):
        read_roster(tmp_path, Settings())


def test_a_password_error_is_a_roster_error_with_a_way_out() -> None:
    assert issubclass(PasswordError, RosterError)
    assert PasswordError.exit_code == 4
