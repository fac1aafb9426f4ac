"""The sheets of the sample cohorts: accessible, sound, on about three pages."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.prep_sheet.composing import compose_prep_sheet
from generator.prep_sheet.content import load_content
from generator.roles.matching import TitleContext, find_role_profile
from generator.roles.role_library import load_role_library
from generator.roster.reading import read_roster
from generator.settings import DocumentSettings, Settings
from generator.word.pdf import convert_to_pdf
from generator.word.template import load_word_template
from tests.word.accessibility import faults_of
from tests.word.reading import assert_sound, whole_text

if TYPE_CHECKING:
    from generator.prep_sheet.model import PrepSheet

SAMPLES = Path(__file__).resolve().parents[2] / "sample_inputs"
SETTINGS = Settings()
CONTENT = load_content(SETTINGS, load_role_library(SETTINGS.roles))


def composed(roster: str) -> list[PrepSheet]:
    sheets = []
    for candidate in read_roster(SAMPLES / roster, SETTINGS).candidates:
        context = TitleContext(candidate.target_employer, skills=candidate.skills)
        match = find_role_profile(candidate.target_role, context, CONTENT.library)
        sheets.append(compose_prep_sheet(candidate, match, CONTENT))
    assert len(sheets) > 3
    return sheets


@pytest.mark.parametrize(
    "roster", ["agency_cohort.xlsx", "workshop_students.csv", "messy_tracker.xlsx"]
)
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_every_sheet_of_a_sample_cohort(roster: str, paper: str, tmp_path: Path) -> None:
    settings = Settings(document=DocumentSettings(paper=paper))
    template = load_word_template(settings, CONTENT.headings)
    sheets = composed(roster)
    names = {sheet.name for sheet in sheets}
    paths = []
    for number, sheet in enumerate(sheets):
        document = template.render(sheet)
        text = whole_text(document)
        assert len(document) <= 25_000
        assert faults_of(document) == [], sheet.name
        assert text.count(sheet.name) >= 1
        strangers = [name for name in names if name not in sheet.name and name in text]
        assert strangers == []
        assert not re.search(r"\b(None|nan|NaN)\b|\{\{|\}\}|\{%|%\}", text)
        paths.append(tmp_path / f"{number}.docx")
        paths[-1].write_bytes(document)
    assert_sound(*paths)


@pytest.mark.soffice
@pytest.mark.skipif(
    not (shutil.which("soffice") and shutil.which("pdftotext")),
    reason="LibreOffice or poppler is missing: no page was laid out",
)
def test_pages_end_well(tmp_path: Path) -> None:
    """No page ends with a heading, no short script is broken; about three pages a sheet."""
    template = load_word_template(SETTINGS, CONTENT.headings)
    sheets = composed("agency_cohort.xlsx")
    paths = [tmp_path / f"{number}.docx" for number in range(len(sheets))]
    for path, sheet in zip(paths, sheets, strict=True):
        path.write_bytes(template.render(sheet))
    assert convert_to_pdf(paths) == ()
    counts = []
    headings = set(CONTENT.headings.values())
    for path, sheet in zip(paths, sheets, strict=True):
        pages = pages_of(path.with_suffix(".pdf"))
        counts.append(len(pages))
        last_lines = [page[-1] for page in pages]
        assert [line for line in last_lines if line in headings] == []
        for script in (sheet.near_term.short, sheet.long_term.short):
            words = squeezed(script.text)
            assert any(words in squeezed(" ".join(page)) for page in pages), sheet.name
    assert len(counts) > 20
    assert max(counts) <= 4
    assert sum(count <= 3 for count in counts) > len(counts) / 2


def pages_of(pdf: Path) -> list[list[str]]:
    """Return the lines of each page, without its footer."""
    command = ["pdftotext", str(pdf), "-"]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    footer = re.compile(r"Page \d+ of \d+$")
    pages = [page.split("\n") for page in text.split("\f")[:-1]]
    found = []
    for page in pages:
        lines = [line.strip() for line in page if line.strip()]
        assert any(footer.search(line) for line in lines)
        found.append([line for line in lines if not footer.search(line)])
    return found


def squeezed(text: str) -> str:
    """Return text as letters and digits only: line ends, hyphens and ligatures do not count."""
    for ligature, letters in (("ﬁ", "fi"), ("ﬂ", "fl"), ("ﬀ", "ff"), ("ﬃ", "ffi"), ("ﬄ", "ffl")):
        text = text.replace(ligature, letters)
    return "".join(character for character in text if character.isalnum())
