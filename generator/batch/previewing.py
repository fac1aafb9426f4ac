"""What a run would come to, without writing anything: `--dry-run` and `check`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.batch.crafting import compose, outcome_of
from generator.batch.running import Results
from generator.spool import spooled

if TYPE_CHECKING:
    from generator.batch.selecting import Selection
    from generator.batch.workshop import Workshop


def preview(selection: Selection, workshop: Workshop) -> Results:
    """Compose each prep sheet and tell what it holds; every candidate is `ready`."""
    outcomes = (
        outcome_of(candidate, compose(candidate, workshop), "ready")
        for candidate in selection.candidates
    )
    return Results(spooled(outcomes))
