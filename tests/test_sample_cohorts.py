"""The sample rosters, end to end: everybody's own sheet, and nobody else's."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.batch.options import RunOptions
from generator.pipeline import generate
from generator.roster.reading import read_roster
from generator.settings import Settings
from tests.documents import paragraphs_of, text_of

SAMPLES = Path(__file__).resolve().parents[1] / "sample_inputs"
COHORT = SAMPLES / "agency_cohort.xlsx"
LEFT_BEHIND = re.compile(r"\{\{|\{%|\b(?:None|nan|NaN|NaT|TBD|TODO|[Uu]ndefined)\b")
SEAMS = re.compile(
    r"[^\s.] {2,}\S"  # a doubled space
    r"|\b(?:at|in|of|for|with|to|the|a|an)\s*[,.;:?!\u201d](?!\w)"  # a noun is missing
    r"|,\s*,|\.\s*,|\(\s*\)|\b(\w+) \1 \1\b",
    re.IGNORECASE,
)
ENDS_WITH_PREPOSITION = re.compile(r"\b(?:at|in|of|for|with|to)[,.;:?!\u201d]", re.IGNORECASE)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Write the agency's cohort once; return each candidate's document by name."""
    output = tmp_path_factory.mktemp("cohort")
    report = generate(COHORT, output, Settings(), RunOptions())
    assert report.exit_code == 0
    return {
        outcome.name: output / outcome.document for outcome in report.outcomes if outcome.document
    }


def test_all_24_are_written(written: dict[str, Path]) -> None:
    assert len(written) == 24


def test_each_document_names_its_own_candidate_employer_and_skills(
    written: dict[str, Path],
) -> None:
    for candidate in read_roster(COHORT, Settings()).candidates:
        text = text_of(written[candidate.name])
        assert candidate.name in text
        assert candidate.target_employer in text
        assert candidate.target_role in text
        for skill in candidate.skills:
            stem = re.split(r"[ (]", skill, maxsplit=1)[0].casefold()
            assert stem in text.casefold(), (candidate.name, skill)


def test_no_document_names_another_candidate(written: dict[str, Path]) -> None:
    names = {name: set(re.findall(r"[\w'-]{4,}", name)) for name in written}
    for owner, path in written.items():
        text = text_of(path)
        for other, parts in names.items():
            if other != owner:
                assert other not in text
                leaked = [p for p in parts - names[owner] if re.search(rf"\b{p}\b", text)]
                assert len(leaked) < 2, (owner, other, leaked)


def test_no_document_has_a_gap_or_a_seam(written: dict[str, Path]) -> None:
    for name, path in written.items():
        for paragraph in paragraphs_of(path):
            assert not LEFT_BEHIND.search(paragraph), (name, paragraph)
            for hit in SEAMS.finditer(paragraph):
                assert _is_an_ending(hit.group()), (name, hit.group(), paragraph)


def _is_an_ending(hit: str) -> bool:
    """Spoken English may end a clause with a preposition: "the one you can turn to."."""
    return ENDS_WITH_PREPOSITION.fullmatch(hit.strip()) is not None


def test_headings_hold_the_words_that_readers_look_for(written: dict[str, Path]) -> None:
    for path in written.values():
        text = text_of(path)
        for words in ("Near-term", "Long-term", "Things to avoid"):
            assert words in text


@pytest.mark.parametrize(
    ("name", "written", "exit_code"),
    [("workshop_students.csv", 40, 0), ("messy_tracker.xlsx", 11, 3)],
)
def test_the_other_samples(tmp_path: Path, name: str, written: int, exit_code: int) -> None:
    report = generate(SAMPLES / name, tmp_path / "out", Settings(), RunOptions())
    assert report.count("written") == written
    assert report.exit_code == exit_code
