"""The command as a process of its own."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from pathlib import Path

from tests.batch.nights import LABELS, person

ROOT = Path(__file__).resolve().parents[2]
RUN = [sys.executable, "-c", "from cli.main import main; main()"]


def start(*arguments: str | Path, **environment: str) -> subprocess.Popen[str]:
    """Start `prepsheets` with these arguments."""
    return subprocess.Popen(
        [*RUN, *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=os.environ | environment,
    )


def run(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `prepsheets` to its end."""
    with start(*arguments, **environment) as process:
        out, err = process.communicate()
    return subprocess.CompletedProcess(arguments, process.returncode, out, err)


def write_cohort(path: Path, count: int) -> Path:
    """Write a roster of so many candidates."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, LABELS)
        writer.writeheader()
        writer.writerows(person(number) for number in range(count))
    return path


def documents(output: Path) -> dict[str, bytes]:
    """Return every file below sheets/ by name."""
    return {path.name: path.read_bytes() for path in (output / "sheets").rglob("*")}
