"""Logs as JSON lines on standard error: ids and codes, never a citizen's text."""

from __future__ import annotations

import logging
import sys

import structlog


def configure_logs() -> None:
    """Set structlog up for this process, and quiet libraries that log what they handle."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        # Asked each time, for standard error as it is then.
        logger_factory=lambda *_names: structlog.WriteLogger(sys.stderr),
    )
    # RQ logs job descriptions, presidio and openai may log what they are given.
    for name in ("rq", "rq.worker", "presidio-analyzer", "openai", "httpx", "httpx2", "httpcore"):
        logging.getLogger(name).setLevel(logging.ERROR)
