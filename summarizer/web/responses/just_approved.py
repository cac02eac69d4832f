"""After *Godkend og gå til næste*: what was approved, and a way to take it back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import session, url_for

from summarizer.web.responses.opening import is_looked_ahead

if TYPE_CHECKING:
    from summarizer.workflow.review.one_response import ResponsePage

_KEY = "just_approved"


@dataclass(frozen=True, slots=True)
class JustApproved:
    """The response approved a moment ago, and where to undo it."""

    number: int
    undo_address: str


def remember_approved(page: ResponsePage) -> None:
    """Remember it for the next page that is shown."""
    session[_KEY] = [page.response.id, page.response.number]


def just_approved() -> JustApproved | None:
    """Give what was approved, once; a page fetched ahead does not use it up."""
    if is_looked_ahead() or _KEY not in session:
        return None
    response_id, number = session.pop(_KEY)
    return JustApproved(number, url_for("responses.withdraw", response_id=response_id))
