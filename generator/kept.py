"""Keep what is made from the program's files beside them, as Python keeps its compiled modules.

To read and prepare the role library, the phrases and the Word template takes longer than a small
run. What they come to is kept as JSON in `__pycache__` beside the sources, so that whoever may
change it may change the program, and a kept file can do no more than hold text.
"""

from __future__ import annotations

import contextlib
import json
import zlib
from hashlib import blake2b
from typing import TYPE_CHECKING, TypeVar

from generator.files import written_aside

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

Made = TypeVar("Made")


def kept(folder: Path, name: str, stamp: str, make: Callable[[], Made], places: int = 1) -> Made:
    """Return what `make` makes, from the second time on as it was kept.

    A kept file that is stale, damaged or cut short is made again, and where none can be written,
    it is made each time. Two processes that keep the same put one whole file after the other.

    Args:
        folder: where the sources stand.
        name: of what is kept; what has the same name takes its place.
        stamp: changes whenever something else would be made; as `stamp_of` returns it.
        make: makes it. It is the same after a way through JSON: a tuple comes back as a list, and
            what JSON cannot hold (a date, say) is made each time.
        places: how many of this name may stand side by side, say for several brands.

    Raises:
        Exception: whatever `make` raises.
    """
    place = zlib.crc32(stamp.encode()) % places
    path = folder / "__pycache__" / f"{name}-{place}.json"
    with contextlib.suppress(OSError, ValueError):
        head, content = path.read_bytes().split(b"\n", 1)
        if head == _head_of(stamp, content):
            made: Made = json.loads(content)
            return made
    made = make()
    with contextlib.suppress(OSError, TypeError, ValueError):
        content = json.dumps(made, ensure_ascii=False, separators=(",", ":")).encode()
        path.parent.mkdir(exist_ok=True)
        with written_aside(path) as aside:
            aside.write_bytes(_head_of(stamp, content) + b"\n" + content)
    return made


def stamp_of_files(paths: Iterable[Path]) -> str:
    """Return what changes when one of these files does: name, size or moment of change (ns).

    Raises:
        OSError: a file is not there.
    """
    return stamp_of([(path.name, *_size_and_moment(path)) for path in paths])


def stamp_of(content: object) -> str:
    """Return what changes when JSON content does."""
    return blake2b(json.dumps(content).encode(), digest_size=16).hexdigest()


def _size_and_moment(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_size, status.st_mtime_ns


def _head_of(stamp: str, content: bytes) -> bytes:
    return f"{stamp} {zlib.crc32(content)}".encode()
