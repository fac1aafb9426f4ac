"""Sequences that may be too long for memory."""

from __future__ import annotations

import gc
import tempfile
import warnings
from itertools import islice
from pathlib import Path

import pytest

from generator.errors import OutputError
from generator.spool import Spool, spooled


def test_a_short_sequence_is_a_tuple() -> None:
    assert spooled(iter("abc"), held=3) == ("a", "b", "c")


@pytest.mark.parametrize("length", [4, 5, 6, 7, 100])
def test_a_long_one_is_the_same_sequence_from_disk(length: int) -> None:
    items = [{"number": number} for number in range(length)]
    spool = spooled(iter(items), held=3)
    assert isinstance(spool, Spool)
    assert len(spool) == length
    assert list(spool) == items
    assert spool[0] == items[0]
    assert spool[-1] == items[-1]
    assert list(spool[2:5]) == items[2:5]
    assert list(spool[::-1]) == items[::-1]
    with pytest.raises(IndexError):
        spool[length]


def test_several_readers_stand_at_different_places() -> None:
    spool = spooled(range(50), held=4)
    one, other = iter(spool), iter(spool)
    assert list(islice(one, 20)) == list(range(20))
    assert list(islice(other, 3)) == [0, 1, 2]
    assert next(one) == 20
    assert next(other) == 3


def open_files() -> int:
    """Return how many files this process has open; 0 where that cannot be told."""
    folder = Path("/proc/self/fd")
    return sum(1 for _ in folder.iterdir()) if folder.is_dir() else 0


def test_its_file_is_nobodys_and_goes_with_it() -> None:
    folder = Path(tempfile.gettempdir())
    before = set(folder.glob("prepsheets-*"))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        spool = spooled(range(50), held=4)
        assert set(folder.glob("prepsheets-*")) == before, "it has no name that others could open"
        opened = open_files()
        del spool
        gc.collect()
    if opened:
        assert open_files() < opened


def test_no_room_for_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    spool: Spool[int] = Spool()

    def full(_content: bytes) -> int:
        raise OSError(28, "No space left on device")

    class Full:
        seek = staticmethod(lambda *_: 0)
        write = staticmethod(full)
        flush = staticmethod(lambda: None)

    monkeypatch.setattr(spool, "_file", Full())
    with pytest.raises(OutputError, match="no room for a long roster: No space left") as caught:
        spool.extend([1])
    assert "TMPDIR" in caught.value.hint
