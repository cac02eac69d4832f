"""What can go wrong with a model call, each with a name that is stored and counted.

Neither exception carries text: the ``openai`` library's own errors quote the request and the
answer, so they end in ``client`` and only a code goes on.
"""

from __future__ import annotations

from enum import StrEnum


class FaultCode(StrEnum):
    """Why a model gave no usable answer; stored as the draft's ``fallback_reason``."""

    AUTHENTICATION = "authentication"
    BAD_REQUEST = "bad_request"
    CONNECTION = "connection"
    CONTENT_FILTER = "content_filter"
    CONTEXT_LENGTH = "context_length"
    EMPTY_ANSWER = "empty_answer"
    LENGTH = "length"
    MALFORMED_RESPONSE = "malformed_response"
    NO_CHOICES = "no_choices"
    NO_JSON = "no_json"
    NO_POINTS = "no_points"
    NO_SENTENCES = "no_sentences"
    NOT_FOUND = "not_found"
    QUOTA = "quota"
    RATE_LIMITED = "rate_limited"
    REDIRECT = "redirect"
    REFUSAL = "refusal"
    SERVER_ERROR = "server_error"
    TIMEOUT = "timeout"
    TOO_LARGE = "too_large"
    WRONG_NOTES = "wrong_notes"
    WRONG_SCHEMA = "wrong_schema"
    WRONG_SENTENCES = "wrong_sentences"


class ModelError(Exception):
    """Raised when one call to the model ended without a usable answer."""

    def __init__(self, code: FaultCode) -> None:
        super().__init__(code.value)
        self.code = code


class RefusedToSend(Exception):  # noqa: N818 - it names what happened, like the type it guards
    """Raised before anything leaves when text and stored verdict do not belong together.

    ``code`` says why: ``not_masked``, ``not_cleared``, ``different_text``,
    ``different_policy`` or ``different_register``. It is never turned into a fallback:
    whoever calls with an uncleared text has a fault to find.
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
