"""Do the same with every page in several processes: forks of the child that reads a file.

Only that child may ask for it. It has one thread, its limits and its alarm hold for each
fork, and all stand in one process group, which is killed as a whole.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import signal
from contextvars import ContextVar
from typing import IO, TYPE_CHECKING, Any, Final, NoReturn, TypeVar

from summarizer.intake.unreadable import Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Result = TypeVar("Result")

_allowed: ContextVar[int] = ContextVar("processes", default=1)
# A fork costs as much as a few pages; blocks go round, so that scans do not all meet one fork.
_LEAST_EACH: Final = 20
_BLOCK: Final = 10


@contextlib.contextmanager
def processes_allowed(processes: int) -> Iterator[None]:
    """Let ``in_order`` use so many processes at a time."""
    before = _allowed.set(processes)
    try:
        yield
    finally:
        _allowed.reset(before)


def in_order(work: Callable[[int], Result], count: int) -> Iterator[Result]:
    """Give ``work(0)``, ``work(1)`` and so on; what is given does not depend on the processes.

    ``work`` must not remember anything from one number to the next. Raises what it raises:
    ``Unreadable`` and ``MemoryError`` as they are, anything else as ``RuntimeError`` without
    words; ``Unreadable`` also when a fork died.
    """
    processes = min(_allowed.get(), count // _LEAST_EACH)
    if processes <= 1:
        return map(work, range(count))
    blocks = [range(at, min(at + _BLOCK, count)) for at in range(0, count, _BLOCK)]
    return _gathered(work, blocks, processes)


def _gathered(
    work: Callable[[int], Result], blocks: list[range], processes: int
) -> Iterator[Result]:
    forks: list[tuple[int, IO[bytes]]] = []
    try:
        for first in range(processes):
            others = [answers.fileno() for _, answers in forks]
            forks.append(_fork(work, blocks[first::processes], close=others))
        for number in range(len(blocks)):
            yield from _answer(*forks[number % processes])
    finally:
        for fork, answers in forks:
            answers.close()
            with contextlib.suppress(ProcessLookupError):
                os.kill(fork, signal.SIGKILL)
            with contextlib.suppress(ChildProcessError):
                os.waitpid(fork, 0)


def _fork(
    work: Callable[[int], Any], blocks: Iterable[range], *, close: Iterable[int]
) -> tuple[int, IO[bytes]]:
    reading, writing = os.pipe()
    seconds_left = signal.alarm(0)  # a fork has no alarm of its own yet
    fork = os.fork()
    signal.alarm(seconds_left)
    if not fork:
        for one in (reading, *close):
            os.close(one)
        _work_through(work, blocks, writing)
    os.close(writing)
    return fork, os.fdopen(reading, "rb")


def _work_through(work: Callable[[int], Any], blocks: Iterable[range], writing: int) -> NoReturn:
    """Write each block's results; nothing else of this process's ends is run."""
    try:
        with os.fdopen(writing, "wb") as answers:
            for block in blocks:
                answer = _outcome(work, block)
                pickle.dump(answer, answers, protocol=pickle.HIGHEST_PROTOCOL)
                answers.flush()
                if isinstance(answer, Exception):
                    break
    except BaseException:  # noqa: BLE001 - whoever asked is gone
        os._exit(1)
    os._exit(0)


def _outcome(work: Callable[[int], Any], block: range) -> list[Any] | Exception:
    try:
        return [work(number) for number in block]
    except (Unreadable, MemoryError) as known:
        return known
    except Exception:  # noqa: BLE001 - a parser may fail in any way; its words may quote the letter
        return RuntimeError()


def _answer(fork: int, answers: IO[bytes]) -> list[Any]:
    try:
        answer = pickle.load(answers)  # noqa: S301 - written by a fork of this very process
    except (EOFError, pickle.UnpicklingError):
        _, status = os.waitpid(fork, 0)
        slow = os.WIFSIGNALED(status) and os.WTERMSIG(status) in {signal.SIGXCPU, signal.SIGALRM}
        raise Unreadable("timeout" if slow else "crashed") from None
    if isinstance(answer, Exception):
        raise answer
    return list(answer)
