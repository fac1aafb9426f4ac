"""Decide for each candidate what is to be done, from the ledger and from what stands there."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from generator.batch.digests import digest_of_bytes, digest_of_row
from generator.batch.file_names import document_names
from generator.batch.folders import spread_over_folders, without_number
from generator.batch.ledger import outcome_name
from generator.spool import spooled
from generator.word.authorship import is_as_written

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from generator.batch.ledger import Entry, Ledger
    from generator.batch.options import RunOptions
    from generator.batch.output_folder import OutputFolder
    from generator.batch.selecting import Selection
    from generator.roster.model import Candidate, Roster
    from generator.settings import OutputSettings


class Standing(Enum):
    """What stands where a document belongs."""

    ABSENT = "absent"
    OURS = "ours"
    """As it was last written."""
    EDITED = "edited"
    """The ledger knows it, and someone changed it since."""
    UNKNOWN = "unknown"
    """Not what the ledger says, and yet perhaps ours: a run was killed, or the ledger lost. The
    bytes will tell."""
    SAME = "same"
    """To the byte what would be written now."""


@dataclass(frozen=True, slots=True)
class Task:
    """One document to make.

    Attributes:
        document: where it goes, relative to the output folder, with "/".
        standing: what stands there, or at `old_document`.
        old_document: where the last one stands when the name has changed; None when it has not.
        row_digest: of everything that shapes it.
        last_digest: of the bytes last written; "" when never.
    """

    candidate: Candidate
    document: str
    standing: Standing
    row_digest: str
    old_document: str | None = None
    last_digest: str = ""


@dataclass(frozen=True, slots=True)
class UpToDate:
    """A candidate whose document is left as it is."""

    candidate: Candidate
    entry: Entry
    new_document: str | None = None
    """A newer document still standing beside an edited one."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done, in roster order, and what has left the roster.

    Attributes:
        steps: a `Task` or an `UpToDate` for each candidate; a long roster's stand on disk.
        task_count: how many documents are to be made.
        left: the entries of those who are no longer on the roster.
    """

    steps: Sequence[Task | UpToDate]
    task_count: int
    left: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Planner:
    """What planning needs beside the candidates: the ledger, the folder, the settings."""

    ledger: Ledger
    folder: OutputFolder
    settings: OutputSettings
    workshop_digest: str
    options: RunOptions

    def plan(self, selection: Selection, roster: Roster) -> Plan:
        """Plan the candidates meant, knowing of everyone on the roster.

        Those whom `--only` and `--limit` leave out keep the document they have, and their place
        in the report and the summary.
        """
        documents = self._documents_of(roster.candidates)
        steps = spooled(self._steps(selection, roster, documents))
        tasks = sum(isinstance(step, Task) for step in steps)
        return Plan(steps, tasks, left=tuple(self._left(roster)))

    def _steps(
        self, selection: Selection, roster: Roster, documents: Mapping[str, str]
    ) -> Iterator[Task | UpToDate]:
        meant = documents if selection.is_whole else {one.key for one in selection.candidates}
        for one in roster.candidates:
            if one.key in meant:
                yield self._step(one, documents[one.key])
            elif step := self._as_it_is(one):
                yield step

    def _as_it_is(self, candidate: Candidate) -> UpToDate | None:
        entry = self.ledger.entry(candidate.key)
        if entry is None or not (self.folder.path / entry.document).is_file():
            return None
        return UpToDate(candidate, entry, self._newer_beside(entry.document))

    def _left(self, roster: Roster) -> Iterator[Entry]:
        """Give the entries of those who are no longer on the roster.

        A row that cannot be used at present has no key; by its name it still counts as there.
        """
        keys = {candidate.key for candidate in roster.candidates}
        names = {row.name for row in roster.unusable_rows}
        for entry in self.ledger.entries():
            if entry.key not in keys and outcome_name(entry) not in names:
                yield entry

    def _documents_of(self, everyone: Sequence[Candidate]) -> dict[str, str]:
        """Return each candidate's document, relative to the output folder."""
        taken = {entry.key: entry.document for entry in self.ledger.entries()}
        root = f"{self.folder.sheets.name}/"
        plain = document_names(
            everyone,
            self.settings.name,
            {key: without_number(name.removeprefix(root)) for key, name in taken.items()},
        )
        spread = spread_over_folders(plain, self.settings.documents_per_folder, taken, root)
        return {key: f"{root}{name}" for key, name in spread.items()}

    def _step(self, candidate: Candidate, document: str) -> Task | UpToDate:
        digest = digest_of_row(candidate, self.workshop_digest)
        entry = self.ledger.entry(candidate.key)
        if entry is None:
            path = self.folder.path / document
            standing = Standing.UNKNOWN if path.is_file() else Standing.ABSENT
            return Task(candidate, document, standing, digest)
        standing = standing_of(self.folder.path, entry)
        is_settled = entry.row_digest == digest and entry.document == document
        is_left_alone = standing in {Standing.OURS, Standing.EDITED} and not self.options.is_forced
        if is_settled and is_left_alone:
            return UpToDate(candidate, entry, self._newer_beside(document))
        moved_from = entry.document if entry.document != document else None
        if standing is Standing.ABSENT and (self.folder.path / document).is_file():
            standing = Standing.UNKNOWN
        return Task(candidate, document, standing, digest, moved_from, entry.document_digest)

    def _newer_beside(self, document: str) -> str | None:
        new = beside(document)
        return new if (self.folder.path / new).is_file() else None


def beside(document: str, number: int = 1) -> str:
    """Return where the new document goes when the old one was edited: `... (new).docx`.

    Args:
        document: the edited one.
        number: 2 and up when someone has edited the new one, too: `... (new 2).docx`.
    """
    stem, dot, ending = document.rpartition(".")
    mark = "new" if number == 1 else f"new {number}"
    return f"{stem} ({mark}){dot}{ending}"


def standing_of(root: Path, entry: Entry) -> Standing:
    """Tell what stands where the ledger says a document was written.

    A document whose size and time of change are those of its writing is taken to be as written;
    else its bytes decide.
    """
    path = root / entry.document
    try:
        status = path.stat()
        if status.st_size == entry.size and status.st_mtime_ns == entry.modified_ns:
            return Standing.OURS
        content = path.read_bytes()
    except FileNotFoundError:
        return Standing.ABSENT
    except OSError:
        return Standing.EDITED  # it cannot be read: someone holds it, so it is left alone
    if digest_of_bytes(content) == entry.document_digest:
        return Standing.OURS
    return Standing.UNKNOWN if is_as_written(content) else Standing.EDITED
