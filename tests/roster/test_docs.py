"""docs/roster.md says what the data says."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

from click.testing import CliRunner

from cli.check import check
from generator.roster.vocabulary import load_vocabulary

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "roster.md"


def test_the_tables_come_from_the_data() -> None:
    spec = importlib.util.spec_from_file_location("tables", ROOT / "tools" / "make_label_table.py")
    assert spec is not None
    assert spec.loader is not None
    tables = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tables)
    page = PAGE.read_text(encoding="utf-8")
    assert page == tables.with_tables(page), "run tools/make_label_table.py"
    fields = load_vocabulary().fields
    assert len(fields) > 20
    assert all(f"| `{field}` |" in page for field in fields)


def test_the_commands_of_the_page_run(tmp_path: Path) -> None:
    commands = re.findall(
        r"^prepsheets check (.+)$", PAGE.read_text(encoding="utf-8"), re.MULTILINE
    )
    assert len(commands) == 2
    for command in commands:
        words = [
            str(ROOT / word) if word.startswith("sample_inputs") else word
            for word in command.replace("marked.xlsx", str(tmp_path / "marked.xlsx")).split()
        ]
        assert CliRunner().invoke(check, words).exit_code == 3
    assert (tmp_path / "marked.xlsx").stat().st_size > 1000
