"""What RQ calls, by dotted name. The work is the corridor's.

RQ keeps what a job raises, traceback and all, in Redis: so nothing is let through but a code.
"""

from __future__ import annotations

import structlog

from jobs.wiring import worker_context
from summarizer.workflow.fault_place import fault_code, fault_place
from summarizer.workflow.stages import runs

log = structlog.get_logger()


class RunBroken(Exception):  # noqa: N818 - read in a list of failed jobs, where it says enough
    """A run could not even be claimed or ended, for instance because the database is away."""


def perform_run(run_id: str) -> None:
    """Do one run. Raises ``RunBroken`` with a code; the sweeper tries again."""
    try:
        runs.perform_run(worker_context(), run_id)
    except Exception as fault:  # noqa: BLE001 - the boundary to Redis
        code = fault_code(fault)
        log.error(  # noqa: TRY400 - a traceback could quote a citizen
            "run_broken",
            run_id=run_id,
            code=code,
            place=fault_place(fault),
        )
        raise RunBroken(code) from None
