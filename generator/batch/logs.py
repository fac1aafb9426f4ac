"""The log of a run: row numbers and keys' digests, never a name or a word a candidate wrote."""

from __future__ import annotations

import logging
import sys
from contextlib import contextmanager
from logging.handlers import RotatingFileHandler
from typing import TYPE_CHECKING, Any, Literal

from generator.batch.digests import digest_of_key

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.batch.model import BatchReport, Outcome
    from generator.problems import Problem

LogFormat = Literal["text", "json"]
LOG_BYTES = 2_000_000
LOG_FILES = 5
NAME = "prepsheets"


@contextmanager
def run_log(path: Path, stderr: LogFormat | None) -> Iterator[Any]:
    """Give a logger that writes JSON lines to a file, rotated, and lines to stderr when asked.

    Args:
        path: the log file; its folder exists.
        stderr: the form of the lines on stderr; None for none there.
    """
    import structlog

    shared: list[Any] = [
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    as_json = structlog.processors.JSONRenderer(ensure_ascii=False)
    as_text = structlog.dev.ConsoleRenderer(colors=False)
    handlers = [_handler(_file(path), shared, as_json)]
    if stderr:
        stream = logging.StreamHandler(sys.stderr)
        handlers.append(_handler(stream, shared, as_json if stderr == "json" else as_text))
    logger = logging.getLogger(NAME)
    logger.setLevel(logging.INFO)
    logger.propagate = False
    for handler in handlers:
        logger.addHandler(handler)
    try:
        yield structlog.wrap_logger(
            logger,
            processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
            wrapper_class=structlog.stdlib.BoundLogger,
        )
    finally:
        for handler in handlers:
            logger.removeHandler(handler)
            handler.close()


def _file(path: Path) -> RotatingFileHandler:
    return RotatingFileHandler(
        path, maxBytes=LOG_BYTES, backupCount=LOG_FILES, encoding="utf-8", delay=True
    )


def _handler(handler: logging.Handler, shared: list[Any], renderer: Any) -> logging.Handler:
    import structlog

    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
            foreign_pre_chain=shared,
        )
    )
    return handler


def log_report(log: Any, report: BatchReport) -> None:
    """Log what became of each row, and how the run ended."""
    for outcome in report.outcomes:
        if outcome.status != "unchanged":
            log.info("candidate", **_of_outcome(outcome))
    for problem in report.problems:
        log.warning("problem", **_of_problem(problem))
    log.info(
        "finished",
        exit_code=report.exit_code,
        seconds=round(report.seconds, 3),
        rows=report.row_count,
        written=report.count("written"),
        unchanged=report.count("unchanged"),
    )


def _of_outcome(outcome: Outcome) -> dict[str, Any]:
    profile = outcome.role_profile
    return {
        "row": outcome.row_number,
        "key": digest_of_key(outcome.key) if outcome.key else None,
        "status": outcome.status,
        "profile": profile.id if profile else None,
        "red_flags": len(outcome.red_flags),
    }


def _of_problem(problem: Problem) -> dict[str, Any]:
    return {
        "code": problem.code,
        "severity": problem.severity,
        "row": problem.row_number,
        "cell": problem.cell,
        "field": problem.field,
    }
