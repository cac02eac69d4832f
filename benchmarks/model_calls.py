"""Measure how well the waiting for a model is used: ``python -m benchmarks.model_calls``.

Responses are drafted by the engine ``openai`` against a local server of fixed latency. The
ratio is wall time ÷ (responses × latency ÷ concurrency): 1.00 is as good as waiting can be.
Three ways are measured in the same run: one after the other, a thread pool around the engine,
and as many processes of ``referent worker`` over a real queue and store.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from rq import Worker as RqWorker
from rq.suspension import resume, suspend

from jobs.wiring import worker_context
from summarizer.cli.valkey import EmbeddedValkey
from summarizer.domain.response import Status
from summarizer.domain.source import SourceText
from summarizer.drafting import make_draft
from summarizer.rq_queue import connect
from summarizer.screening import ProtectedRegister, Screener
from summarizer.services import build_context, utc_now
from summarizer.settings import Settings
from summarizer.store.schema import migrate

REPOSITORY = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(REPOSITORY / "tests")]

from faulty_model import FaultyModel  # noqa: E402 - the tests' server, found by the line above
from house import REGISTER, House  # noqa: E402 - likewise
from summarizer.domain.user import Role  # noqa: E402 - kept beside the tests' house
from summarizer.workflow.accounts.manage_users import add_user  # noqa: E402 - likewise
from summarizer.workflow.gate.keep_register import import_register  # noqa: E402 - likewise
from summarizer.workflow.gate.mend_response import type_text  # noqa: E402 - likewise
from summarizer.workflow.hearings.create_hearing import NewHearing, create_hearing  # noqa: E402 - likewise

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from redis import Redis

    from summarizer.domain.finding import MaskedText, Verdict
    from summarizer.drafting import Engine
    from summarizer.workflow.context import Context

_KEY = b"benchmark"
_LOOK_SECONDS = 0.2


def letter(number: int) -> str:
    """Give a letter like no other, with nothing personal in it."""
    return (
        f"Vi er imod, at der bygges i {2 + number % 7} etager ved Møllevangen.\n\n"
        f"Vejen er for smal til mere trafik, for der kører {1000 + number} biler i døgnet. "
        f"Kommunen bør anlægge {10 + number} meter fortov, før der bygges flere boliger."
    )


def screened(count: int) -> Iterator[tuple[SourceText, MaskedText, Verdict]]:
    """Screen letters beforehand, so that only drafting is measured."""
    register = ProtectedRegister.from_csv(REGISTER, key=_KEY, imported_at=utc_now())
    screener = Screener(register, now=utc_now)
    for number in range(count):
        source = SourceText.from_text(letter(number))
        screening = screener.screen(source)
        if screening.masked is None:
            raise SystemExit("a letter of the benchmark was held")
        yield source, screening.masked, screening.verdict


def measure(words: str, ideal: float, work: Callable[[], None]) -> None:
    """Time one way of working and print its ratio."""
    started = time.perf_counter()
    work()
    seconds = time.perf_counter() - started
    sys.stdout.write(f"{words:<44} {seconds:7.2f} s   ratio {seconds / ideal:5.2f}\n")


def main() -> None:
    """Run all three ways."""
    options = _options()
    model = FaultyModel(rate=0.0, latency=options.latency)
    model.start()
    valkey = EmbeddedValkey(Path(tempfile.mkdtemp(prefix="ref-")))
    valkey.start()
    os.environ |= _environment(options, valkey.url, model.url)
    try:
        _engine_alone(options)
        _whole_house(options, valkey.url)
    finally:
        valkey.stop()
        model.stop()


def _engine_alone(options: argparse.Namespace) -> None:
    engine = worker_context().engines["openai"]
    letters = list(screened(options.responses))
    few = letters[: max(1, options.responses // 10)]

    def draft(one: tuple[SourceText, MaskedText, Verdict]) -> None:
        _draft(engine, one)

    draft(letters[0])
    measure(
        f"one after the other ({len(few)})",
        len(few) * options.latency,
        lambda: [draft(one) for one in few] and None,
    )
    with ThreadPoolExecutor(options.concurrency) as pool:
        measure(
            f"thread pool of {options.concurrency} ({len(letters)})",
            len(letters) * options.latency / options.concurrency,
            lambda: list(pool.map(draft, letters)) and None,
        )


def _draft(engine: Engine, one: tuple[SourceText, MaskedText, Verdict]) -> None:
    source, masked, verdict = one
    draft = make_draft(engine, masked, source=source, notes=(), verdict=verdict)
    if draft.fallback_reason:
        raise SystemExit(f"the local server was not asked: {draft.fallback_reason}")


def _whole_house(options: argparse.Namespace, redis_url: str) -> None:
    """Let ``referent worker`` processes, warm and waiting, take a queue of letters."""
    context = build_context(Settings.from_environment())
    migrate(context.database)
    connection = connect(redis_url)
    suspend(connection)
    ids = _submit(context, options.responses)
    command = [sys.executable, "-m", "summarizer.cli", "worker"]
    processes = [subprocess.Popen(command) for _ in range(options.concurrency)]
    try:
        while len(RqWorker.all(connection)) < options.concurrency:
            time.sleep(_LOOK_SECONDS)
        before = _children_seconds(processes)
        measure(
            f"{options.concurrency} workers, queue and store, screening too ({len(ids)})",
            len(ids) * options.latency / options.concurrency,
            lambda: _work_off(context, connection, ids),
        )
        spent = (_children_seconds(processes) - before) / len(ids)
        sys.stdout.write(f"processor time of the workers: {1000 * spent:.0f} ms a response\n")
    finally:
        for process in processes:
            process.terminate()
            process.wait()


def _work_off(context: Context, connection: Redis, ids: list[str]) -> None:
    resume(connection)
    while _left(context, ids):
        time.sleep(_LOOK_SECONDS)


def _left(context: Context, ids: list[str]) -> int:
    with context.read() as look:
        (counts,) = look.responses.counts_by_hearing().values()
    return len(ids) - counts.get(Status.DRAFTED, 0)


def _children_seconds(processes: Sequence[subprocess.Popen[bytes]]) -> float:
    """Give the processor time that processes have used, where the system tells (Linux)."""
    ticks = 0
    for process in processes:
        try:
            fields = Path(f"/proc/{process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        except OSError:
            return 0.0
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def _submit(context: Context, count: int) -> list[str]:
    users = {
        role: add_user(
            context, None, username=role.value, name=role.value, role=role, password="x" * 12
        )
        for role in Role
    }
    import_register(context, users[Role.DATA_PROTECTION_OFFICER], REGISTER)
    house = House(context, None, None, users)  # type: ignore[arg-type] # neither is used here
    today = utc_now().date()
    hearing = NewHearing("Måling", "00.00.00-P00", today, today, engine="openai")
    files = [(f"{number}.xyz", b"\x00\x01 scan") for number in range(count)]
    ids = house.submit(create_hearing(context, house.planner, hearing), *files)
    for number, response_id in enumerate(ids):
        type_text(context, house.planner, response_id, letter(number))
    return ids


def _environment(options: argparse.Namespace, redis_url: str, model_url: str) -> dict[str, str]:
    return {
        "REFERENT_VAR": tempfile.mkdtemp(prefix="referent-benchmark-"),
        "REDIS_URL": redis_url,
        "REFERENT_OPENAI_MODEL": "fixed",
        "REFERENT_OPENAI_API": "compatible",
        "REFERENT_OPENAI_MAX_CALLS": str(options.concurrency),
        "OPENAI_BASE_URL": model_url,
    }


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--responses", type=int, default=200)
    parser.add_argument("--latency", type=float, default=2.0, metavar="SECONDS")
    parser.add_argument("--concurrency", type=int, default=8)
    return parser.parse_args()


if __name__ == "__main__":
    main()
