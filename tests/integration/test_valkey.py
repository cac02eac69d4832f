"""The house's own Valkey: one a folder, and one that comes back."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

import pytest

from summarizer.cli.valkey import EmbeddedValkey, ValkeyError
from summarizer.rq_queue import RqQueue, connect

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
