"""What to find out, grouped by whom to ask."""

from __future__ import annotations

import datetime as dt

from tests.summary import factory
from tests.summary.reading import rows_of


def asked(workbook) -> list[tuple]:
    return [
        (row["Ask"], row["Who"], row["What to find out"], row["Candidates"], row["For whom"])
        for row in rows_of(workbook["To find out"])
    ]


def test_an_employer_is_asked_once_for_all_who_wait(run, opened) -> None:
    day = dt.date(2026, 12, 1)
    run(
        (
            factory.outcome(0, missing=("project",), interview_date=None),
            factory.outcome(6, missing=("project", "opportunities"), interview_date=day),
            factory.outcome(1, missing=("project",)),
        )
    )
    assert asked(opened()) == [
        (
            "The employer",
            "Northwind",
            "a project (2), ways to grow (1)",
            2,
            "Ada Lovelace, Ada Lovelace 6",
        ),
        ("The employer", "Contoso & Sons", "a project", 1, "Grace Hopper"),
    ]
    row = rows_of(opened()["To find out"])[0]
    assert row["Interview"].date() == day
    assert row["How to ask"] == (
        "What is the team working on that a new person could help with early? "
        "What have people in this role taken on in their second year?"
    )


def test_a_candidate_is_asked_for_everything_at_once(run, opened) -> None:
    run((factory.outcome(0, missing=("skills", "training", "a_new_field")),))
    assert asked(opened()) == [
        ("The candidate", "Ada Lovelace", "skills, training, a new field", 1, None)
    ]
    assert rows_of(opened()["To find out"])[0]["How to ask"].endswith("Ask for: a new field.")


def test_where_no_employer_is_named_the_candidate_is_asked_which(run, opened) -> None:
    missing = ("target_employer", "project", "employer_mission")
    run((factory.outcome(0, target_employer="", missing=missing),))
    assert asked(opened()) == [("The candidate", "Ada Lovelace", "the employer", 1, None)]


def test_namesakes_are_two_people(run, opened) -> None:
    run(tuple(factory.outcome(n, name="Kim", missing=("project",)) for n in (0, 6)))
    assert asked(opened())[0][3:] == (2, "Kim, Kim")


def test_a_long_list_of_names_ends_with_a_count(run, opened) -> None:
    run(tuple(factory.outcome(n * 6, missing=("project",)) for n in range(20)))
    ((*_, count, names),) = asked(opened())
    assert count == 20
    assert names.endswith(" and 8 more")
