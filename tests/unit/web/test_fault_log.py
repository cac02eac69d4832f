"""An unexpected fault is noted by its kind and place, and not a word of a citizen with it."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from flask import Flask

from summarizer.web.fault_log import init_fault_log

if TYPE_CHECKING:
    import pytest


def test_the_log_holds_no_words_of_the_fault(caplog: pytest.LogCaptureFixture) -> None:
    app = Flask(__name__)
    init_fault_log(app)

    @app.get("/brist")
    def burst() -> str:
        raise RuntimeError("Karen Østerby, Møllevangen 12")

    with caplog.at_level(logging.ERROR):
        answer = app.test_client().get("/brist?q=Karen")
    assert answer.status_code == 500
    assert "code=RuntimeError" in caplog.text
    assert "test_fault_log.py" in caplog.text
    assert "Karen" not in caplog.text
    assert "Traceback" not in caplog.text
