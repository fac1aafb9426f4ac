"""Where a candidate stands: stage, change of field, return, step down."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from generator.prep_sheet.career import assess_career
from generator.roles.matching import TitleContext, find_role_profile
from generator.roles.role_library import RoleLibrary, load_role_library
from generator.roster.model import Candidate
from generator.settings import RoleSettings

if TYPE_CHECKING:
    from generator.prep_sheet.model import Career


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> RoleLibrary:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PREPSHEETS_DATA_HOME", str(tmp_path_factory.mktemp("no-import")))
        return load_role_library(RoleSettings())


def career_of(library: RoleLibrary, target: str, **fields: Any) -> Career:
    candidate = Candidate(
        worksheet=None,
        row_number=2,
        columns={},
        key="k",
        name="Sasha Kim",
        given_name="Sasha",
        target_role=target,
        **fields,
    )
    return assess_career(candidate, find_role_profile(target, TitleContext(), library), library)


@pytest.mark.parametrize(
    ("target", "fields", "stage"),
    [
        ("Marketing Intern", {}, "student"),
        ("Data analyst", {"education": "BSc Statistics, expected 2027"}, "student"),
        ("Civil engineer", {"current_role": "Student", "education": "BEng"}, "student"),
        ("Apprentice electrician", {}, "first_job"),
        ("Graduate civil engineer", {"current_role": "barista"}, "first_job"),
        ("Registered nurse", {"years_experience": 0.0}, "first_job"),
        ("Accountant", {"education": "BCom, University of Leeds"}, "first_job"),
        ("Junior data analyst", {"years_experience": 1.0}, "early"),
        ("Data analyst", {"years_experience": 2.0}, "early"),
        ("ICU nurse", {"years_experience": 6.0}, "mid"),
        ("ICU nurse", {"years_experience": 14.0}, "senior"),
        ("Senior software engineer", {}, "senior"),
        ("Store manager", {}, "mid"),
        ("VP of Sales", {"years_experience": 20.0}, "executive"),
        ("Chief Financial Officer", {}, "executive"),
        ("Director of Nursing", {"years_experience": 18.0}, "executive"),
        ("Staff nurse", {"years_experience": 4.0}, "mid"),
        ("Art director", {"years_experience": 7.0}, "mid"),
        ("Warehouse team leader", {"years_experience": 5.0}, "mid"),
        ("HGV Class 1 driver", {"years_experience": 6.0}, "mid"),
        ("Year 2 teacher", {"years_experience": 6.0}, "mid"),
        ("Data analyst II", {}, "mid"),
        (
            "Financial analyst",
            {"years_experience": 8.0, "education": "MBA, in progress"},
            "mid",
        ),
    ],
)
def test_the_stage(library: RoleLibrary, target: str, fields: dict[str, Any], stage: str) -> None:
    assert career_of(library, target, **fields).stage == stage


def test_a_barista_who_becomes_a_data_analyst_changes_fields(library: RoleLibrary) -> None:
    career = career_of(
        library,
        "Data analyst",
        current_role="Barista",
        years_experience=4.0,
        education="Google certificate, in progress",
    )
    assert career.is_change
    assert (career.stage, career.previous) == ("early", "barista")


@pytest.mark.parametrize(
    ("present", "target"),
    [
        ("Registered nurse", "Nurse manager"),
        ("Sales representative", "Sales manager"),
        ("Software engineer", "Engineering manager"),
        ("Healthcare assistant", "Registered nurse"),
        ("Accounts assistant", "Accountant"),
        ("TBD", "Accountant"),
        ("Accountant", "TBD"),
        ("Line cook", "Sous chef"),
        ("", "Accountant"),
    ],
)
def test_a_step_inside_a_field_is_no_change(
    library: RoleLibrary, present: str, target: str
) -> None:
    career = career_of(library, target, current_role=present, years_experience=5.0)
    assert not career.is_change


@pytest.mark.parametrize(
    ("present", "target"),
    [
        ("Primary teacher", "Software engineer"),
        ("Army sergeant", "Warehouse manager"),
        ("Bus driver", "Registered nurse"),
        ("Chef", "Electrician"),
        ("Restaurant manager", "Software engineer"),
    ],
)
def test_a_step_into_another_field_is_a_change(
    library: RoleLibrary, present: str, target: str
) -> None:
    career = career_of(library, target, current_role=present, years_experience=5.0)
    assert career.is_change


def test_a_student_with_a_weekend_job_changes_nothing(library: RoleLibrary) -> None:
    career = career_of(
        library,
        "Data analyst",
        current_role="Barista",
        education="BSc Mathematics, final year",
        years_experience=1.0,
    )
    assert (career.stage, career.is_change) == ("student", False)


def test_many_years_in_another_field_make_no_senior_of_a_changer(library: RoleLibrary) -> None:
    career = career_of(
        library, "Software engineer", current_role="Primary teacher", years_experience=20.0
    )
    assert (career.stage, career.is_change) == ("mid", True)


@pytest.mark.parametrize(
    ("field", "text", "is_return"),
    [
        ("notes", "Returning to work after raising two children.", True),
        ("current_role", "Career break", True),
        ("notes", "Took no career break.", False),
        ("notes", "Is good with spreadsheets.", False),
        ("draft_answer", "I'd like to get back to work in a school.", True),
    ],
)
def test_a_return_is_told_by_the_row(
    library: RoleLibrary, field: str, text: str, *, is_return: bool
) -> None:
    career = career_of(library, "Accountant", years_experience=6.0, **{field: text})
    assert career.is_return is is_return


def test_a_career_break_is_no_previous_role(library: RoleLibrary) -> None:
    assert career_of(library, "Accountant", current_role="Career break").previous == ""


@pytest.mark.parametrize(
    ("present", "target", "is_step_down"),
    [
        ("Nurse manager", "Staff nurse", True),
        ("VP of Sales", "Account executive", True),
        ("Senior accountant", "Junior accountant", True),
        ("Senior accountant", "Accountant", False),
        ("Accountant", "Senior accountant", False),
        ("Staff nurse", "Nurse manager", False),
    ],
)
def test_a_step_down_is_told_by_the_titles(
    library: RoleLibrary, present: str, target: str, *, is_step_down: bool
) -> None:
    career = career_of(library, target, current_role=present, years_experience=8.0)
    assert career.is_step_down is is_step_down


def test_the_field_stands_in_for_a_present_role(library: RoleLibrary) -> None:
    assert career_of(library, "Accountant", current_field="Hospitality").previous == "hospitality"
