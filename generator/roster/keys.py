"""Keys that stay the same from run to run, and who is whom in a roster."""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.roster.model import Candidate

KEY_BYTES = 6
"""Of the digest in a key: twelve hex digits, so that 100,000 rows do not collide by chance."""
TAIL_BYTES = 3


class Identity(NamedTuple):
    """Who is to be prepared for what: two rows with an equal identity are one and the same.

    The texts are folded: they are compared without case and outer space.
    """

    id: str
    email: str
    name: str
    target_role: str
    target_employer: str

    @property
    def person(self) -> tuple[str, str]:
        """Who it is: the same for one person with two targets."""
        return self.email, self.name


def identity_of(candidate: Candidate) -> Identity:
    """Return who a candidate is, for what."""
    one, vacancy = candidate, candidate.vacancy
    employer = one.target_employer or (vacancy.target_employer if vacancy else "")
    return Identity(*map(fold, (one.id, one.email, one.name, one.target_role, employer)))


def fold(text: str) -> str:
    """Return a text as it is compared: NFKC, no case.

    Args:
        text: with single spaces, as cells are read.
    """
    if text.isascii():
        return text.lower()
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def digest(size: int, *texts: str) -> str:
    """Return a short hex digest of some texts, the same on every machine.

    Args:
        size: in bytes; there are two hex digits to a byte.
        texts: what is digested; their borders count.
    """
    joined = "\x1f".join(texts).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(joined, digest_size=size).hexdigest()


def base_key(id_: str, folded: Identity) -> str:
    """Return what a key begins with: the `id` as typed, else a digest.

    The digest is of email and target, without an email of name and target.
    """
    return id_ or digest(KEY_BYTES, folded.email or folded.name, folded.target_role)


def unique_keys(bases: Sequence[str], identities: Iterable[Identity]) -> Iterator[str]:
    """Yield a key for each identity, all different.

    Where several have the same base, each gets a tail made of its own name and target, so that
    their order in the roster does not matter. Keys that are equal still are numbered: an `id` may
    look like another row's key.

    Args:
        bases: as `base_key` gave them.
        identities: in the same order; no two are equal.
    """
    counts, seen = Counter(bases), Counter[str]()
    for base, folded in zip(bases, identities, strict=True):
        key = base if counts[base] == 1 else f"{base}-{_tail(folded)}"
        seen[key] += 1
        yield key if seen[key] == 1 else f"{key}-{seen[key]}"


def _tail(folded: Identity) -> str:
    return digest(TAIL_BYTES, folded.email, folded.name, folded.target_role, folded.target_employer)
