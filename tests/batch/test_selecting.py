"""`--only` and `--limit`."""

from __future__ import annotations

import pytest

from generator.batch.options import RunOptions
from generator.batch.selecting import select
from generator.errors import UsageError
from generator.roster.model import UnusableRow
from tests.batch.factory import candidate, roster

ADA = candidate("Ada Lovelace", 2, key="c-1", email="ada@example.org")
JO = candidate("Jo Li", 4, key="c-2", id="c-2")
BAD = UnusableRow("Candidates", 3, name="No Role")
COHORT = roster(ADA, JO, unusable_rows=(BAD,))


def test_without_either_everybody_is_meant() -> None:
    selection = select(COHORT, RunOptions())
    assert selection.candidates == (ADA, JO)
    assert selection.unusable_rows == (BAD,)


@pytest.mark.parametrize("key", ["c-1", "ada lovelace", "ADA@example.org", "Ada  Lovelace"])
def test_only_takes_a_key_an_id_a_name_or_an_email(key: str) -> None:
    selection = select(COHORT, RunOptions(only=(key,)))
    assert selection.candidates == (ADA,)
    assert selection.unusable_rows == ()


def test_only_nobody_is_said() -> None:
    with pytest.raises(UsageError, match=r"nobody on cohort\.xlsx has the key 'c-9'"):
        select(COHORT, RunOptions(only=("c-1", "c-9")))


def test_limit_takes_the_first_and_the_unusable_rows_before_them() -> None:
    assert select(COHORT, RunOptions(limit=1)).unusable_rows == ()
    both = select(COHORT, RunOptions(limit=2))
    assert both.candidates == (ADA, JO)
    assert both.unusable_rows == (BAD,)
