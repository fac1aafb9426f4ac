"""Nobody says another's script, and nobody's words hang on who else is on the roster."""

from __future__ import annotations

import itertools
import subprocess
import sys
from pathlib import Path
from statistics import mean
from typing import TYPE_CHECKING, Any

import pytest

from tests.prep_sheet.people import NURSE, scripts_of, sheet

if TYPE_CHECKING:
    from generator.prep_sheet.model import PrepSheet

ALIKE = 30
THIRTY_NAMES = [f"Person {number}" for number in range(ALIKE)]


def runs_of(text: str) -> set[tuple[str, ...]]:
    """Return a text's runs of five words."""
    words = text.lower().split()
    return {tuple(words[at : at + 5]) for at in range(len(words) - 4)}


def alike(fields: dict[str, Any], names: list[str]) -> dict[str, PrepSheet]:
    """Return the prep sheets of people who differ in nothing but their names."""
    return {name: sheet(**{**fields, "name": name, "key": name}) for name in names}


def test_thirty_people_alike_in_all_but_name_say_thirty_different_things() -> None:
    sheets = alike(NURSE, THIRTY_NAMES)
    for script in ("near_term_full", "near_term_short", "long_term_full", "long_term_short"):
        assert len({scripts_of(one)[script] for one in sheets.values()}) == ALIKE
    runs = [runs_of(" ".join(scripts_of(one).values())) for one in sheets.values()]
    overlaps = [len(a & b) / len(a | b) for a, b in itertools.combinations(runs, 2)]
    assert mean(overlaps) < 0.15
    assert max(overlaps) < 0.35


@pytest.mark.parametrize("title", ["Any suitable", "Welder", "Hydrometric instrument specialist"])
def test_people_of_whom_nothing_is_known_do_not_speak_alike_either(title: str) -> None:
    sheets = alike({"target_role": title}, THIRTY_NAMES)
    for script in ("near_term_full", "long_term_full"):
        runs = [runs_of(scripts_of(one)[script]) for one in sheets.values()]
        overlaps = [len(a & b) / len(a | b) for a, b in itertools.combinations(runs, 2)]
        assert mean(overlaps) < 0.30
        assert max(overlaps) < 0.60


@pytest.mark.parametrize(
    "fields",
    [
        NURSE,
        {"target_role": "Welder", "skills": ("TIG welding",), "project": "the bridge refit"},
        {"target_role": "Any suitable", "target_employer": "Kestrel"},
        {"target_role": "Marketing intern", "current_role": "student"},
    ],
)
def test_the_short_scripts_alone_do_not_sound_alike(fields: dict[str, Any]) -> None:
    sheets = alike(fields, THIRTY_NAMES)
    for script in ("near_term_short", "long_term_short"):
        texts = [scripts_of(one)[script] for one in sheets.values()]
        assert len(set(texts)) == ALIKE
        runs = list(map(runs_of, texts))
        overlaps = [len(a & b) / len(a | b) for a, b in itertools.combinations(runs, 2)]
        assert mean(overlaps) < 0.10
        assert max(overlaps) < 0.60


def test_others_change_nobodys_words() -> None:
    before = alike(NURSE, THIRTY_NAMES)
    after = alike(NURSE, THIRTY_NAMES[:5] + THIRTY_NAMES[8:][::-1])
    assert len(after) == ALIKE - 3
    for name, one in after.items():
        assert one == before[name]


def test_the_rows_place_changes_nothing() -> None:
    assert sheet(**NURSE, row_number=2) == sheet(**NURSE, row_number=2000)


def test_another_process_says_the_same() -> None:
    code = (
        "from tests.prep_sheet.people import NURSE, scripts_of, sheet\n"
        "print(scripts_of(sheet(**NURSE)), end='')"
    )
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=root,
        env={"PYTHONHASHSEED": "123", "PATH": ""},
    )
    assert done.stdout == str(scripts_of(sheet(**NURSE)))
