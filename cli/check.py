"""`prepsheets check`: what is wrong or missing in a roster, by cell; writes no prep sheet."""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

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
from cli.telling import tell_as_json
from generator.errors import UsageError
from generator.problems import SEVERITIES, format_problem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.batch.model import BatchReport
    from generator.problems import Problem, Severity
    from generator.settings import Settings

HEADINGS: dict[Severity, tuple[str, str]] = {
    "error": ("Errors: these rows get no prep sheet", "red"),
    "warning": ("Warnings: they get one, look at it", "yellow"),
    "note": ("Good to know", "blue"),
}
MISSING_SHOWN = 4


@click.command(epilog="Example: prepsheets check sample_inputs/messy_tracker.xlsx")
@click.argument("rosters", metavar="ROSTER...", nargs=-1, required=True, type=EXISTING_FILE)
@roster_options
@click.option(
    "--annotate",
    "annotated",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write a copy of the roster with its problems marked in their cells.",
)
@json_option
@click.pass_context
def check(context: click.Context, /, **said: Any) -> None:
    """Say what is wrong or missing in a ROSTER, by worksheet and cell.

    Nothing is written but what --annotate asks for. The exit code is that of a run: 0 when every
    row would get its prep sheet, 3 when some would not.
    """
    if said["annotated"] and len(said["rosters"]) > 1:
        raise UsageError("--annotate takes one roster at a time")
    context.exit(worst_exit_code(said["rosters"], lambda path: _Check(path, said).run()))


@dataclass(frozen=True, slots=True)
class _Check:
    """One roster and what was said on the command line."""

    roster: Path
    said: dict[str, Any]

    def run(self) -> int:
        """Check, say what was found, and return the exit code."""
        report = self._report()
        if self.said["as_json"]:
            tell_as_json(report)
        else:
            _print_problems(report.problems, self.roster.name)
            click.echo("\n".join(_closing_lines(report)))
        return report.exit_code

    def _report(self) -> BatchReport:
        from generator.pipeline import check_roster

        settings = self._settings()

        def checked(password: str | None) -> BatchReport:
            report = check_roster(self.roster, settings, password)
            if target := self.said["annotated"]:
                from generator.roster.annotating import annotate

                annotate(self.roster, report.problems, target, settings, password)
            return report

        return with_password(checked, read_password(self.said["password_env"]))

    def _settings(self) -> Settings:
        settings = find_settings(self.said["settings_path"], self.roster)
        return with_roster_options(settings, self.said["worksheet"], self.said["platform"])


def _print_problems(problems: Iterable[Problem], file_name: str) -> None:
    """Print a table by severity on a terminal, else a line a problem, to be searched."""
    for severity in SEVERITIES:
        of_severity = [problem for problem in problems if problem.severity == severity]
        if not of_severity:
            continue
        if sys.stdout.isatty():
            _print_table(severity, of_severity)
            continue
        for problem in of_severity:
            click.echo(f"{severity.capitalize()}: {format_problem(problem, file_name)}")


def _print_table(severity: Severity, problems: list[Problem]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    heading, colour = HEADINGS[severity]
    table = Table(title=heading, title_style=f"bold {colour}", title_justify="left", expand=True)
    for label, ratio in (("Where", 2), ("Field", 2), ("What was found", 5), ("What to do", 4)):
        table.add_column(label, ratio=ratio, overflow="fold")
    for problem in problems:
        row = f"row {problem.row_number}" if problem.row_number else ""
        place = "!".join(part for part in (problem.worksheet, problem.cell or row) if part)
        texts = (place, problem.field or "", problem.message, problem.hint)
        # As Text: a roster's own "[red]" is no markup.
        table.add_row(*(Text(text) for text in texts))
    Console().print(table)


def _closing_lines(report: BatchReport) -> list[str]:
    """Return how many candidates are ready, how many rows are not, and what is missing most."""
    ready, skipped = report.count("ready"), report.count("skipped") + report.count("failed")
    severities = Counter(problem.severity for problem in report.problems)
    flags = sum(len(outcome.red_flags) for outcome in report.outcomes)
    lines = [
        (
            f"{_counted(ready, 'candidate')} ready, {_counted(skipped, 'row')} without a prep "
            f"sheet; {_counted(severities['error'], 'error')}, "
            f"{_counted(severities['warning'], 'warning')}, "
            f"{_counted(severities['note'], 'note')}, {_counted(flags, 'red flag')}."
        )
    ]
    missing = Counter(fact for outcome in report.outcomes for fact in outcome.missing)
    if missing:
        most = [f"{fact} ({number})" for fact, number in missing.most_common(MISSING_SHOWN)]
        lines.append(f"Missing most: {', '.join(most)}.")
    return lines


def _counted(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"
