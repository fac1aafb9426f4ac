"""The ledger: for each candidate, what was written from what."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from array import array
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from generator.batch.model import UNSIGNED_32, Outcome, RoleProfileUsed
from generator.errors import OutputError
from generator.prep_sheet.model import RedFlag

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

FORM = 1
"""Raised when the tables change; a ledger of another form is set aside."""
_TABLES = """
create table entry (
    key text primary key,
    row_digest text not null,
    document text not null,
    document_digest text not null,
    size integer not null,
    modified_ns integer not null,
    outcome text not null
) without rowid
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """What was written for one candidate.

    Attributes:
        key: the candidate's.
        row_digest: of everything that shaped the document.
        document: relative to the output folder, with "/".
        document_digest: of the bytes last written.
        size: of the document, bytes.
        modified_ns: its time of change when it was written, nanoseconds since 1970.
        outcome: what the report and the summary say of it.
    """

    key: str
    row_digest: str
    document: str
    document_digest: str
    size: int
    modified_ns: int
    outcome: str


class UnreadableLedgerError(Exception):
    """The ledger is damaged, or of a newer program; the caller sets it aside."""


class Ledger:
    """The ledger of one output folder, an SQLite database."""

    def __init__(self, path: Path) -> None:
        """Open a ledger, or make an empty one.

        Raises:
            UnreadableLedgerError: it is damaged, or a newer program made it.
            OSError: it cannot be read or made.
        """
        try:
            self._database = sqlite3.connect(path, isolation_level=None)
            self._open()
        except sqlite3.OperationalError as error:
            raise OSError(f"{path.name}: {error}") from error
        except sqlite3.DatabaseError as error:
            self._database.close()
            raise UnreadableLedgerError(str(error)) from error

    def _open(self) -> None:
        run = self._database.execute
        form = run("pragma user_version").fetchone()[0]
        if form > FORM:
            self._database.close()
            raise UnreadableLedgerError(f"form {form}, this program knows {FORM}")
        run("pragma journal_mode = wal")
        run("pragma synchronous = normal")
        if form == 0:
            run(_TABLES)
            run(f"pragma user_version = {FORM}")
        if run("pragma quick_check(1)").fetchone()[0] != "ok":
            raise sqlite3.DatabaseError("it is damaged")

    def entry(self, key: str) -> Entry | None:
        """Return the entry of a candidate; None for someone new."""
        row = self._database.execute("select * from entry where key = ?", (key,)).fetchone()
        return Entry(*row) if row else None

    def entries(self) -> Iterator[Entry]:
        """Yield all entries; there may be more than memory should hold."""
        for row in self._database.execute("select * from entry"):
            yield Entry(*row)

    def record(self, entries: Iterable[Entry]) -> None:
        """Write entries, all or none.

        Raises:
            OutputError: the ledger cannot be written; the disk may be full.
        """
        with self._transaction() as database:
            database.executemany(
                "insert or replace into entry values (?, ?, ?, ?, ?, ?, ?)",
                (
                    (
                        e.key,
                        e.row_digest,
                        e.document,
                        e.document_digest,
                        e.size,
                        e.modified_ns,
                        e.outcome,
                    )
                    for e in entries
                ),
            )

    def forget(self, keys: Iterable[str]) -> None:
        """Remove entries, all or none.

        Raises:
            OutputError: the ledger cannot be written.
        """
        with self._transaction() as database:
            database.executemany("delete from entry where key = ?", ((key,) for key in keys))

    def close(self) -> None:
        """Close the database; the ledger is one file then."""
        with contextlib.suppress(sqlite3.DatabaseError):
            self._database.execute("pragma wal_checkpoint(truncate)")
        self._database.close()

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        try:
            self._database.execute("begin immediate")
            with self._database:
                yield self._database
        except sqlite3.OperationalError as error:
            raise OutputError(
                f"the ledger cannot be written: {error}",
                "make room on the disk and run again: it goes on from here",
            ) from error


_KEPT = (
    "key",
    "name",
    "target_role",
    "target_employer",
    "document",
    "career_stage",
    "missing",
    "speaking_seconds",
    "own_share",
    "email",
    "interviewer",
    "coach",
    "cohort",
)
"""What an outcome says that does not hang on where this run's row stands."""


def outcome_as_text(outcome: Outcome) -> str:
    """Return an outcome as the ledger keeps it, without what only this run's row says."""
    profile = outcome.role_profile
    kept = {name: getattr(outcome, name) for name in _KEPT} | {
        "role_profile": asdict(profile) if profile else None,
        "red_flags": [asdict(flag) for flag in outcome.red_flags],
        "script_fingerprint": list(outcome.script_fingerprint),
    }
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def outcome_from_text(text: str, **row: Any) -> Outcome:
    """Return the outcome a ledger kept, put together with what this run's row says.

    Args:
        text: as `outcome_as_text` gave it.
        row: the fields of `Outcome` that the row says: worksheet, row_number, status ...
    """
    kept = json.loads(text)
    profile = kept["role_profile"]
    kept |= {
        "role_profile": RoleProfileUsed(**profile) if profile else None,
        "red_flags": tuple(RedFlag(**flag) for flag in kept["red_flags"]),
        "missing": tuple(kept["missing"]),
        "script_fingerprint": array(UNSIGNED_32, kept["script_fingerprint"]),
    }
    return Outcome(**(kept | row))


def outcome_name(entry: Entry) -> str:
    """Return the candidate's name, as the outcome an entry keeps says it."""
    return str(json.loads(entry.outcome)["name"])
