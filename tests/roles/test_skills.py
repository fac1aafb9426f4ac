"""Skills as their trades name them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.roles.skills import name_skill

if TYPE_CHECKING:
    from generator.roles.role_library import RoleLibrary


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("sql", "SQL"),
        ("c++", "C++"),
        ("ms excel", "Excel"),
        ("MS Excel (advanced)", "Excel"),
        ("advanced Excel", "Excel"),
        ("5 years Python", "Python"),
        ("Stakeholder Management", "stakeholder management"),
        ("people skills", "people skills"),
        ("HAZOP", "HAZOP"),
        ("Canva", "Canva"),
        ("javascript", "JavaScript"),
        ("AutoCAD", "AutoCAD"),
        ("tig welding", "TIG welding"),
        ("Sql", "SQL"),
        ("Ms excel", "Excel"),
        ("EXCEL", "Excel"),
        ("Communication", "communication"),
        ("Kubernetes", "Kubernetes"),
        ("SQL: advanced", "SQL"),
        ("level 3 installation NVQ", "Level 3 installation NVQ"),
        ("Level 2 Food Hygiene", "Level 2 food hygiene"),
        ("X-rays", "X-rays"),
        ("Bilingual drafting", "bilingual drafting"),
        ("Unity scripting", "Unity scripting"),
        ("Mastercam programming", "Mastercam programming"),
        ("6G pipe", "6G pipe"),
        ("ADR", "ADR"),
        ("Security+", "Security+"),
        ("A&B", "A&B"),
        ("C++ <3 years>", "C++ <3 years>"),
        ("=1+1", "=1+1"),
        ("CONDUIT BENDING", "conduit bending"),
        ("CAR VALETING AND TILL WORK", "car valeting and till work"),
        ("Dutch, English, some Hebrew", "Dutch, English, some Hebrew"),
        ("Heidenhain and Fanuc controls", "Heidenhain and Fanuc controls"),
        ("financial modeling", "financial modeling"),
        ("shift handovers", "shift handovers"),
        ("العربية", "العربية"),
    ],
)
def test_a_skill_is_written_as_its_trade_writes_it(
    library: RoleLibrary, typed: str, said: str
) -> None:
    assert name_skill(typed, library.neutral, library).text == said


def test_the_own_profile_knows_its_skills(library: RoleLibrary) -> None:
    profile = library.profile("icu-nurse")
    named = name_skill("ecmo", profile, library)
    assert named.text == "ECMO"
    assert named.skill in profile.skills


def test_other_names_and_typos_of_a_skill_are_known(library: RoleLibrary) -> None:
    profile = library.profile("icu-nurse")
    typed = next(skill for skill in profile.skills if skill.also).also[0]
    assert name_skill(typed.upper(), profile, library).skill in profile.skills
    assert name_skill("critcal care", profile, library).skill in (*profile.skills, None)


def test_a_far_trade_lends_only_skills_by_their_first_name(library: RoleLibrary) -> None:
    nurse = library.profile("registered-nurse")
    assert name_skill("conduit bending", nurse, library).skill is not None
    assert name_skill("pipe bending", nurse, library).skill is None


def test_a_skill_that_nobody_knows_is_used_as_named(library: RoleLibrary) -> None:
    named = name_skill("Underwater Basket Weaving", library.neutral, library)
    assert named.skill is None
    assert named.text.lower() == "underwater basket weaving"


@given(raw=st.text(min_size=1, max_size=60))
def test_any_skill_keeps_its_words(library: RoleLibrary, raw: str) -> None:
    text = name_skill(raw, library.neutral, library).text
    assert text == " ".join(text.split())
    assert bool(text) or not raw.strip()
