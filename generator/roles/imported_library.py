"""The imported role library: an O*NET release as one SQLite file with a full-text index."""

from __future__ import annotations

import contextlib
import functools
import json
import os
import re
import sqlite3
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.errors import OutputError, RoleLibraryError
from generator.files import written_aside
from generator.roles.data_home import data_home
from generator.roles.title_readings import readings_of
from generator.roles.title_text import split_title
from generator.roles.title_words import all_keys, free_key, ordered_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from generator.roles.onet_release import OnetOccupation, OnetRelease

FILE = "onet_roles.sqlite"
FORM = 1
"""Raised when the tables change; a file of another form is to be imported again."""
MOST_TOOLS = 8
MOST_TASKS = 3
LONGEST_TASK = 14
"""Words of the longest task that is still said in one breath."""
SCHEMA = """
CREATE TABLE about (version TEXT, licence TEXT, occupations INTEGER, titles INTEGER);
CREATE TABLE occupation (
    code TEXT PRIMARY KEY, title TEXT, job_zone INTEGER, tools TEXT, tasks TEXT, related TEXT
) WITHOUT ROWID;
CREATE TABLE title (look_up TEXT, code TEXT, PRIMARY KEY (look_up, code)) WITHOUT ROWID;
CREATE VIRTUAL TABLE title_words USING fts5(words, code UNINDEXED, tokenize = 'ascii');
"""


@dataclass(frozen=True, slots=True)
class ImportedAbout:
    """What the imported library is.

    Attributes:
        version: "O*NET 27.0 Database, August 2022 Release".
        licence: its licence's name.
        occupations: how many there are.
        titles: how many titles lead to them.
    """

    version: str
    licence: str
    occupations: int
    titles: int


@dataclass(frozen=True, slots=True)
class ImportedOccupation:
    """The facts of one occupation.

    Attributes:
        code: O*NET-SOC code, "29-1141.03".
        title: plural, as O*NET has it: "Critical Care Nurses".
        tools: software and tools that employers ask for, the trade's own first.
        tasks: verb phrases short enough to be said.
    """

    code: str
    title: str
    tools: tuple[str, ...]
    tasks: tuple[str, ...]


def imported_path() -> Path:
    """Return where the imported library stands, or would stand."""
    return data_home() / FILE


def write_imported_library(release: OnetRelease, path: Path) -> ImportedAbout:
    """Write a release as a role library; it takes an older one's place in one step.

    Args:
        release: the whole release.
        path: the file; its folder is made.

    Raises:
        OutputError: the file cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with written_aside(path) as aside, contextlib.closing(sqlite3.connect(aside)) as base:
            about = _fill(base, release)
            base.commit()
    except (OSError, sqlite3.Error) as error:
        raise OutputError(f"{path}: cannot be written: {error}") from error
    return about


def _fill(base: sqlite3.Connection, release: OnetRelease) -> ImportedAbout:
    base.executescript(SCHEMA)
    base.execute(f"PRAGMA user_version = {FORM}")
    occupations = release.occupations.values()
    spread = Counter(tool for one in occupations for tool in {*one.asked_for, *one.technology})
    rows = (_row(occupation, spread) for occupation in occupations)
    base.executemany("INSERT INTO occupation VALUES (?, ?, ?, ?, ?, ?)", rows)
    look_ups: set[tuple[str, str]] = set()
    words: set[tuple[str, str]] = set()
    count = 0
    for occupation in occupations:
        for title in (occupation.title, *occupation.titles):
            count += 1
            keys = title_keys(title)
            if keys:
                look_ups |= {
                    (ordered_key(keys), occupation.code),
                    (free_key(keys), occupation.code),
                }
                words.add((" ".join(keys), occupation.code))
    base.executemany("INSERT INTO title VALUES (?, ?)", sorted(look_ups))
    base.executemany("INSERT INTO title_words VALUES (?, ?)", sorted(words))
    about = ImportedAbout(release.version, release.licence, len(occupations), count)
    base.execute(
        "INSERT INTO about VALUES (?, ?, ?, ?)",
        (about.version, about.licence, about.occupations, about.titles),
    )
    return about


def title_keys(title: str) -> tuple[str, ...]:
    """Return the words by which an imported title is compared, ranks kept."""
    readings = readings_of(split_title(title), frozenset())
    return all_keys(readings[0].words) if readings else ()


def _row(occupation: OnetOccupation, spread: Counter[str]) -> tuple[Any, ...]:
    """Return an occupation's row; tools that every office has come last."""
    tools = sorted(set(occupation.asked_for), key=lambda tool: (spread[tool], tool))[:MOST_TOOLS]
    tasks = list(_sayable(occupation.all_tasks))[:MOST_TASKS]
    return (
        occupation.code,
        occupation.title,
        occupation.job_zone,
        json.dumps([tool.removesuffix(" software") for tool in tools]),
        json.dumps(tasks),
        json.dumps(occupation.related),
    )


def _sayable(tasks: Iterable[str]) -> Iterator[str]:
    """Yield tasks as verb phrases: "Assess patients' pain." is "assess patients' pain"."""
    for task in tasks:
        phrase = task.strip().rstrip(".")
        if len(phrase.split()) <= LONGEST_TASK and not re.search(r"[();:]|, such as|may ", phrase):
            yield phrase[:1].lower() + phrase[1:]


@functools.lru_cache(maxsize=4)
def _open(path: Path, process: int) -> sqlite3.Connection:
    """Open a library once for each process: a connection must not cross a fork."""
    del process
    try:
        base = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
        form = base.execute("PRAGMA user_version").fetchone()[0]
        base.execute("SELECT version FROM about").fetchone()
    except sqlite3.Error as error:
        raise _unusable(path, f"cannot be read: {error}") from error
    if form != FORM:
        raise _unusable(path, "was written by another version of prepsheets")
    return base


def _unusable(path: Path, what: str) -> RoleLibraryError:
    hint = "Import the O*NET release again (prepsheets roles import FOLDER), or delete the file."
    return RoleLibraryError(f"{path}: {what}", hint)


class ImportedLibrary:
    """Looks occupations up in an imported library; it travels between processes as its path.

    Args:
        path: the SQLite file.

    Raises:
        RoleLibraryError: the file is damaged, or was written by another version.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        _open(path, os.getpid())

    def _ask(self, question: str, *values: object) -> list[tuple[Any, ...]]:
        try:
            return _open(self.path, os.getpid()).execute(question, values).fetchall()
        except sqlite3.Error as error:
            raise _unusable(self.path, f"cannot be read: {error}") from error

    def about(self) -> ImportedAbout:
        """Return what the library is."""
        return ImportedAbout(*self._ask("SELECT * FROM about")[0])

    def find(self, keys: tuple[str, ...]) -> tuple[str, ...]:
        """Return the codes of the occupations that have a title of these words, in any order."""
        rows = self._ask(
            "SELECT DISTINCT code FROM title WHERE look_up IN (?, ?) ORDER BY code",
            ordered_key(keys),
            free_key(keys),
        )
        return tuple(code for (code,) in rows)

    def similar(self, keys: tuple[str, ...]) -> list[tuple[str, tuple[str, ...]]]:
        """Return titles that share words with these, as (code, words), the likeliest first."""
        words = [key for key in keys if key.isalnum() and key.isascii()]
        if not words:
            return []
        rows = self._ask(
            "SELECT code, words FROM title_words WHERE title_words MATCH ? "
            "ORDER BY bm25(title_words), code, words LIMIT 20",
            " OR ".join(f'"{word}"' for word in words),
        )
        return [(code, tuple(text.split())) for code, text in rows]

    def occupation(self, code: str) -> ImportedOccupation:
        """Return the facts of one occupation."""
        ((title, tools, tasks),) = self._ask(
            "SELECT title, tools, tasks FROM occupation WHERE code = ?", code
        )
        return ImportedOccupation(code, title, tuple(json.loads(tools)), tuple(json.loads(tasks)))
