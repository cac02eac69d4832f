"""What every action needs from the outside: store, files, queue, screener, engines, clock."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from summarizer.store import FileStore, UnitOfWork

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from collections.abc import Set as AbstractSet
    from datetime import datetime
    from pathlib import Path

    from sqlalchemy.engine import Engine as Database

    from summarizer.drafting import Engine
    from summarizer.workflow.screeners import Screeners


class QueueDown(Exception):  # noqa: N818 - names a state of the outside, like StopIteration
    """Raised by a queue that cannot be reached. The sweeper brings the run in later."""


class RunQueue(Protocol):
    """Carries run ids to the workers, nothing else."""

    def enqueue(self, run_id: str, *, first: bool = False) -> None:
        """Hand a run to some worker, ahead of all others if ``first``. Raises ``QueueDown``."""

    def known_run_ids(self) -> AbstractSet[str]:
        """Give the runs that wait in the queue or are with a worker. Raises ``QueueDown``."""

    def ping(self) -> bool:
        """Tell whether the queue can be reached."""


class MailDown(Exception):  # noqa: N818 - as above
    """Raised by a mailer whose server does not take the message."""


class MailRefused(Exception):  # noqa: N818 - as above
    """Raised by a mailer whose server takes no mail to the address, now or later."""


class Mailer(Protocol):
    """Sends mail to staff. Nothing of a response is ever in it."""

    def send(self, *, to: str, subject: str, text: str) -> None:
        """Send a plain message. Raises ``MailDown`` and ``MailRefused``."""


@dataclass(frozen=True, slots=True)
class Context:
    """The wiring, made once per process by ``summarizer.services``."""

    database: Database
    files: FileStore
    queue: RunQueue
    screeners: Screeners
    engines: Mapping[str, Engine]
    now: Callable[[], datetime]
    new_id: Callable[[], str]
    max_attempts: int = 3
    # Known to the screening: every response names the municipality it is sent to.
    municipality: str = ""
    # A municipality's own Word file for the hvidbog.
    hvidbog_template: Path | None = None
    # None where no mail server is set up; ``site_url`` then has no use.
    mailer: Mailer | None = None
    site_url: str = ""

    def write(self) -> UnitOfWork:
        """Open a transaction that may change things."""
        return UnitOfWork(self.database)

    def read(self) -> UnitOfWork:
        """Open a transaction that only looks."""
        return UnitOfWork(self.database, read_only=True)
