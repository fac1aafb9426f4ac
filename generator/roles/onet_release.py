"""An O*NET text release as downloaded: read whole, and refused by file and line when damaged."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.errors import RoleLibraryError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

README = "Read Me.txt"
CODE = "O*NET-SOC Code"
CODE_FORM = re.compile(r"\d\d-\d{4}\.\d\d")
COLUMNS = {
    "Occupation Data.txt": (CODE, "Title", "Description"),
    "Alternate Titles.txt": (CODE, "Alternate Title"),
    "Sample of Reported Titles.txt": (CODE, "Reported Job Title"),
    "Related Occupations.txt": (CODE, "Related O*NET-SOC Code"),
    "Technology Skills.txt": (CODE, "Example", "Hot Technology"),
    "Task Statements.txt": (CODE, "Task", "Task Type"),
    "Job Zones.txt": (CODE, "Job Zone"),
}
"""The files that a release must hold, with the columns that are used of each."""
MAY_LACK = 0.02
"""Share of the occupations with a job zone that may lack tasks or related occupations."""
HINT = "Download the text release again (onetcenter.org/database.html) and unpack it whole."


@dataclass(slots=True)
class OnetOccupation:
    """One occupation of a release, and the titles that people report for it.

    Attributes:
        code: O*NET-SOC code, "29-1141.03".
        job_zone: preparation needed, 1 (little) to 5 (extensive); 0 when not rated.
        related: codes of related occupations, the nearest first.
        asked_for: names of software and tools that employers ask for most.
        technology: names of other software and tools.
        tasks: the core tasks, a sentence each.
        other_tasks: tasks that are no core ones, or not rated.
    """

    code: str
    title: str
    description: str
    job_zone: int = 0
    titles: list[str] = field(default_factory=list)
    related: list[str] = field(default_factory=list)
    asked_for: list[str] = field(default_factory=list)
    technology: list[str] = field(default_factory=list)
    tasks: list[str] = field(default_factory=list)
    other_tasks: list[str] = field(default_factory=list)

    @property
    def all_tasks(self) -> list[str]:
        """Every task, the core ones first."""
        return self.tasks + self.other_tasks


@dataclass(frozen=True, slots=True)
class OnetRelease:
    """A whole release.

    Attributes:
        version: "O*NET 27.0 Database, August 2022 Release".
        licence: its licence's name.
        occupations: by code, in the order of the file.
    """

    version: str
    licence: str
    occupations: dict[str, OnetOccupation]


def read_onet_release(folder: Path) -> OnetRelease:
    """Return the release that a folder holds.

    Raises:
        RoleLibraryError: a file is missing, cannot be read, is damaged or incomplete; the message
            names the file and, where one is to blame, the line.
    """
    missing = [name for name in (README, *COLUMNS) if not (folder / name).is_file()]
    if missing:
        raise RoleLibraryError(f"{folder}: {', '.join(missing)}: not there", HINT)
    version, licence = _read_about(folder / README)
    occupations = {
        code: OnetOccupation(code, title, description)
        for _, (code, title, description) in _rows(folder, "Occupation Data.txt")
    }
    for name, add in _ADDERS.items():
        for line, (code, *values) in _rows(folder, name):
            if code not in occupations:
                raise _damaged(name, line, f"{code} stands not in Occupation Data.txt")
            add(occupations[code], values, f"{name}, line {line}")
    _check_whole(occupations)
    return OnetRelease(version, licence, occupations)


def _read_about(path: Path) -> tuple[str, str]:
    """Return the version and the licence that a release's own page names."""
    text = " ".join(_read_text(path).split())
    version = re.search(r"O\*NET [\d.]+ Database", text)
    release = re.search(r"[A-Z][a-z]+ \d{4} Release", text)
    licence = re.search(r"licensed under an? ([\w .-]+? License)", text)
    if version is None or licence is None:
        raise RoleLibraryError(f"{path.name}: names no version or no licence", HINT)
    said = f"{version.group()}, {release.group()}" if release else version.group()
    return said, licence.group(1)


def _read_text(path: Path) -> str:
    try:
        content = path.read_bytes()
        return content.decode("utf-8-sig")
    except OSError as error:
        raise RoleLibraryError(f"{path.name}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise _damaged(path.name, line, "is not UTF-8 text") from error


def _rows(folder: Path, name: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the wanted columns of each row, with its line, 1-based.

    Raises:
        RoleLibraryError: the file is empty, lacks a column, or a line is cut or damaged.
    """
    text = _read_text(folder / name)
    lines = text.splitlines()
    if not lines:
        raise _damaged(name, 1, "the file is empty")
    labels = lines[0].split("\t")
    lacking = [label for label in COLUMNS[name] if label not in labels]
    if lacking:
        raise _damaged(name, 1, f"there is no column {lacking[0]!r}")
    places = [labels.index(label) for label in COLUMNS[name]]
    if not text.endswith("\n"):
        raise _damaged(name, len(lines), "the file ends in the middle of this line")
    if len(lines) == 1:
        raise _damaged(name, 1, "nothing stands below the labels")
    for number, line in enumerate(lines[1:], start=2):
        values = line.split("\t")
        if len(values) != len(labels):
            found = f"{len(values)} columns where the labels are {len(labels)}"
            raise _damaged(name, number, found)
        if not CODE_FORM.fullmatch(values[places[0]]):
            raise _damaged(name, number, f"{values[places[0]]!r} is no O*NET-SOC code")
        yield number, [values[place] for place in places]


def _damaged(name: str, line: int, what: str) -> RoleLibraryError:
    return RoleLibraryError(f"{name}, line {line}: {what}", HINT)


def _add_title(occupation: OnetOccupation, values: list[str], place: str) -> None:
    del place
    if values[0] not in occupation.titles:
        occupation.titles.append(values[0])


def _add_related(occupation: OnetOccupation, values: list[str], place: str) -> None:
    if not CODE_FORM.fullmatch(values[0]):
        raise RoleLibraryError(f"{place}: {values[0]!r} is no O*NET-SOC code", HINT)
    occupation.related.append(values[0])


def _add_technology(occupation: OnetOccupation, values: list[str], place: str) -> None:
    del place
    example, hot = values
    (occupation.asked_for if hot == "Y" else occupation.technology).append(example)


def _add_task(occupation: OnetOccupation, values: list[str], place: str) -> None:
    del place
    task, kind = values
    (occupation.tasks if kind == "Core" else occupation.other_tasks).append(task)


def _add_zone(occupation: OnetOccupation, values: list[str], place: str) -> None:
    if values[0] not in {"1", "2", "3", "4", "5"}:
        raise RoleLibraryError(f"{place}: {values[0]!r} is no job zone; they are 1 to 5", HINT)
    occupation.job_zone = int(values[0])


_ADDERS = {
    "Alternate Titles.txt": _add_title,
    "Sample of Reported Titles.txt": _add_title,
    "Related Occupations.txt": _add_related,
    "Technology Skills.txt": _add_technology,
    "Task Statements.txt": _add_task,
    "Job Zones.txt": _add_zone,
}


def _check_whole(occupations: dict[str, OnetOccupation]) -> None:
    """Refuse a release of which a file was cut between two lines.

    Raises:
        RoleLibraryError: occupations have no titles, or too many have no tasks or relatives.
    """
    _lacking("Alternate Titles.txt", occupations.values(), "titles", may_lack=0.0)
    rated = [occupation for occupation in occupations.values() if occupation.job_zone]
    _lacking("Task Statements.txt", rated, "all_tasks", may_lack=MAY_LACK)
    _lacking("Related Occupations.txt", rated, "related", may_lack=MAY_LACK)


def _lacking(
    name: str, occupations: Iterable[OnetOccupation], what: str, *, may_lack: float
) -> None:
    wanted = list(occupations)
    without = [occupation.code for occupation in wanted if not getattr(occupation, what)]
    if len(without) > may_lack * len(wanted):
        raise RoleLibraryError(
            f"{name}: is incomplete: nothing for {without[0]} and {len(without) - 1} more", HINT
        )
