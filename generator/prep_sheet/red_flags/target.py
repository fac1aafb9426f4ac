"""The job that a candidate wants, as far as red flags need to know it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TargetRole:
    """What is known of the job that the candidate wants.

    Attributes:
        title: as typed.
        soc: US SOC 2018 code; "" when not known.
        own_subjects: what the job itself deals in ("pay", "careers"), so no red flag there.
        spoken: the role mid-sentence; "" when not known.
        previous: what the candidate does now ("barista"); "" when not known.
    """

    title: str
    soc: str = ""
    own_subjects: tuple[str, ...] = ()
    spoken: str = ""
    previous: str = ""
