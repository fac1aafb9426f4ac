"""Digests: what shaped a document, and what a document is."""

from __future__ import annotations

from dataclasses import fields
from hashlib import blake2b, file_digest
from operator import attrgetter
from typing import TYPE_CHECKING

from generator.roster.model import Candidate, Vacancy

if TYPE_CHECKING:
    from pathlib import Path

PLACE = {"worksheet", "row_number", "columns", "vacancy"}
"""Where a row stands shapes nobody's words: reordering a roster rewrites no document."""
_candidate_facts = attrgetter(*(f.name for f in fields(Candidate) if f.name not in PLACE))
_vacancy_facts = attrgetter(*(f.name for f in fields(Vacancy) if f.name not in PLACE))
DIGEST_BYTES = 16


def digest_of_row(candidate: Candidate, workshop_digest: str) -> str:
    """Return a digest of everything that shapes a candidate's document."""
    vacancy = _vacancy_facts(candidate.vacancy) if candidate.vacancy else None
    told = repr((workshop_digest, _candidate_facts(candidate), vacancy))
    return blake2b(told.encode("utf-8", "surrogatepass"), digest_size=DIGEST_BYTES).hexdigest()


def digest_of_bytes(content: bytes) -> str:
    """Return the digest of a document."""
    return blake2b(content, digest_size=DIGEST_BYTES).hexdigest()


def digest_of_file(path: Path) -> str:
    """Return the digest of a file's bytes.

    Raises:
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        return file_digest(file, lambda: blake2b(digest_size=DIGEST_BYTES)).hexdigest()


def digest_of_key(key: str) -> str:
    """Return a short name for a candidate's key that tells nothing of them, for logs and files."""
    return blake2b(key.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()
