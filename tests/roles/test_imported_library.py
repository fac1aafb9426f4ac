"""The imported library: written whole, opened fast, used behind the built-in profiles."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from generator.errors import OutputError, RoleLibraryError
from generator.roles.data_home import data_home
from generator.roles.imported_library import (
    ImportedLibrary,
    imported_path,
    title_keys,
    write_imported_library,
)
from generator.roles.matching import TitleContext, find_role_profile
from generator.roles.onet_release import read_onet_release
from generator.roles.role_library import RoleLibrary, load_role_library
from generator.settings import RoleSettings
from tests.roles.onet_folder import make_onet_folder


@pytest.fixture
def imported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ImportedLibrary:
    monkeypatch.setenv("PREPSHEETS_DATA_HOME", str(tmp_path / "data"))
    release = read_onet_release(make_onet_folder(tmp_path / "release"))
    write_imported_library(release, imported_path())
    return ImportedLibrary(imported_path())


@pytest.fixture
def library(imported: ImportedLibrary) -> RoleLibrary:
    assert imported.path.is_file()
    return load_role_library(RoleSettings())


def test_licence_and_version_are_kept(imported: ImportedLibrary) -> None:
    about = imported.about()
    assert about.version == "O*NET 99.1 Database, May 2031 Release"
    assert about.licence == "Creative Commons Attribution 4.0 International License"
    assert (about.occupations, about.titles) == (3, 8)


def test_titles_are_found_in_any_order(imported: ImportedLibrary) -> None:
    assert imported.find(title_keys("otter whisperers")) == ("39-2021.00",)
    assert imported.find(title_keys("Whisperer, Otter")) == ("39-2021.00",)
    assert imported.find(title_keys("Wizard")) == ()


def test_a_title_of_one_built_in_occupation_gets_its_profile(library: RoleLibrary) -> None:
    match = find_role_profile("Bedside Hero", TitleContext(), library)
    assert match.profile.soc == "29-1141" or match.profile.id == "onet-29-1141.00"
    assert match.kind == "similar"


def test_other_titles_get_the_imported_facts_over_their_field(library: RoleLibrary) -> None:
    match = find_role_profile("Lighthouse Attendant", TitleContext(), library)
    assert match.profile.id == "onet-53-6099.00"
    assert match.profile.soc == "53-6099"
    assert match.spoken_title == "lighthouse attendant"
    match = find_role_profile("Otter Whisperer", TitleContext(), library)
    assert match.profile.major_group == "39"
    if match.profile.id.startswith("onet-"):
        assert match.profile.tools == ("ZooEasy", "Microsoft Excel")
        assert match.profile.responsibilities == ("feed and water animals according to schedules",)
        assert match.profile.spoken == "animal caretaker"
        assert match.profile.avoid == library.family("39").avoid


def test_built_in_titles_stay_as_they_are(library: RoleLibrary) -> None:
    match = find_role_profile("Registered nurse", TitleContext(), library)
    assert (match.profile.id, match.kind) == ("registered-nurse", "exact")


def test_a_library_with_an_import_travels_to_a_worker(library: RoleLibrary) -> None:
    again = pickle.loads(pickle.dumps(library))  # noqa: S301 - our own bytes
    assert again.profile("onet-39-2021.00") == library.profile("onet-39-2021.00")


def test_a_second_import_takes_the_place_of_the_first(
    imported: ImportedLibrary, tmp_path: Path
) -> None:
    folder = tmp_path / "release"
    page = folder / "Read Me.txt"
    page.write_text(page.read_text(encoding="utf-8").replace("99.1", "99.2"), encoding="utf-8")
    path = tmp_path / "data" / "again" / imported.path.name
    write_imported_library(read_onet_release(folder), path)
    assert ImportedLibrary(path).about().version.startswith("O*NET 99.2")
    assert [found.name for found in path.parent.iterdir()] == [path.name]


def test_a_damaged_import_is_refused(imported: ImportedLibrary, tmp_path: Path) -> None:
    broken = tmp_path / "broken.sqlite"
    broken.write_bytes(imported.path.read_bytes()[:5000].replace(b"SQLite", b"Quartz"))
    with pytest.raises(RoleLibraryError, match="cannot be read") as caught:
        ImportedLibrary(broken)
    assert "Import the O*NET release again" in caught.value.hint


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    release = read_onet_release(make_onet_folder(tmp_path / "release"))
    with pytest.raises(OutputError, match="cannot be written"):
        write_imported_library(release, tmp_path / "file" / "roles.sqlite")


def test_the_users_own_place_is_respected(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.delenv("PREPSHEETS_DATA_HOME", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", "/somewhere")
    assert data_home() == Path("/somewhere/prepsheets")
    monkeypatch.delenv("XDG_DATA_HOME")
    assert data_home().parts[-3:] == (".local", "share", "prepsheets")
    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setenv("LOCALAPPDATA", "/local")
    assert data_home() == Path("/local/prepsheets")
    monkeypatch.setenv("PREPSHEETS_DATA_HOME", "/own")
    assert data_home() == Path("/own")
