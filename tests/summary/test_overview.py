"""The overview: figures that add up, and next steps that fit the cohort."""

from __future__ import annotations

import datetime as dt
from typing import Any

from generator.settings import Settings
from generator.summary.cohort import cohort_of
from generator.summary.figures import Figures, count_figures
from generator.summary.next_steps import NextSteps
from generator.summary.notes import CoachNotes, read_coach_notes
from generator.summary.sameness import find_nearest
from generator.summary.writing import gather
from tests.summary import factory
from tests.summary.coach import write_note


def figures_of(folder, found) -> Figures:
    material = material_of(folder, found)
    return count_figures(material, cohort_of(material))


def material_of(folder, found):
    report = factory.report(folder, found)
    return gather(report, folder / "summary.xlsx", Settings(), CoachNotes())


def steps_of(folder, *found) -> list[str]:
    material = material_of(folder, found)
    cohort = cohort_of(material)
    return NextSteps(material, cohort).find(count_figures(material, cohort))


def bars(figures: Figures, key: str) -> dict[str, int]:
    (series,) = (chart for chart in figures.charts if chart.key == key)
    return dict(series.bars)


def plain(place: int, **changes: Any):
    """Return a candidate with nothing left to do."""
    given = {"missing": (), "red_flags": (), "own_share": 0.5, **changes}
    return factory.outcome(place, **given)


def test_figures_count_candidates_not_cells(folder) -> None:
    two = (factory.red_flag("H2"), factory.red_flag("I2"))
    figures = figures_of(
        folder,
        (
            plain(0, red_flags=two),
            plain(1, status="unchanged"),
            plain(2, status="kept"),
            plain(3, status="skipped", role_profile=None, own_share=0.0),
            plain(4, status="left"),
        ),
    )
    assert (figures.candidates, figures.written, figures.kept, figures.not_written) == (4, 2, 1, 1)
    assert (figures.flagged, figures.red_flags) == (1, 2)
    assert figures.own_share == 0.5
    assert bars(figures, "red_flags")["Leaving"] == 1


def test_charts_add_up_and_fold_the_long_tail(folder) -> None:
    found = tuple(plain(place, target_employer=f"Employer {place % 12}") for place in range(60))
    figures = figures_of(folder, found)
    employers = bars(figures, "employers")
    assert len(employers) == 8
    assert sum(employers.values()) == 60
    assert employers["All others"] == 25
    assert sum(bars(figures, "fields").values()) == 60
    assert sum(bars(figures, "own_share").values()) == 60


def test_bands_hold_their_upper_ends(folder) -> None:
    shares = (0.0, 0.01, 0.25, 0.26, 0.5, 0.75, 0.76, 1.0)
    figures = figures_of(folder, tuple(plain(n, own_share=s) for n, s in enumerate(shares)))
    assert list(bars(figures, "own_share").values()) == [1, 2, 2, 1, 2]


def test_weeks_begin_on_monday_and_none_is_left_out(folder) -> None:
    days = (dt.date(2026, 11, 23), dt.date(2026, 11, 29), dt.date(2026, 12, 7), None)
    figures = figures_of(folder, tuple(plain(n, interview_date=d) for n, d in enumerate(days)))
    assert bars(figures, "weeks") == {"23 Nov": 2, "30 Nov": 0, "7 Dec": 1}


def test_the_employer_who_can_mend_most_is_asked(folder) -> None:
    found = [plain(place, missing=("project",), target_employer="Northwind") for place in range(9)]
    assert steps_of(folder, *found)[0] == (
        "9 candidates for Northwind have no word on a project: ask the hiring manager at Northwind."
    )


def test_rows_without_a_prep_sheet_come_first(folder) -> None:
    failed = plain(9, status="skipped", role_profile=None, script_fingerprint=())
    steps = steps_of(folder, *(plain(place, missing=("project",)) for place in range(6)), failed)
    assert steps[0].startswith("1 row has no prep sheet: mend it")


def test_the_next_flagged_interview_is_named_and_past_ones_are_not(folder) -> None:
    past = plain(0, red_flags=(factory.red_flag(),), interview_date=dt.date(2026, 11, 1))
    soon = plain(1, red_flags=(factory.red_flag(),) * 2, interview_date=dt.date(2026, 12, 1))
    steps = steps_of(folder, past, soon)
    assert steps[0].startswith("Grace Hopper is interviewed on 1 December 2026 with 2 red flags")


def test_sheets_that_are_too_much_alike_are_named(folder) -> None:
    prints = factory.fingerprint("same")
    twins = [plain(place, target_role="Nurse", script_fingerprint=prints) for place in (0, 6)]
    assert find_nearest(twins)
    assert steps_of(folder, *twins) == [
        (
            "Ada Lovelace and Ada Lovelace 6 would say much the same (100%): "
            "add a fact of their own to each."
        )
    ]


def test_a_cohort_with_nothing_open_is_told_so(folder) -> None:
    assert steps_of(folder, plain(0)) == [
        "Nothing is open: print the prep sheets and practise aloud."
    ]


def test_at_most_three_steps_each_in_its_own_words(folder) -> None:
    unknown = factory.PROFILES["Forester"]
    found = [factory.outcome(place) for place in range(24)]
    found += [plain(30, status="kept"), plain(31, status="failed"), plain(32, role_profile=unknown)]
    steps = steps_of(folder, *found)
    assert len(steps) == len(set(steps)) == 3
    assert all("{" not in step for step in steps)


def test_progress_follows_the_coachs_columns(run, folder) -> None:
    path = folder / "summary.xlsx"
    run(factory.outcomes(4))
    write_note(path, "c-00001", Session_done="Yes", Readiness=3)
    write_note(path, "c-00002", Session_done="No", Readiness=4)
    assert read_coach_notes(path).by_key["c-00001"].coach == {"session_done": "Yes", "readiness": 3}
    run(factory.outcomes(5))
    import openpyxl

    values = openpyxl.load_workbook(path, data_only=True)["Overview"]
    found = [cell.value for row in values.iter_rows() for cell in row if cell.value]
    assert "Sessions done: 1 of 5" in found
    assert "Average readiness: 3.5 of 5" in found
    assert "Interviews in the next 7 days: 5" in found


def test_of_equally_many_the_more_useful_facts_are_asked_for(folder) -> None:
    missing = ("interview_date", "training", "skills")
    steps = steps_of(folder, *(plain(place, missing=missing) for place in range(5)))
    assert [step.split(":")[0] for step in steps] == [
        "5 candidates gave no word on skills",
        "5 candidates gave no word on training",
    ]
