"""The job that a candidate wants, as far as red flags need to know it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.prep_sheet.red_flags.occupations import KnownTitle, known_title


@dataclass(frozen=True, slots=True)
class TargetRole:
    """What is known of the job that the candidate wants.

    Attributes:
        title: as typed.
        soc: US SOC 2018 code; "" when the title has none; None when nobody looked it up.
        own_subjects: what the job itself deals in ("pay", "careers"), so no red flag there.
        spoken: the role mid-sentence; "" when not known.
        previous: what the candidate does now ("barista"); "" when not known.
        next_steps: what people in this job become next, and further on.
    """

    title: str
    soc: str | None = None
    own_subjects: tuple[str, ...] = ()
    spoken: str = ""
    previous: str = ""
    next_steps: tuple[str, ...] = ()

    def soc_code(self) -> str:
        """Return the SOC code, looked up in the built-in role library where it is not known."""
        return self.soc if self.soc is not None else self._known().soc

    def leads_to(self, occupation: str) -> bool:
        """Whether people in this job usually become this next, in one or two steps."""
        steps = self.next_steps if self.soc is not None else self._known().next_steps
        return any(step == occupation or step.endswith(f" {occupation}") for step in steps)

    def _known(self) -> KnownTitle:
        return known_title(self.title if self.title.strip() else "")
