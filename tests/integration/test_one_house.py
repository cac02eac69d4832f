"""One house a folder and a port, with a Valkey of its own that comes back."""

from __future__ import annotations

import os
import signal
import socket
from typing import TYPE_CHECKING

import pytest

from summarizer.cli.serve import ServeError, serve
from summarizer.cli.valkey import EmbeddedValkey, ValkeyError
from summarizer.rq_queue import RqQueue, connect
from summarizer.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path


def test_a_second_house_in_the_same_folder_is_refused(tmp_path: Path) -> None:
    first, second = EmbeddedValkey(tmp_path / "valkey"), EmbeddedValkey(tmp_path / "valkey")
    first.start()
    try:
        with pytest.raises(ValkeyError, match="REFERENT_VAR"):
            second.start()
        assert RqQueue(first.url).ping()
    finally:
        first.stop()
    second.start()
    second.stop()


def test_a_house_does_not_take_another_for_itself(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        environment = {"REFERENT_VAR": str(tmp_path), "REFERENT_PORT": str(port)}
        with pytest.raises(ServeError, match=f"port {port} on 127.0.0.1 cannot be used"):
            serve(Settings.from_environment(environment))


def test_a_server_that_was_killed_is_started_again(tmp_path: Path) -> None:
    valkey = EmbeddedValkey(tmp_path / "valkey")
    valkey.start()
    try:
        process_id = connect(valkey.url).info("server")["process_id"]
        os.kill(process_id, signal.SIGKILL)
        os.waitid(os.P_PID, process_id, os.WEXITED | os.WNOWAIT)
        assert valkey.has_ended()
        valkey.start()
        assert RqQueue(valkey.url).ping()
    finally:
        valkey.stop()
