"""An unexpected fault is noted by its kind and place, and not a word of a citizen with it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from flask import Flask

from summarizer.logs import configure_logs
from summarizer.web.fault_log import init_fault_log

if TYPE_CHECKING:
    import pytest


def test_the_log_holds_no_words_of_the_fault(capfd: pytest.CaptureFixture[str]) -> None:
    app = Flask(__name__)
    configure_logs()
    init_fault_log(app)

    @app.get("/brist")
    def burst() -> str:
        raise RuntimeError("Karen Østerby, Møllevangen 12")

    answer = app.test_client().get("/brist?q=Karen")
    assert answer.status_code == 500
    said = capfd.readouterr()
    assert said.out == ""
    told = json.loads(said.err)
    assert (told["event"], told["code"]) == ("request_failed", "RuntimeError")
    assert "test_fault_log.py" in told["place"]
    assert "Karen" not in said.err
