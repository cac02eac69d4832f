"""The screener in force: rebuilt when a newer register or policy is, and only then."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from summarizer.screening import ProtectedRegister, Screener

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from summarizer.screening import Policy
    from summarizer.store import UnitOfWork


class Screeners:
    """Keeps one screener a process, for the newest imported register.

    Building one reads dictionaries and runs the canaries, so it is kept until the register's
    version changes; asking costs one small query.
    """

    def __init__(
        self,
        *,
        key: bytes,
        now: Callable[[], datetime],
        register_max_age_days: int,
        policy: Policy | None = None,
    ) -> None:
        self._key = key
        self._now = now
        self._max_age_days = register_max_age_days
        self._policy = policy
        self._lock = threading.Lock()
        self._built: tuple[str | None, Screener] | None = None

    @property
    def key(self) -> bytes:
        """The register's secret key, for imports."""
        return self._key

    @property
    def max_age_days(self) -> int:
        """Days after which a register is too old and everything is held."""
        return self._max_age_days

    def current(self, work: UnitOfWork) -> Screener:
        """Give the screener for the register in force."""
        version = work.registers.newest_version()
        with self._lock:
            if self._built is None or self._built[0] != version:
                self._built = (version, self._build(work))
            return self._built[1]

    def _build(self, work: UnitOfWork) -> Screener:
        newest = work.registers.newest()
        register = (
            None if newest is None else ProtectedRegister.loads(newest.content, key=self._key)
        )
        return Screener(
            register,
            policy=self._policy,
            now=self._now,
            register_max_age_days=self._max_age_days,
        )
