"""The end of a run: the rows that failed, extras, the summary workbook, the report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.batch.report import report_as_text
from generator.batch.reporting import INTERRUPTED, with_problems
from generator.errors import OutputError
from generator.extras import Extras
from generator.files import written_aside
from generator.roster.not_generated import write_not_generated
from generator.summary.notes import read_coach_notes
from generator.summary.writing import write_summary_workbook

if TYPE_CHECKING:
    from generator.batch.model import BatchReport
    from generator.batch.options import RunOptions
    from generator.batch.output_folder import OutputFolder
    from generator.problems import Problem
    from generator.roster.model import Roster
    from generator.settings import Settings


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
            if report.exit_code != INTERRUPTED:
                extras = Extras(self.folder, self.settings, self.options)
                report = with_problems(report, extras.write(report))
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
