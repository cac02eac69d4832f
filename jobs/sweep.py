"""The sweeper: a small loop that brings in lost runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog

from jobs.wiring import worker_context
from summarizer.workflow.fault_place import fault_code, fault_place
from summarizer.workflow.stages import runs

if TYPE_CHECKING:
    import threading

log = structlog.get_logger()

SWEEP_SECONDS = 10.0


def sweep_forever(stop: threading.Event, *, every_seconds: float = SWEEP_SECONDS) -> None:
    """Sweep until ``stop`` is set. A failed sweep is logged by its code and tried again."""
    while not stop.is_set():
        try:
            swept = runs.sweep(worker_context())
        except Exception as fault:  # noqa: BLE001 - the boundary: the sweeper must outlive a fault
            log.error(  # noqa: TRY400 - a traceback could quote a citizen
                "sweep_failed",
                code=fault_code(fault),
                place=fault_place(fault),
            )
        else:
            if swept:
                log.info("swept", runs=swept)
        stop.wait(every_seconds)
