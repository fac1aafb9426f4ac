"""Night after night: only what changed is written, and a coach's edits are never lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.settings import OutputSettings, Settings
from tests.batch.nights import Nights, by_name, person

if TYPE_CHECKING:
    from pathlib import Path

FIRST = "Candidate 1 - Data Analyst.docx"
NEW = "Candidate 1 - Data Analyst (new).docx"


@pytest.fixture
def nights(tmp_path: Path) -> Nights:
    return Nights(tmp_path)


def test_a_second_run_touches_nothing(nights: Nights) -> None:
    people = [person(1), person(2)]
    first = nights.run(people)
    times = nights.times()
    second = nights.run(people)
    assert (first.count("written"), second.count("unchanged")) == (2, 2)
    assert nights.times() == times
    assert second.exit_code == 0


def test_an_unchanged_candidate_is_reported_in_full(nights: Nights) -> None:
    people = [person(1, draft_answer="I want to start my own firm in two years.")]
    first = by_name(nights.run(people))["Candidate 1"]
    second = by_name(nights.run([person(3), *people]))["Candidate 1"]
    assert first.red_flags
    assert [flag.quote for flag in second.red_flags] == [flag.quote for flag in first.red_flags]
    assert (first.red_flags[0].cell, second.red_flags[0].cell) == ("F2", "F3")
    assert second.speaking_seconds == first.speaking_seconds
    assert second.role_profile == first.role_profile


def test_reordering_and_adding_rows_rewrites_nobody_else(nights: Nights) -> None:
    nights.run([person(1), person(2), person(3)])
    before = nights.documents()
    report = nights.run([person(3), person(4), person(1), person(2)])
    assert (report.count("unchanged"), report.count("written")) == (3, 1)
    after = nights.documents()
    assert {name: after[name] for name in before} == before


def test_only_the_changed_row_is_written(nights: Nights) -> None:
    nights.run([person(1), person(2)])
    before = nights.documents()
    report = nights.run([person(1, skills="Python; R"), person(2)])
    assert by_name(report)["Candidate 1"].status == "written"
    assert by_name(report)["Candidate 2"].status == "unchanged"
    assert nights.documents()[FIRST] != before[FIRST]


def test_a_deleted_document_is_written_again_with_the_same_bytes(nights: Nights) -> None:
    nights.run([person(1)])
    before = nights.documents()
    (nights.sheets / FIRST).unlink()
    assert nights.run([person(1)]).count("written") == 1
    assert nights.documents() == before


def test_an_edited_document_is_left_alone_while_its_row_is_unchanged(nights: Nights) -> None:
    nights.run([person(1)])
    edited = nights.edit(FIRST)
    assert nights.run([person(1)]).count("unchanged") == 1
    assert nights.documents() == {FIRST: edited}


def test_an_edited_document_is_kept_and_the_new_one_stands_beside(nights: Nights) -> None:
    nights.run([person(1)])
    edited = nights.edit(FIRST)
    outcome = by_name(nights.run([person(1, skills="Python")]))["Candidate 1"]
    assert outcome.status == "kept"
    assert outcome.document == f"sheets/{FIRST}"
    assert outcome.new_document == f"sheets/{NEW}"
    assert nights.documents()[FIRST] == edited
    assert b"" != nights.documents()[NEW] != edited


def test_an_edited_new_document_is_kept_too(nights: Nights) -> None:
    nights.run([person(1)])
    first = nights.edit(FIRST)
    nights.run([person(1, skills="Python")])
    second = nights.edit(NEW)
    outcome = by_name(nights.run([person(1, skills="Rust")]))["Candidate 1"]
    assert outcome.new_document == "sheets/Candidate 1 - Data Analyst (new 2).docx"
    documents = nights.documents()
    assert (documents[FIRST], documents[NEW]) == (first, second)


def test_a_coach_who_takes_the_new_one_over_gets_news_in_place_again(nights: Nights) -> None:
    nights.run([person(1)])
    nights.edit(FIRST)
    nights.run([person(1, skills="Python")])
    (nights.sheets / NEW).replace(nights.sheets / FIRST)
    report = nights.run([person(1, skills="Rust")])
    assert by_name(report)["Candidate 1"].status == "written"
    assert list(nights.documents()) == [FIRST]


def test_force_writes_over_an_edit_after_a_copy(nights: Nights) -> None:
    nights.run([person(1)])
    fresh, edited = nights.documents(), nights.edit(FIRST)
    report = nights.run([person(1)], is_forced=True)
    assert report.count("written") == 1
    assert nights.documents() == fresh
    assert (nights.out / ".prepsheets" / "replaced" / FIRST).read_bytes() == edited


def test_who_left_the_roster_is_listed_and_the_document_stays(nights: Nights) -> None:
    nights.run([person(1), person(2)])
    report = nights.run([person(2)])
    assert by_name(report)["Candidate 1"].status == "left"
    assert report.row_count == 1
    assert FIRST in nights.documents()


def test_prune_moves_the_documents_of_who_left_away(nights: Nights) -> None:
    nights.run([person(1), person(2)])
    gone = nights.documents()[FIRST]
    nights.run([person(2)], is_pruning=True)
    assert FIRST not in nights.documents()
    assert (nights.out / ".prepsheets" / "removed" / FIRST).read_bytes() == gone
    assert nights.run([person(2)]).count("left") == 0


def test_a_row_that_cannot_be_used_tonight_has_not_left(nights: Nights) -> None:
    nights.run([person(1), person(2)])
    report = nights.run([person(1, target_role=""), person(2)], is_pruning=True)
    assert report.exit_code == 3
    assert report.count("left") == 0
    assert FIRST in nights.documents()


def test_a_changed_name_moves_the_document(nights: Nights) -> None:
    nights.run([person(1)])
    nights.run([person(1, name="Candidate One")])
    assert list(nights.documents()) == ["Candidate One - Data Analyst.docx"]


def test_a_changed_name_takes_an_edited_document_along(nights: Nights) -> None:
    nights.run([person(1)])
    edited = nights.edit(FIRST)
    report = nights.run([person(1, name="Candidate One")])
    assert report.count("kept") == 1
    assert nights.documents()["Candidate One - Data Analyst.docx"] == edited
    assert set(nights.documents()) == {
        "Candidate One - Data Analyst.docx",
        "Candidate One - Data Analyst (new).docx",
    }


def test_a_file_that_stands_where_a_document_would_move_to_is_not_lost(nights: Nights) -> None:
    nights.run([person(1)])
    theirs = nights.sheets / "Candidate One - Data Analyst.docx"
    theirs.write_bytes(b"a coach's own notes")
    outcome = by_name(nights.run([person(1, name="Candidate One")]))["Candidate One"]
    assert outcome.status == "kept"
    assert theirs.read_bytes() == b"a coach's own notes"
    assert set(nights.documents()) == {theirs.name, "Candidate One - Data Analyst (new).docx"}


def test_two_who_swap_names_do_not_lose_a_document(nights: Nights) -> None:
    nights.run([person(1), person(2)])
    report = nights.run([person(1, name="Candidate 2"), person(2, name="Candidate 1")])
    assert report.count("written") == 2
    assert {outcome.document for outcome in report.outcomes} == {
        f"sheets/{name}" for name in nights.documents()
    }
    assert len(nights.documents()) == 2


def test_a_lost_ledger_protects_edits_and_takes_the_rest_over(nights: Nights) -> None:
    people = [person(1), person(2)]
    nights.run(people)
    edited, times = nights.edit(FIRST), nights.times()
    (nights.out / ".prepsheets" / "ledger.db").write_bytes(b"damaged" * 999)
    report = nights.run(people)
    assert "ledger-set-aside" in {problem.code for problem in report.problems}
    assert nights.documents()[FIRST] == edited
    second = "Candidate 2 - Data Analyst.docx"
    assert nights.times()[second] == times[second]


def test_a_lost_ledger_and_a_changed_roster_rewrite_what_nobody_edited(nights: Nights) -> None:
    nights.run([person(1)])
    (nights.out / ".prepsheets" / "ledger.db").unlink()
    report = nights.run([person(1, skills="Python")])
    assert report.count("written") == 1
    assert list(nights.documents()) == [FIRST]


def test_a_document_open_in_word_is_named_and_left_alone(nights: Nights) -> None:
    nights.run([person(1)])
    before = nights.documents()[FIRST]
    (nights.sheets / f"~${FIRST[2:]}").write_bytes(b"owner")
    report = nights.run([person(1, skills="Python")])
    assert [problem.code for problem in report.problems] == ["document-open"]
    assert nights.documents()[FIRST] == before
    assert NEW in nights.documents()


def test_only_and_limit_leave_the_others_as_they_are(nights: Nights) -> None:
    people = [person(number) for number in range(1, 4)]
    assert nights.run(people, limit=2).count("written") == 2
    assert len(nights.documents()) == 2
    report = nights.run(people, only=("c-3",))
    assert by_name(report)["Candidate 3"].status == "written"
    assert report.count("left") == 0
    assert report.count("unchanged") == 2, "the summary still shows those who were left out"
    assert len(nights.documents()) == 3


def test_a_dry_run_writes_nothing(nights: Nights) -> None:
    report = nights.run([person(1)], is_dry_run=True)
    assert report.count("ready") == 1
    assert not nights.out.exists()


def test_a_fresh_run_gives_the_same_bytes(nights: Nights, tmp_path: Path) -> None:
    people = [person(1), person(2, draft_answer="I want your job.")]
    nights.run(people)
    again = Nights(tmp_path / "again")
    again.root.mkdir()
    again.run(people)
    assert again.documents() == nights.documents()


def test_namesakes_in_numbered_folders_keep_their_places(tmp_path: Path) -> None:
    nights = Nights(tmp_path, Settings(output=OutputSettings(documents_per_folder=2)))
    people = [person(number, name="Jo Li") for number in range(5, 10)]
    nights.run(people)
    before = nights.documents()
    report = nights.run([person(1, name="Jo Li"), *people])
    assert (report.count("unchanged"), report.count("written")) == (5, 1)
    after = nights.documents()
    assert len(after) == 6
    assert {name: after[name] for name in before} == before
