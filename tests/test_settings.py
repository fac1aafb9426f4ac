"""The settings file: every fault named by key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.errors import SettingsError
from generator.settings import SECTIONS, Settings, read_settings

if TYPE_CHECKING:
    from pathlib import Path


def write(folder: Path, text: str) -> Path:
    path = folder / "prepsheets.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_an_empty_file_gives_the_defaults(tmp_path: Path) -> None:
    assert read_settings(write(tmp_path, "")) == Settings()
    assert Settings().document.sections == SECTIONS


def test_paths_stand_beside_the_file(tmp_path: Path) -> None:
    text = '[house]\nlogo = "logo.png"\n[roles]\nfolder = "/own/roles"\n'
    settings = read_settings(write(tmp_path, text))
    assert settings.house.logo == tmp_path / "logo.png"
    assert str(settings.roles.folder) == "/own/roles"
    assert settings.content.folder is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[house]\ncolor = "#123456"', "prepsheets.toml, house.color: is not a known key"),
        ('[house]\ncolour = "blue"', "prepsheets.toml, house.colour: 'blue': "),
        ('[document]\npaper = "A5"', "prepsheets.toml, document.paper: 'A5': "),
        ("[output]\ncoach_pages = -1", "prepsheets.toml, output.coach_pages: -1: "),
        ('[output]\nname = "{x}"', "prepsheets.toml, output.name: '{x}': use only {name}, "),
        ("house = ", "prepsheets.toml: is not TOML: "),
        ("[hause]", "prepsheets.toml, hause: is not a known key"),
    ],
)
def test_a_fault_names_file_key_and_value(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(SettingsError) as caught:
        read_settings(write(tmp_path, text))
    assert caught.value.message.startswith(said)
    assert "\n" not in caught.value.message


def test_bytes_that_are_no_text_are_said(tmp_path: Path) -> None:
    path = tmp_path / "prepsheets.toml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SettingsError, match="is not TOML"):
        read_settings(path)
