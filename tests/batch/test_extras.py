"""What a run writes beside the documents: print pack, facilitator's page, PDF."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import docx
import pytest

from generator.errors import UsageError
from tests.batch.nights import Nights, person

if TYPE_CHECKING:
    from pathlib import Path

PEOPLE = [person(1), person(2, draft_answer="I want to start my own firm in two years.")]


def test_the_pack_holds_everybody_in_roster_order(tmp_path: Path) -> None:
    nights = Nights(tmp_path)
    nights.run([person(2), person(1)], with_pack=True)
    text = [p.text for p in docx.Document(str(nights.out / "print_pack.docx")).paragraphs]
    assert text.index("Candidate 2") < text.index("Candidate 1")


def test_the_facilitators_page_quotes_without_naming(tmp_path: Path) -> None:
    nights = Nights(tmp_path)
    nights.run(PEOPLE, with_facilitator_page=True)
    page = docx.Document(str(nights.out / "facilitator.docx"))
    quotes = [p.text for p in page.paragraphs if "start my own firm" in p.text]
    assert quotes
    assert not any("Candidate" in quote for quote in quotes)


def test_pdf_without_libreoffice_is_said_before_anything_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if shutil.which("soffice"):
        monkeypatch.setenv("PATH", str(tmp_path))
    nights = Nights(tmp_path)
    with pytest.raises(UsageError, match="needs LibreOffice"):
        nights.run(PEOPLE, with_pdf=True)
    assert not nights.out.exists()


@pytest.mark.soffice
@pytest.mark.skipif(not shutil.which("soffice"), reason="LIBREOFFICE IS MISSING: NO PDF IS TESTED")
def test_only_changed_documents_are_converted_again(tmp_path: Path) -> None:
    nights = Nights(tmp_path)
    nights.run(PEOPLE, with_pdf=True)
    pdfs = sorted(nights.sheets.glob("*.pdf"))
    assert len(pdfs) == 2
    times = [pdf.stat().st_mtime_ns for pdf in pdfs]
    nights.run([person(1), person(2, skills="Python")], with_pdf=True)
    again = [pdf.stat().st_mtime_ns for pdf in pdfs]
    assert again[0] == times[0]
    assert again[1] > times[1]


@pytest.mark.soffice
@pytest.mark.skipif(not shutil.which("soffice"), reason="LIBREOFFICE IS MISSING: NO PDF IS TESTED")
def test_a_changed_name_takes_the_pdf_along(tmp_path: Path) -> None:
    nights = Nights(tmp_path)
    nights.run([person(1)], with_pdf=True)
    nights.run([person(1, name="Candidate One")], with_pdf=True)
    assert sorted(path.suffix for path in nights.sheets.iterdir()) == [".docx", ".pdf"]
