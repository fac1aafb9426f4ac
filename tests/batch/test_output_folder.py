"""One run per folder; whole files only."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import textwrap
from typing import TYPE_CHECKING

import pytest

from generator.batch.output_folder import held_output_folder
from generator.errors import OutputError, OutputLockedError
from generator.files import write_atomically, written_aside

if TYPE_CHECKING:
    from pathlib import Path

HOLDER = textwrap.dedent(
    """
    import sys, time
    from pathlib import Path
    from generator.batch.output_folder import held_output_folder
    with held_output_folder(Path(sys.argv[1]), is_private=False):
        print("held", flush=True)
        time.sleep(60)
    """
)


HALF_WRITER = textwrap.dedent(
    """
    import sys, time
    from pathlib import Path
    from generator.files import written_aside
    with written_aside(Path(sys.argv[1])) as aside:
        aside.write_bytes(b"half")
        print("half", flush=True)
        time.sleep(60)
    """
)


def hold(folder: Path) -> subprocess.Popen[str]:
    """Start a process that holds the folder, and wait until it does."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(folder)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_what_a_worker_had_half_written_when_it_died_is_swept_at_the_end(tmp_path: Path) -> None:
    with held_output_folder(tmp_path / "out", is_private=False) as folder:
        whole = folder.sheets / "whole.docx"
        write_atomically(whole, b"whole")
        command = [sys.executable, "-c", HALF_WRITER, str(folder.sheets / "half.docx")]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as worker:
            assert worker.stdout is not None
            assert worker.stdout.readline() == "half\n"
            worker.kill()
        assert len(list(folder.sheets.iterdir())) == 2
    assert list(folder.sheets.iterdir()) == [whole]


def test_a_second_run_is_told_at_once_who_holds_the_folder(tmp_path: Path) -> None:
    with hold(tmp_path / "out") as process:
        try:
            with (
                pytest.raises(OutputLockedError, match=f"process {process.pid} on "),
                held_output_folder(tmp_path / "out", is_private=False),
            ):
                pass
        finally:
            process.kill()


def test_a_lock_left_by_a_killed_process_is_taken_over(tmp_path: Path) -> None:
    with hold(tmp_path / "out") as process:
        process.send_signal(signal.SIGKILL)
    with held_output_folder(tmp_path / "out", is_private=False) as folder:
        assert folder.sheets.is_dir()


def test_what_a_killed_run_left_aside_is_removed(tmp_path: Path) -> None:
    sheets = tmp_path / "sheets"
    sheets.mkdir()
    (sheets / ".prepsheets-abc.docx").write_bytes(b"half")
    with held_output_folder(tmp_path, is_private=False):
        assert list(sheets.iterdir()) == []


def test_private_folders_are_their_owners_only(tmp_path: Path) -> None:
    with held_output_folder(tmp_path / "new" / "out", is_private=True) as folder:
        assert folder.path.stat().st_mode & 0o077 == 0
        assert folder.sheets.stat().st_mode & 0o077 == 0


def test_a_file_where_the_folder_should_be_is_said(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"")
    with (
        pytest.raises(OutputError, match="cannot be written to"),
        held_output_folder(tmp_path / "out", is_private=False),
    ):
        pass


def fill(aside: Path) -> None:
    aside.write_bytes(b"new")
    raise OSError(errno.ENOSPC, "no room")


def test_a_write_that_fails_leaves_the_old_file_and_nothing_aside(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    write_atomically(path, b"old")
    with pytest.raises(OSError, match="no room"), written_aside(path) as aside:
        fill(aside)
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["a.docx"]  # noqa: PTH208 - names are the point
