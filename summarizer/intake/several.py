"""Do the same with every page in several processes: forks of the child that reads a file.

Only that child may ask for it. It has one thread, its limits and its alarm hold for each
fork, and all stand in one process group, which is killed as a whole.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import signal
from collections import deque
from contextvars import ContextVar
from typing import IO, TYPE_CHECKING, Any, Final, NamedTuple, NoReturn, TypeVar

from summarizer.intake.unreadable import Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

Kept = TypeVar("Kept")
Told = TypeVar("Told")
Weighed = TypeVar("Weighed")
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


def in_order(work: Callable[[int], Result], count: int) -> list[Result]:
    """Give ``work(0)``, ``work(1)`` and so on, as ``in_two_rounds`` does."""
    return in_two_rounds(
        lambda number: (work(number), None), lambda _: None, lambda done, _: done, count
    )


def in_two_rounds(
    look: Callable[[int], tuple[Kept, Told]],
    weigh: Callable[[Sequence[Told]], Weighed],
    finish: Callable[[Kept, Weighed], Result],
    count: int,
) -> list[Result]:
    """Look at each of so many pages, weigh what was told of all, and finish each.

    What ``look`` keeps stays in the process that looked; only what it tells, what was weighed
    and the results go from one process to another. What is given does not depend on the
    processes, if neither ``look`` nor ``finish`` remembers anything from one page to the next.
    Raises what they raise: ``Unreadable`` and ``MemoryError`` as they are, anything else as
    ``RuntimeError`` without words; ``Unreadable`` also when a fork died.
    """
    processes = min(_allowed.get(), count // _LEAST_EACH)
    if processes <= 1:
        looked = deque(look(number) for number in range(count))
        weighed = weigh([told for _, told in looked])
        return [finish(looked.popleft()[0], weighed) for _ in range(count)]
    blocks = [range(at, min(at + _BLOCK, count)) for at in range(0, count, _BLOCK)]
    forks: list[_Fork] = []
    try:
        for first in range(processes):
            forks.append(_fork(look, finish, blocks[first::processes], others=forks))
        order = [forks[number % processes] for number in range(len(blocks))]
        weighed = weigh([told for fork in order for told in _answer(fork)])
        for fork in forks:
            with contextlib.suppress(BrokenPipeError):  # it is dead, and its answer will be missed
                pickle.dump(weighed, fork.questions, protocol=pickle.HIGHEST_PROTOCOL)
                fork.questions.flush()
        return [result for fork in order for result in _answer(fork)]
    finally:
        for fork in forks:
            _end(fork)


class _Fork(NamedTuple):
    process: int
    questions: IO[bytes]
    answers: IO[bytes]


def _fork(
    look: Callable[[int], tuple[Any, Any]],
    finish: Callable[[Any, Any], Any],
    blocks: Sequence[range],
    *,
    others: Iterable[_Fork],
) -> _Fork:
    answers, answering = os.pipe()
    asked, questions = os.pipe()
    seconds_left = signal.alarm(0)  # a fork has no alarm of its own yet
    process = os.fork()
    signal.alarm(seconds_left)
    if not process:
        for other in others:
            os.close(other.questions.fileno())
            os.close(other.answers.fileno())
        os.close(answers)
        os.close(questions)
        _work_through(look, finish, blocks, asked, answering)
    os.close(asked)
    os.close(answering)
    return _Fork(process, os.fdopen(questions, "wb"), os.fdopen(answers, "rb"))


def _end(fork: _Fork) -> None:
    fork.answers.close()
    with contextlib.suppress(BrokenPipeError):
        fork.questions.close()
    with contextlib.suppress(ProcessLookupError):
        os.kill(fork.process, signal.SIGKILL)
    with contextlib.suppress(ChildProcessError):
        os.waitpid(fork.process, 0)


def _work_through(
    look: Callable[[int], tuple[Any, Any]],
    finish: Callable[[Any, Any], Any],
    blocks: Sequence[range],
    asked: int,
    answering: int,
) -> NoReturn:
    """Write what each block tells, then its results; nothing else of this process's ends is run."""
    try:
        with os.fdopen(answering, "wb") as answers, os.fdopen(asked, "rb") as questions:
            kept: list[list[Any]] = []

            def look_through(block: range) -> list[Any]:
                looked = [look(number) for number in block]
                kept.append([one for one, _ in looked])
                return [told for _, told in looked]

            if all(_tell(answers, look_through, block) for block in blocks):
                weighed = pickle.load(questions)  # noqa: S301 - written by the process we came from
                for block in kept:
                    if not _tell(
                        answers, lambda ones: [finish(one, weighed) for one in ones], block
                    ):
                        break
    except BaseException:  # noqa: BLE001 - whoever asked is gone
        os._exit(1)
    os._exit(0)


def _tell(answers: IO[bytes], work: Callable[[Any], list[Any]], block: Any) -> bool:  # noqa: ANN401 - numbers, or what is kept of pages
    """Write the outcome for a block; tell whether it is one to go on after."""
    outcome = _outcome(work, block)
    pickle.dump(outcome, answers, protocol=pickle.HIGHEST_PROTOCOL)
    answers.flush()
    return not isinstance(outcome, Exception)


def _outcome(work: Callable[[Any], list[Any]], block: Any) -> list[Any] | Exception:  # noqa: ANN401 - see _tell
    try:
        return work(block)
    except (Unreadable, MemoryError) as known:
        return known
    except Exception:  # noqa: BLE001 - a parser may fail in any way; its words may quote the letter
        return RuntimeError()


def _answer(fork: _Fork) -> list[Any]:
    try:
        answer = pickle.load(fork.answers)  # noqa: S301 - written by a fork of this very process
    except (EOFError, pickle.UnpicklingError):
        _, status = os.waitpid(fork.process, 0)
        slow = os.WIFSIGNALED(status) and os.WTERMSIG(status) in {signal.SIGXCPU, signal.SIGALRM}
        raise Unreadable("timeout" if slow else "crashed") from None
    if isinstance(answer, Exception):
        raise answer
    return list(answer)
