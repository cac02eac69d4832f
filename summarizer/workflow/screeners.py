"""The screener in force: rebuilt when a newer register or policy is, and only then."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from summarizer.screening import Policy, ProtectedRegister, Screener

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from summarizer.store import UnitOfWork


class Screeners:
    """Keeps one screener a process, for the newest imported register.

    Building one reads dictionaries and runs the canaries, so it is kept until another
    import is in force, even of the same file: its age is another; asking costs one small query.
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
        # By whether any doubt holds; both stand on the same register.
        self._built: dict[bool, Screener] = {}
        self._register: ProtectedRegister | None = None
        self._register_id: str | None = None

    @property
    def key(self) -> bytes:
        """The register's secret key, for imports."""
        return self._key

    @property
    def max_age_days(self) -> int:
        """Days after which a register is too old and everything is held."""
        return self._max_age_days

    def current(self, work: UnitOfWork, *, hold_on_doubt: bool = False) -> Screener:
        """Give the screener for the register in force; with ``hold_on_doubt`` the stricter."""
        newest = work.registers.newest_id()
        with self._lock:
            if self._register_id != newest:
                self._built = {}
                self._register = self._load(work)
                self._register_id = newest
            if hold_on_doubt not in self._built:
                self._built[hold_on_doubt] = self._build(hold_on_doubt=hold_on_doubt)
            return self._built[hold_on_doubt]

    def _load(self, work: UnitOfWork) -> ProtectedRegister | None:
        newest = work.registers.newest()
        return None if newest is None else ProtectedRegister.loads(newest.content, key=self._key)

    def _build(self, *, hold_on_doubt: bool) -> Screener:
        policy = self._policy or Policy.load()
        return Screener(
            self._register,
            policy=policy.stricter() if hold_on_doubt else policy,
            now=self._now,
            register_max_age_days=self._max_age_days,
        )
