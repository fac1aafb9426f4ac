"""PDFs through LibreOffice: tagged, titled, each beside its document."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from generator.errors import UsageError
from generator.settings import DocumentSettings, Settings
from generator.word.pack import write_pack
from generator.word.pdf import Office, convert_to_pdf, find_soffice
from generator.word.template import load_word_template
from tests.word.factory import NURSE, bare
from tests.word.reading import HEADINGS

if TYPE_CHECKING:
    from pathlib import Path

needs_soffice = [
    pytest.mark.soffice,
    pytest.mark.skipif(
        not (shutil.which("soffice") and shutil.which("pdfinfo") and shutil.which("pdftotext")),
        reason="LibreOffice or poppler is missing: no PDF was made or looked at",
    ),
]
TEMPLATE = load_word_template(Settings(document=DocumentSettings(language="en-GB")), HEADINGS)


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three sheets, a pack of them and a broken file, converted by two offices."""
    folder = tmp_path_factory.mktemp("pdf")
    (folder / "other").mkdir()
    paths = [folder / "Adâ ward nurse.docx", folder / "Jo.docx", folder / "other" / "Jo.docx"]
    for path, sheet in zip(paths, (NURSE, bare(), replace(bare(), name="Jo Two")), strict=True):
        path.write_bytes(TEMPLATE.render(sheet))
    write_pack(paths, folder / "pack.docx")
    (folder / "broken.docx").write_bytes(b"PK\x03\x04 torn")
    problems = convert_to_pdf([*paths, folder / "pack.docx", folder / "broken.docx"], jobs=2)
    (folder / "problems.txt").write_text("\n".join(p.message for p in problems), encoding="utf-8")
    return folder


def info_of(path: Path) -> dict[str, str]:
    done = subprocess.run(["pdfinfo", str(path)], capture_output=True, text=True, check=True)
    return {
        key.strip(): value.strip()
        for key, _, value in (line.partition(":") for line in done.stdout.splitlines())
    }


def text_of_pdf(path: Path) -> str:
    command = ["pdftotext", "-layout", str(path), "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


class TestConverted:
    pytestmark = needs_soffice

    def test_a_pdf_is_tagged_and_titled(self, converted: Path) -> None:
        info = info_of(converted / "Adâ ward nurse.pdf")
        assert info["Tagged"] == "yes"
        assert info["Title"] == "Prep sheet: Ada Okafor-Lindqvist"
        assert int(info["Pages"]) in {3, 4}

    def test_it_carries_its_language_and_the_accessible_standard(self, converted: Path) -> None:
        data = (converted / "Jo.pdf").read_bytes()
        assert b"/Lang(en-GB)" in data
        assert b"pdfuaid" in data

    def test_each_pdf_stands_beside_its_document(self, converted: Path) -> None:
        assert "Jo Two" not in text_of_pdf(converted / "Jo.pdf")
        assert "Jo Two" in text_of_pdf(converted / "other" / "Jo.pdf")

    def test_the_pack_counts_each_sheets_own_pages(self, converted: Path) -> None:
        pages = re.findall(r"Page (\d+) of (\d+)", text_of_pdf(converted / "pack.pdf"))
        assert len(pages) == int(info_of(converted / "pack.pdf")["Pages"])
        assert [number for number, _ in pages].count("1") == 3
        sheets = [total for number, total in pages if number == "1"]
        assert [pages.count((total, total)) for total in sheets] == [
            sheets.count(total) for total in sheets
        ]

    def test_a_document_that_fails_is_a_problem_and_the_others_are_made(
        self, converted: Path
    ) -> None:
        problems = (converted / "problems.txt").read_text(encoding="utf-8")
        assert problems == "broken.docx: LibreOffice could not make a PDF of it."
        assert not (converted / "broken.pdf").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script stands in for the office")
def test_an_office_that_hangs_is_ended_when_the_run_is(tmp_path: Path) -> None:
    """A run that is stopped leaves no office behind, and begins no other."""
    slow = tmp_path / "soffice"
    slow.write_text("#!/bin/sh\nsleep 60\n", encoding="utf-8")
    slow.chmod(0o755)
    document = tmp_path / "a.docx"
    document.write_bytes(TEMPLATE.render(NURSE))
    office = Office(slow, tmp_path / "office")
    with ThreadPoolExecutor(1) as pool:
        converted = pool.submit(office.convert, [document])
        while office._running is None and not converted.done():
            time.sleep(0.01)
        office.close()
        assert converted.result(10) == [document]
    assert office.convert([document]) == [document]


def test_a_missing_office_is_said_with_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr("generator.word.pdf._PLACES", ())
    with pytest.raises(UsageError) as raised:
        find_soffice()
    assert raised.value.exit_code == 2
    assert "apt install libreoffice" in raised.value.hint
