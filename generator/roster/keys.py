"""Keys that stay the same from run to run, and who is whom in a roster."""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

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

    def is_of_same_person(self, other: Identity) -> bool:
        """Return whether both are one person, maybe with two targets."""
        return (self.email, self.name) == (other.email, other.name)


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


def unique_keys(identities: Sequence[tuple[str, Identity]]) -> list[str]:
    """Return a key for each identity, all different: its `id`, else a digest.

    The digest is of email and target, without an email of name and target. Where several have the
    same one, or the same `id`, each gets a tail made of its own name and target, so that their
    order in the roster does not matter.

    Args:
        identities: the `id` as typed and the folded identity; no two of these are equal.
    """
    bases = [
        id_ or digest(KEY_BYTES, folded.email or folded.name, folded.target_role)
        for id_, folded in identities
    ]
    counts = Counter(bases)
    keys = [
        base if counts[base] == 1 else f"{base}-{_tail(folded)}"
        for base, (_, folded) in zip(bases, identities, strict=True)
    ]
    return _without_collisions(keys)


def _tail(folded: Identity) -> str:
    return digest(TAIL_BYTES, folded.email, folded.name, folded.target_role, folded.target_employer)


def _without_collisions(keys: list[str]) -> list[str]:
    """Number the keys that are equal still: an `id` may look like another row's key."""
    seen: dict[str, int] = {}
    unique = []
    for key in keys:
        seen[key] = seen.get(key, 0) + 1
        unique.append(key if seen[key] == 1 else f"{key}-{seen[key]}")
    return unique
