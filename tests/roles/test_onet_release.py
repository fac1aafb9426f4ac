"""Reading an O*NET text release: whole, or refused by file and line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.errors import RoleLibraryError
from generator.roles.onet_release import read_onet_release
from tests.roles.onet_folder import make_onet_folder

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make_onet_folder(tmp_path / "release")


def test_a_release_is_read_whole(folder: Path) -> None:
    release = read_onet_release(folder)
    assert release.version == "O*NET 99.1 Database, May 2031 Release"
    assert release.licence == "Creative Commons Attribution 4.0 International License"
    keeper = release.occupations["39-2021.00"]
    assert keeper.titles == ["Otter Whisperer", "Penguin Feeding Specialist", "Aquarium Keeper"]
    assert keeper.related == ["29-1141.00"]
    assert keeper.job_zone == 2
    assert keeper.asked_for == ["Microsoft Excel", "ZooEasy software"]


@pytest.mark.parametrize("name", ["Read Me.txt", "Task Statements.txt", "Job Zones.txt"])
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(RoleLibraryError, match=f"{name}: not there"):
        read_onet_release(folder)


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        (
            "Alternate Titles.txt",
            "39-2021.00\tOtter Whisperer\tn/a\t08",
            "39-2021.00\tOtter",
            r"Alternate Titles\.txt, line 3: 2 columns where the labels are 4",
        ),
        (
            "Job Zones.txt",
            "39-2021.00\t2",
            "39-20\t2",
            r"Job Zones\.txt, line 3: '39-20' is no O\*NET-SOC code",
        ),
        (
            "Job Zones.txt",
            "39-2021.00\t2",
            "39-2021.00\t7",
            r"Job Zones\.txt, line 3: '7' is no job zone",
        ),
        (
            "Task Statements.txt",
            "29-1141.00\t1",
            "29-9999.00\t1",
            r"Task Statements\.txt, line 2: 29-9999\.00 stands not in Occupation Data",
        ),
        (
            "Occupation Data.txt",
            "\tDescription",
            "\tText",
            r"Occupation Data\.txt, line 1: there is no column 'Description'",
        ),
        (
            "Alternate Titles.txt",
            "\n53-6099.00\tLighthouse Attendant\tn/a\t08",
            "",
            r"Alternate Titles\.txt: is incomplete: nothing for 53-6099\.00",
        ),
        ("Read Me.txt", "licensed", "given", r"Read Me\.txt: names no version or no licence"),
    ],
)
def test_a_damaged_file_is_refused_by_name_and_line(
    folder: Path, name: str, old: str, new: str, message: str
) -> None:
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(RoleLibraryError, match=message) as caught:
        read_onet_release(folder)
    assert caught.value.exit_code == 4


def test_a_file_cut_in_the_middle_of_a_line_is_refused(folder: Path) -> None:
    path = folder / "Task Statements.txt"
    path.write_bytes(path.read_bytes()[:-9])
    with pytest.raises(RoleLibraryError, match=r"line 4: the file ends in the middle"):
        read_onet_release(folder)


def test_an_empty_file_and_one_that_is_no_text_are_refused(folder: Path) -> None:
    (folder / "Job Zones.txt").write_bytes(b"")
    with pytest.raises(RoleLibraryError, match=r"Job Zones\.txt, line 1: the file is empty"):
        read_onet_release(folder)
    (folder / "Job Zones.txt").write_bytes(b"ok\n\xff\xfe\n")
    with pytest.raises(RoleLibraryError, match=r"Job Zones\.txt, line 2: is not UTF-8"):
        read_onet_release(folder)
