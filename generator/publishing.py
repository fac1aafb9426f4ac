"""The end of a run: the rows that failed, extras, the summary workbook, the report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.batch.report import report_as_text
from generator.batch.reporting import INTERRUPTED, with_problems
from generator.errors import OutputError
from generator.files import write_atomically, written_aside
from generator.roster.not_generated import write_not_generated
from generator.summary.notes import read_coach_notes
from generator.summary.writing import write_summary_workbook

if TYPE_CHECKING:
    from pathlib import Path

    from generator.batch.model import BatchReport
    from generator.batch.options import RunOptions
    from generator.batch.output_folder import OutputFolder
    from generator.problems import Problem
    from generator.roster.model import Roster
    from generator.settings import Settings


def require_tools(options: RunOptions) -> None:
    """Make sure that what a run will need at its end is there before it begins.

    Raises:
        UsageError: `--pdf` is asked for, and LibreOffice is not installed.
    """
    if options.with_pdf:
        from generator.word.pdf import find_soffice

        find_soffice()


@dataclass(frozen=True, slots=True)
class Publisher:
    """Where and how a run's report is published."""

    roster: Roster
    folder: OutputFolder
    settings: Settings
    options: RunOptions

    def publish(self, report: BatchReport) -> BatchReport:
        """Write everything that tells of the run, and return the report with what that found.

        Raises:
            OutputError: a file cannot be written; those before it stand.
        """
        try:
            report = with_problems(report, self._write_extras(report))
            self._write_not_generated(report)
            report = with_problems(report, self._write_summary(report))
            self._write_report(report)
        except OSError as error:
            raise OutputError(
                f"{error.filename or self.folder.path}: cannot be written: {error.strerror}",
                "close it, make room on the disk or mend the permissions, and run again",
            ) from error
        return report

    def _write_report(self, report: BatchReport) -> None:
        with (
            written_aside(self.folder.report) as aside,
            aside.open("w", encoding="utf-8", errors="replace", newline="\n") as file,
        ):
            file.writelines(report_as_text(report))

    def _write_summary(self, report: BatchReport) -> tuple[Problem, ...]:
        notes = read_coach_notes(self.folder.summary)
        return write_summary_workbook(report, self.folder.summary, self.settings, notes)

    def _write_not_generated(self, report: BatchReport) -> None:
        rows = {
            outcome.row_number
            for outcome in report.outcomes
            if outcome.status in {"skipped", "failed"}
        }
        path = self.folder.not_generated
        if rows and self.roster.path.resolve() != path.resolve():
            write_not_generated(self.roster, rows, path)
        elif not rows and report.exit_code != INTERRUPTED:
            path.unlink(missing_ok=True)

    def _write_extras(self, report: BatchReport) -> tuple[Problem, ...]:
        if report.exit_code == INTERRUPTED:
            return ()
        documents = self._documents(report)
        problems: list[Problem] = []
        if self.options.with_pack and documents:
            self._write_pack(documents)
        if self.options.with_facilitator_page:
            self._write_facilitator_page(report)
        if self.options.with_pdf:
            problems.extend(self._write_pdf(documents))
        return tuple(problems)

    def _documents(self, report: BatchReport) -> list[Path]:
        """Return the documents that stand, in roster order; those of who left are not among."""
        return [
            self.folder.path / outcome.document
            for outcome in report.outcomes
            if outcome.document and outcome.status != "left"
        ]

    def _write_pack(self, documents: list[Path]) -> None:
        from generator.word.pack import write_pack

        write_pack(documents, self.folder.pack)

    def _write_facilitator_page(self, report: BatchReport) -> None:
        from generator.summary.facilitator import render_facilitator_page

        page = render_facilitator_page(report, self.settings)
        write_atomically(self.folder.facilitator_page, page)

    def _write_pdf(self, documents: list[Path]) -> list[Problem]:
        from generator.word.pdf import convert_to_pdf

        stale = [document for document in documents if not _has_fresh_pdf(document)]
        return list(convert_to_pdf(stale, self.options.jobs)) if stale else []


def _has_fresh_pdf(document: Path) -> bool:
    """Tell whether a document's PDF stands beside it and is not older."""
    made = document.with_suffix(".pdf")
    return made.is_file() and made.stat().st_mtime_ns >= document.stat().st_mtime_ns
