"""Labels as people and platforms write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.errors import RosterError, SettingsError
from generator.roster.vocabulary import fold_label, load_vocabulary
from tests.roster.making import codes, people, read, read_rows, settings_of, workbook_of

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("label", "field"),
    [
        (" Skills (comma-separated) ", "skills"),
        ("TARGET_ROLE *", "target_role"),
        ("Desired Job Title", "target_role"),
        ("Employer applying to", "target_employer"),
        ("Surname", "last_name"),
        ("Given Name", "first_name"),
        ("Student", "name"),
        ("primary_education:major_names", "major"),
        ("E-mail", "email"),
        ("Interview Date", "interview_date"),
        ("yearsExperience", "years_experience"),
        ("Where do you see yourself in 5 years?", "draft_answer"),
        ("Prenom", "first_name"),
    ],
)
def test_one_label_in_many_spellings(label: str, field: str) -> None:
    readings = load_vocabulary().readings
    found = readings.get(fold_label(label)) or readings[fold_label(label.rpartition(":")[2])]
    assert found.field == field


def test_every_field_of_the_design_can_be_named() -> None:
    fields = """
        id name first_name last_name preferred_name email target_role role_id target_employer
        department skills opportunities project training employer_mission current_role
        current_employer current_field years_experience education draft_answer near_term_goal
        long_term_goal interview_date interviewer coach cohort notes
    """.split()  # noqa: SIM905 - as the design lists them
    vocabulary = load_vocabulary()
    assert set(fields) <= vocabulary.fields.keys()
    assert all(vocabulary.readings[fold_label(field)].field == field for field in fields)


def test_no_label_means_two_fields() -> None:
    seen: dict[str, str] = {}
    for field in load_vocabulary().fields.values():
        for label in field.labels:
            assert seen.setdefault(fold_label(label), field.name) == field.name, label
    assert len(seen) > 400


def test_a_typo_is_read_and_said(tmp_path: Path) -> None:
    roster = read_rows(tmp_path, ["Name", "Taget role", "Sklils"], ["Ada", "Nurse", "tact; care"])
    assert roster.candidates[0].skills == ("tact", "care")
    assert codes(roster) == [("label-corrected", "B1"), ("label-corrected", "C1")]


def test_an_unknown_column_is_noted_and_not_read(tmp_path: Path) -> None:
    roster = read_rows(tmp_path, ["Name", "Target role", "Shoe size"], ["Ada", "Nurse", 38])
    assert codes(roster) == [("unknown-label", "C1")]
    assert roster.problems[0].severity == "note"


def test_labels_of_ones_own(tmp_path: Path) -> None:
    settings = settings_of({"Wunschberuf": "target_role", "Notes": "ignore"})
    rows = ["Name", "Wunschberuf", "Notes"], ["Ada", "Pflegefachfrau", "x"]
    roster = read_rows(tmp_path, *rows, settings=settings)
    assert roster.candidates[0].target_role == "Pflegefachfrau"
    assert roster.candidates[0].notes == ""
    with pytest.raises(SettingsError, match="'targetrole', which is no field"):
        read_rows(tmp_path, *rows, settings=settings_of({"Wunschberuf": "targetrole"}))


def test_several_columns_of_skills_are_one_list(tmp_path: Path) -> None:
    labels = ["Name", "Target role", "Skill 1", "Skill 2", "Soft skills"]
    roster = read_rows(tmp_path, labels, ["Ada", "Nurse", "ECMO", "", "tact; ECMO"])
    assert roster.candidates[0].skills == ("ECMO", "tact")
    assert roster.problems == ()


def test_two_columns_of_one_field_say_so(tmp_path: Path) -> None:
    labels = ["Name", "Target role", "Email", "Personal email"]
    roster = read_rows(tmp_path, labels, ["Ada", "Nurse", "", "ada@example.com"])
    assert roster.candidates[0].email == "ada@example.com"
    assert codes(roster) == [("label-twice", "D1")]


PRESENT = [
    # Greenhouse
    ("First Name, Last Name, Company, Title, Email, Job, Department, Office, Notes", "Job"),
    # Bullhorn
    ("First Name, Last Name, Name, Email, Position, Company, Status", "Position"),
    # a tracker with an explicit target
    ("S.No, Candidate Name, Position Applied For, Current Title, Company", "Position Applied For"),
    ("Name, Headline, Applied Position, Employer, Years of Experience", "Applied Position"),
]


@pytest.mark.parametrize(("labels", "target"), PRESENT)
def test_company_and_title_are_the_present_ones_beside_a_target(
    tmp_path: Path, labels: str, target: str
) -> None:
    header = labels.split(", ")
    values = {label: f"{label} of hers" for label in header}
    values |= {"Email": "ada@example.com", "Years of Experience": "3", target: "Nurse"}
    roster = read_rows(tmp_path, header, list(values.values()))
    candidate = roster.candidates[0]
    assert candidate.target_role == "Nurse"
    assert candidate.target_employer == ""
    assert candidate.current_employer.startswith(("Company", "Employer"))
    present = [name for name in ("Title", "Current Title", "Headline") if name in header]
    assert candidate.current_role == (f"{present[0]} of hers" if present else "")
    said = [problem for problem in roster.problems if problem.code == "label-read-as"]
    assert any(problem.field == "current_employer" for problem in said)
    assert all("[columns]" in problem.hint for problem in said)


@pytest.mark.parametrize(
    "labels",
    [
        "full_name, current_company, title, years_experience",
        "First Name, Last Name, Email, Years of Experience, School, Degree, Major, Title, Employer",
        "Name, Title, Company",
        "Roll No, Name, Branch, Company, Stage",
        "Name, Email, Headline, Title",
        "Full name, Email, Lever Posting URL, Stage",
    ],
)
def test_where_the_target_cannot_be_told_it_stops_and_shows_the_line(
    tmp_path: Path, labels: str
) -> None:
    header = labels.split(", ")
    with pytest.raises(RosterError, match="cannot tell which column holds the target") as caught:
        read_rows(tmp_path, header, [f"value of {label}" for label in header])
    assert caught.value.exit_code == 4
    assert '" = "target_role"' in caught.value.hint
    if "title" in labels.lower():
        assert "Title" in caught.value.message or "title" in caught.value.message


def test_two_targets_that_disagree_stop_it(tmp_path: Path) -> None:
    header = ["Name", "Desired job title", "Position applied for"]
    with pytest.raises(RosterError, match=r"'Desired job title' .B1. or 'Position applied for'"):
        read_rows(tmp_path, header, ["Ada", "Nurse", "Midwife"])
    roster = read_rows(tmp_path, header, ["Ada", "Nurse", ""], ["Eve", "", "Midwife"])
    assert people(roster)[0] == (2, "Ada", "Nurse")


def test_a_title_beside_a_present_one_is_the_target_and_said(tmp_path: Path) -> None:
    roster = read_rows(tmp_path, ["Name", "Current title", "Title"], ["Ada", "Clerk", "Nurse"])
    assert roster.candidates[0].target_role == "Nurse"
    assert roster.candidates[0].current_role == "Clerk"
    assert ("label-read-as", "C1") in codes(roster)


def test_a_job_title_beside_a_target_role_is_the_present_one(tmp_path: Path) -> None:
    roster = read_rows(tmp_path, ["Name", "Target role", "Job title"], ["Ada", "Nurse", "Clerk"])
    assert roster.candidates[0].target_role == "Nurse"
    assert roster.candidates[0].current_role == "Clerk"
    assert roster.problems[0].severity == "warning"


def test_a_company_beside_a_present_employer_is_the_target(tmp_path: Path) -> None:
    labels = ["Name", "Position", "Company", "Current employer"]
    roster = read_rows(tmp_path, labels, ["Ada", "Nurse", "North", "South"])
    assert roster.candidates[0].target_employer == "North"
    assert roster.candidates[0].current_employer == "South"
    assert ("label-read-as", "C1") in codes(roster)


PLATFORMS = {
    "handshake": (
        "first_name, last_name, school_year_name, major_names, job_title, employer_name",
        {"target_role": "of job_title", "target_employer": "of employer_name"},
    ),
    "greenhouse": (
        "First Name, Last Name, Company, Title, Email, Job, Department, Office, Notes",
        {"target_role": "of Job", "current_role": "of Title", "current_employer": "of Company"},
    ),
    "lever": (
        "Full name, Email, Posting, Headline, Lever Posting URL, Stage",
        {"target_role": "of Posting", "current_role": "of Headline"},
    ),
    "bullhorn": (
        "First Name, Last Name, Name, Email, Position, Company, Client, Status",
        {"target_role": "of Position", "target_employer": "of Client"},
    ),
    "icims": (
        "First Name, Last Name, Email, Education, School, Degree, Major, Title, Employer, Job",
        {
            "target_role": "of Job",
            "current_role": "of Title",
            "education": "of Education, of Degree, of Major, of School",
        },
    ),
}


@pytest.mark.parametrize("platform", PLATFORMS)
def test_a_platform_settles_its_labels_without_a_word(tmp_path: Path, platform: str) -> None:
    labels, expected = PLATFORMS[platform]
    header = labels.split(", ")
    settings = settings_of(platform=platform)
    roster = read_rows(tmp_path, header, [f"of {label}" for label in header], settings=settings)
    candidate = roster.candidates[0]
    assert {field: getattr(candidate, field) for field in expected} == expected
    assert [problem for problem in roster.problems if problem.severity != "note"] == []


def test_a_lever_export_finds_its_vacancies_by_url(tmp_path: Path) -> None:
    url = "https://jobs.example.com/north/1"
    content = workbook_of(
        Candidates=[
            ["How to use this export"],
            ["Do not change the labels"],
            ["Full name", "Email", "Lever Posting URL", "Stage"],
            ["Ada Lovelace", "ada@example.com", url, "Phone screen"],
        ],
        Roles=[["role_id", "Title", "Company"], [url, "Nurse", "North Hospital"]],
    )
    roster = read(tmp_path, content, settings_of(platform="lever"))
    assert people(roster) == [(4, "Ada Lovelace", "Nurse")]
    assert roster.candidates[0].vacancy is not None
    assert roster.candidates[0].vacancy.target_employer == "North Hospital"
