"""`prepsheets init`: what it writes passes its own check, and explains every setting."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING

import openpyxl
import pytest
from click.testing import CliRunner

from cli.init import init
from generator.roster.reading import read_roster
from generator.settings import Settings, read_settings

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def made(tmp_path: Path) -> Path:
    folder = tmp_path / "new" / "cohort"
    result = CliRunner().invoke(init, [str(folder)])
    assert result.exit_code == 0, result.output
    assert "roster.xlsx written" in result.output
    return folder


def test_the_blank_roster_passes_its_own_check(made: Path) -> None:
    roster = read_roster(made / "roster.xlsx", read_settings(made / "prepsheets.toml"))
    assert roster.problems == ()
    assert [candidate.name for candidate in roster.candidates] == ["Sasha Kim"]
    assert roster.candidates[0].vacancy is not None
    assert roster.candidates[0].vacancy.department == "Surgical Ward"


def test_the_blank_roster_has_drop_downs_and_guidance(made: Path) -> None:
    workbook = openpyxl.load_workbook(made / "roster.xlsx")
    assert workbook.sheetnames == ["Candidates", "Roles", "How to fill"]
    validations = workbook["Candidates"].data_validations.dataValidation
    lists = {rule.formula1 for rule in validations if rule.type == "list"}
    assert "Roles!$A$2:$A$1000" in lists
    assert len(lists) == 4
    assert all(rule.prompt for rule in validations)
    guidance = [row[0].value for row in workbook["How to fill"].iter_rows(max_col=1)]
    assert {"Name", "Target role", "Draft answer", "Employer mission"} <= set(guidance)


def test_the_settings_file_changes_nothing_and_names_every_setting(made: Path) -> None:
    path = made / "prepsheets.toml"
    assert read_settings(path) == Settings()
    text = path.read_text(encoding="utf-8")
    turned_on = re.sub(r'^# (?=("[^"]+"|\w+) = )', "", text, flags=re.MULTILINE)
    settings = Settings.model_validate(tomllib.loads(turned_on))
    told = tomllib.loads(turned_on)
    for table, model in Settings.model_fields.items():
        keys = getattr(model.annotation, "model_fields", {})
        assert told[table].keys() >= set(keys)
        assert told[table], table
    assert settings.output == Settings().output
    assert settings.roster == Settings().roster
    assert settings.house.colour == Settings().house.colour


def test_a_file_that_stands_there_is_left_alone(made: Path) -> None:
    (made / "roster.xlsx").write_bytes(b"mine")
    result = CliRunner().invoke(init, [str(made)])
    assert result.exit_code == 0
    assert "left alone" in result.output
    assert (made / "roster.xlsx").read_bytes() == b"mine"


def test_two_blank_rosters_are_the_same_bytes(made: Path, tmp_path: Path) -> None:
    CliRunner().invoke(init, [str(tmp_path / "other")])
    assert (tmp_path / "other" / "roster.xlsx").read_bytes() == (made / "roster.xlsx").read_bytes()
