"""A worker: one process, one run at a time.

RQ's ``SimpleWorker`` does not fork for every job, so that dictionaries and the screener are
loaded once. What could take the process down with it (readers of strange files) runs in a
child of its own, and whoever supervises the workers starts a new one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rq import SimpleWorker
from rq.serializers import JSONSerializer

from jobs.wiring import worker_context
from summarizer.drafting import warm_up
from summarizer.rq_queue import QUEUE_NAME, connect

if TYPE_CHECKING:
    from summarizer.settings import Settings


def work(settings: Settings, *, burst: bool = False) -> None:
    """Take runs from the queue until told to stop, or until it is empty (``burst``)."""
    context = worker_context()
    with context.read() as look:
        # Build the screener, and load the word lists, before the first citizen waits for them.
        context.screeners.current(look)
    warm_up()
    worker = SimpleWorker(
        [QUEUE_NAME],
        connection=connect(settings.redis_url),
        serializer=JSONSerializer,
    )
    worker.work(burst=burst, with_scheduler=False, logging_level="WARNING")
