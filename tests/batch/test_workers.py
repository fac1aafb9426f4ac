"""Carrying chunks out with processes that die: real processes, tasks that are plain numbers."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from typing import TYPE_CHECKING, Any

from generator.batch.stopping import StopRequest
from generator.batch.workers import CHUNK, ProcessCrew, make_with_crew

if TYPE_CHECKING:
    from pathlib import Path


class Bench:
    """Makes a number of a number; one of them ends the process that tries it."""

    def __init__(self, deadly: int, once: Path | None) -> None:
        self.deadly = deadly
        self.once = once

    def make(self, task: int) -> str:
        if task == self.deadly and not (self.once and self.once.exists()):
            if self.once:
                self.once.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return f"made {task}"

    def give_up(self, task: int) -> str:
        return f"gave up {task}"


class Assignment:
    """Sets up that bench."""

    def __init__(self, deadly: int, once: Path | None = None) -> None:
        self.deadly = deadly
        self.once = once

    def bench(self) -> Bench:
        return Bench(self.deadly, self.once)


def carried_out(count: int, assignment: Any) -> list[Any]:
    tasks: Any = range(count)
    with ProcessCrew(2) as crew:
        return list(make_with_crew(tasks, assignment, crew, StopRequest()))


def test_a_chunk_whose_process_died_is_made_again_in_its_place(tmp_path: Path) -> None:
    made = carried_out(10 * CHUNK, Assignment(3 * CHUNK, tmp_path / "died"))
    assert (tmp_path / "died").exists()
    assert made == [f"made {number}" for number in range(10 * CHUNK)]


def test_processes_of_the_host_are_left_alone(tmp_path: Path) -> None:
    host_own = multiprocessing.get_context("spawn").Process(target=time.sleep, args=(60,))
    host_own.start()
    try:
        carried_out(3 * CHUNK, Assignment(CHUNK, tmp_path / "died"))
        assert (tmp_path / "died").exists()
        assert host_own.is_alive()
    finally:
        host_own.kill()
        host_own.join()


def test_a_chunk_that_ends_each_process_is_given_up_and_no_other() -> None:
    made = carried_out(10 * CHUNK, Assignment(3 * CHUNK + 5))
    lost = range(3 * CHUNK, 4 * CHUNK)
    assert made == [f"{'gave up' if n in lost else 'made'} {n}" for n in range(10 * CHUNK)]
