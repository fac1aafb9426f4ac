"""What became of each candidate, and of the whole batch."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime
    from pathlib import Path

    from generator.prep_sheet.model import CareerStage, RedFlag
    from generator.problems import Problem
    from generator.roles.model import MatchKind

UNSIGNED_32 = "I"
"""Of arrays: a fingerprint is one of these, 128 bytes where a tuple would take ten times that."""

Status = Literal["ready", "written", "unchanged", "kept", "skipped", "failed", "left"]
"""ready: would be written (`check`, `--dry-run`). written. unchanged: already up to date.
kept: someone edited the document; it was left alone and the new one stands beside it.
skipped: the row cannot be used. failed: it could, and yet no document came of it.
left: no longer on the roster; the document stays."""


@dataclass(frozen=True, slots=True)
class RoleProfileUsed:
    """Which role profile tailored a prep sheet; `soc` is None for neutral wording."""

    id: str
    title: str
    soc: str | None
    match: MatchKind
    score: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one candidate: all that the report and the summary workbook need.

    Attributes:
        document: relative to the output folder, with forward slashes; None when there is none.
        new_document: for `kept`, the new document beside the edited one; else None.
        speaking_seconds: by script; empty for a row without a prep sheet.
        own_share: 0 to 1; how much of the tailoring is the candidate's or the vacancy's own facts.
        script_fingerprint: hashes of the scripts' five-word runs, a small sample (min-hash), from
            which the summary tells how alike two prep sheets are; empty without a prep sheet.
    """

    worksheet: str | None
    row_number: int
    key: str
    name: str
    target_role: str
    target_employer: str
    status: Status
    document: str | None = None
    new_document: str | None = None
    career_stage: CareerStage | None = None
    role_profile: RoleProfileUsed | None = None
    red_flags: tuple[RedFlag, ...] = ()
    missing: tuple[str, ...] = ()
    speaking_seconds: dict[str, int] = field(default_factory=dict)
    own_share: float = 0.0
    email: str = ""
    interview_date: date | None = None
    interviewer: str = ""
    coach: str = ""
    cohort: str = ""
    script_fingerprint: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class BatchReport:
    """One run over one roster: what report.json holds and the summary workbook shows.

    Attributes:
        roster: the roster's path as given.
        output_folder: where everything was written.
        worksheet: the worksheet the candidates stood on; None for a text table.
        started: when the run began, UTC.
        seconds: how long it took.
        outcomes: in roster order; those who left the roster last. A long roster's stand on disk.
        counts: of the outcomes, by status.
        problems: of the roster and of the run, in roster order.
        exit_code: 0, 3, 5 or 130.
        row_count: rows of the roster that are no blanks.
    """

    roster: Path
    output_folder: Path
    worksheet: str | None
    started: datetime
    seconds: float
    outcomes: Sequence[Outcome]
    counts: Mapping[Status, int]
    problems: tuple[Problem, ...]
    exit_code: int
    row_count: int
    roster_digest: str = ""

    def count(self, status: Status) -> int:
        """Return how many outcomes have this status."""
        return self.counts.get(status, 0)
