"""Progress: a bar on a terminal, a line every few seconds without one, on stderr."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.progress import Progress as RichProgress

    from generator.batch.running import Progress

SECONDS_BETWEEN_LINES = 5.0
REFRESHES_A_SECOND = 8


@contextmanager
def watcher(*, is_quiet: bool) -> Iterator[Progress | None]:
    """Give whoever watches the run, as stderr allows."""
    if is_quiet:
        yield None
    elif sys.stderr.isatty():
        from rich.console import Console
        from rich.progress import Progress

        # No refresh thread: worker processes are forked, which is sound without threads only.
        console = Console(stderr=True)
        with Progress(console=console, auto_refresh=False, transient=True) as bar:
            yield _Bar(bar)
    else:
        yield _Lines()


class _Bar:
    """A progress bar on a terminal."""

    def __init__(self, bar: RichProgress) -> None:
        self._bar = bar
        self._task = bar.add_task("Prep sheets", total=None)
        self._drawn = 0.0

    def begin(self, total: int) -> None:
        """So many documents will be made."""
        self._bar.update(self._task, total=total)

    def advance(self) -> None:
        """One is done."""
        self._bar.advance(self._task)
        if (now := monotonic()) - self._drawn > 1 / REFRESHES_A_SECOND:
            self._drawn = now
            self._bar.refresh()


class _Lines:
    """A line every few seconds, for logs."""

    def __init__(self) -> None:
        self._total = self._done = 0
        self._said = monotonic()

    def begin(self, total: int) -> None:
        """So many documents will be made."""
        self._total = total

    def advance(self) -> None:
        """One is done."""
        self._done += 1
        if (now := monotonic()) - self._said >= SECONDS_BETWEEN_LINES:
            self._said = now
            click.echo(f"{self._done} of {self._total} prep sheets", err=True)
