"""The workbook as LibreOffice opens and prints it."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.summary import factory

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.soffice


@pytest.fixture
def pages(run, folder, soffice, tmp_path_factory) -> list[str]:
    """Return the text of each page that LibreOffice prints."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed")
    run(factory.outcomes(24))
    printed = tmp_path_factory.mktemp("printed")
    profile = tmp_path_factory.mktemp("profile")
    subprocess.run(
        [
            soffice, f"-env:UserInstallation={profile.as_uri()}", "--headless",
            "--convert-to", "pdf", "--outdir", str(printed), str(folder / "summary.xlsx"),
        ],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return text_of(printed / "summary.pdf").split("\f")


def text_of(path: Path) -> str:
    done = subprocess.run(
        ["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True
    )
    return done.stdout


def test_it_prints_as_designed(pages) -> None:
    overview, candidates, more = pages[:3]
    # The whole overview is on one page, charts and live counts included.
    for words in (
        "Do next", "Red flags by kind", "Interviews by week", "Candidates by employer",
        "Sessions done: 0 of 24", "Average readiness: none given yet", "Page 1 of",
    ):  # fmt: skip
        assert words in overview
    # The table takes two pages across, with number and name on both, and dates are dates.
    assert "25 Nov 2026" in candidates
    assert "Coach notes" in more
    assert "Ada Lovelace" in candidates
    assert "Ada Lovelace" in more
    assert not any(fault in text for text in pages for fault in ("#NAME", "#REF", "#VALUE", "Err:"))
