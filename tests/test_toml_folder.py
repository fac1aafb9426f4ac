"""A folder of TOML files, kept compiled beside the source."""

from __future__ import annotations

import os
import tomllib
from typing import TYPE_CHECKING

import pytest

from generator.toml_folder import read_toml_folder

if TYPE_CHECKING:
    from pathlib import Path


def test_files_come_by_stem_and_the_second_time_from_the_compiled_form(tmp_path: Path) -> None:
    (tmp_path / "b.toml").write_text("x = 1", encoding="utf-8")
    (tmp_path / "a.toml").write_text('y = "ü"', encoding="utf-8")
    first = read_toml_folder(tmp_path)
    assert list(first) == ["a", "b"]
    assert (tmp_path / "__pycache__" / "toml-0.json").is_file()
    assert read_toml_folder(tmp_path) == first == {"a": {"y": "ü"}, "b": {"x": 1}}


def test_a_changed_file_is_read_anew(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text("x = 1", encoding="utf-8")
    read_toml_folder(tmp_path)
    path.write_text("x = 2", encoding="utf-8")
    os.utime(path, ns=(1, 1))
    assert read_toml_folder(tmp_path) == {"a": {"x": 2}}


def test_a_damaged_compiled_form_does_not_matter(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text("x = 1", encoding="utf-8")
    read_toml_folder(tmp_path)
    for damage in (b"", b"{", b"[]", b'{"stamp": 1}'):
        (tmp_path / "__pycache__" / "toml-0.json").write_bytes(damage)
        assert read_toml_folder(tmp_path) == {"a": {"x": 1}}


def test_a_file_that_is_no_toml_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text("x = ", encoding="utf-8")
    with pytest.raises(tomllib.TOMLDecodeError) as caught:
        read_toml_folder(tmp_path)
    assert caught.value.__notes__ == [str(tmp_path / "a.toml")]
