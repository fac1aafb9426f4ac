"""Prep sheets built by hand: people of many kinds, for documents of many kinds."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from generator.prep_sheet.model import (
    Answered,
    Beat,
    Career,
    ExamplePrompt,
    Horizon,
    MakeItYours,
    PrepSheet,
    QuestionBehind,
    Script,
    Span,
    ThingToAvoid,
    WhereItLeads,
)

OTHERS = (
    ThingToAvoid(
        "timeline",
        "A date",
        "Shift lead by spring, and a ward of my own by thirty.",
        "A calendar in place of a practice; somebody will be disappointed, and early.",
        "I'd like to be ready when the ward needs another shift lead. The work will show when.",
    ),
    ThingToAvoid(
        "promotion_pay",
        "Promotion and pay",
        "Nights pay better, so I'd want those, and then a higher band.",
        "The bedside is a waiting room, and the payslip is what they are waiting for.",
        "Once the ward trusts me with its hardest bay, I'd be glad to take charge now and then.",
    ),
    ThingToAvoid(
        "threat",
        "A threat",
        "I could run that ward better than whoever does it now.",
        "They have not met us yet and already know better.",
        "I have run calm shifts elsewhere, and I'd like to learn how you do it here.",
    ),
    ThingToAvoid(
        "off_field",
        "Another field",
        "In the long run I see myself in property, to be honest.",
        "Our ward is what they want to get away from.",
        "This is the work I think best at, and I'd like to stay close to it.",
    ),
)
OWN = ThingToAvoid(
    "leaving",
    "Leaving",
    "do a couple of years here and then get into a doctorate",
    "Two years of teaching you, then an empty place on the rota just as it pays off.",
    "The science interests me because I like hard cases. Those are here, and I want to get as"
    " good at them as I can on this ward.",
    cell="H7",
    is_own_words=True,
)


def script_of(*beats: tuple[str, str], seconds: int) -> Script:
    """Return a script; in a beat's text `*own*` and `_role_` mark facts."""
    return Script(tuple(Beat(label, spans_of(text)) for label, text in beats), seconds)


def spans_of(text: str) -> tuple[Span, ...]:
    """Return text as spans: `*own*` from the candidate, `_role_` from the library."""
    spans: list[Span] = []
    for index, part in enumerate(text.split("*")):
        if index % 2:
            spans.append(Span(part, "candidate"))
            continue
        for place, piece in enumerate(part.split("_")):
            if piece:
                spans.append(Span(piece, "library" if place % 2 else None))
    return tuple(spans)


NEAR_TERM = Horizon(
    full=script_of(
        (
            "Introduction",
            (
                "Thank you for the question. What drew me to *Harbour Street Hospital* is how"
                " your ward talks with families, and I'd like to be part of that over the next"
                " few years."
            ),
        ),
        (
            "Specific goals",
            (
                "First I want to be at home as a *ward nurse* here: _your handovers_, _your"
                " doctors_, _your pace_. I'd put my *wound care* and *triage* to work early, and"
                " *the falls project* is where I think I could help soonest. As the team comes"
                " to trust me, I'd like to _look after new starters_ and _take my turn in"
                " charge_."
            ),
        ),
        (
            "Growth and learning",
            (
                "I study best with something to aim at, so I'm working towards *the tissue"
                " viability course*, and I'd like to bring back what I hear at _the wound care"
                " conference_."
            ),
        ),
        (
            "Alignment with the employer's goals",
            (
                "What I'd be proud of is a ward with _fewer falls_, _wounds that close_ and"
                " _nurses who stay_. Those are your goals as I understand them, and they're"
                " mine."
            ),
        ),
        seconds=66,
    ),
    short=script_of(
        (
            "",
            (
                "Over the next three to five years I'd like to become one of the *ward nurses*"
                " others turn to. I'd start with *the falls project*, keep building on *wound"
                " care*, finish *the tissue viability course*, and be ready to _take charge_"
                " when you need someone."
            ),
        ),
        seconds=24,
    ),
)
LONG_TERM = Horizon(
    full=script_of(
        (
            "Introduction",
            (
                "Over the next five to ten years I'd like to be part of the reason families ask"
                " for *Harbour Street*. I believe that _a calm ward heals people_, and yours is"
                " one."
            ),
        ),
        (
            "Leadership aspirations",
            (
                "I'd like to grow into leading _a ward team, from the night handover to the"
                " family meeting_. I'd want its new nurses to have _somebody beside them on the"
                " first bad night_. Seeing one of them teach the next would please me most."
            ),
        ),
        (
            "Continued learning and growth",
            (
                "_Virtual wards_ and _better dressings_ will change how we work. I'd keep up"
                " through *the tissue viability course* and whatever comes after it, and try new"
                " things on one bay before asking a whole ward."
            ),
        ),
        seconds=58,
    ),
    short=script_of(
        (
            "",
            (
                "Over the next five to ten years I'd like to help lead _the ward_ at *Harbour"
                " Street*. *Wound care* and *triage* will have taught me where the time goes,"
                " and I'd keep learning so that what I know stays useful to you."
            ),
        ),
        seconds=22,
    ),
)
YOURS = MakeItYours(
    find_out=(
        "Which part of the falls project is running on this ward, and who leads it?",
        "Who will interview you? Ask your coach; a ward manager enjoys more detail.",
        "How many beds, and how many nurses on a night shift?",
    ),
    examples=(
        ExamplePrompt("Wound care", "A wound that would not close. What did you change, and why?"),
        ExamplePrompt(
            "Triage", "Two people at once. Whom did you see first, and what told you so?"
        ),
        ExamplePrompt(
            "Family education", "News that had to be said twice. How did you say it then?"
        ),
    ),
    follow_ups=(
        Answered(
            "Are you planning to go back to university?",
            "If you have thought of it, say what draws you and what keeps you here. Promise no"
            " number of years.",
        ),
        Answered(
            "What would you do in your first month?",
            "Name two things you would watch and one you would ask. Leave the plans for later.",
        ),
        Answered(
            "When did a shift last go wrong?",
            "One shift, what you did next, what you do now. Two sentences are enough.",
        ),
    ),
    questions=(
        "What would make you say after six months that this went well?",
        "How do new nurses learn your handover?",
        "What is the ward working on that it is proudest of?",
    ),
    practice=(
        "Read all four scripts aloud. Change every word you would never say.",
        "Record both short ones. Under 35 seconds each?",
        "Have somebody ask you the follow-up questions in any order.",
        "The evening before: both short ones from memory, once. Then stop.",
    ),
)
NURSE = PrepSheet(
    name="Ada Okafor-Lindqvist",
    given_name="Ada",
    target_role="Ward nurse",
    spoken_role="ward nurse",
    target_employer="Harbour Street Hospital",
    interview_date=dt.date(2026, 12, 9),
    interviewer="Ruth Abara",
    coach="Sam Whitlock",
    cohort="Winter 2026",
    language="en-GB",
    career=Career("mid"),
    role_profile_id="ward-nurse",
    role_profile_title="Ward nurse",
    role_profile_soc="29-1141",
    role_match="exact",
    role_score=1.0,
    start_here=(
        "Keep what stands behind “hard cases”: you like the patients who keep others awake, and"
        " a ward needs that. But “a couple of years here” tells them that you may be gone just"
        " as it starts to count. Say what you want to get good at, and let the years look after"
        " themselves."
    ),
    question=QuestionBehind(
        fit="Is this the shift you want: eight patients, a family with hard questions, and a"
        " bed manager on the phone before the last one is cold?",
        commitment="It takes the ward most of a year to make a nurse of its own. Will you still"
        " be there when that has paid off?",
        value="A nurse who sees the turn early saves days in hospital, a family's trust and,"
        " now and then, a life.",
        doubt="You write of a doctorate. They will wonder whether the ward is a stop on the"
        " way. Your answer can settle that in one sentence.",
    ),
    leads=WhereItLeads(
        next_steps="Shift lead, practice educator or ward sister; further on, matron or"
        " clinical nurse specialist.",
        learned="Seeing a patient turn before the monitor does, and speaking up on the round.",
        gains="Fewer falls, wounds that close, and nurses who are still there in their third year.",
    ),
    near_term=NEAR_TERM,
    long_term=LONG_TERM,
    avoid=(OWN, *OTHERS),
    yours=YOURS,
    red_flags=(),
    facts=(),
    missing=("interviewer",),
    own_share=0.6,
)


def bare(name: str = "Jo") -> PrepSheet:
    """Return the sheet of a candidate of whom little is known."""
    return replace(
        NURSE,
        name=name,
        given_name=name,
        target_employer="",
        interview_date=None,
        interviewer="",
        coach="",
        cohort="",
        start_here="",
        question=replace(NURSE.question, doubt=""),
        avoid=OTHERS,
        leads=WhereItLeads("", "", ""),
    )


NAMES = (
    "Ada Okafor-Lindqvist",
    "O'Brien, Siobhán",
    'Jean "JB" d\'Arc & Sons',
    "C++ <3 years>",
    "=1+1",
    "-Ann",
    "+1 555",
    "נועה כהן-לוי",
    "عمر الفاروق",
    "山田 はなこ",
    "김민수",
    "Nguyễn Thị Hạnh",
    "Αλέξης Παπαδόπουλος",
    "अनिता शर्मा",
    "Ada \x0b Lovelace\x1f",
    "tab\there",
    "W" * 200,
    "Maximiliane-Friederike " * 8 + "von und zu Hohenau",
    "é" * 3 + "\u0301" * 4,
    "👩🏽‍⚕️ Kim",
    "1",
)
LIKE_A_TAG = "{{ name }} {% if %}"
"""A name too, but the schema checker takes it for a tag left over."""
EMPLOYERS = (
    "Harbour Street Hospital",
    "",
    'A&B <Nord> "GmbH"',
    "شركة النور",
    "株式会社 山",
    "X" * 120,
)


def varied(count: int) -> list[PrepSheet]:
    """Return sheets of many kinds: names of many scripts, sections full and empty."""
    sheets = []
    for number in range(count):
        base = bare() if number % 5 == 0 else NURSE
        name = NAMES[number % len(NAMES)]
        sheets.append(
            replace(
                base,
                name=name if number < len(NAMES) else f"{name} {number}",
                target_employer=EMPLOYERS[number % len(EMPLOYERS)],
                interviewer=NAMES[(number + 7) % len(NAMES)] if number % 3 else "",
                coach="" if number % 4 == 0 else "Sam Whitlock",
                interview_date=None if number % 2 else dt.date(2026, 1 + number % 12, 9),
                avoid=(OWN, *OTHERS)[number % 3 : 5 - number % 2],
                yours=replace(
                    YOURS,
                    find_out=YOURS.find_out[: number % 4],
                    examples=YOURS.examples * (1 + number % 3) if number % 6 else (),
                    follow_ups=YOURS.follow_ups[: number % 4],
                ),
            )
        )
    return sheets
