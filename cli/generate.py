"""`prepsheets generate`: the main job."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from cli.asking import with_password
from cli.options import (
    EXISTING_FILE,
    find_settings,
    json_option,
    read_password,
    roster_options,
    with_roster_options,
)
from cli.several import worst_exit_code

if TYPE_CHECKING:
    from generator.batch.model import BatchReport
    from generator.batch.options import RunOptions
    from generator.settings import Settings

DEFAULT_OUTPUT = Path("outputs")


@click.command(
    epilog="Example: prepsheets generate sample_inputs/agency_cohort.xlsx -o outputs/spring"
)
@click.argument("rosters", metavar="ROSTER...", nargs=-1, required=True, type=EXISTING_FILE)
@click.option(
    "-o",
    "--output",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="Output folder; several rosters get a folder each in it.  [default: outputs/<roster>]",
)
@roster_options
@click.option("--template", type=EXISTING_FILE, metavar="DOCX", help="A Word template of your own.")
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="Processes to work with.  [default: the cores]",
)
@click.option("--dask", metavar="ADDRESS", help="Work on a dask.distributed cluster.")
@click.option("--pdf", is_flag=True, help="A PDF beside each document (needs LibreOffice).")
@click.option("--pack", is_flag=True, help="One document of the whole cohort, for printing.")
@click.option("--facilitator", is_flag=True, help="A page for whoever runs the workshop.")
@click.option(
    "--only",
    multiple=True,
    metavar="KEY",
    help="Only this candidate: a key of report.json, an id, a name or an email. Repeatable.",
)
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Only the first N.")
@click.option("--force", is_flag=True, help="Write all again; edited ones are copied away first.")
@click.option("--prune", is_flag=True, help="Move away the documents of who left the roster.")
@click.option("--dry-run", is_flag=True, help="Say what would be written; write nothing.")
@json_option
@click.option(
    "--log-format", type=click.Choice(["text", "json"]), help="Log to stderr, in this form."
)
@click.option("--quiet", "verbosity", flag_value="quiet", help="Say errors only.")
@click.option("--verbose", "verbosity", flag_value="verbose", help="Say every problem.")
@click.pass_context
def generate(context: click.Context, /, **said: Any) -> None:
    """Write a prep sheet for each candidate of a ROSTER, and a summary workbook.

    A roster is an Excel workbook (.xlsx .xlsm .xls .xlsb .ods) or a text table (.csv .tsv).
    """
    context.exit(worst_exit_code(said["rosters"], lambda path: _Job(path, said).run()))


@dataclass(frozen=True, slots=True)
class _Job:
    """One roster and what was said on the command line."""

    roster: Path
    said: dict[str, Any]

    def run(self) -> int:
        """Generate, say how it went, and return the exit code."""
        report = with_password(self._generate, read_password(self.said["password_env"]))
        self._say(report)
        return report.exit_code

    def _generate(self, password: str | None) -> BatchReport:
        from cli.watching import watcher
        from generator.pipeline import generate as run

        options = self._options(password)
        with watcher(is_quiet=self.said["verbosity"] == "quiet") as progress:
            return run(self.roster, self._output(), self._settings(), options, progress)

    def _output(self) -> Path:
        folder: Path | None = self.said["output"]
        if folder is None or len(self.said["rosters"]) > 1:
            return (folder or DEFAULT_OUTPUT) / self.roster.stem
        return folder

    def _settings(self) -> Settings:
        settings = find_settings(self.said["settings_path"], self.roster)
        settings = with_roster_options(settings, self.said["worksheet"], self.said["platform"])
        if template := self.said["template"]:
            document = settings.document.model_copy(update={"template": template})
            settings = settings.model_copy(update={"document": document})
        return settings

    def _options(self, password: str | None) -> RunOptions:
        from generator.batch.options import RunOptions

        return RunOptions(
            only=self.said["only"],
            limit=self.said["limit"],
            is_dry_run=self.said["dry_run"],
            is_forced=self.said["force"],
            is_pruning=self.said["prune"],
            with_pdf=self.said["pdf"],
            with_pack=self.said["pack"],
            with_facilitator_page=self.said["facilitator"],
            jobs=self.said["jobs"] or os.cpu_count() or 1,
            dask_address=self.said["dask"] or "",
            log_format=self.said["log_format"],
            password=password,
        )

    def _say(self, report: BatchReport) -> None:
        from cli.telling import tell, tell_as_json

        verbosity: Literal["quiet", "verbose"] | None = self.said["verbosity"]
        if self.said["as_json"]:
            tell_as_json(report)
        else:
            tell(report, verbosity or "normal")
