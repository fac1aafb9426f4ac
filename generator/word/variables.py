"""The variables that a Word template may use.

The docstrings are what `docs/template.md` prints: one line of `Attributes:` for each variable.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.prep_sheet.model import (
    Answered,
    Career,
    ExamplePrompt,
    MakeItYours,
    QuestionBehind,
    Span,
    ThingToAvoid,
    WhereItLeads,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class House:
    """The agency, school or firm that hands the sheet over.

    Attributes:
        name: its name; empty when the settings give none.
        footer: the footer's line; its name when the settings give none.
    """

    name: str
    footer: str


@dataclass(frozen=True, slots=True)
class Detail:
    """One line of who and what for.

    Attributes:
        label: "Interview", "With", "Coach", "Group".
        text: "Wednesday 9 December 2026".
    """

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class SpokenBeat:
    """One paragraph of a script, as spoken.

    Attributes:
        label: "Introduction"; empty for a short script.
        words: the paragraph in quotation marks with its facts marked: bold for the candidate's
            own, italic for the role's. Write it `{{r beat.words }}`.
        spans: the paragraph cut where its facts begin and end; each has `text` and `source`.
        text: the paragraph as plain text, without quotation marks.
    """

    label: str
    words: Markup
    spans: tuple[Span, ...]

    @property
    def text(self) -> str:
        """The paragraph as plain text."""
        return "".join(span.text for span in self.spans)


@dataclass(frozen=True, slots=True)
class SpokenScript:
    """One script.

    Attributes:
        beats: its paragraphs, in order; a short script has one.
        speaking_time: "about 65 seconds".
        speaking_seconds: 65.
    """

    beats: tuple[SpokenBeat, ...]
    speaking_time: str
    speaking_seconds: int


@dataclass(frozen=True, slots=True)
class ScriptPair:
    """The full and the short script for one horizon.

    Attributes:
        full: the full script.
        short: the short one.
    """

    full: SpokenScript
    short: SpokenScript


@dataclass(frozen=True, slots=True)
class Avoid:
    """The things to avoid.

    Attributes:
        own: those that the candidate's own words trip, first on the sheet.
        others: the role's usual ones.
    """

    own: tuple[ThingToAvoid, ...]
    others: tuple[ThingToAvoid, ...]


@dataclass(frozen=True, slots=True)
class SheetVariables:
    """Everything a template may use.

    Attributes:
        name: the candidate's name as printed.
        given_name: what a coach would call them.
        target_role: as typed in the roster.
        spoken_role: the role mid-sentence, without article: "ICU nurse".
        target_employer: as typed; empty when not known.
        interview_date: written out; empty when not known.
        interviewer: empty when not known.
        coach: empty when not known.
        cohort: empty when not known.
        language: "en-GB".
        career: where the candidate stands.
        house: who hands the sheet over.
        details: interview, interviewer, coach and group, those that are known.
        start_here: about the candidate's own draft; empty without one.
        question: the question behind the question.
        leads: where this role leads.
        near_term: the scripts for the next three to five years.
        long_term: the scripts for the next five to ten years.
        avoid: the things to avoid.
        yours: what only the candidate can add.
        missing: roster fields worth finding out.
        sections: names of the sections that the settings ask for, in order.
        headings: the fixed words of the page by key, as in the phrase bank: `headings.avoid`.
        document_title: for the document's properties.
        document_subject: for the document's properties.
    """

    name: str
    given_name: str
    target_role: str
    spoken_role: str
    target_employer: str
    interview_date: str
    interviewer: str
    coach: str
    cohort: str
    language: str
    career: Career
    house: House
    details: tuple[Detail, ...]
    start_here: str
    question: QuestionBehind
    leads: WhereItLeads
    near_term: ScriptPair
    long_term: ScriptPair
    avoid: Avoid
    yours: MakeItYours
    missing: tuple[str, ...]
    sections: tuple[str, ...]
    headings: Mapping[str, str]
    document_title: str
    document_subject: str


TRUSTED: frozenset[type] = frozenset(
    {
        House,
        Detail,
        SpokenBeat,
        SpokenScript,
        ScriptPair,
        Avoid,
        Career,
        QuestionBehind,
        WhereItLeads,
        ThingToAvoid,
        MakeItYours,
        ExamplePrompt,
        Answered,
        Span,
    }
)
"""Classes that a template's tags reach: plain data, nothing on them can do harm."""
