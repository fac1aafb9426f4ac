"""A real Dask cluster of two workers on this machine; one of them is killed."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest

from tests.batch.commands import ROOT, documents, run, start, write_cohort
from tests.batch.test_disturbed import wait_for_documents

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytest.importorskip("distributed", reason="THE EXTRA `dask` IS NOT INSTALLED: no cluster is tested")

DASK = [sys.executable, "-m", "dask"]
COHORT = 1_200


class Cluster:
    """A scheduler and two workers, each a process."""

    def __init__(
        self,
        address: str,
        scheduler: subprocess.Popen[bytes],
        workers: list[subprocess.Popen[bytes]],
    ) -> None:
        self.address = address
        self.scheduler = scheduler
        self.workers = workers


def launch(stack: ExitStack, *arguments: str) -> subprocess.Popen[bytes]:
    process = stack.enter_context(
        subprocess.Popen(
            [*DASK, *arguments], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
    )
    stack.callback(process.kill)
    return process


def address_in(path: Path) -> str:
    """Wait for the scheduler to say where it listens."""
    deadline = time.monotonic() + 60
    while True:
        assert time.monotonic() < deadline, "the scheduler does not start"
        try:
            return str(json.loads(path.read_text(encoding="utf-8"))["address"])
        except (OSError, ValueError):
            time.sleep(0.1)


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    with ExitStack() as stack:
        where = tmp_path / "scheduler.json"
        told = ("--scheduler-file", str(where))
        scheduler = launch(
            stack, "scheduler", *told, "--host", "127.0.0.1", "--port", "0", "--no-dashboard"
        )
        address = address_in(where)
        workers = [
            launch(stack, "worker", address, "--nthreads", "1", "--no-dashboard", "--no-nanny")
            for _ in range(2)
        ]
        wait_for_workers(address, len(workers))
        yield Cluster(address, scheduler, workers)


def wait_for_workers(address: str, count: int) -> None:
    code = (
        "from distributed import Client\n"
        f"with Client({address!r}) as client: client.wait_for_workers({count}, timeout=60)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT, capture_output=True)


def test_a_cluster_gives_the_same_bytes_though_a_worker_dies(
    tmp_path: Path, cluster: Cluster
) -> None:
    roster = write_cohort(tmp_path / "cohort.csv", COHORT)
    assert run("generate", roster, "-o", tmp_path / "alone").returncode == 0
    output = tmp_path / "cluster"
    with start("generate", roster, "-o", output, "--dask", cluster.address, "--json") as process:
        wait_for_documents(output)
        cluster.workers[0].kill()
        out, err = process.communicate(timeout=120)
    assert process.returncode == 0, err
    report = json.loads(out)
    assert report["counts"]["written"] == COHORT
    rows = [candidate["row_number"] for candidate in report["candidates"]]
    assert rows == sorted(rows)
    assert documents(output) == documents(tmp_path / "alone")


def test_a_scheduler_that_dies_is_said_and_what_is_written_stays(
    tmp_path: Path, cluster: Cluster
) -> None:
    roster, output = write_cohort(tmp_path / "cohort.csv", COHORT), tmp_path / "out"
    with start("generate", roster, "-o", output, "--dask", cluster.address) as process:
        wait_for_documents(output)
        cluster.scheduler.kill()
        _, complaint = process.communicate(timeout=60)
    assert process.returncode == 5
    assert complaint.splitlines() == [
        "Error: --dask: the scheduler was lost while documents were being made",
        "       what is written stays; run again, and the rest will be made",
    ]
    assert 0 < len(documents(output)) < COHORT


def test_a_scheduler_that_does_not_answer_is_said(tmp_path: Path) -> None:
    roster = write_cohort(tmp_path / "cohort.csv", 3)
    done = run("generate", roster, "-o", tmp_path / "out", "--dask", "tcp://127.0.0.1:9")
    assert done.returncode == 2
    assert "no scheduler answers at tcp://127.0.0.1:9" in done.stderr
    assert not (tmp_path / "out").exists(), "nothing was begun"
    assert "Traceback" not in done.stderr
