"""A template's variables, filled from a prep sheet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.word.variables import Avoid, Detail, House, ScriptPair, SpokenBeat, SpokenScript

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from generator.prep_sheet.model import Horizon, PrepSheet, Script, ThingToAvoid
    from generator.settings import Section
    from generator.word.runs import RunMarkup


@dataclass(frozen=True, slots=True)
class VariableFiller:
    """Fills the variables of a template from a prep sheet.

    Attributes:
        house: who hands the sheets over.
        headings: the fixed words of the page.
        sections: the sections that the settings ask for.
        run_markup: how the template marks the facts of a script.
    """

    house: House
    headings: Mapping[str, str]
    sections: tuple[Section, ...]
    run_markup: RunMarkup

    def fill(self, sheet: PrepSheet) -> dict[str, Any]:
        """Return the variables by name."""
        headings = self.headings
        when = self._date(sheet.interview_date)
        return {
            "name": sheet.name,
            "given_name": sheet.given_name,
            "target_role": sheet.target_role,
            "spoken_role": sheet.spoken_role,
            "target_employer": sheet.target_employer,
            "interview_date": when,
            "interviewer": sheet.interviewer,
            "coach": sheet.coach,
            "cohort": sheet.cohort,
            "language": sheet.language,
            "career": sheet.career,
            "house": self.house,
            "details": self._details(sheet, when),
            "start_here": sheet.start_here,
            "question": sheet.question,
            "leads": sheet.leads,
            "near_term": self._pair(sheet.near_term),
            "long_term": self._pair(sheet.long_term),
            "avoid": _avoid(sheet.avoid),
            "yours": sheet.yours,
            "missing": sheet.missing,
            "sections": self.sections,
            "headings": headings,
            "document_title": headings["document_title"].replace("{name}", sheet.name),
            "document_subject": headings["document_subject"].replace("{role}", sheet.target_role),
        }

    def _date(self, when: date | None) -> str:
        if when is None:
            return ""
        weekdays, months = (self.headings[key].split(",") for key in ("weekdays", "months"))
        return self.headings["date"].format(
            weekday=weekdays[when.weekday()].strip(),
            day=when.day,
            month=months[when.month - 1].strip(),
            year=when.year,
        )

    def _details(self, sheet: PrepSheet, when: str) -> tuple[Detail, ...]:
        known = (
            ("interview", when),
            ("interviewer", sheet.interviewer),
            ("coach", sheet.coach),
            ("cohort", sheet.cohort),
        )
        return tuple(Detail(self.headings[key], text) for key, text in known if text)

    def _pair(self, horizon: Horizon) -> ScriptPair:
        return ScriptPair(self._script(horizon.full), self._script(horizon.short))

    def _script(self, script: Script) -> SpokenScript:
        return SpokenScript(
            beats=tuple(
                SpokenBeat(beat.label, self.run_markup.quoted(beat.spans), beat.spans)
                for beat in script.beats
            ),
            speaking_time=self.headings["speaking_time"].format(seconds=script.speaking_seconds),
            speaking_seconds=script.speaking_seconds,
        )


def _avoid(things: tuple[ThingToAvoid, ...]) -> Avoid:
    return Avoid(
        own=tuple(thing for thing in things if thing.is_own_words),
        others=tuple(thing for thing in things if not thing.is_own_words),
    )
