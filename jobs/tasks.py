"""What RQ calls, by dotted name. One line each; the work is the corridor's."""

from __future__ import annotations

from jobs.wiring import worker_context
from summarizer.workflow import runs


def perform_run(run_id: str) -> None:
    """Do one run."""
    runs.perform_run(worker_context(), run_id)
