"""What to say instead leans on this person, and the bridge on the trade they come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.prep_sheet.people import NURSE, content, scripts_of, sheet

if TYPE_CHECKING:
    from generator.prep_sheet.model import PrepSheet
    from generator.roles.model import RoleProfile

OWN = ("Mercy & Grace", "critical care", "ECMO", "family education", "sepsis bundle", "CCRN")


def trade_of(one: PrepSheet) -> RoleProfile:
    """Return the profile that a sheet was composed from."""
    return content().library.profile(one.role_profile_id)


def test_the_most_tempting_kind_leans_on_this_person() -> None:
    for number in range(12):
        one = sheet(**{**NURSE, "key": f"nurse {number}"})
        avoid = trade_of(one).avoid
        assert avoid is not None
        first = one.avoid[0]
        stock = getattr(avoid, first.kind).instead
        assert first.instead.startswith(stock)
        assert any(own in first.instead.removeprefix(stock) for own in OWN)


def test_the_kinds_do_not_all_lean_on_one_fact() -> None:
    one = sheet(**NURSE)
    avoid = trade_of(one).avoid
    added = [
        thing.instead.removeprefix(getattr(avoid, thing.kind).instead).strip()
        for thing in one.avoid
    ]
    told = [text for text in added if text]
    assert len(told) >= 2
    assert len(set(told)) == len(told)
    named = [own for text in told for own in OWN if own in text]
    assert len(named) == len(set(named))


def test_somebody_without_facts_hears_what_their_stage_would_say() -> None:
    student = sheet(name="Bo", target_role="Welder", current_role="student")
    senior = sheet(name="Bo", target_role="Welder", years_experience=20.0)
    of_student = {thing.kind: thing.instead for thing in student.avoid}
    of_senior = {thing.kind: thing.instead for thing in senior.avoid}
    assert any(of_student[kind] != of_senior[kind] for kind in of_student)


def test_what_to_say_instead_repeats_no_sentence_of_the_scripts() -> None:
    for number in range(12):
        one = sheet(**{**NURSE, "key": f"nurse {number}"})
        spoken = " ".join(scripts_of(one).values())
        for thing in one.avoid:
            for sentence in thing.instead.split(". "):
                assert sentence.rstrip(".") not in spoken


def test_a_changers_bridge_names_what_the_old_trade_teaches() -> None:
    fields = {"current_role": "barista", "years_experience": 4.0, "notes": "career changer"}
    barista = content().library.profile("barista")
    for number in range(8):
        one = sheet(name="Jo", key=f"{number}", target_role="Data analyst", **fields)
        bridge = next(thing for thing in one.avoid if thing.kind == "off_field")
        told = [text for text in barista.learned if text in bridge.instead.lower()]
        assert told or "barista" in bridge.instead
        assert any(text in " ".join(one.yours.find_out) for text in barista.learned)
    assert barista.learned


def test_an_unknown_old_trade_is_not_made_up() -> None:
    one = sheet(
        name="Jo",
        target_role="Data analyst",
        current_role="Zorbing operative",
        notes="career changer",
    )
    assert all("good at {" not in text for text in scripts_of(one).values())
    assert not any("really teach you" in text for text in one.yours.find_out)
