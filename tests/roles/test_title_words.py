"""The words of titles: short forms, spellings, plurals."""

from __future__ import annotations

import pytest

from generator.roles.title_words import all_keys, keys_of, meaning_of, ordered_key, read_words


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Sr. Software Eng.", "senior Software engineer"),
        ("Asst. Mgr", "assistant manager"),
        ("HRBP", "HR business partner"),
        ("SDE-2", "software engineer 2"),
        ("Cashier PT", "Cashier"),
        ("Senior PT", "Senior physical therapist"),
        ("nurse or doctor", "nurse or doctor"),
    ],
)
def test_short_forms_are_written_out(typed: str, shown: str) -> None:
    assert " ".join(word.shown for word in read_words(typed.split())) == shown


@pytest.mark.parametrize(
    ("short", "around", "meaning"),
    [
        ("pm", {"construction", "site"}, "project manager"),
        ("pm", {"roadmap", "backlog"}, "product manager"),
        ("pt", {"gym"}, "personal trainer"),
        ("pt", set(), "physical therapist"),
        ("ece", {"verilog"}, "electrical and computer engineer"),
        ("ece", set(), "early childhood educator"),
        ("ae", {"avid"}, "assistant editor"),
        ("csm", {"scrum"}, "scrum master"),
        ("ea", {"togaf"}, "enterprise architect"),
        ("ta", {"sourcing"}, "talent acquisition"),
        ("l&d", {"nurse"}, "labor and delivery"),
        ("l&d", {"hr"}, "learning and development"),
        ("qa", {"selenium"}, "software quality assurance"),
    ],
)
def test_the_rest_of_the_row_tells_what_a_short_form_means(
    short: str, around: set[str], meaning: str
) -> None:
    assert meaning_of(short, frozenset(around)) == meaning


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("labourers", "laborer"),
        ("paediatrics", "pediatrics"),
        ("Draughtsman", "drafter"),
        ("nurses", "nurse"),
        ("secretaries", "secretary"),
        ("organiser", "organizer"),
        ("Adviser", "advisor"),
    ],
)
def test_spellings_of_a_word_compare_as_equal(one: str, other: str) -> None:
    assert keys_of(one) == keys_of(other)


def test_an_accounts_manager_is_no_account_manager() -> None:
    assert keys_of("accounts") != keys_of("account")


def test_compounds_compare_as_equal_however_they_are_parted() -> None:
    spellings = ["back-end developer", "backend developer", "back end developer"]
    keys = {ordered_key(all_keys(read_words(spelling.split()))) for spelling in spellings}
    assert len(keys) == 1
