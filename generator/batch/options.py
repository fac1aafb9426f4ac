"""What one run is asked to do, beside the settings of the house."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class RunOptions:
    """The options of one run.

    Attributes:
        only: keys, ids, names or email addresses of the candidates meant; () for all.
        limit: the first so many candidates; None for all.
        is_dry_run: compose everything, write nothing.
        is_forced: write every document again, edited ones too (after a copy).
        is_pruning: move the documents of those who left the roster away.
        with_pdf: a PDF beside each document.
        with_pack: one document of the whole cohort.
        with_facilitator_page: a page for whoever runs the workshop.
        jobs: processes; 1 for this one alone.
        dask_address: the scheduler of a dask.distributed cluster; "" for none.
        log_format: the form of log lines on stderr; None for none there.
        password: of the roster's workbook; None when it has none.
    """

    only: tuple[str, ...] = ()
    limit: int | None = None
    is_dry_run: bool = False
    is_forced: bool = False
    is_pruning: bool = False
    with_pdf: bool = False
    with_pack: bool = False
    with_facilitator_page: bool = False
    jobs: int = 1
    dask_address: str = ""
    log_format: Literal["text", "json"] | None = None
    password: str | None = None
