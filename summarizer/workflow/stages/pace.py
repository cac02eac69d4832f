"""How long work will roughly take, from how long it took in this very house."""

from __future__ import annotations

from datetime import timedelta
from statistics import fmean
from typing import TYPE_CHECKING

from summarizer.domain.response import Status
from summarizer.store.records import Stage
from summarizer.workflow.permissions import Permission, require

if TYPE_CHECKING:
    from collections.abc import Mapping

    from summarizer.domain.user import User
    from summarizer.workflow.context import Context

# The newest runs tell best what files and engines are like now.
_RUNS_ASKED = 300

# A run that is at work beats every few seconds.
_STILL = timedelta(minutes=2)

_STAGES_AHEAD: Mapping[Status, tuple[Stage, ...]] = {
    Status.RECEIVED: (Stage.READ, Stage.SCREEN, Stage.DRAFT),
    Status.READ: (Stage.SCREEN, Stage.DRAFT),
    Status.CLEARED: (Stage.DRAFT,),
}


def seconds_of_work(
    context: Context,
    actor: User,
    waiting: Mapping[Status, int],
) -> float | None:
    """Add up the stages that responses in these statuses have ahead, in seconds for one worker.

    ``None`` while this house has not yet finished a run of each stage that is ahead.
    """
    require(actor, Permission.SEE)
    with context.read() as work:
        means = {
            stage: fmean(seconds)
            for stage, seconds in work.runs.durations(limit=_RUNS_ASKED).items()
        }
    ahead = [
        (stage, count)
        for status, count in waiting.items()
        if count
        for stage in _STAGES_AHEAD.get(status, ())
    ]
    if not ahead or any(stage not in means for stage, _count in ahead):
        return None
    return sum(means[stage] * count for stage, count in ahead)


def stands_still(context: Context, actor: User) -> bool:
    """Tell whether work has waited for a while with nobody at it: the workers are gone."""
    require(actor, Permission.SEE)
    with context.read() as work:
        return work.runs.stands_still(context.now() - _STILL)
