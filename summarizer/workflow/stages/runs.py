"""Performing runs so that a crash at any moment loses nothing.

Claim in one transaction, work outside any, save result, run's end, new status and next run
in one more — on condition that the run is still ours. A worker that dies stops beating; the
sweeper then ends its run and makes a new attempt. Retries are ours, not the queue's.
"""

from __future__ import annotations

import threading
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

import structlog

from summarizer.domain.response import TransitionError
from summarizer.store.records import RunStatus, Stage
from summarizer.workflow.context import QueueDown
from summarizer.workflow.fault_place import fault_code, fault_place
from summarizer.workflow.moves import enqueue, schedule
from summarizer.workflow.refusals import Changed
from summarizer.workflow.review.group_campaigns import group_waiting
from summarizer.workflow.stages.draft_response import draft_response
from summarizer.workflow.stages.read_response import give_up_reading, read_response
from summarizer.workflow.stages.screen_response import hold, screen_response
from summarizer.workflow.uploads.tell_when_done import tell_when_done

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from summarizer.store import UnitOfWork
    from summarizer.store.records import RunRecord
    from summarizer.workflow.context import Context

log = structlog.get_logger()

HEARTBEAT_SECONDS = 5.0
# Several missed beats: the worker is gone, not slow.
SILENT_AFTER = timedelta(seconds=40)
# A run that has just been committed is on its way to the queue; it is not lost yet.
QUEUE_GRACE = timedelta(seconds=5)

_STAGES: dict[Stage, Callable[[Context, str], Callable[[UnitOfWork], None]]] = {
    Stage.READ: read_response,
    Stage.SCREEN: screen_response,
    Stage.DRAFT: draft_response,
}


def perform_run(context: Context, run_id: str) -> None:
    """Do one run, if it is still to be had. Never raises for what a response contains."""
    with context.write() as work:
        run = work.runs.claim(run_id, at=context.now())
        work.commit()
    if run is None:
        return
    try:
        with _heartbeat(context, run_id):
            save = _STAGES[run.stage](context, run.response_id)
        _finish(context, run, save)
        if run.stage is Stage.READ:
            group_waiting(context)
    except (Changed, TransitionError):
        # A person took the response another way while we worked; their decision stands.
        _end(context, run, RunStatus.LOST, "overtaken")
    except Exception as fault:  # noqa: BLE001 - the boundary: only a code may leave it
        code = fault_code(fault)
        log.error(  # noqa: TRY400 - a traceback could quote a citizen
            "run_failed",
            run_id=run.id,
            stage=run.stage.value,
            code=code,
            place=fault_place(fault),
        )
        _retry_or_give_up(context, run, RunStatus.FAILED, code)


def sweep(context: Context) -> int:
    """Bring in what the queue lost and what died with a worker; give how many runs.

    Hearings whose campaign letters were not grouped, for the same reasons, are grouped now,
    and whoever waits for an upload that is done is told.
    """
    found = _bring_in(context)
    group_waiting(context)
    tell_when_done(context)
    return found


def _bring_in(context: Context) -> int:
    now = context.now()
    with context.read() as work:
        waiting = work.runs.queued_before(now - QUEUE_GRACE)
        silent = work.runs.silent_since(now - SILENT_AFTER)
    for run in silent:
        log.warning("worker_silent", run_id=run.id, stage=run.stage.value)
        _retry_or_give_up(context, run, RunStatus.LOST, "worker_lost")
    try:
        known = context.queue.known_run_ids() if waiting else frozenset()
    except QueueDown:
        log.warning("queue_down")
        return len(silent)
    lost = [run for run in waiting if run.id not in known]
    for run in lost:
        enqueue(context, run.id)
    return len(silent) + len(lost)


def _finish(context: Context, run: RunRecord, save: Callable[[UnitOfWork], None]) -> None:
    with context.write() as work:
        if not work.runs.finish(run.id, RunStatus.DONE, at=context.now()):
            return
        save(work)
        work.commit()


def _end(context: Context, run: RunRecord, status: RunStatus, code: str) -> None:
    with context.write() as work:
        work.runs.finish(run.id, status, at=context.now(), error_code=code)
        work.commit()


def _retry_or_give_up(
    context: Context,
    run: RunRecord,
    status: RunStatus,
    code: str,
) -> None:
    try:
        with context.write() as work:
            if not work.runs.finish(run.id, status, at=context.now(), error_code=code):
                return
            if run.attempt < context.max_attempts:
                schedule(context, work, run.response_id, run.stage, attempt=run.attempt + 1)
            elif run.stage is Stage.READ:
                give_up_reading(context, work, run.response_id, "reading_failed")
            else:
                hold(context, work, run.response_id, f"{run.stage.value}_failed")
            work.commit()
    except (Changed, TransitionError):
        _end(context, run, RunStatus.LOST, "overtaken")


@contextmanager
def _heartbeat(context: Context, run_id: str) -> Iterator[None]:
    """Beat in the background while the stage works."""
    stop = threading.Event()

    def beat() -> None:
        while not stop.wait(HEARTBEAT_SECONDS):
            try:
                with context.write() as work:
                    work.runs.beat(run_id, at=context.now())
                    work.commit()
            except Exception as fault:  # noqa: BLE001 - a missed beat is no reason to stop beating
                log.warning("beat_missed", run_id=run_id, code=fault_code(fault))

    thread = threading.Thread(target=beat, daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()
