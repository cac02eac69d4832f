"""What the web server may log of a fault: its kind and place, never its words or a traceback."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from summarizer.workflow.fault_place import fault_code, fault_place

if TYPE_CHECKING:
    from flask import Flask


class OnlyCodes(logging.Filter):
    """Takes the exception off a log record and leaves what may be said of it."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite the record in place; every record is kept."""
        fault = record.exc_info[1] if isinstance(record.exc_info, tuple) else None
        if fault is not None:
            # The address goes too: a query may hold what somebody searched for.
            record.msg = "request_failed code=%s place=%s"
            record.args = (fault_code(fault), fault_place(fault))
        record.exc_info = None
        record.exc_text = None
        return True


def init_fault_log(app: Flask) -> None:
    """Put the filter on the app's own log."""
    app.logger.addFilter(OnlyCodes())
