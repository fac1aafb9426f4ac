"""Loading the role library: the built-in files, one's own over them, and what can be wrong."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

import pytest

from generator.errors import RoleLibraryError
from generator.roles.role_library import BUILT_IN, load_role_library
from generator.settings import RoleSettings

if TYPE_CHECKING:
    from pathlib import Path

    from generator.roles.role_library import RoleLibrary

OWN = """
[lighthouse-keeper]
title = "Lighthouse keeper"
soc = "53-6099"
spoken = "lighthouse keeper"
aliases = ["keeper of the light"]
"""


@pytest.fixture(autouse=True)
def no_import(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREPSHEETS_DATA_HOME", str(tmp_path / "nothing-imported"))


def own_folder(tmp_path: Path, content: str) -> RoleSettings:
    (tmp_path / "profiles").mkdir()
    (tmp_path / "profiles" / "ours.toml").write_text(content, encoding="utf-8")
    return RoleSettings(folder=tmp_path / "profiles")


def test_the_built_in_profiles_are_there_and_valid(library: RoleLibrary) -> None:
    assert library.profile("registered-nurse").soc == "29-1141"
    assert library.family("29").is_family
    assert len(library.profiles) == len(list(library.profiles)) > 80


def test_the_neutral_profile_says_nothing(library: RoleLibrary) -> None:
    neutral = library.profile("none")
    assert (neutral.id, neutral.spoken, neutral.soc, neutral.skills) == ("none", "", "", ())
    assert library.family("99") == neutral


def test_an_unknown_id_is_a_clear_fault(library: RoleLibrary) -> None:
    with pytest.raises(RoleLibraryError, match="no profile 'wizard'"):
        library.profile("wizard")


def test_a_library_travels_to_a_worker(library: RoleLibrary) -> None:
    again = pickle.loads(pickle.dumps(library))  # noqa: S301 - our own bytes
    assert again.profile("registered-nurse") == library.profile("registered-nurse")


def test_own_profiles_stand_over_the_built_in_ones(tmp_path: Path) -> None:
    own = OWN + OWN.replace("lighthouse-keeper", "registered-nurse").replace(
        "Lighthouse keeper", "Nurse of ours"
    )
    library = load_role_library(own_folder(tmp_path, own))
    assert library.profile("lighthouse-keeper").title == "Lighthouse keeper"
    assert library.profile("registered-nurse").title == "Nurse of ours"
    assert library.profile("family-29").is_family


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("[a]\ntitle = 'A'\nsoc = '11-1011'\n", r"ours\.toml, a\.spoken: is missing"),
        (OWN + "wage = 3\n", r"ours\.toml, lighthouse-keeper\.wage: is not a known key"),
        (OWN + "tools = 'lamp'\n", r"ours\.toml, lighthouse-keeper\.tools: .*tuple"),
        ("title = 'A'\n", r"ours\.toml, title: stands outside a profile"),
        ("[a\n", r"ours\.toml: is not TOML: .*line 1"),
    ],
)
def test_a_faulty_profile_is_refused_by_file_and_key(
    tmp_path: Path, content: str, message: str
) -> None:
    with pytest.raises(RoleLibraryError, match=message) as caught:
        load_role_library(own_folder(tmp_path, content))
    assert caught.value.exit_code == 4


def test_an_id_that_stands_in_two_files_is_refused(tmp_path: Path) -> None:
    settings = own_folder(tmp_path, OWN)
    (tmp_path / "profiles" / "more.toml").write_text(OWN, encoding="utf-8")
    with pytest.raises(RoleLibraryError, match=r"ours\.toml, lighthouse-keeper: stands in more"):
        load_role_library(settings)


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RoleLibraryError, match="no such folder"):
        load_role_library(RoleSettings(folder=tmp_path / "missing"))


def test_a_title_mapped_to_no_profile_is_refused() -> None:
    with pytest.raises(RoleLibraryError, match="'Wizard' is mapped to 'wizard'"):
        load_role_library(RoleSettings(titles={"Wizard": "wizard"}))


def test_profiles_are_validated_only_when_asked_for(library: RoleLibrary) -> None:
    assert BUILT_IN.is_dir()
    assert set(library.profiles) == set(library.profiles.tables)
    assert "nobody" not in library.profiles
