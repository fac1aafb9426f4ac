"""Cohorts of any size for the benchmarks: varied people, written as a text table."""

from __future__ import annotations

import csv
from itertools import islice, product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

GIVEN = ["Ada", "Bilal", "Chiara", "Dmitri", "Eun-ji", "Fatou", "Grace", "Hassan", "Inés", "Jonas"]
FAMILY = ["Abara", "Brandt", "Costa", "Dubois", "Eriksen", "Fujita", "García", "Haddad", "Ito"]
JOBS = [
    ("Data Analyst", "SQL; Excel; dashboards", "the weekly sales report", "a SQL certificate"),
    ("ICU Nurse", "critical care; ECMO; family education", "the sepsis bundle roll-out", "CCRN"),
    ("Welder", "MIG; TIG; blueprint reading", "the tank farm", "AWS certification"),
    ("Staff Accountant", "month-end close; reconciliations", "the ledger clean-up", "CPA"),
    ("Primary School Teacher", "phonics; behaviour", "the reading corner", "NPQ"),
    ("Sales Manager", "forecasting; negotiation", "the new territory", ""),
    ("Software Engineer", "Python; APIs; testing", "the billing service", "AWS Developer"),
    ("Bus Driver", "route knowledge; passenger care", "", ""),
]
EMPLOYERS = ["Northwind", "Mercy & Grace Hospital", "Fjord & Vale", "Kestrel Logistics", "Ōtsuka"]
DRAFTS = [
    "",
    "",
    "I want to get really good at this and help the team.",
    "Learn what I can here for two years and then start my own firm.",
    "I hope to be a manager in 18 months.",
    "Grow with the team and mentor new people over the next few years.",
]
LABELS = ["id", "name", "email", "target_role", "target_employer", "skills", "project", "training"]
LABELS += ["years_experience", "draft_answer", "coach", "cohort"]


def rows(count: int) -> Iterator[list[str]]:
    """Give so many rows, each another person, in a fixed order."""
    people = product(range(count), FAMILY, GIVEN)
    for number, (turn, family, given) in enumerate(islice(people, count)):
        job, skills, project, training = JOBS[number % len(JOBS)]
        yield [
            f"c-{number:06}",
            f"{given} {family}{f' {turn + 1}' if turn else ''}",
            f"c{number}@example.org",
            job,
            EMPLOYERS[number % len(EMPLOYERS)],
            skills,
            project,
            training,
            str(number % 17),
            DRAFTS[number % len(DRAFTS)],
            f"Coach {number % 12}",
            f"Group {number % 20}",
        ]


def write_cohort(path: Path, count: int) -> Path:
    """Write a roster of so many candidates as a CSV file."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(LABELS)
        writer.writerows(rows(count))
    return path
