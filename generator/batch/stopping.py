"""SIGINT and SIGTERM: finish what is in hand, then stop."""

from __future__ import annotations

import contextlib
import signal
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType


class StopRequest:
    """Whether the run has been asked to stop."""

    def __init__(self) -> None:
        """Begin with no request."""
        self._asked = False

    def __bool__(self) -> bool:
        """Tell whether the run has been asked to stop."""
        return self._asked

    def ask(self, _signal: int = 0, _frame: FrameType | None = None) -> None:
        """Ask the run to stop; as a signal handler, too."""
        self._asked = True


@contextlib.contextmanager
def stop_on_signals() -> Iterator[StopRequest]:
    """Turn SIGINT and SIGTERM into a request while the block runs.

    Outside the main thread, where Python takes no handlers, signals stay as they are.
    """
    request = StopRequest()
    if threading.current_thread() is not threading.main_thread():
        yield request
        return
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        for number in before:
            signal.signal(number, request.ask)
        yield request
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def leave_signals_to_parent() -> None:
    """Let a worker process finish its chunk: the parent decides when to stop."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
