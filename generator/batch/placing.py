"""Put a document in place, so that no coach's edit is ever lost."""

from __future__ import annotations

import errno
import shutil
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.batch.crafting import compose, outcome_of
from generator.batch.digests import digest_of_bytes
from generator.batch.ledger import Entry, outcome_as_text
from generator.batch.planning import Standing, Task, beside
from generator.files import write_atomically
from generator.problems import Problem, Severity
from generator.word.authorship import is_as_written

if TYPE_CHECKING:
    from pathlib import Path

    from generator.batch.model import Outcome
    from generator.batch.workshop import Workshop

HINTS = {
    errno.ENOSPC: "make room on the disk and run again",
    errno.EDQUOT: "make room on the disk and run again",
    errno.EFBIG: "make room on the disk and run again",
    errno.EACCES: "close the document or mend the folder's permissions, and run again",
    errno.EPERM: "close the document or mend the folder's permissions, and run again",
    errno.EROFS: "give another folder with -o",
    errno.ECHILD: "see that there is memory enough, and run again with --jobs 1",
}


@dataclass(frozen=True, slots=True)
class Placed:
    """What came of one task: the outcome, what the ledger should know, what went wrong."""

    outcome: Outcome
    entry: Entry | None = None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Bench:
    """Where a worker works: the workshop, the output folder, and whether edits are replaced."""

    workshop: Workshop
    root: Path
    is_forced: bool = False

    def make(self, task: Task) -> Placed:
        """Compose, render and put in place one document.

        A document that cannot be written is an outcome, not an exception.
        """
        sheet = compose(task.candidate, self.workshop)
        outcome = outcome_of(task.candidate, sheet, "written")
        try:
            return self._put(task, self.workshop.template.render(sheet), outcome)
        except OSError as error:
            return _failed(task, outcome, error)

    def give_up(self, task: Task) -> Placed:
        """Say of a document that whoever was to make it has died each time."""
        outcome = outcome_of(task.candidate, compose(task.candidate, self.workshop), "failed")
        return _failed(task, outcome, OSError(errno.ECHILD, "its process was ended each time"))

    def _put(self, task: Task, document: bytes, outcome: Outcome) -> Placed:
        target = self.root / task.document
        target.parent.mkdir(parents=True, exist_ok=True)
        if task.old_document and target.is_file():
            task = self._without_old(task)
        standing = self._standing(task, document)
        if task.old_document:
            _move(self.root / task.old_document, target)
        if is_open_in_word(target):
            return self._keep(task, document, outcome, (open_in_word(task),))
        if standing is Standing.EDITED and not self.is_forced:
            return self._keep(task, document, outcome)
        if standing is Standing.EDITED:
            self._set_aside(target)
        if standing is Standing.SAME and not self.is_forced:
            outcome = replace(outcome, status="unchanged")
        else:
            write_atomically(target, document)
        done = replace(outcome, document=task.document)
        return Placed(done, self._entry(task, digest_of_bytes(document), done))

    def _without_old(self, task: Task) -> Task:
        """Judge by its own bytes what stands already where a document would move to.

        The old document goes, unless somebody edited it: then both stay.
        """
        if task.standing is Standing.OURS:
            (self.root / str(task.old_document)).unlink(missing_ok=True)
        return replace(task, old_document=None, standing=Standing.UNKNOWN)

    def _standing(self, task: Task, document: bytes) -> Standing:
        """Let the bytes tell what planning could not know before they were rendered."""
        if task.standing is Standing.OURS and digest_of_bytes(document) == task.last_digest:
            return Standing.SAME
        if task.standing is not Standing.UNKNOWN:
            return task.standing
        there = (self.root / (task.old_document or task.document)).read_bytes()
        if there == document:
            return Standing.SAME
        return Standing.OURS if is_as_written(there) else Standing.EDITED

    def _set_aside(self, target: Path) -> None:
        """Copy an edited document away before it is written over."""
        place = self.root / ".prepsheets" / "replaced"
        place.mkdir(exist_ok=True)
        copy, number = place / target.name, 1
        while copy.exists():
            number += 1
            copy = place / f"{target.stem} ({number}){target.suffix}"
        shutil.copy2(target, copy)

    def _keep(
        self, task: Task, document: bytes, outcome: Outcome, problems: tuple[Problem, ...] = ()
    ) -> Placed:
        """Leave the document that stands there; put the new one beside it."""
        number, new = 1, beside(task.document)
        while self._is_edited_new(new):
            number += 1
            new = beside(task.document, number)
        write_atomically(self.root / new, document)
        kept = replace(outcome, status="kept", document=task.document, new_document=new)
        return Placed(kept, self._entry(task, task.last_digest, kept), problems)

    def _is_edited_new(self, new: str) -> bool:
        path = self.root / new
        return path.is_file() and not is_as_written(path.read_bytes())

    def _entry(self, task: Task, digest: str, outcome: Outcome) -> Entry:
        status = (self.root / task.document).stat()
        return Entry(
            key=task.candidate.key,
            row_digest=task.row_digest,
            document=task.document,
            document_digest=digest,
            size=status.st_size,
            modified_ns=0 if outcome.status == "kept" else status.st_mtime_ns,
            outcome=outcome_as_text(outcome),
        )


def is_open_in_word(target: Path) -> bool:
    """Tell whether Word's owner file stands beside: `~$` before or in place of two letters."""
    names = (f"~${target.name[2:]}", f"~${target.name}")
    return target.exists() and any((target.parent / name).exists() for name in names)


def open_in_word(task: Task) -> Problem:
    """Return the problem of a document that someone has open."""
    message = f"{task.document} is open in Word; the new one was written beside it"
    return _problem(task, "warning", "document-open", message, "close it and run again")


def _failed(task: Task, outcome: Outcome, error: OSError) -> Placed:
    return Placed(replace(outcome, status="failed"), problems=(not_written(task, error),))


def not_written(task: Task, error: OSError) -> Problem:
    """Return the problem of a document that could not be written."""
    message = f"{task.document} could not be written: {error.strerror or error}"
    hint = HINTS.get(error.errno or 0, "run again")
    return _problem(task, "error", "document-not-written", message, hint)


def _problem(task: Task, severity: Severity, code: str, message: str, hint: str) -> Problem:
    one = task.candidate
    return Problem(severity, code, message, hint, one.worksheet, one.row_number)


def _move(old: Path, new: Path) -> None:
    """Take a document and its PDF along when the candidate's name or target has changed."""
    if old.is_file():
        old.replace(new)
        if (pdf := old.with_suffix(".pdf")).is_file():
            pdf.replace(new.with_suffix(".pdf"))
