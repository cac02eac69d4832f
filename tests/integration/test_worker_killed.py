"""A worker is killed in the middle of a draft, with a real queue and real processes."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from house import CLEAN_LETTER, REGISTER, House
from summarizer.cli.valkey import EmbeddedValkey
from summarizer.domain.user import Role
from summarizer.services import build_context
from summarizer.settings import Settings
from summarizer.store.schema import migrate
from summarizer.workflow.accounts.manage_users import add_user
from summarizer.workflow.gate.keep_register import import_register
from summarizer.workflow.stages.runs import sweep

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from summarizer.workflow.context import Context

# A worker loads its word lists first, which takes a minute where many processes share two cores.
PATIENCE_SECONDS = 240


class SlowModel:
    """A model server that takes a question and then keeps it: the worker waits for ever."""

    def __init__(self) -> None:
        self.asked = threading.Event()
        self.let_go = threading.Event()
        self.is_slow = True
        model = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                self.rfile.read(int(self.headers["Content-Length"]))
                model.asked.set()
                if model.is_slow:
                    model.let_go.wait(PATIENCE_SECONDS)
                self.send_response(503)
                self.end_headers()

            def log_message(self, *_arguments: object) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}/v1"


@pytest.fixture
def model() -> Iterator[SlowModel]:
    slow = SlowModel()
    thread = threading.Thread(target=slow.server.serve_forever)
    thread.start()
    yield slow
    slow.let_go.set()
    slow.server.shutdown()
    thread.join()
    slow.server.server_close()


@pytest.fixture
def environment(tmp_path: Path, model: SlowModel) -> Iterator[dict[str, str]]:
    """The settings of a house with its own Valkey and the slow model."""
    valkey = EmbeddedValkey(tmp_path / "valkey")
    valkey.start()
    yield {
        "REFERENT_VAR": str(tmp_path / "var"),
        "REDIS_URL": valkey.url,
        "REFERENT_OPENAI_MODEL": "slow",
        "REFERENT_OPENAI_API": "compatible",
        "OPENAI_BASE_URL": model.url,
    }
    valkey.stop()


@pytest.fixture
def context(environment: dict[str, str]) -> Iterator[Context]:
    built = build_context(Settings.from_environment(environment))
    migrate(built.database)
    yield built
    built.database.dispose()


@contextmanager
def worker(environment: dict[str, str], *, burst: bool) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "summarizer.cli", "worker", *(["--burst"] if burst else [])]
    with subprocess.Popen(command, env=os.environ | environment) as process:
        try:
            yield process
        finally:
            process.kill()


@pytest.mark.timeout(600)
def test_a_worker_killed_in_mid_draft_loses_nothing(
    context: Context,
    environment: dict[str, str],
    model: SlowModel,
) -> None:
    users = {
        role: add_user(
            context,
            None,
            username=role.value,
            name=role.value,
            role=role,
            password="x" * 12,
        )
        for role in Role
    }
    import_register(context, users[Role.DATA_PROTECTION_OFFICER], REGISTER)
    # Engine openai is the first choice of this house, so that the worker waits for the model.
    engines = dict(reversed(list(context.engines.items())))
    house = House(replace(context, engines=engines), None, None, users)  # type: ignore[arg-type] # neither is used here
    (response_id,) = house.submit(house.open_hearing(), ("svar.txt", CLEAN_LETTER))

    with worker(environment, burst=False) as doomed:
        assert model.asked.wait(PATIENCE_SECONDS)
        doomed.kill()
        doomed.wait()
    assert house.status(response_id) == "cleared"

    later = context.now() + timedelta(minutes=5)
    assert sweep(replace(context, now=lambda: later)) == 1
    model.is_slow = False
    with worker(environment, burst=True) as second:
        assert second.wait(PATIENCE_SECONDS) == 0
    assert house.status(response_id) == "drafted"
    with context.read() as look:
        runs = [(run.stage.value, run.status.value) for run in look.runs.history(response_id)]
        (draft,) = look.drafts.history(response_id)
    assert runs[-2:] == [("draft", "lost"), ("draft", "done")]
    # The model answers 503 now, so the draft says openly that citat made it.
    assert draft.draft.fallback_reason
