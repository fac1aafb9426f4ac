"""The log of a run: row numbers and keys' digests, never a name or a word a candidate wrote."""

from __future__ import annotations

import json
import logging
import sys
from contextlib import contextmanager
from datetime import UTC, datetime
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
NOT_FACTS = frozenset(vars(logging.makeLogRecord({})))
"""What every record has; anything else was given as a fact."""


@contextmanager
def run_log(path: Path, stderr: LogFormat | None) -> Iterator[logging.Logger]:
    """Give a logger that writes JSON lines to a file, rotated, and lines to stderr when asked.

    Args:
        path: the log file; its folder exists.
        stderr: the form of the lines on stderr; None for none there.
    """
    handlers: list[logging.Handler] = [_file(path)]
    if stderr:
        stream = logging.StreamHandler(sys.stderr)
        stream.setFormatter(_JsonLines() if stderr == "json" else _text_lines())
        handlers.append(stream)
    logger = logging.getLogger(NAME)
    logger.setLevel(logging.INFO)
    logger.propagate = False
    for handler in handlers:
        logger.addHandler(handler)
    try:
        yield logger
    finally:
        for handler in handlers:
            logger.removeHandler(handler)
            handler.close()


def _file(path: Path) -> RotatingFileHandler:
    handler = RotatingFileHandler(
        path, maxBytes=LOG_BYTES, backupCount=LOG_FILES, encoding="utf-8", delay=True
    )
    handler.setFormatter(_JsonLines())
    return handler


class _JsonLines(logging.Formatter):
    """A record as one line of JSON: its facts, then event, level and moment (UTC)."""

    def format(self, record: logging.LogRecord) -> str:
        facts = {name: fact for name, fact in vars(record).items() if name not in NOT_FACTS}
        moment = datetime.fromtimestamp(record.created, UTC).isoformat().replace("+00:00", "Z")
        said = {"event": record.msg, "level": record.levelname.lower(), "timestamp": moment}
        return json.dumps({**facts, **said}, ensure_ascii=False)


def _text_lines() -> logging.Formatter:
    """Return what writes a record as a line to be read by people.

    structlog is imported here only: with it come asyncio, ssl and rich, a fifth of a small run.
    """
    import structlog

    return structlog.stdlib.ProcessorFormatter(
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.dev.ConsoleRenderer(colors=False),
        ],
        foreign_pre_chain=[
            structlog.stdlib.add_log_level,
            structlog.stdlib.ExtraAdder(),
            structlog.processors.TimeStamper(fmt="iso", utc=True),
        ],
    )


def log_report(log: logging.Logger, report: BatchReport) -> None:
    """Log what became of each row, and how the run ended."""
    for outcome in report.outcomes:
        if outcome.status != "unchanged":
            log.info("candidate", extra=_of_outcome(outcome))
    for problem in report.problems:
        log.warning("problem", extra=_of_problem(problem))
    log.info("finished", extra=_of_report(report))


def _of_report(report: BatchReport) -> dict[str, Any]:
    return {
        "exit_code": report.exit_code,
        "seconds": round(report.seconds, 3),
        "rows": report.row_count,
        "written": report.count("written"),
        "unchanged": report.count("unchanged"),
    }


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
