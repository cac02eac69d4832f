"""What the corridor refuses has one code and one kind of page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from summarizer.domain.response import Status, TransitionError
from summarizer.screening import DetectorFault
from summarizer.workflow.refusals import (
    ApprovalBlocked,
    Changed,
    EditConflict,
    Invalid,
    NotAllowed,
    NotFound,
)

if TYPE_CHECKING:
    from web_app import WebHouse


@pytest.mark.parametrize(
    ("fault", "code", "words"),
    [
        (NotFound("Høringen"), 404, "Høringen findes ikke."),
        (NotAllowed(), 403, "Din rolle giver ikke adgang"),
        (Invalid("Vælg mindst én fil."), 400, "Vælg mindst én fil."),
        (Changed(), 409, "Genindlæs siden"),
        (EditConflict("r1"), 409, "Der er gemt en nyere version"),
        (ApprovalBlocked(("Et punkt mangler.",)), 409, "Et punkt mangler."),
        (TransitionError(Status.HELD, Status.APPROVED), 409, "Genindlæs siden"),
        # Fails closed, and a citizen's words in the fault reach no page.
        (DetectorFault("detector_failed", "hemmeligt"), 503, "Screeningen virker ikke lige nu"),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else "",
)
def test_a_refusal_that_no_form_took_becomes_a_page(
    web: WebHouse,
    fault: Exception,
    code: int,
    words: str,
) -> None:
    with web.app.test_request_context():
        answer = web.app.make_response(web.app.handle_user_exception(fault))
    shown = answer.get_data(as_text=True)
    assert answer.status_code == code
    assert words in shown
    assert "hemmeligt" not in shown
