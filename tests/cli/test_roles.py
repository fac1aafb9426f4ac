"""`prepsheets roles`: one title, the whole library, and an import."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from cli.main import prepsheets
from tests.roles.onet_folder import make_onet_folder

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def data_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PREPSHEETS_DATA_HOME", str(tmp_path / "data"))
    return tmp_path / "data"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(prepsheets, ["roles", *arguments])


def test_a_title_is_shown_with_each_step_and_how_to_mend_it() -> None:
    result = run("RN - ICU nights")
    assert result.exit_code == 0
    assert "ICU nurse (icu-nurse, SOC 29-1141)" in result.stdout
    assert "exact" in result.stdout
    assert "Left out: nights" in result.stdout
    assert '"RN - ICU nights" = "the-right-id"' in result.stdout


def test_a_title_needs_no_quotation_marks() -> None:
    assert run("ICU", "nurse").stdout.startswith("ICU nurse (icu-nurse")


def test_json_holds_the_role_profile() -> None:
    result = run("Registered Nurse", "--json")
    profile = json.loads(result.stdout)["role_profile"]
    assert {key: profile[key] for key in ("id", "title", "soc", "match", "score")} == {
        "id": "registered-nurse",
        "title": "Registered nurse",
        "soc": "29-1141",
        "match": "exact",
        "score": 1.0,
    }


def test_a_meaningless_title_has_no_code() -> None:
    profile = json.loads(run("--json", "Open to anything").stdout)["role_profile"]
    assert (profile["match"], profile["soc"], profile["score"]) == ("none", None, 0.0)


def test_a_family_has_its_major_groups_code() -> None:
    profile = json.loads(run("Croupier", "--json").stdout)["role_profile"]
    assert profile["soc"] in {"39-0000", "39-3011"}


def test_without_a_title_the_library_is_listed_by_group() -> None:
    result = run()
    assert result.exit_code == 0
    assert "registered-nurse" in result.stdout
    assert result.stdout.index("\n15  ") < result.stdout.index("\n29  ")
    listed = json.loads(run("--json").stdout)
    assert len(listed["role_profiles"]) > 80
    assert listed["imported"] is None


def test_settings_map_titles_and_bring_profiles(tmp_path: Path) -> None:
    (tmp_path / "ours").mkdir()
    own = '[keeper]\ntitle = "Keeper"\nsoc = "53-6099"\nspoken = "keeper"\n'
    (tmp_path / "ours" / "own.toml").write_text(own, encoding="utf-8")
    settings = tmp_path / "prepsheets.toml"
    settings.write_text(
        '[roles]\nfolder = "ours"\n[roles.titles]\n"Light of the bay" = "keeper"\n',
        encoding="utf-8",
    )
    result = run("Light of the bay", "--json", "--settings", str(settings))
    assert json.loads(result.stdout)["role_profile"]["id"] == "keeper"
    (tmp_path / "ours" / "own.toml").write_text(own + "colour = 1\n", encoding="utf-8")
    result = run("keeper", "--settings", str(settings))
    assert result.exit_code == 4
    assert "own.toml, keeper.colour: is not a known key" in result.stderr


def test_an_import_says_what_it_is_and_is_used_from_then_on(
    tmp_path: Path, data_home: Path
) -> None:
    result = run("import", str(make_onet_folder(tmp_path / "release")))
    assert result.exit_code == 0
    assert "3 occupations with 8 titles from O*NET 99.1 Database" in result.stdout
    assert "Creative Commons Attribution 4.0 International License" in result.stdout
    assert str(data_home) in result.stdout
    found = json.loads(run("Lighthouse Attendant", "--json").stdout)["role_profile"]
    assert found["id"] == "onet-53-6099.00"
    assert "O*NET 99.1" in run().stdout


def test_a_damaged_release_is_refused_and_nothing_written(tmp_path: Path, data_home: Path) -> None:
    folder = make_onet_folder(tmp_path / "release")
    path = folder / "Alternate Titles.txt"
    path.write_bytes(path.read_bytes()[:-5])
    result = run("import", str(folder))
    assert result.exit_code == 4
    assert "Alternate Titles.txt, line 5" in result.stderr
    assert not data_home.exists()


def test_a_folder_that_is_not_there_is_a_usage_error(tmp_path: Path) -> None:
    assert run("import", str(tmp_path / "missing")).exit_code == 2


def test_help_has_examples() -> None:
    for arguments in (("--help",), ("import", "--help")):
        result = run(*arguments)
        assert result.exit_code == 0
        assert "Example" in result.stdout
    assert "--settings" in run("--help").stdout
