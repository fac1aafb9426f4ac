"""Which candidates a run means: `--only` and `--limit`."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.batch.options import RunOptions
    from generator.roster.model import Candidate, Roster, UnusableRow


@dataclass(frozen=True, slots=True)
class Selection:
    """The rows a run means, in roster order."""

    candidates: Sequence[Candidate]
    unusable_rows: tuple[UnusableRow, ...]
    is_whole: bool


def select(roster: Roster, options: RunOptions) -> Selection:
    """Return the rows that `--only` and `--limit` mean.

    Raises:
        UsageError: a key in `--only` is nobody's.
    """
    if not options.only and options.limit is None:
        return Selection(roster.candidates, roster.unusable_rows, is_whole=True)
    chosen = roster.candidates
    if options.only:
        chosen = _only(roster, options.only)
    if options.limit is not None:
        chosen = chosen[: options.limit]
    last = chosen[-1].row_number if chosen and not options.only else 0
    unusable = tuple(row for row in roster.unusable_rows if row.row_number < last)
    return Selection(chosen, unusable, is_whole=False)


def _only(roster: Roster, wanted: tuple[str, ...]) -> tuple[Candidate, ...]:
    folded = {_fold(key): key for key in wanted}
    chosen, found = [], set[str]()
    for one in roster.candidates:
        names = {_fold(name) for name in (one.key, one.id, one.name, one.email) if name}
        if hits := names & folded.keys():
            chosen.append(one)
            found |= hits
    if missing := [key for name, key in folded.items() if name not in found]:
        raise UsageError(
            f"--only: nobody on {roster.path.name} has the key {missing[0]!r}",
            "give a key as report.json shows it, an id, a name or an email address",
        )
    return tuple(chosen)


def _fold(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
