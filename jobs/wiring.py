"""One context a worker process, made on first use and kept."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from summarizer.services import build_context
from summarizer.settings import Settings

if TYPE_CHECKING:
    from summarizer.workflow.context import Context


@cache
def worker_context() -> Context:
    """Give this process's wiring, from the environment."""
    return build_context(Settings.from_environment())
