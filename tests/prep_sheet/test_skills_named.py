"""A skill typed in small letters is said as its trade names it, whoever the target is."""

from __future__ import annotations

from generator.batch.crafting import compose
from generator.batch.workshop import load_workshop
from generator.settings import Settings
from tests.batch.factory import candidate


def test_skills_of_other_trades_get_their_letters() -> None:
    one = candidate(target_role="Welder", skills=("sql", "power bi"))
    sheet = compose(one, load_workshop(Settings()))
    spoken = f"{sheet.near_term.full.text} {sheet.near_term.short.text}"
    assert "sql" not in spoken
    assert "power bi" not in spoken
    assert "SQL" in spoken


def test_letters_that_were_typed_on_purpose_stay() -> None:
    one = candidate(target_role="Welder", skills=("A&B", "C++ <3 years>"))
    sheet = compose(one, load_workshop(Settings()))
    assert {prompt.skill for prompt in sheet.yours.examples} == {"A&B", "C++ <3 years>"}
