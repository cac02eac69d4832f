"""How many calls one process makes at the same time and in a minute."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_SECONDS_A_MINUTE = 60.0


class Throttle:
    """Lets ``max_concurrent_calls`` through at once, starts spread evenly over the minute.

    Waiting callers queue on a semaphore; none is refused. The clock counts seconds and may
    start anywhere.
    """

    def __init__(
        self,
        *,
        max_concurrent_calls: int,
        max_calls_per_minute: int = 0,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._places = threading.BoundedSemaphore(max_concurrent_calls)
        self._gap_seconds = _SECONDS_A_MINUTE / max_calls_per_minute if max_calls_per_minute else 0
        self._turn = threading.Lock()
        self._next_start = float("-inf")
        self._clock = clock
        self._sleep = sleep

    @contextmanager
    def place(self) -> Iterator[None]:
        """Hold one of the places for the length of a call."""
        with self._places:
            self._wait_for_turn()
            yield

    def _wait_for_turn(self) -> None:
        with self._turn:
            now = self._clock()
            start = max(now, self._next_start)
            self._next_start = start + self._gap_seconds
        if start > now:
            self._sleep(start - now)
