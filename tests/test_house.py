"""The house's order: imports go down DESIGN's list only, and the command line starts light."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FLOORS = (
    ("cli",),
    ("generator",),
    ("generator.pipeline",),
    ("generator.publishing",),
    ("generator.extras",),
    ("generator.batch", "generator.summary"),
    ("generator.word",),
    ("generator.prep_sheet",),
    ("generator.roles", "generator.roster"),
    ("generator.problems", "generator.spool", "generator.toml_folder", "generator.settings"),
    ("generator.kept",),
    ("generator.files",),
    ("generator.errors",),
)
LEVELS = {room: level for level, rooms in enumerate(FLOORS) for room in rooms}
"""The room's floor: an import goes to the same room or to a lower floor (a greater number).

`batch.model` holds the types that travel from the batch to the summary, so the summary may import
it; nothing else crosses between two rooms of one floor.
"""
SAME_FLOOR_DOORS = {("generator.summary", "generator.batch.model")}
HEAVY = {"pandas", "openpyxl", "docx", "numpy", "lxml", "docxtpl", "jinja2", "pydantic", "rich"}


def room_of(module: str) -> str:
    """Return the room a module belongs to: its longest known prefix."""
    parts = module.split(".")
    for length in range(len(parts), 0, -1):
        if (name := ".".join(parts[:length])) in LEVELS:
            return name
    message = f"{module} stands in no room of the house"
    raise AssertionError(message)


def modules() -> dict[str, ast.Module]:
    """Return every module of both packages, parsed."""
    found = {}
    for path in [*ROOT.glob("cli/**/*.py"), *ROOT.glob("generator/**/*.py")]:
        parts = path.relative_to(ROOT).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        found[name] = ast.parse(path.read_text(encoding="utf-8"))
    return found


def own_imports(tree: ast.Module) -> set[str]:
    """Return what a module imports of the two packages, wherever in it the import stands."""
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, "imports are absolute"
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return {name for name in names if name.split(".")[0] in {"cli", "generator"}}


def may_import(importer: str, imported: str) -> bool:
    here, there = room_of(importer), room_of(imported)
    if here == there or LEVELS[here] < LEVELS[there]:
        return True
    return any(here == a and imported.startswith(b) for a, b in SAME_FLOOR_DOORS)


def test_imports_go_down_the_list_only() -> None:
    found = modules()
    assert len(found) > 10, "the test looks in the right place"
    wrong = [
        f"{name} imports {target}"
        for name, tree in found.items()
        for target in own_imports(tree)
        if not may_import(name, target)
    ]
    assert wrong == []


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys\n"
        "from click.testing import CliRunner\n"
        "from cli.main import prepsheets\n"
        "assert CliRunner().invoke(prepsheets, ['--help']).exit_code == 0\n"
        "print(','.join(sorted(sys.modules)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    loaded = {name.split(".")[0] for name in done.stdout.strip().split(",")}
    assert "cli" in loaded
    assert loaded & HEAVY == set()
