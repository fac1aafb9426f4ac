"""The summary's tests write into a folder of their own and open what was written."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
from openpyxl import Workbook

from generator.problems import Problem
from generator.settings import Settings
from generator.summary.notes import read_coach_notes
from generator.summary.writing import write_summary_workbook
from tests.summary import factory

if TYPE_CHECKING:
    from generator.batch.model import Outcome

CHECKER = Path(__file__).resolve().parents[3] / "shared" / "tools" / "check_ooxml.py"

Run = Callable[..., tuple[Problem, ...]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return an output folder, empty."""
    return tmp_path


@pytest.fixture
def run(folder: Path) -> Run:
    """Return a function that runs the summary as the pipeline does."""

    def write(
        found: tuple[Outcome, ...], settings: Settings | None = None, **changes: object
    ) -> tuple[Problem, ...]:
        path = folder / "summary.xlsx"
        report = factory.report(folder, found, **changes)
        return write_summary_workbook(report, path, settings or Settings(), read_coach_notes(path))

    return write


@pytest.fixture
def opened(folder: Path) -> Callable[[], Workbook]:
    """Return a function that opens the summary with openpyxl."""
    return lambda: openpyxl.load_workbook(folder / "summary.xlsx")


@pytest.fixture
def check_ooxml() -> Callable[[Path], None]:
    """Return a function that holds a file against the schemas of the standard."""
    if not CHECKER.is_file():
        pytest.skip("the checker of the standard's schemas is not here")

    def check(path: Path) -> None:
        done = subprocess.run(
            [sys.executable, str(CHECKER), str(path)], capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr

    return check


@pytest.fixture(scope="session")
def soffice() -> str:
    """Return the command of LibreOffice."""
    command = shutil.which("soffice")
    if command is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    return command
