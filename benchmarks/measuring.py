"""Time and weigh whole commands, as the operating system accounts for them."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[1]
PREPSHEETS = [str(Path(sys.executable).parent / "prepsheets")]
KIB = 1024


@dataclass(frozen=True, slots=True)
class Measured:
    """One run of a command: seconds on the clock, and the peak of all its processes, bytes."""

    seconds: float
    peak_bytes: int


def run(command: list[str]) -> Measured:
    """Run a command to its end and measure it; a failure is shown and ends the benchmark."""
    begun = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd=ROOT)
    weigher = _Weigher(process.pid)
    weigher.start()
    _, complaint = process.communicate()
    seconds = time.perf_counter() - begun
    weigher.join()
    if process.returncode not in {0, 3}:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}:\n{complaint.decode()}")
    return Measured(seconds, weigher.peak_bytes)


def median_seconds(command: list[str], runs: int = 5) -> float:
    """Return the median of several runs, after one that is not counted."""
    run(command)
    return median(run(command).seconds for _ in range(runs))


class _Weigher(threading.Thread):
    """Watch the memory of a process and its children: proportional sizes, shared pages once."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self._pid = pid
        self.peak_bytes = 0

    def run(self) -> None:
        while total := sum(_proportional_bytes(pid) for pid in _family(self._pid)):
            self.peak_bytes = max(self.peak_bytes, total)
            time.sleep(0.1)


def _family(pid: int) -> list[int]:
    family = [pid]
    for parent in family:
        try:
            children = Path(f"/proc/{parent}/task/{parent}/children").read_text(encoding="ascii")
        except OSError:
            continue
        family += [int(child) for child in children.split()]
    return family


def _proportional_bytes(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * KIB for line in lines if line.startswith("Pss:"))


def cores() -> int:
    """Return how many cores this machine gives."""
    return len(os.sched_getaffinity(0))
