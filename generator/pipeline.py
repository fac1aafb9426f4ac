"""The whole run: read this first.

    roster file ─read_roster▶ Roster ─select, plan▶ Plan ─carry_out▶ outcomes ─publish▶ files

Each document on the way: Candidate ─find_role_profile▶ RoleMatch ─compose_prep_sheet▶ PrepSheet
─WordTemplate.render▶ bytes ─write_atomically▶ sheets/*.docx (see `batch.crafting`, `.placing`).
"""

from __future__ import annotations

from datetime import UTC, datetime
from time import perf_counter
from typing import TYPE_CHECKING

from generator.batch.digests import digest_of_file
from generator.batch.leaving import leave
from generator.batch.logs import log_report, run_log
from generator.batch.opening import opened_ledger
from generator.batch.options import RunOptions
from generator.batch.output_folder import held_output_folder
from generator.batch.planning import Planner
from generator.batch.previewing import preview
from generator.batch.reporting import RunFacts, report_of
from generator.batch.running import NobodyWatches, Run
from generator.batch.selecting import select
from generator.batch.stopping import stop_on_signals
from generator.batch.workers import Assignment, crew_for
from generator.batch.workshop import load_workshop
from generator.extras import require_tools
from generator.publishing import Publisher
from generator.roster.reading import read_roster

if TYPE_CHECKING:
    from pathlib import Path

    from generator.batch.model import BatchReport
    from generator.batch.running import Progress
    from generator.settings import Settings


def generate(
    roster_path: Path,
    output_path: Path,
    settings: Settings,
    options: RunOptions,
    progress: Progress | None = None,
) -> BatchReport:
    """Write a prep sheet for each candidate of a roster, the summary workbook and the report.

    Args:
        roster_path: a workbook or text table.
        output_path: the output folder; made where it is missing.
        settings: the house's.
        options: this run's.
        progress: whoever watches.

    Returns:
        What became of each candidate; its `exit_code` is the command's.

    Raises:
        UnusableInputError: roster, template, words or role library cannot be used; nothing was
            written.
        UsageError: `options.only` names nobody, a tool the options need is not installed, or the
            cluster they name cannot be used.
        OutputError: the output folder cannot be written to.
        OutputLockedError: another run holds it.
    """
    started, begun = datetime.now(UTC), perf_counter()
    roster = read_roster(roster_path, settings, options.password)
    selection = select(roster, options)
    workshop = load_workshop(settings)
    require_tools(options)
    facts = RunFacts(roster, output_path, started, begun, digest_of_file(roster_path))
    if options.is_dry_run:
        return report_of(facts, selection, preview(selection, workshop))
    with (
        crew_for(options) as crew,
        held_output_folder(output_path, is_private=settings.output.private) as folder,
        opened_ledger(folder) as (ledger, problems),
        run_log(folder.log, options.log_format) as log,
        stop_on_signals() as stop,
    ):
        planner = Planner(ledger, folder, settings.output, workshop.digest, options)
        plan = planner.plan(selection, roster)
        assignment = Assignment(settings, folder.path, options.is_forced)
        run = Run(assignment, ledger, crew, stop, progress or NobodyWatches())
        results = run.carry_out(plan)
        departures = leave(plan.left, folder, ledger, is_pruning=options.is_pruning)
        results.problems.extend((*problems, *departures.problems))
        report = report_of(facts, selection, results, departures.entries)
        report = Publisher(roster, folder, settings, options).publish(report)
        log_report(log, report)
        return report


def check_roster(roster_path: Path, settings: Settings, password: str | None = None) -> BatchReport:
    """Tell what is wrong or missing, by cell, and what each candidate would get; write nothing.

    Raises:
        UnusableInputError: roster, words or role library cannot be used.
    """
    options = RunOptions(is_dry_run=True, password=password)
    return generate(roster_path, roster_path.parent, settings, options)
