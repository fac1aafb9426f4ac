"""From a title to a profile: exact, similar, family or none, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.roles.matching import TitleContext, find_role_profile
from generator.roles.role_library import RoleLibrary, load_role_library
from generator.settings import RoleSettings

if TYPE_CHECKING:
    from pathlib import Path

    from generator.roles.model import RoleMatch


def matched(library: RoleLibrary, title: str, **context: object) -> RoleMatch:
    return find_role_profile(title, TitleContext(**context), library)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("title", "profile"),
    [
        ("Registered Nurse", "registered-nurse"),
        ("Staff Nurse Band 5", "registered-nurse"),
        ("RN - ICU nights", "icu-nurse"),
        ("ICU RN", "icu-nurse"),
        ("Sr. Software Eng. (Remote)", "software-engineer"),
        ("Req #12345 - Data Analyst II - London", "data-analyst"),
        ("Electricians", "electrician"),
        ("FP&A", "financial-analyst"),
        ("graduate civil engineer", "civil-engineer"),
    ],
)
def test_a_known_title_is_exact_whatever_stands_around_it(
    library: RoleLibrary, title: str, profile: str
) -> None:
    match = matched(library, title)
    assert (match.profile.id, match.kind, match.score) == (profile, "exact", 1.0)


@pytest.mark.parametrize(
    ("title", "profile"),
    [
        ("sofware enginer", "software-engineer"),
        ("Registerd Nurse", "registered-nurse"),
        ("Software Engineer, Payments", "software-engineer"),
    ],
)
def test_a_typo_or_a_team_makes_a_title_similar(
    library: RoleLibrary, title: str, profile: str
) -> None:
    match = matched(library, title)
    assert (match.profile.id, match.kind) == (profile, "similar")
    assert 0.6 < match.score < 1.0


@pytest.mark.parametrize(
    ("title", "group"),
    [
        ("Zookeeper of reptiles", "39"),
        ("Astrophysicist", "19"),
        ("Ironworker (structural)", "47"),
        ("Croupier", "39"),
        ("Wastewater operator", "51"),
        ("Paratrooper", "55"),
    ],
)
def test_of_an_unknown_title_the_field_is_told(
    library: RoleLibrary, title: str, group: str
) -> None:
    match = matched(library, title)
    assert match.profile.major_group == group


@pytest.mark.parametrize(
    "title",
    [
        "TBD",
        "n/a",
        "",
        "?",
        "Open to anything",
        "Any suitable",
        "Consultant",
        "Intern",
        "Associate",
        "Sr. Consultant",
        "any job in London",
        "Zorbologist",
        "Trainee (Remote)",
        "Full time",
    ],
)
def test_a_title_that_tells_nothing_is_left_alone(library: RoleLibrary, title: str) -> None:
    match = matched(library, title)
    assert (match.kind, match.score, match.profile.id) == ("none", 0.0, "none")


@pytest.mark.parametrize(
    ("title", "not_profile"),
    [
        ("Dental nurse", "registered-nurse"),
        ("Nurse, Dental", "registered-nurse"),
        ("Software sales engineer", "software-engineer"),
        ("Nursery nurse", "registered-nurse"),
        ("Train driver", "truck-driver"),
        ("Yoga teacher", "primary-teacher"),
        ("Account Manager", "accountant"),
    ],
)
def test_another_trade_that_sounds_alike_is_not_taken(
    library: RoleLibrary, title: str, not_profile: str
) -> None:
    assert matched(library, title).profile.id != not_profile


@pytest.mark.parametrize(
    ("title", "context", "group"),
    [
        ("PT", {"skills": ("nutrition", "strength coaching"), "employer": "PureGym Fitness"}, "39"),
        ("PT", {"department": "Rehabilitation"}, "29"),
        ("ECE", {"skills": ("Verilog", "FPGA")}, "17"),
        ("ECE", {"employer": "Little Sprouts Daycare"}, "25"),
        ("L&D Nurse", {}, "29"),
        ("L&D Specialist", {"department": "HR"}, "13"),
        ("PM", {"skills": ("roadmap", "backlog")}, "11"),
    ],
)
def test_the_rest_of_the_row_tells_what_short_forms_mean(
    library: RoleLibrary, title: str, context: dict[str, object], group: str
) -> None:
    assert matched(library, title, **context).profile.major_group == group


def test_a_bare_head_is_understood_by_its_department(library: RoleLibrary) -> None:
    assert matched(library, "Technician").kind == "none"
    match = matched(library, "Technician", department="Pharmacy")
    assert match.profile.major_group == "29"
    assert match.spoken_title == "technician"


def test_meaningless_titles_stay_so_in_any_department(library: RoleLibrary) -> None:
    assert matched(library, "Consultant", department="Pharmacy").kind == "none"


def test_each_step_is_told(library: RoleLibrary) -> None:
    steps = matched(library, "RN - ICU nights").steps
    assert steps[0] == "Typed: RN - ICU nights"
    assert "Left out: nights" in steps
    assert steps[-1] == "It is a title of icu-nurse."


def test_the_next_best_come_best_first(library: RoleLibrary) -> None:
    match = matched(library, "ICU nurse")
    scores = [score for _, score in match.alternatives]
    assert scores == sorted(scores, reverse=True)
    assert match.profile.id not in dict(match.alternatives)


def test_a_title_mapped_in_the_settings_goes_before_everything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PREPSHEETS_DATA_HOME", str(tmp_path))
    settings = RoleSettings(titles={"Happiness Engineer": "registered-nurse", "Nurse": "none"})
    library = load_role_library(settings)
    assert matched(library, " happiness engineer*").profile.id == "registered-nurse"
    assert matched(library, "nurse").kind == "none"
