"""A summary that is open, locked or damaged loses nothing, and nothing is written for nothing."""

from __future__ import annotations

import datetime as dt
import io
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from msoffcrypto.format.ooxml import OOXMLFile

from tests.summary import factory
from tests.summary.coach import write_note
from tests.summary.reading import rows_of

if TYPE_CHECKING:
    from generator.problems import Problem
from generator.settings import HouseSettings, Settings


def codes(problems: tuple[Problem, ...]) -> list[str]:
    return [problem.code for problem in problems]


@pytest.fixture
def path(folder: Path) -> Path:
    return folder / "summary.xlsx"


@pytest.fixture
def new(folder: Path) -> Path:
    return folder / "summary (new).xlsx"


@pytest.fixture
def lock(folder: Path) -> Path:
    return folder / "~$summary.xlsx"


def notes_of(workbook, key: str) -> dict:
    return next(row for row in rows_of(workbook["Candidates"]) if row["Key"] == key)


def test_the_same_report_gives_the_same_bytes(run, path) -> None:
    run(factory.outcomes(12))
    first = path.read_bytes()
    path.unlink()
    time.sleep(1.1)  # the clock's seconds must not be in it
    run(factory.outcomes(12))
    assert path.read_bytes() == first


def test_a_run_that_changes_nothing_writes_nothing(run, path) -> None:
    run(factory.outcomes(12))
    before = path.stat()
    later = factory.STARTED + dt.timedelta(minutes=5)
    unchanged = tuple(factory.outcome(place, status="unchanged") for place in range(12))
    assert run(unchanged, started=later, seconds=0.1) == ()
    assert path.stat().st_mtime_ns == before.st_mtime_ns
    assert path.stat().st_ino == before.st_ino


def test_a_coachs_edit_alone_rewrites_nothing(run, path) -> None:
    run(factory.outcomes(3))
    write_note(path, "c-00001", Readiness=5)
    edited = path.read_bytes()
    run(factory.outcomes(3))
    assert path.read_bytes() == edited


@pytest.mark.parametrize(
    "changes",
    [{"coach": "Dana"}, {"own_share": 0.99}, {"status": "kept"}, {"missing": ("skills",)}],
)
def test_any_change_shown_rewrites_it(run, path, changes) -> None:
    run((factory.outcome(0),))
    before = path.read_bytes()
    run((factory.outcome(0, **changes),))
    assert path.read_bytes() != before


@pytest.mark.parametrize("name", ["~$summary.xlsx", ".~lock.summary.xlsx#"])
def test_while_it_is_open_the_new_one_stands_beside_it(run, folder, path, new, name) -> None:
    run(factory.outcomes(2))
    before = path.read_bytes()
    (folder / name).touch()
    problems = run(factory.outcomes(3))
    assert codes(problems) == ["summary-open"]
    assert "summary (new).xlsx" in problems[0].message
    assert name in problems[0].hint
    assert path.read_bytes() == before
    assert new.is_file()


def test_what_both_say_is_brought_together_once_it_is_closed(run, opened, path, new, lock) -> None:
    run(factory.outcomes(3))
    write_note(path, "c-00000", Coach_notes="first", Readiness=2)
    lock.touch()
    run(factory.outcomes(4))
    write_note(path, "c-00000", Coach_notes="second, in place of the first", Readiness=3)
    lock.unlink()
    assert run(factory.outcomes(4)) == ()
    assert not new.exists()
    row = notes_of(opened(), "c-00000")
    assert (row["Coach notes"], row["Readiness"]) == ("second, in place of the first", 3)
    assert len(rows_of(opened()["Candidates"])) == 4


def test_what_was_written_into_both_is_kept_and_said(run, opened, path, new, lock) -> None:
    run(factory.outcomes(3))
    lock.touch()
    run(factory.outcomes(4))
    write_note(path, "c-00000", Coach_notes="in the old one", Readiness=2)
    write_note(new, "c-00000", Coach_notes="in the new one", Readiness=4)
    write_note(new, "c-00003", Coach_notes="only here")
    lock.unlink()
    problems = run(factory.outcomes(4))
    assert codes(problems) == ["coach-notes-differ"]
    assert "Readiness is 2 in summary.xlsx and 4 in summary (new).xlsx" in problems[0].message
    row = notes_of(opened(), "c-00000")
    assert (row["Coach notes"], row["Readiness"]) == ("in the old one\nin the new one", 4)
    assert notes_of(opened(), "c-00003")["Coach notes"] == "only here"
    assert not new.exists()


def test_while_both_are_open_a_third_is_written(run, folder, lock) -> None:
    run(factory.outcomes(1))
    lock.touch()
    run(factory.outcomes(2))
    (folder / "~$summary (new).xlsx").touch()
    run(factory.outcomes(3))
    assert (folder / "summary (new 2).xlsx").is_file()
    lock.unlink()
    (folder / "~$summary (new).xlsx").unlink()
    run(factory.outcomes(3))
    assert sorted(file.name for file in folder.glob("*.xlsx")) == ["summary.xlsx"]


def test_an_open_summary_that_says_it_all_is_not_written_again(run, new, lock) -> None:
    run(factory.outcomes(2))
    lock.touch()
    assert run(factory.outcomes(2)) == ()
    assert not new.exists()
    run(factory.outcomes(3))
    first = new.stat().st_mtime_ns
    assert codes(run(factory.outcomes(3))) == ["summary-open"]
    assert new.stat().st_mtime_ns == first


@pytest.mark.parametrize("content", [b"", b"not a workbook", b"PK\x03\x04 cut off"])
def test_a_damaged_summary_is_kept_and_said(run, opened, folder, path, content) -> None:
    path.write_bytes(content)
    problems = run(factory.outcomes(2))
    assert codes(problems) == ["summary-unreadable"]
    assert (folder / "summary (unreadable).xlsx").read_bytes() == content
    assert len(rows_of(opened()["Candidates"])) == 2


def test_another_workbook_in_its_place_is_kept(run, folder, path) -> None:
    import openpyxl

    openpyxl.Workbook().save(path)
    assert codes(run(factory.outcomes(2))) == ["summary-unreadable"]
    assert (folder / "summary (unreadable).xlsx").is_file()


def test_nothing_is_left_beside_it(run, folder) -> None:
    run(factory.outcomes(2))
    assert [file.name for file in folder.iterdir()] == ["summary.xlsx"]


def test_where_nothing_can_be_written_it_is_an_error(run, folder, path, monkeypatch) -> None:
    run(factory.outcomes(1))
    before = path.read_bytes()

    def refuse(_: Path, target: Path) -> Path:
        raise PermissionError(13, "sharing violation", str(target))

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(PermissionError):
        run(factory.outcomes(2))
    assert path.read_bytes() == before
    assert [file.name for file in folder.iterdir()] == ["summary.xlsx"]


def test_a_run_with_nothing_to_do_loads_nothing_heavy(run, folder) -> None:
    run(factory.outcomes(2))
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from generator.settings import Settings\n"
        "from generator.summary.notes import read_coach_notes\n"
        "from generator.summary.writing import write_summary_workbook\n"
        "from tests.summary import factory\n"
        "folder = Path(sys.argv[1])\n"
        "report = factory.report(folder, factory.outcomes(2))\n"
        "path = folder / 'summary.xlsx'\n"
        "before = path.stat().st_mtime_ns\n"
        "write_summary_workbook(report, path, Settings(), read_coach_notes(path))\n"
        "assert path.stat().st_mtime_ns == before\n"
        "print(' '.join({'pandas', 'openpyxl', 'docx', 'numpy'} & set(sys.modules)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(folder)],
        capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2],
    )  # fmt: skip
    assert done.stdout.strip() == ""


def test_a_summary_with_a_password_is_kept_and_said(run, opened, folder, path) -> None:
    run(factory.outcomes(2))
    plain = io.BytesIO(path.read_bytes())
    with path.open("wb") as locked:
        OOXMLFile(plain).encrypt("secret", locked)
    content = path.read_bytes()
    assert codes(run(factory.outcomes(3))) == ["summary-unreadable"]
    assert (folder / "summary (unreadable).xlsx").read_bytes() == content
    assert len(rows_of(opened()["Candidates"])) == 3


def test_two_damaged_ones_are_both_kept(run, folder, path) -> None:
    for number in range(2):
        path.write_bytes(b"damaged %d" % number)
        run(factory.outcomes(2 + number))
    kept = [folder / f"summary (unreadable{end}).xlsx" for end in ("", " 2")]
    assert [file.read_bytes() for file in kept] == [b"damaged 0", b"damaged 1"]


def test_another_way_to_the_same_files_is_no_change(run, folder, path, monkeypatch) -> None:
    (folder / "logo.png").write_bytes(b"no picture")
    logo = folder / "logo.png"
    run(factory.outcomes(2), Settings(house=HouseSettings(logo=logo)))
    before = path.read_bytes()
    monkeypatch.chdir(folder)
    relative = Settings(house=HouseSettings(logo=Path("logo.png")))
    here = {"roster": Path("agency cohort.xlsx"), "output_folder": Path()}
    run(factory.outcomes(2), relative, **here)
    assert path.read_bytes() == before
