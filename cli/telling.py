"""Say how a run went: a closing line on stdout, problems on stderr."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import click

from generator.problems import format_problem

if TYPE_CHECKING:
    from generator.batch.model import BatchReport, Status
    from generator.problems import Problem

Verbosity = Literal["quiet", "normal", "verbose"]
PROBLEMS_SAID = 20
ALSO: dict[Status, str] = {
    "unchanged": "already up to date",
    "kept": "edited by someone and kept, the new one beside",
    "left": "of people who left the roster",
}
COLOURS = {"error": "red", "warning": "yellow", "note": "blue"}


def tell_as_json(report: BatchReport) -> None:
    """Print the report as JSON on stdout."""
    from generator.batch.report import report_as_text

    for piece in report_as_text(report):
        click.echo(piece, nl=False)


def tell(report: BatchReport, verbosity: Verbosity) -> None:
    """Print the problems and the closing line."""
    _tell_problems(report, verbosity)
    if verbosity != "quiet":
        click.echo(closing_line(report))


def closing_line(report: BatchReport) -> str:
    """Return what was written where, how many red flags there are, and what to open first."""
    ready = report.count("ready")
    if ready:
        return f"{_counted(ready, 'prep sheet')} would be written. {_red_flags(report)}".strip()
    parts = [
        (
            f"{_counted(report.count('written'), 'prep sheet')} written to "
            f"{report.output_folder / 'sheets'} in {report.seconds:.1f} s"
        )
    ]
    parts += [
        f"{number} {word}" for status, word in ALSO.items() if (number := report.count(status))
    ]
    lines = [f"{', '.join(parts)}. {_red_flags(report)}".strip()]
    if missed := report.count("skipped") + report.count("failed"):
        again = report.output_folder / "not_generated.xlsx"
        lines.append(f"{_counted(missed, 'row')} got none: mend them in {again}, feed it back.")
    lines.append(f"Open first: {report.output_folder / 'summary.xlsx'}")
    return "\n".join(lines)


def _red_flags(report: BatchReport) -> str:
    flags = sum(len(outcome.red_flags) for outcome in report.outcomes)
    people = sum(bool(outcome.red_flags) for outcome in report.outcomes)
    if not flags:
        return ""
    return f"{_counted(flags, 'red flag')} in what {_counted(people, 'candidate')} wrote."


def _tell_problems(report: BatchReport, verbosity: Verbosity) -> None:
    said = [problem for problem in report.problems if _is_said(problem, verbosity)]
    shown = said if verbosity == "verbose" else said[:PROBLEMS_SAID]
    for problem in shown:
        word = click.style(f"{problem.severity.capitalize()}: ", fg=COLOURS[problem.severity])
        click.echo(word + format_problem(problem, report.roster.name), err=True)
    if hidden := len(said) - len(shown):
        click.echo(f"... and {_counted(hidden, 'more problem')}: see summary.xlsx", err=True)


def _is_said(problem: Problem, verbosity: Verbosity) -> bool:
    if verbosity == "verbose":
        return True
    return problem.severity == "error" or (verbosity == "normal" and problem.severity == "warning")


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
