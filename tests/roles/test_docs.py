"""The page "Roles" of the docs is true."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

from generator.roles.role_library import load_role_library, parse_profile
from generator.settings import RoleSettings

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "roles.md").read_text(encoding="utf-8")


def toml_blocks() -> list[str]:
    return re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)


def test_the_example_profile_is_one() -> None:
    (profile,) = [block for block in toml_blocks() if "[aquarium-keeper]" in block]
    table = tomllib.loads(profile)["aquarium-keeper"]
    assert parse_profile("aquarium-keeper", table, "docs").skills[0].name == "water testing"


def test_the_example_settings_are_understood() -> None:
    (mapped,) = [block for block in toml_blocks() if "[roles.titles]" in block]
    settings = RoleSettings.model_validate(tomllib.loads(mapped)["roles"])
    assert load_role_library(settings).titles == settings.titles


def test_the_table_is_the_librarys() -> None:
    done = subprocess.run(
        [sys.executable, "tools/make_roles_table.py", "--check"],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_onet_is_credited() -> None:
    assert "O\\*NET 27.0 Database" in PAGE
    assert "CC BY 4.0" in PAGE
