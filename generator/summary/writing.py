"""Outcomes to summary.xlsx: read this first of the room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.spool import spooled
from generator.summary.digest import digest_of
from generator.summary.places import Places

if TYPE_CHECKING:
    from pathlib import Path

    from generator.batch.model import BatchReport
    from generator.problems import Problem
    from generator.settings import Settings
    from generator.summary.material import Material
    from generator.summary.notes import CoachNotes


def write_summary_workbook(
    report: BatchReport, path: Path, settings: Settings, notes: CoachNotes
) -> tuple[Problem, ...]:
    """Write the summary workbook, whole or not at all.

    What coaches wrote into the one that stands there is in the new one. A workbook that already
    shows this report is left as it is, so that the same content is the same bytes. One that is
    open is left alone, and the new one stands beside it as `summary (new).xlsx`.

    Args:
        report: what became of the batch.
        path: where the summary goes; its folder exists.
        settings: the house's.
        notes: what `read_coach_notes` found at this path.

    Returns:
        What is to be said, the problems of the notes included.

    Raises:
        OSError: it can be written neither there nor beside it.
    """
    digest = digest_of(report, settings)
    places = Places(path, notes)
    standing = places.standing(digest)
    if standing is not None:
        return (*notes.problems, *standing)
    from generator.summary.workbook import build_workbook

    built = build_workbook(gather(report, path, settings, notes), digest)
    return (*notes.problems, *built.problems, *places.put(built))


def gather(report: BatchReport, path: Path, settings: Settings, notes: CoachNotes) -> Material:
    """Return everything the worksheets are made of."""
    from generator.summary.links import Links
    from generator.summary.material import Material
    from generator.summary.merging import match_notes
    from generator.summary.own_formulas import with_formulas
    from generator.summary.sameness import find_nearest
    from generator.summary.words import summary_words

    candidates = spooled(one for one in report.outcomes if one.status != "left")
    return Material(
        report=report,
        settings=settings,
        words=summary_words(),
        links=Links(path.parent, report.output_folder, report.roster),
        notes=match_notes(with_formulas(notes), candidates),
        candidates=candidates,
        departed=spooled(one for one in report.outcomes if one.status == "left"),
        problems=(*report.problems, *notes.problems),
        nearest=find_nearest(candidates),
    )
