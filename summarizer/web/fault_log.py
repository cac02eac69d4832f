"""What the web server may log of a fault: its kind and place, never its words or a traceback."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import structlog

from summarizer.workflow.fault_place import fault_code, fault_place

if TYPE_CHECKING:
    from flask import Flask

log = structlog.get_logger()


class OnlyCodes(logging.Filter):
    """Says of a fault what may be said, in the house's own log; the record goes no further."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let other records pass."""
        fault = record.exc_info[1] if isinstance(record.exc_info, tuple) else None
        if fault is None:
            return True
        # Without the address: a query may hold what somebody searched for.
        log.error("request_failed", code=fault_code(fault), place=fault_place(fault))
        return False


def init_fault_log(app: Flask) -> None:
    """Put the filter on the app's own log."""
    app.logger.addFilter(OnlyCodes())
