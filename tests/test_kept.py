"""What is made from the program's files is kept beside them, and trusted only while it is right."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from generator.kept import kept, stamp_of, stamp_of_files

if TYPE_CHECKING:
    from pathlib import Path

MADE = {"title": "ü", "parts": [1, 2.5, None]}


class Maker:
    """Makes a thing, and counts how often."""

    def __init__(self, made: object = MADE) -> None:
        self.made, self.count = made, 0

    def __call__(self) -> object:
        self.count += 1
        return self.made


def test_the_second_time_it_is_not_made_again(tmp_path: Path) -> None:
    make = Maker()
    assert kept(tmp_path, "thing", "one", make) == kept(tmp_path, "thing", "one", make) == MADE
    assert make.count == 1


def test_a_stale_one_is_made_again_and_kept(tmp_path: Path) -> None:
    kept(tmp_path, "thing", "one", Maker({"old": 1}))
    make = Maker()
    assert kept(tmp_path, "thing", "two", make) == kept(tmp_path, "thing", "two", make) == MADE
    assert make.count == 1


def test_a_damaged_one_is_made_again(tmp_path: Path) -> None:
    kept(tmp_path, "thing", "one", Maker())
    path = tmp_path / "__pycache__" / "thing-0.json"
    whole = path.read_bytes()
    one_letter = whole.replace(b"title", b"tidle")
    for damage in (b"", b"\n", b"one", whole[:-1], whole + b" ", one_letter, b"\xff" * 99):
        path.write_bytes(damage)
        make = Maker()
        assert kept(tmp_path, "thing", "one", make) == MADE
        assert make.count == 1
        assert path.read_bytes() == whole


def test_where_nothing_can_be_written_it_is_made_each_time(tmp_path: Path) -> None:
    (tmp_path / "__pycache__").write_text("a file stands where the folder would", encoding="utf-8")
    make = Maker()
    assert kept(tmp_path, "thing", "one", make) == kept(tmp_path, "thing", "one", make) == MADE
    assert make.count == 2


def test_what_json_cannot_hold_is_made_each_time_and_leaves_nothing(tmp_path: Path) -> None:
    make = Maker({"date": dt.date(2026, 1, 1)})
    assert kept(tmp_path, "thing", "one", make) == kept(tmp_path, "thing", "one", make)
    assert make.count == 2
    assert list(tmp_path.iterdir()) == []


def test_a_fault_in_making_is_told_and_not_kept(tmp_path: Path) -> None:
    def fail() -> object:
        raise ValueError("no such phrase")

    with pytest.raises(ValueError, match="no such phrase"):
        kept(tmp_path, "thing", "one", fail)
    assert kept(tmp_path, "thing", "one", Maker()) == MADE


def test_a_stamp_changes_with_a_file_s_name_size_and_moment(tmp_path: Path) -> None:
    one, other = tmp_path / "one.toml", tmp_path / "other.toml"
    one.write_text("x = 1", encoding="utf-8")
    stamps = {stamp_of_files([one])}
    one.write_text("x = 12", encoding="utf-8")
    stamps.add(stamp_of_files([one]))
    one.rename(other)
    stamps.add(stamp_of_files([other]))
    assert len(stamps) == 3
    assert stamp_of_files([other]) == stamp_of_files([other])
    assert stamp_of({"a": 1}) != stamp_of({"a": 2})
