"""Runs that are killed, stopped, run twice at once, out of room: real processes and signals."""

from __future__ import annotations

import json
import os
import random
import resource
import shutil
import signal
import subprocess
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.batch.commands import documents, run, start, write_cohort

if TYPE_CHECKING:
    from collections.abc import Iterator

COHORT = 2_000
KILLS = 20


def wait_for_documents(output: Path, count: int = 1) -> None:
    """Wait until a run has begun to write."""
    deadline = time.monotonic() + 60
    while len(list((output / "sheets").glob("*.docx"))) < count:
        assert time.monotonic() < deadline, "the run writes nothing"
        time.sleep(0.01)


def test_a_run_killed_twenty_times_ends_with_the_same_bytes(tmp_path: Path) -> None:
    roster = write_cohort(tmp_path / "cohort.csv", COHORT)
    assert run("generate", roster, "-o", tmp_path / "whole", "--jobs", "2").returncode == 0
    moments = random.Random(2026)  # noqa: S311 - moments, not secrets
    output = tmp_path / "killed"
    caught = 0
    for _ in range(KILLS):
        process = start("generate", roster, "-o", output, "--jobs", "2")
        time.sleep(moments.uniform(0.3, 2.0))
        caught += process.poll() is None
        process.kill()
        process.communicate()
    assert caught > KILLS / 4, "the kills came before the run's end"
    done = run("generate", roster, "-o", output, "--jobs", "2", "--json")
    assert done.returncode == 0, done.stderr
    assert documents(output) == documents(tmp_path / "whole")
    counts = json.loads(done.stdout)["counts"]
    assert counts["written"] + counts["unchanged"] == COHORT
    assert not list(output.rglob(".prepsheets-*"))


def workers_of(run: int) -> list[int]:
    """Return the numbers of a run's worker processes."""
    workers = []
    for place in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # it ended while we looked
            parent = (place / "stat").read_text().rpartition(")")[2].split()[1]
            if parent == str(run):
                workers.append(int(place.name))
    return sorted(workers)


def test_a_process_that_dies_has_its_documents_made_by_another(tmp_path: Path) -> None:
    roster, output = write_cohort(tmp_path / "cohort.csv", COHORT), tmp_path / "out"
    with start("generate", roster, "-o", output, "--jobs", "2", "--json") as process:
        wait_for_documents(output)
        os.kill(workers_of(process.pid)[-1], signal.SIGKILL)
        out, complaint = process.communicate(timeout=60)
    assert process.returncode == 0, complaint
    assert json.loads(out)["counts"]["written"] == COHORT
    assert len(documents(output)) == COHORT


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_stopped_run_writes_what_is_done_and_the_next_goes_on(
    tmp_path: Path, number: signal.Signals
) -> None:
    roster, output = write_cohort(tmp_path / "cohort.csv", COHORT), tmp_path / "out"
    process = start("generate", roster, "-o", output, "--jobs", "2")
    wait_for_documents(output)
    process.send_signal(number)
    _, complaint = process.communicate(timeout=60)
    assert process.returncode == 130, complaint
    assert "Traceback" not in complaint
    report = json.loads((output / "report.json").read_text(encoding="utf-8"))
    written = report["counts"]["written"]
    assert 0 < written < COHORT
    assert len(documents(output)) == written
    assert (output / "summary.xlsx").is_file()
    assert "run-stopped" in {problem["code"] for problem in report["problems"]}
    again = json.loads(run("generate", roster, "-o", output, "--json").stdout)
    assert again["counts"]["unchanged"] == written
    assert again["counts"]["written"] == COHORT - written


def test_a_second_run_exits_at_once(tmp_path: Path) -> None:
    roster, output = write_cohort(tmp_path / "cohort.csv", COHORT), tmp_path / "out"
    with start("generate", roster, "-o", output) as first:
        wait_for_documents(output)
        second = run("generate", roster, "-o", output)
        assert second.returncode == 6
        assert f"process {first.pid} on" in second.stderr
        first.kill()
        first.communicate()


@contextmanager
def small_disk(place: Path, kilobytes: int) -> Iterator[Path]:
    """Give a folder on a disk with little room; skip where none can be made."""
    mount = shutil.which("mount")
    place.mkdir()
    made = mount and subprocess.run(
        [mount, "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(place)], check=False
    )
    if not made or made.returncode:
        pytest.skip("NO SMALL DISK CAN BE MOUNTED HERE: the full disk is not tested")
    try:
        yield place
    finally:
        subprocess.run(["umount", str(place)], check=True)


def test_a_full_disk_is_named_and_what_was_written_is_whole(tmp_path: Path) -> None:
    roster = write_cohort(tmp_path / "cohort.csv", 200)
    whole = tmp_path / "whole"
    assert run("generate", roster, "-o", whole).returncode == 0
    with small_disk(tmp_path / "disk", 1024) as disk:
        done = run("generate", roster, "-o", disk / "out")
        assert done.returncode in {3, 5}
        assert "Traceback" not in done.stderr
        assert "make room on the disk" in done.stderr
        left = documents(disk / "out")
    expected = documents(whole)
    assert left
    assert all(expected[name] == content for name, content in left.items())


def test_a_limit_on_file_size_fails_each_document_and_exits_5(tmp_path: Path) -> None:
    roster, output = write_cohort(tmp_path / "cohort.csv", 3), tmp_path / "out"
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before[1]))
    try:
        done = run("generate", roster, "-o", output)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert done.returncode == 5
    assert "Traceback" not in done.stderr
    assert documents(output) == {}


def test_one_process_and_many_give_the_same_bytes(tmp_path: Path) -> None:
    roster = write_cohort(tmp_path / "cohort.csv", 400)
    for jobs in ("1", "3"):
        assert run("generate", roster, "-o", tmp_path / jobs, "--jobs", jobs).returncode == 0
    assert documents(tmp_path / "1") == documents(tmp_path / "3")
    assert len(documents(tmp_path / "1")) == 400
