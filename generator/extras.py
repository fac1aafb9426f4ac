"""What a run writes beside documents and summary when asked: print pack, page, PDF."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.files import write_atomically

if TYPE_CHECKING:
    from pathlib import Path

    from generator.batch.model import BatchReport, Outcome
    from generator.batch.options import RunOptions
    from generator.batch.output_folder import OutputFolder
    from generator.problems import Problem
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
class Extras:
    """Where the extras of a run go, and which are asked for."""

    folder: OutputFolder
    settings: Settings
    options: RunOptions

    def write(self, report: BatchReport) -> tuple[Problem, ...]:
        """Write what is asked for, and return the problems of documents that got no PDF.

        Raises:
            OSError: a file cannot be written.
        """
        documents = self._documents(report)
        if self.options.with_pack and documents:
            self._write_pack(list(documents))
        if self.options.with_facilitator_page:
            self._write_facilitator_page(report)
        return tuple(self._write_pdf(documents)) if self.options.with_pdf else ()

    def _documents(self, report: BatchReport) -> dict[Path, Outcome]:
        """Return the documents that stand, in roster order; those of who left are not among."""
        return {
            self.folder.path / outcome.document: outcome
            for outcome in report.outcomes
            if outcome.document and outcome.status != "left"
        }

    def _write_pack(self, documents: list[Path]) -> None:
        from generator.word.pack import write_pack

        write_pack(documents, self.folder.pack)

    def _write_facilitator_page(self, report: BatchReport) -> None:
        from generator.summary.facilitator import render_facilitator_page

        page = render_facilitator_page(report, self.settings)
        write_atomically(self.folder.facilitator_page, page)

    def _write_pdf(self, documents: dict[Path, Outcome]) -> list[Problem]:
        """Convert what has no PDF yet or has changed since; a failure is a problem of its row."""
        from generator.word.pdf import convert_documents, problem_of

        stale = [document for document in documents if not _has_fresh_pdf(document)]
        if self.options.with_pack and stale:
            stale.append(self.folder.pack)
        failed = convert_documents(stale, self.options.jobs) if stale else ()
        return [_at_row(problem_of(path), documents.get(path)) for path in failed]


def _at_row(problem: Problem, outcome: Outcome | None) -> Problem:
    if outcome is None:
        return problem
    return replace(problem, worksheet=outcome.worksheet, row_number=outcome.row_number)


def _has_fresh_pdf(document: Path) -> bool:
    """Tell whether a document's PDF stands beside it and is not older."""
    made = document.with_suffix(".pdf")
    return made.is_file() and made.stat().st_mtime_ns >= document.stat().st_mtime_ns
