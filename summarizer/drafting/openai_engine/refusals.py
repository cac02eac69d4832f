"""What a server means by an HTTP error: a named fault, or a hint at what it does not accept."""

from __future__ import annotations

from summarizer.drafting.openai_engine.faults import FaultCode

# What servers answer to a field they do not know, by custom: 400 (OpenAI, llama.cpp, LM Studio),
# 422 (FastAPI servers), 501 (not implemented). Only these let the engine step down.
_NOT_ACCEPTED = frozenset({400, 422, 501})
_BY_STATUS = {
    401: FaultCode.AUTHENTICATION,
    403: FaultCode.AUTHENTICATION,
    404: FaultCode.NOT_FOUND,
    408: FaultCode.TIMEOUT,
    413: FaultCode.CONTEXT_LENGTH,
    429: FaultCode.RATE_LIMITED,
}
_FIRST_ERROR = 400
_FIRST_SERVER_ERROR = 500
_MAX_COMPLAINT_CHARS = 4_000
_FILTER_WORDS = ("content_filter", "content_policy", "responsibleai", "content management policy")
_LENGTH_WORDS = (
    "context_length",
    "context length",
    "context size",
    "context window",
    "exceed_context",
    "prompt is too long",
)


def complaint_of(body: object) -> str:
    """Give the server's own words about what is wrong, without what it quotes of the request.

    The words are used to choose the next step and are neither stored nor logged.
    """
    match body:
        case {"detail": list(details)}:
            words = " ".join(_validation_words(item) for item in details)
        case {"message": str(message), **rest}:
            words = " ".join((message, str(rest.get("param")), str(rest.get("code"))))
        case dict() | list():
            words = str(body)
        case str():
            words = body
        case _:
            words = ""
    return words[:_MAX_COMPLAINT_CHARS].casefold()


def fault_of(status: int, complaint: str) -> FaultCode:
    """Name an HTTP error; ``BAD_REQUEST`` means that the server may accept less."""
    if any(word in complaint for word in _FILTER_WORDS):
        return FaultCode.CONTENT_FILTER
    if status in _NOT_ACCEPTED:
        too_long = any(word in complaint for word in _LENGTH_WORDS)
        return FaultCode.CONTEXT_LENGTH if too_long else FaultCode.BAD_REQUEST
    if "insufficient_quota" in complaint:
        return FaultCode.QUOTA
    if status >= _FIRST_SERVER_ERROR:
        return FaultCode.SERVER_ERROR
    if status < _FIRST_ERROR:
        return FaultCode.REDIRECT
    return _BY_STATUS.get(status, FaultCode.MALFORMED_RESPONSE)


def _validation_words(item: object) -> str:
    """Read one entry of a FastAPI validation error, leaving out the ``input`` it echoes."""
    match item:
        case {"loc": place, "msg": message}:
            return f"{place} {message}"
        case _:
            return ""
