"""Sequences that may be too long for memory: short ones are tuples, long ones stand on disk."""

from __future__ import annotations

import pickle
import tempfile
import weakref
from collections.abc import Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING, TypeVar, overload

from generator.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

T = TypeVar("T")

HELD = 10_000
"""A sequence of so many items is held in memory; a longer one is not."""
BLOCK = 256
"""Items that are written, and come back, at once."""


def spooled(items: Iterable[T], held: int | None = None) -> Sequence[T]:
    """Return the items as a sequence that takes little memory however many there are.

    Args:
        items: taken one after the other, once.
        held: up to so many are a plain tuple; None for `HELD`.

    Raises:
        OutputError: the folder of temporary files has no room.
    """
    remaining, most = iter(items), HELD if held is None else held
    first = tuple(islice(remaining, most + 1))
    if len(first) <= most:
        return first
    spool: Spool[T] = Spool(block=min(BLOCK, most))
    spool.extend(first)
    del first
    spool.extend(remaining)
    return spool


class Spool(Sequence[T]):
    """A sequence in a temporary file that nobody else sees and that goes when the spool does."""

    def __init__(self, block: int = BLOCK) -> None:
        """Make an empty one.

        Args:
            block: items that are written and come back at once.
        """
        self._file = tempfile.TemporaryFile(prefix="prepsheets-")  # noqa: SIM115 - lives with it
        weakref.finalize(self, self._file.close)
        self._block = block
        self._starts: list[int] = []
        self._length = 0

    def extend(self, items: Iterable[T]) -> None:
        """Add items at the end.

        Raises:
            OutputError: the folder of temporary files has no room.
        """
        begun = self._take_last() if self._length % self._block else ()
        remaining = chain(begun, items)
        try:
            while block := list(islice(remaining, self._block)):
                self._starts.append(self._file.seek(0, 2))
                self._file.write(pickle.dumps(block, pickle.HIGHEST_PROTOCOL))
                self._length += len(block)
            self._file.flush()  # a process forked from here has nothing of ours to write
        except OSError as error:
            raise OutputError(
                f"{tempfile.gettempdir()}: no room for a long roster: {error.strerror}",
                "make room there, or name another folder in the variable TMPDIR",
            ) from error

    def _take_last(self) -> list[T]:
        """Take the last block off again, to fill it up."""
        block = self._read(len(self._starts) - 1)
        self._file.truncate(self._starts.pop())
        self._length -= len(block)
        return block

    def _read(self, number: int) -> list[T]:
        self._file.seek(self._starts[number])
        block: list[T] = pickle.load(self._file)  # noqa: S301 - nobody else can have written it
        return block

    def __len__(self) -> int:
        """Return how many items there are."""
        return self._length

    def __iter__(self) -> Iterator[T]:
        """Yield the items in order; several readers may be at different places."""
        for number in range(len(self._starts)):
            yield from self._read(number)

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[T]: ...
    def __getitem__(self, place: int | slice) -> T | Sequence[T]:
        """Return the item at a place, or those of a slice."""
        if isinstance(place, slice):
            start, stop, step = place.indices(self._length)
            if step < 1:
                return tuple(self[index] for index in range(start, stop, step))
            return spooled(islice(self, start, stop, step))
        index = place + self._length if place < 0 else place
        if not 0 <= index < self._length:
            raise IndexError(place)
        return self._read(index // self._block)[index % self._block]
