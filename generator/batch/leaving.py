"""Those who left the roster: their documents stay, or are moved away with `--prune`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.batch.ledger import Entry, Ledger
    from generator.batch.output_folder import OutputFolder


@dataclass(frozen=True, slots=True)
class Departures:
    """Who has left, with where each document stands now."""

    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...] = ()


def leave(
    left: Sequence[Entry], folder: OutputFolder, ledger: Ledger, *, is_pruning: bool
) -> Departures:
    """Tell who has left; pruning, move their documents to `.prepsheets/removed/` and forget them.

    A document that cannot be moved (open somewhere) stays, with its entry and a problem.
    """
    if not is_pruning:
        return Departures(tuple(left))
    gone: list[Entry] = []
    stayed: list[Entry] = []
    problems: list[Problem] = []
    for entry in left:
        try:
            _move_away(entry, folder)
            gone.append(entry)
        except OSError as error:
            stayed.append(entry)
            problems.append(_not_moved(entry, error))
    ledger.forget(entry.key for entry in gone)
    return Departures(tuple(stayed), tuple(problems))


def _move_away(entry: Entry, folder: OutputFolder) -> None:
    source = folder.path / entry.document
    if not source.is_file():
        return
    place = folder.inner / "removed"
    place.mkdir(exist_ok=True)
    target, number = place / source.name, 1
    while target.exists():
        number += 1
        target = place / f"{source.stem} ({number}){source.suffix}"
    source.replace(target)
    if (pdf := source.with_suffix(".pdf")).is_file():
        pdf.replace(target.with_suffix(".pdf"))


def _not_moved(entry: Entry, error: OSError) -> Problem:
    return Problem(
        "warning",
        "document-not-moved",
        f"{entry.document} could not be moved away: {error.strerror or error}",
        "close it and run again with --prune",
    )
