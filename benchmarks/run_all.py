"""`make bench`: every benchmark, one after the other."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
BENCHMARKS = ("documents", "composing", "rosters", "titles", "red_flags", "summaries", "batch")


def main() -> None:
    """Run each benchmark in a process of its own; a failure ends it with its code."""
    for name in BENCHMARKS:
        print(f"\n== {name} ==", flush=True)
        done = subprocess.run([sys.executable, str(HERE / f"{name}.py")], check=False)
        if done.returncode:
            sys.exit(done.returncode)


if __name__ == "__main__":
    main()
