"""A roster and an output folder for tests of run after run."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import docx

from generator.batch.options import RunOptions
from generator.pipeline import generate
from generator.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from generator.batch.model import BatchReport, Outcome

LABELS = ["id", "name", "target_role", "target_employer", "skills", "draft_answer"]


def person(number: int, **cells: str) -> dict[str, str]:
    """Return a row of the roster."""
    row = {
        "id": f"c-{number}",
        "name": f"Candidate {number}",
        "target_role": "Data Analyst",
        "target_employer": "Northwind",
        "skills": "SQL; Excel",
    }
    return row | cells


@dataclass(frozen=True, slots=True)
class Nights:
    """Runs of one command, night after night."""

    root: Path
    settings: Settings = field(default_factory=Settings)

    @property
    def out(self) -> Path:
        return self.root / "out"

    @property
    def sheets(self) -> Path:
        return self.out / "sheets"

    def run(self, people: list[dict[str, str]], **options: Any) -> BatchReport:
        """Write the roster as it is this night, and generate."""
        path = self.root / "cohort.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, LABELS)
            writer.writeheader()
            writer.writerows(people)
        return generate(path, self.out, self.settings, replace(RunOptions(), **options))

    def documents(self) -> dict[str, bytes]:
        """Return every document's bytes by its place below sheets/."""
        return {
            path.relative_to(self.sheets).as_posix(): path.read_bytes()
            for path in sorted(self.sheets.rglob("*"))
            if path.is_file()
        }

    def times(self) -> dict[str, int]:
        """Return every document's time of change."""
        return {path.name: path.stat().st_mtime_ns for path in self.sheets.rglob("*.docx")}

    def edit(self, name: str) -> bytes:
        """Edit a document as a coach would, and return what stands there then."""
        path = self.sheets / name
        document = docx.Document(str(path))
        document.add_paragraph("Bring the portfolio. - your coach")
        document.save(str(path))
        return path.read_bytes()


def by_name(report: BatchReport) -> dict[str, Outcome]:
    """Return outcomes by candidate's name."""
    return {outcome.name: outcome for outcome in report.outcomes}
