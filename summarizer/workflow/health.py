"""Whether what the program stands on is there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.store.database import answers

if TYPE_CHECKING:
    from summarizer.workflow.context import Context


@dataclass(frozen=True, slots=True)
class Health:
    """``queue`` false means that work waits until the queue is back; nothing is lost."""

    database: bool
    queue: bool


def check_health(context: Context) -> Health:
    """Ask the database and the queue."""
    return Health(database=answers(context.database), queue=context.queue.ping())
