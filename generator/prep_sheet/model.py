"""A prep sheet as content: every word of the page, no layout."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date

    from generator.roles.model import AvoidKind, MatchKind

Source = Literal["candidate", "vacancy", "library"]
"""Where a fact came from: the candidate's row, the row of the target role, the role library."""
CareerStage = Literal["student", "first_job", "early", "mid", "senior", "executive"]


@dataclass(frozen=True, slots=True)
class Career:
    """Where a candidate stands.

    Attributes:
        stage: how far along.
        is_change: the present field is another than the target's.
        is_return: they come back after a break.
        is_step_down: the target stands below the present role.
        previous: the present role or field mid-sentence ("barista"), "" when not known.
    """

    stage: CareerStage
    is_change: bool = False
    is_return: bool = False
    is_step_down: bool = False
    previous: str = ""


@dataclass(frozen=True, slots=True)
class RedFlag:
    """Words of the candidate's own that would cost them the job.

    Attributes:
        kind: one of the five.
        field: the roster field: draft_answer, near_term_goal, long_term_goal or notes.
        cell: as Excel shows it ("H5"); None in `prepsheets review`.
        quote: the exact words, `text[start:end]`.
        start: 0-based offset in the field's text.
        end: 0-based, exclusive.
        hears: what the interviewer hears, a sentence.
        instead: a safer wording in the first person that keeps what is good in the goal.
    """

    kind: AvoidKind
    field: str
    cell: str | None
    quote: str
    start: int
    end: int
    hears: str
    instead: str


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a script's text.

    Attributes:
        text: as spoken, spaces at its ends included.
        source: where a fact came from; None for wording that is no fact.
    """

    text: str
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Beat:
    """A labelled paragraph of a script, as spoken."""

    label: str
    spans: tuple[Span, ...]

    @property
    def text(self) -> str:
        """The paragraph without its provenance."""
        return "".join([span.text for span in self.spans])


@dataclass(frozen=True, slots=True)
class Script:
    """One script: labelled beats (full) or a single beat without a label (short)."""

    beats: tuple[Beat, ...]
    speaking_seconds: int

    @property
    def text(self) -> str:
        """The whole script as spoken."""
        return " ".join(beat.text for beat in self.beats)


@dataclass(frozen=True, slots=True)
class Horizon:
    """The full and the short script for one horizon: one story, told twice."""

    full: Script
    short: Script


@dataclass(frozen=True, slots=True)
class ThingToAvoid:
    """A thing to avoid, as printed.

    Attributes:
        kind: one of the five.
        title: its heading: "A date".
        tempting: the bad answer of this trade; for own words, the quoted words.
        hears: what the interviewer hears.
        instead: what to say instead, first person.
        cell: the cell the own words came from; None for a stock example.
        is_own_words: the candidate wrote it, so it comes first.
    """

    kind: AvoidKind
    title: str
    tempting: str
    hears: str
    instead: str
    cell: str | None = None
    is_own_words: bool = False


@dataclass(frozen=True, slots=True)
class QuestionBehind:
    """The question behind the question, in this role's and this employer's terms.

    Attributes:
        fit: whether this is the work the candidate wants.
        commitment: whether they will stay.
        value: what the employer gains.
        doubt: what this interviewer will really doubt about this person; "" for nothing.
    """

    fit: str
    commitment: str
    value: str
    doubt: str


@dataclass(frozen=True, slots=True)
class WhereItLeads:
    """Where this role leads: three sentences or lists ready to print; "" where not known.

    Attributes:
        next_steps: the usual next roles.
        learned: what is learned on the way.
        gains: what the employer gains.
    """

    next_steps: str
    learned: str
    gains: str


@dataclass(frozen=True, slots=True)
class Answered:
    """A likely follow-up question with a line on how to answer it honestly.

    Attributes:
        question: as the interviewer says it, without quotation marks.
        answer: to the candidate; words to say stand in quotation marks.
    """

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class ExamplePrompt:
    """The prompt for one's own example of one skill.

    Attributes:
        skill: as the candidate named it.
        prompt: what draws the example out.
    """

    skill: str
    prompt: str


@dataclass(frozen=True, slots=True)
class MakeItYours:
    """What only the candidate can add before the day.

    Attributes:
        find_out: what is missing and worth finding out, a line each.
        examples: one for each key skill.
        follow_ups: what they may also ask.
        questions: to ask the interviewer.
        practice: a short plan, a line for each sitting.
    """

    find_out: tuple[str, ...]
    examples: tuple[ExamplePrompt, ...]
    follow_ups: tuple[Answered, ...]
    questions: tuple[str, ...]
    practice: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UsedFact:
    """A fact the scripts use, and where it came from."""

    field: str
    text: str
    source: Source


@dataclass(frozen=True, slots=True)
class PrepSheet:
    """Everything one prep sheet says.

    Attributes:
        name: as printed.
        given_name: what a coach would call them.
        target_role: as typed in the roster.
        spoken_role: mid-sentence, no article: "ICU nurse".
        target_employer: as typed; "" when not known.
        interview_date: None when not known.
        interviewer, coach, cohort: "" when not known.
        language: BCP 47 ("en-GB").
        start_here: two or three sentences about their own draft; "" without one.
        facts: the facts used, each once.
        missing: roster fields worth finding out ("project"), in a fixed order.
        own_share: 0 to 1, how many of the facts used are the candidate's or the vacancy's own.
    """

    name: str
    given_name: str
    target_role: str
    spoken_role: str
    target_employer: str
    interview_date: date | None
    interviewer: str
    coach: str
    cohort: str
    language: str
    career: Career
    role_profile_id: str
    role_profile_title: str
    role_profile_soc: str
    role_match: MatchKind
    role_score: float
    start_here: str
    question: QuestionBehind
    leads: WhereItLeads
    near_term: Horizon
    long_term: Horizon
    avoid: tuple[ThingToAvoid, ...]
    yours: MakeItYours
    red_flags: tuple[RedFlag, ...]
    facts: tuple[UsedFact, ...]
    missing: tuple[str, ...]
    own_share: float

    @property
    def speaking_seconds(self) -> dict[str, int]:
        """Seconds for each of the four scripts, by the report's names."""
        return {
            "near_term_full": self.near_term.full.speaking_seconds,
            "near_term_short": self.near_term.short.speaking_seconds,
            "long_term_full": self.long_term.full.speaking_seconds,
            "long_term_short": self.long_term.short.speaking_seconds,
        }
