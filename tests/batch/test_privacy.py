"""People's data: nothing of it in logs, and no network, ever."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

from tests.batch.commands import ROOT, run, write_cohort
from tests.batch.nights import Nights, person

if TYPE_CHECKING:
    from pathlib import Path

NO_NETWORK = """
import sys
def refuse(event, arguments):
    if event in {"socket.connect", "socket.bind", "socket.getaddrinfo", "socket.sendto"}:
        raise AssertionError(f"network: {event} {arguments}")
sys.addaudithook(refuse)
from cli.main import main
main()
"""


def test_logs_hold_rows_and_digests_and_no_word_of_anybodys(tmp_path: Path) -> None:
    nights = Nights(tmp_path)
    rows = [
        person(1, name="Zaphod Quillfeather", draft_answer="I want to open my own vineyard."),
        person(2, name="Ermintrude Vole", target_role=""),
    ]
    nights.run(rows)
    done = run("generate", tmp_path / "cohort.csv", "-o", tmp_path / "b", "--log-format", "json")
    logs = (nights.out / ".prepsheets" / "log.jsonl").read_text(encoding="utf-8")
    lines = [json.loads(line) for line in logs.splitlines()]
    assert {line["event"] for line in lines} == {"candidate", "problem", "finished"}
    logged = [line for line in done.stderr.splitlines() if line.startswith("{")]
    assert len(logged) == len(lines)
    for word in ("Zaphod", "Quillfeather", "Ermintrude", "vineyard", "c-1", "Northwind"):
        assert word not in logs
        assert word not in "".join(logged)


def test_a_run_never_uses_the_network(tmp_path: Path) -> None:
    roster = write_cohort(tmp_path / "cohort.csv", 3)
    command = [sys.executable, "-c", NO_NETWORK, "generate", str(roster), "-o", str(tmp_path / "o")]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr
    assert "network:" not in done.stderr
