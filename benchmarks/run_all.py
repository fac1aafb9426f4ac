"""`make bench`: every benchmark, one after the other."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
DATA = HERE.parent / "tests" / "data" / "red_flags"
HELD_OUT = ("g", "h", "m", "q", "r", "ag", "am", "aq", "ar")
BENCHMARKS: tuple[tuple[str, ...], ...] = (
    ("documents",),
    ("composing",),
    ("rosters",),
    ("titles",),
    # Nine authors on weights that have not heard them.
    (
        "red_flags",
        *(f"{DATA}/statements_{author}.csv" for author in HELD_OUT),
        "--voice",
        f"{DATA}/voice_held_out.json",
    ),
    ("summaries", "20000"),
    ("batch",),
)


def main() -> None:
    """Run each benchmark in a process of its own; a failure ends it with its code."""
    for name, *arguments in BENCHMARKS:
        print(f"\n== {name} ==", flush=True)
        command = [sys.executable, str(HERE / f"{name}.py"), *arguments]
        if code := subprocess.run(command, check=False).returncode:
            sys.exit(code)


if __name__ == "__main__":
    main()
