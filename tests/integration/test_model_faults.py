"""Ten faults, each at 10 %, with a real queue and real workers: nothing lost, nothing twice.

The workers are RQ's own, in threads of this process, so that dictionaries are loaded once.
``REFERENT_FAULT_RESPONSES=500 REFERENT_FAULT_PROCESSES=4`` runs the number of
``docs/engines.md`` with as many processes of ``referent worker``.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from rq import SimpleWorker
from rq.serializers import JSONSerializer
from rq.timeouts import TimerDeathPenalty

from faulty_model import FAULTS, FaultyModel
from house import REGISTER, House
from jobs.wiring import worker_context
from summarizer.cli.valkey import EmbeddedValkey
from summarizer.domain.user import Role
from summarizer.drafting.openai_engine import FaultCode, OpenAIEngine
from summarizer.rq_queue import QUEUE_NAME, connect
from summarizer.services import build_context
from summarizer.settings import Settings
from summarizer.store.records import RunStatus, Stage
from summarizer.store.schema import migrate
from summarizer.workflow.accounts.manage_users import add_user
from summarizer.workflow.gate.keep_register import import_register
from summarizer.workflow.gate.mend_response import type_text
from summarizer.workflow.hearings.create_hearing import NewHearing, create_hearing
from summarizer.workflow.stages.runs import sweep

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from summarizer.workflow.context import Context

RESPONSES = int(os.environ.get("REFERENT_FAULT_RESPONSES", "60"))
PROCESSES = int(os.environ.get("REFERENT_FAULT_PROCESSES", "0"))
THREADS = 6
RATE = 0.10
# A worker's start on a busy machine, and the slowest answers one after the other.
PATIENCE_SECONDS = 120 + 4 * RESPONSES
_FAULT_CODES = {code.value for code in FaultCode}


def letter(number: int) -> str:
    """Give a letter like no other, with nothing personal in it."""
    return (
        f"Vi er imod, at der bygges i {2 + number % 7} etager ved Møllevangen.\n\n"
        f"Vejen er for smal til mere trafik, for der kører {1000 + number} biler i døgnet. "
        f"Kommunen bør anlægge {10 + number} meter fortov, før der bygges flere boliger."
    )


def close(context: Context) -> None:
    context.database.dispose()
    for engine in context.engines.values():
        if isinstance(engine, OpenAIEngine):
            engine.close()


@pytest.fixture
def model() -> Iterator[FaultyModel]:
    faulty = FaultyModel(rate=RATE)
    faulty.start()
    yield faulty
    faulty.stop()


@pytest.fixture
def environment(
    tmp_path: Path, model: FaultyModel, monkeypatch: pytest.MonkeyPatch
) -> Iterator[dict[str, str]]:
    valkey = EmbeddedValkey(tmp_path / "valkey")
    valkey.start()
    variables = {
        "REFERENT_VAR": str(tmp_path / "var"),
        "REDIS_URL": valkey.url,
        "REFERENT_OPENAI_MODEL": "faulty",
        "REFERENT_OPENAI_API": "compatible",
        "REFERENT_OPENAI_TIMEOUT_SECONDS": "1",
        "REFERENT_OPENAI_MAX_CALLS": str(THREADS),
        "OPENAI_BASE_URL": model.url,
    }
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    worker_context.cache_clear()
    yield variables
    close(worker_context())
    worker_context.cache_clear()
    valkey.stop()


@pytest.fixture
def context(environment: dict[str, str]) -> Iterator[Context]:
    built = build_context(Settings.from_environment(environment))
    migrate(built.database)
    yield built
    close(built)


def submit_letters(context: Context) -> list[str]:
    """Type the letters in, so that their text is known without a reader's child process."""
    users = {
        role: add_user(
            context, None, username=role.value, name=role.value, role=role, password="x" * 12
        )
        for role in Role
    }
    import_register(context, users[Role.DATA_PROTECTION_OFFICER], REGISTER)
    house = House(context, None, None, users)  # type: ignore[arg-type] # neither is used here
    like = NewHearing(
        title="Lokalplan 214",
        case_number="01.02.05-P16-214",
        opens_on=context.now().date(),
        deadline=context.now().date(),
        engine="openai",
    )
    hearing_id = create_hearing(context, house.planner, like)
    # A format that no program reads: a person types what the paper says.
    files = [(f"{number}.xyz", b"\x00\x01\x02 scan") for number in range(RESPONSES)]
    ids = house.submit(hearing_id, *files)
    for number, response_id in enumerate(ids):
        type_text(context, house.planner, response_id, letter(number))
    return ids


class ThreadWorker(SimpleWorker):
    """RQ's worker without what only a process's main thread may do: signals."""

    death_penalty_class = TimerDeathPenalty

    def _install_signal_handlers(self) -> None:
        """Leave the process's signals to the tests."""


def work_off(environment: dict[str, str]) -> float:
    """Let RQ's workers empty the queue; give the seconds it took."""
    started = time.monotonic()
    if PROCESSES:
        work_in_processes(environment)
    else:
        work_in_threads(environment["REDIS_URL"])
    return time.monotonic() - started


def work_in_threads(redis_url: str) -> None:
    with worker_context().read() as look:
        worker_context().screeners.current(look)
    workers = [
        ThreadWorker([QUEUE_NAME], connection=connect(redis_url), serializer=JSONSerializer)
        for _ in range(THREADS)
    ]
    threads = [
        threading.Thread(target=worker.work, kwargs={"burst": True, "logging_level": "WARNING"})
        for worker in workers
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE_SECONDS)
        assert not thread.is_alive()


def work_in_processes(environment: dict[str, str]) -> None:
    command = [sys.executable, "-m", "summarizer.cli", "worker", "--burst"]
    workers = [subprocess.Popen(command, env=os.environ | environment) for _ in range(PROCESSES)]
    try:
        for worker in workers:
            assert worker.wait(PATIENCE_SECONDS) == 0
    finally:
        for worker in workers:
            worker.kill()
            worker.wait()


def test_every_response_ends_drafted_or_held_whatever_the_model_does(
    context: Context,
    environment: dict[str, str],
    model: FaultyModel,
) -> None:
    ids = submit_letters(context)
    seconds = work_off(environment)
    assert sweep(context) == 0

    outcomes: Counter[str] = Counter()
    for response_id in ids:
        with context.read() as look:
            response = look.responses.get(response_id)
            drafts = look.drafts.history(response_id)
            revisions = look.revisions.history(response_id)
            done = [
                run
                for run in look.runs.history(response_id)
                if run.stage is Stage.DRAFT and run.status is RunStatus.DONE
            ]
        assert response is not None
        if response.status.value == "held":
            assert response.reason_code
            assert drafts == ()
            outcomes[f"held: {response.reason_code}"] += 1
            continue
        assert response.status.value == "drafted"
        # None twice: one run that ended, one draft of it, one version to review.
        assert (len(done), len(drafts), len(revisions)) == (1, 1, 1)
        draft = drafts[0].draft
        assert draft.points
        if draft.engine == "openai":
            assert draft.fallback_reason == ""
            outcomes["drafted by the model"] += 1
        else:
            assert draft.fallback_reason in _FAULT_CODES
            outcomes[f"citat: {draft.fallback_reason}"] += 1
    assert sum(outcomes.values()) == RESPONSES
    assert outcomes["drafted by the model"] > 0
    assert set(FAULTS) <= set(model.drawn)
    sys.stdout.write(
        f"\n{RESPONSES} responses, {PROCESSES or THREADS} workers, {seconds:.0f} s\n"
        f"calls: {dict(model.drawn.most_common())}\nends: {dict(outcomes.most_common())}\n"
    )
