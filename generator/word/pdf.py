"""PDFs of the sheets, made by LibreOffice: tagged, with title and language."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import subprocess
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from generator.errors import UsageError
from generator.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

FILES_PER_START = 40
"""Starting an office takes longer than converting a document; a crash costs the rest a restart."""
SECONDS_PER_START = 60
SECONDS_PER_FILE = 15
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)
_OPTIONS = {
    "UseTaggedPDF": True,
    "PDFUACompliance": True,
    "ExportBookmarks": True,
    "ExportFormFields": False,
    "UseLosslessCompression": True,
}


def find_soffice() -> Path:
    """Return LibreOffice's program.

    Raises:
        UsageError: it is not installed; the hint says how to install it.
    """
    found = shutil.which("soffice") or shutil.which("libreoffice")
    places = [Path(place) for place in ([found] if found else []) + list(_PLACES)]
    for place in places:
        if place.is_file():
            return place
    raise UsageError(
        "--pdf needs LibreOffice, and no 'soffice' was found",
        "Install it: apt install libreoffice-writer, brew install --cask libreoffice, "
        "or winget install TheDocumentFoundation.LibreOffice.",
    )


def convert_to_pdf(documents: Sequence[Path], jobs: int | None = None) -> tuple[Problem, ...]:
    """Write a PDF beside each document, under the same name, and return what went wrong.

    Args:
        documents: .docx files.
        jobs: how many offices run side by side, each with a profile of its own; the cores when
            None.

    Raises:
        UsageError: LibreOffice is not installed.
    """
    return tuple(problem_of(path) for path in convert_documents(documents, jobs))


def convert_documents(documents: Sequence[Path], jobs: int | None = None) -> tuple[Path, ...]:
    """Do what `convert_to_pdf` does, and return the documents that got no PDF, in their order."""
    soffice = find_soffice()
    starts = [
        documents[at : at + FILES_PER_START] for at in range(0, len(documents), FILES_PER_START)
    ]
    workers = max(1, min(jobs or os.cpu_count() or 1, len(starts)))
    with tempfile.TemporaryDirectory(prefix="prepsheets-pdf-") as folder:
        offices = [Office(soffice, Path(folder) / f"office-{at}") for at in range(workers)]
        shares = [starts[at::workers] for at in range(workers)]
        with ThreadPoolExecutor(workers) as pool:
            try:
                failed = [
                    path for left in pool.map(_convert_share, offices, shares) for path in left
                ]
            except BaseException:
                # Ctrl-C reaches this process only: the offices would go on for minutes.
                for office in offices:
                    office.close()
                raise
    left = set(failed)
    return tuple(path for path in documents if path in left)


class Office:
    """One LibreOffice with a profile of its own: two that share one get in each other's way.

    Args:
        soffice: the program.
        folder: for the profile and the files under way.
    """

    def __init__(self, soffice: Path, folder: Path) -> None:
        self._soffice = soffice
        self._profile = folder / "profile"
        self._work = folder / "work"
        self._work.mkdir(parents=True)
        self._running: subprocess.Popen[bytes] | None = None
        self._is_closed = False

    def close(self) -> None:
        """End what is under way and begin nothing more; from another thread."""
        self._is_closed = True
        if self._running is not None:
            _end(self._running)

    def convert(self, documents: Sequence[Path]) -> list[Path]:
        """Convert documents in one start; return those that got no PDF."""
        if self._is_closed:
            return list(documents)
        copies = {}
        for number, document in enumerate(documents):
            # A copy under a plain name: nothing is locked, and equal names do not collide.
            copies[document] = self._work / f"{number}.docx"
            shutil.copyfile(document, copies[document])
        self._start(list(copies.values()))
        failed = []
        for document, copy in copies.items():
            made = copy.with_suffix(".pdf")
            if made.is_file() and made.stat().st_size:
                shutil.move(made, document.with_suffix(".pdf"))
            else:
                failed.append(document)
            copy.unlink()
        return failed

    def _start(self, copies: Sequence[Path]) -> None:
        options = {
            name: {"type": "boolean", "value": str(value).lower()}
            for name, value in _OPTIONS.items()
        }
        command = [
            str(self._soffice),
            f"-env:UserInstallation={self._profile.as_uri()}",
            "--headless",
            "--norestore",
            "--convert-to",
            f"pdf:writer_pdf_Export:{json.dumps(options)}",
            "--outdir",
            str(self._work),
            *(str(copy) for copy in copies),
        ]
        seconds = SECONDS_PER_START + SECONDS_PER_FILE * len(copies)
        with subprocess.Popen(  # noqa: S603 - a fixed command on files of our own making
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        ) as office:
            self._running = office
            try:
                office.wait(seconds)
            except subprocess.TimeoutExpired:
                _end(office)
            finally:
                self._running = None


def _end(office: subprocess.Popen[bytes]) -> None:
    """End an office with the process that it started, where the system has process groups."""
    with contextlib.suppress(ProcessLookupError):
        if hasattr(os, "killpg"):
            os.killpg(office.pid, signal.SIGKILL)
        else:
            office.kill()
    office.wait()


def _convert_share(office: Office, starts: Sequence[Sequence[Path]]) -> list[Path]:
    failed = []
    for documents in starts:
        # One document can take an office down with all that were to follow it.
        for document in office.convert(documents):
            failed += office.convert([document]) if len(documents) > 1 else [document]
    return failed


def problem_of(document: Path) -> Problem:
    """Return the problem of a document that got no PDF."""
    return Problem(
        severity="warning",
        code="pdf-not-made",
        message=f"{document.name}: LibreOffice could not make a PDF of it.",
        hint="Open the document in Word or LibreOffice and save it as PDF from there.",
    )
