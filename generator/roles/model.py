"""What is known about a job: the facts that prep sheets are tailored by.

A profile holds facts, not sentences (but for the few marked *sentence*): each fact has one
grammatical form, so that any phrase can take it. The form is given by a frame that it must fit.
Every fact names things of the trade; a fact that would suit any job is a fault.
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

AvoidKind = Literal["leaving", "promotion_pay", "timeline", "threat", "off_field"]
AVOID_KINDS: tuple[AvoidKind, ...] = (
    "leaving",
    "promotion_pay",
    "timeline",
    "threat",
    "off_field",
)
MatchKind = Literal["exact", "similar", "family", "none"]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class RoleSkill(_Frozen):
    """A core skill of a trade, and how people of the trade speak of it.

    Attributes:
        name: as the trade writes it mid-sentence: "conduit bending", "ECMO", "SQL".
        also: other names for it as people type them: ["pipe bending"].
        done_well: noun phrase, 4 to 12 words. Frames: "I care about ___." and "To me that means
            ___." ("offsets and saddles that sit right the first time").
        next: verb phrase in its base form. Frame: "I'd like to ___." ("run a rack of conduit
            from the drawing without a second trip").
        example: the prompt that draws out one's own example; starts in lower case, ends with a
            question mark. Frame: "Conduit bending: ___" ("a run that would not go where it was
            drawn. What did you change, and did it pass?").
    """

    name: str
    also: tuple[str, ...] = ()
    done_well: str
    next: str
    example: str


class ThingToAvoidInTrade(_Frozen):
    """One bad answer as this trade is tempted to give it. All three are sentences.

    Attributes:
        tempting: the bad answer, first person, as spoken, no quotation marks.
        hears: what the interviewer hears: kind, explains, does not scold.
        instead: what to say instead, first person, as spoken, no quotation marks; true for most.
    """

    tempting: str
    hears: str
    instead: str


class ThingsToAvoidInTrade(_Frozen):
    """The five kinds, each in the trade's own words."""

    leaving: ThingToAvoidInTrade
    promotion_pay: ThingToAvoidInTrade
    timeline: ThingToAvoidInTrade
    threat: ThingToAvoidInTrade
    off_field: ThingToAvoidInTrade


class FollowUp(_Frozen):
    """A question that interviewers in this trade ask next, and a line on how to answer it.

    Attributes:
        question: *sentence*, as the interviewer says it, no quotation marks.
        answer: *sentences* to the candidate on how to answer honestly; words to say stand in
            double quotation marks.
    """

    question: str
    answer: str


class RoleProfile(_Frozen):
    """One occupation, or (a family profile) a whole SOC major group.

    Built-in profiles hold every fact; imported and neutral ones leave empty what is not known.

    Attributes:
        id: kebab case, stable ("data-analyst"); a family's is "family-15".
        title: as shown in lists: "Data analyst", "ICU nurse".
        soc: US SOC 2018 code ("15-2051"); a family's major group ("15-0000"); "" for neutral.
        spoken: the role mid-sentence, singular, no article: "data analyst", "ICU nurse".
        aliases: other titles that mean just this job, as people type them.
        field: noun phrase without article. Frame: "stay current in ___" ("data analysis").
        department: noun phrase with article. Frame: "a leadership role in ___" ("the analytics
            department").
        team: the people one works beside, with article. Frame: "someone ___ can rely on" ("the
            unit", "the crew", "the class").
        people: whom the work is for, plural, no article. Frame: "work that ___ can trust"
            ("patients and their families", "the teams who use my numbers").
        reports_to: with article: "the charge nurse", "the head of analytics".
        skills: five to eight core skills.
        tools: names of tools, systems, equipment.
        daily_work: what to learn here first, each beginning with "your". Frame: "at home with
            ___" ("your protocols", "your calculation sheets").
        working_week: noun phrases. Frame: "Is this the working week you want: ___, ___?"
        projects: typical projects and initiatives, with article. Frame: "I'd like to help with
            ___." ("a drainage scheme").
        training: training and certifications that exist. Frame: "I'd like to work towards ___."
            ("the CCRN", "an OSHA 30 card").
        gatherings: associations and conferences that exist. Frame: "bring back what I hear at
            ___" ("the AACN conference", "our local IEEE section").
        responsibilities: ways to take on more, verb phrases. Frame: "I'd like to ___."
            ("precept new nurses", "take my turn in charge").
        next_steps_near: roles people usually hold next, mid-sentence, no article.
        next_steps_long: roles further on, mid-sentence, no article.
        learned: learned on the way, gerund phrases ("checking other people's calculations").
        gains: what the employer gains, noun phrases that an employer counts. Frame: "you'll see
            it in ___, ___ and ___" ("fewer ventilator days").
        beliefs: full clauses, lower-case start, no full stop. Frame: "I believe ___." ("the best
            drainage is the kind people never notice").
        legacies: verb phrases. Frame: "Over the next five to ten years I'd like to ___."
        leads: noun phrases. Frame: "I'd like to grow into leading ___."
        juniors: plural, no article. Frame: "help ___ find their feet" ("new nurses").
        juniors_get: noun phrases. Frame: "I'd want ___juniors___ to have ___." ("real
            calculations early and a checker who explains the red pen").
        trends: noun phrases. Frames: "I'd keep up with ___." and "___ will change how we work."
        fit: *sentence*, a question to the candidate about the real working week.
        commitment: *sentence*, the doubt that interviewers in this trade really have.
        value: *sentence*, what the employer gets from somebody good, in things it counts.
        avoid: the five kinds in the trade's words.
        follow_ups: three or four likely next questions.
        questions: *sentences*, three questions to ask the interviewer.
        own_subjects: what is this job's own subject and so no red flag when a candidate speaks
            of it: "pay", "careers", "start-ups", "academia", "hiring", "succession", "travel".
    """

    id: str
    title: str
    soc: str
    spoken: str
    aliases: tuple[str, ...] = ()
    field: str = ""
    department: str = ""
    team: str = ""
    people: str = ""
    reports_to: str = ""
    skills: tuple[RoleSkill, ...] = ()
    tools: tuple[str, ...] = ()
    daily_work: tuple[str, ...] = ()
    working_week: tuple[str, ...] = ()
    projects: tuple[str, ...] = ()
    training: tuple[str, ...] = ()
    gatherings: tuple[str, ...] = ()
    responsibilities: tuple[str, ...] = ()
    next_steps_near: tuple[str, ...] = ()
    next_steps_long: tuple[str, ...] = ()
    learned: tuple[str, ...] = ()
    gains: tuple[str, ...] = ()
    beliefs: tuple[str, ...] = ()
    legacies: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    juniors: str = ""
    juniors_get: tuple[str, ...] = ()
    trends: tuple[str, ...] = ()
    fit: str = ""
    commitment: str = ""
    value: str = ""
    avoid: ThingsToAvoidInTrade | None = None
    follow_ups: tuple[FollowUp, ...] = ()
    questions: tuple[str, ...] = ()
    own_subjects: tuple[str, ...] = ()

    @property
    def is_family(self) -> bool:
        """Whether only the field is known: the profile of a whole SOC major group."""
        return self.soc.endswith("-0000")

    @property
    def major_group(self) -> str:
        """The SOC major group, two digits ("15"); "" for the neutral profile."""
        return self.soc[:2]


class RoleMatch(_Frozen):
    """Which profile a job title got, and why.

    Attributes:
        profile: the profile; the neutral one (`id` "none") when `kind` is "none".
        kind: exact, similar, family (only the field is known) or none.
        score: 0 to 1; 1.0 for exact, 0.0 for none.
        spoken_title: the candidate's own title made fit for mid-sentence, singular, no article
            ("senior data analyst", "VP of Sales"); "" when the title is meaningless.
        steps: how the title was understood, a line a step, for `prepsheets roles TITLE`.
        alternatives: the next best, as (profile id, score), best first.
    """

    profile: RoleProfile
    kind: MatchKind
    score: float = Field(ge=0.0, le=1.0)
    spoken_title: str = ""
    steps: tuple[str, ...] = ()
    alternatives: tuple[tuple[str, float], ...] = ()
