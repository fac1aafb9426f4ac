"""The question behind the question, and where the role leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.prep_sheet.model import QuestionBehind, WhereItLeads

if TYPE_CHECKING:
    from generator.prep_sheet.voice import Voice


def compose_question(voice: Voice) -> QuestionBehind:
    """Return fit, commitment and value in this role's terms, and the doubt about this person."""
    return QuestionBehind(
        fit=voice.text("question_fit"),
        commitment=voice.text("question_commitment"),
        value=voice.text("question_value"),
        doubt=voice.text("question_doubt"),
    )


def compose_where_it_leads(voice: Voice) -> WhereItLeads:
    """Return the usual next steps, what is learned on the way, what the employer gains."""
    return WhereItLeads(
        next_steps=voice.text("leads_next"),
        learned=voice.text("leads_learned"),
        gains=voice.text("leads_gains"),
    )
