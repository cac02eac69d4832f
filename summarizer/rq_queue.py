"""The queue adapter: run ids to RQ, by dotted name and JSON. Nothing else ever gets there."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from redis import Redis
from redis.exceptions import RedisError
from rq import Queue
from rq.serializers import JSONSerializer

from summarizer.workflow.context import QueueDown

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

QUEUE_NAME = "referent"
TASK = "jobs.tasks.perform_run"
# The longest a stage may take; our own stages end themselves well before.
JOB_TIMEOUT_SECONDS = 3600
# Ours is the truth about failures; RQ's own record of them is a year by default.
_FAILURE_TTL_SECONDS = 24 * 60 * 60
_CONNECT_SECONDS = 2.0


class RqQueue:
    """A ``RunQueue`` over RQ. Every attempt to enqueue has a fresh job id.

    RQ refuses the id of a job that failed before, so ids are the run's id and a random tail;
    a run that is enqueued twice is harmless, because only one worker can claim it.
    """

    def __init__(self, redis_url: str) -> None:
        self._redis = connect(redis_url)
        self._queue = Queue(QUEUE_NAME, connection=self._redis, serializer=JSONSerializer)

    def enqueue(self, run_id: str, *, first: bool = False) -> None:
        """Hand a run to some worker, ahead of all others if ``first``. Raises ``QueueDown``."""
        try:
            self._queue.enqueue(
                TASK,
                run_id,
                job_id=f"{run_id}-{uuid4().hex[:8]}",
                job_timeout=JOB_TIMEOUT_SECONDS,
                result_ttl=0,
                failure_ttl=_FAILURE_TTL_SECONDS,
                at_front=first,
            )
        except RedisError:
            raise QueueDown from None

    def known_run_ids(self) -> AbstractSet[str]:
        """Give the runs that wait in the queue. Raises ``QueueDown``.

        Those that a worker has taken are not asked for: a run it claimed is no longer queued,
        and telling the queue again of one that it did not get to claim is harmless.
        """
        try:
            return {job_id.split("-")[0] for job_id in self._queue.get_job_ids()}
        except RedisError:
            raise QueueDown from None

    def ping(self) -> bool:
        """Tell whether Redis answers, for the health page."""
        try:
            return bool(self._redis.ping())
        except RedisError:
            return False


class NoQueue:
    """Where no Redis is set: runs wait in the database until a sweeper brings them in."""

    def enqueue(self, _run_id: str, *, first: bool = False) -> None:  # noqa: ARG002 - a RunQueue
        """Refuse, as a queue does that cannot be reached."""
        raise QueueDown

    def known_run_ids(self) -> AbstractSet[str]:
        """Refuse likewise."""
        raise QueueDown

    def ping(self) -> bool:
        """There is nobody to answer."""
        return False


def connect(redis_url: str) -> Redis:
    """Open a Redis connection with a short patience."""
    return Redis.from_url(redis_url, socket_connect_timeout=_CONNECT_SECONDS)
