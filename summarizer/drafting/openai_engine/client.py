"""The one module that calls a model, and the gate in front of it.

Nothing is sent unless the text, hashed again here, is the text of the stored verdict
*cleared*, under the same policy and register. What is sent is cut out of that very text
after the check. The library's errors quote requests and answers; none of them gets out.
"""

from __future__ import annotations

import hashlib
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import httpx2  # openai's transport; its errors can surface while a body is read
import openai

from summarizer.domain.finding import MaskedNote, MaskedText, Outcome, sha256_of
from summarizer.drafting.openai_engine.dialect import AnswerFormat, Dialect
from summarizer.drafting.openai_engine.envelope import Reply, read_reply
from summarizer.drafting.openai_engine.faults import FaultCode, ModelError, RefusedToSend
from summarizer.drafting.openai_engine.journal import CallRecord, Journal
from summarizer.drafting.openai_engine.refusals import complaint_of, fault_of
from summarizer.drafting.openai_engine.schema import answer_schema
from summarizer.drafting.openai_engine.settings import ApiKind, OpenAISettings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from summarizer.domain.finding import Verdict
    from summarizer.drafting.openai_engine.questions import Question
    from summarizer.drafting.openai_engine.throttle import Throttle

_CONNECT_SECONDS = 10.0
_MAX_REPLY_BYTES = 4_000_000


@dataclass(frozen=True, slots=True)
class _Exchange:
    """One request's end; ``complaint`` is what the server disliked about it."""

    reply: Reply
    request_sha256: str
    complaint: str = ""


def refuse_unless_cleared(
    masked: MaskedText, *, notes: Sequence[MaskedNote], verdict: Verdict
) -> None:
    """Raise ``RefusedToSend`` unless the verdict clears exactly this text."""
    if type(masked) is not MaskedText or any(type(note) is not MaskedNote for note in notes):
        raise RefusedToSend("not_masked")
    if verdict.outcome is not Outcome.CLEARED or not verdict.masked_sha256:
        raise RefusedToSend("not_cleared")
    if sha256_of(masked.text) != verdict.masked_sha256:
        raise RefusedToSend("different_text")
    if masked.policy_version != verdict.policy_version:
        raise RefusedToSend("different_policy")
    if masked.register_version != verdict.register_version:
        raise RefusedToSend("different_register")


class ModelClient:
    """Asks one server, remembering what it accepts; safe for several threads.

    Retries and ``Retry-After`` are the ``openai`` client's own; there is no second layer.
    """

    def __init__(
        self,
        settings: OpenAISettings,
        *,
        throttle: Throttle,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._settings = settings
        self._throttle = throttle
        self._clock = clock
        self._dialect = Dialect.first_for(settings.api_kind)
        self._server = urlsplit(settings.base_url).netloc
        self._openai = _make_openai(settings)

    def close(self) -> None:
        """Close kept connections."""
        self._openai.close()

    def ask(self, question: Question, *, verdict: Verdict, journal: Journal) -> Reply:
        """Send one question and give the reply; every call made is entered in the journal.

        Raises ``RefusedToSend`` before anything leaves, ``ModelError`` when nothing usable
        came back.
        """
        words = (*question.notes, *question.themes)
        refuse_unless_cleared(question.masked, notes=words, verdict=verdict)
        dialect: Dialect | None = self._dialect
        while dialect is not None:
            reply, complaint = self._call(question, dialect, journal)
            if reply.fault is None:
                self._dialect = dialect
                return reply
            if reply.fault is not FaultCode.BAD_REQUEST:
                raise ModelError(reply.fault)
            dialect = dialect.stepped_down(complaint)
        raise ModelError(FaultCode.BAD_REQUEST)

    def _call(self, question: Question, dialect: Dialect, journal: Journal) -> tuple[Reply, str]:
        schema = answer_schema(
            citable=question.citable,
            note_count=len(question.notes),
            theme_count=len(question.themes),
            bounded=dialect.answer_format is AnswerFormat.BOUNDED_SCHEMA,
        )
        parameters = dialect.parameters(self._settings, schema=schema)
        spoken = dialect.messages(question.messages())
        body = {"model": self._settings.model, "messages": spoken, **parameters}
        with self._throttle.place():
            started = self._clock()
            exchange = self._exchange(body)
            seconds = self._clock() - started
        journal.add(
            CallRecord(
                call=question.call,
                server=self._server,
                model=self._settings.model,
                messages=tuple(spoken),
                parameters=parameters,
                request_sha256=exchange.request_sha256,
                reply=exchange.reply,
                fault=exchange.reply.fault,
                seconds=seconds,
            )
        )
        return exchange.reply, exchange.complaint

    def _exchange(self, body: dict[str, Any]) -> _Exchange:
        """Send a body and read the whole reply; every error ends here as a code."""
        sha256 = ""
        try:
            with self._openai.chat.completions.with_streaming_response.create(**body) as response:
                sha256 = _sha256_of(response.http_request)
                return _Exchange(self._read(response.iter_bytes()), sha256)
        except openai.APIStatusError as error:
            complaint = complaint_of(error.body)
            fault = fault_of(error.status_code, complaint)
            # Servers do not bill what they refuse.
            reply = Reply(fault=fault, prompt_tokens=0, completion_tokens=0)
            return _Exchange(reply, _sha256_of(error.request), complaint)
        except openai.APIConnectionError as error:
            hung = isinstance(error, openai.APITimeoutError)
            fault = FaultCode.TIMEOUT if hung else FaultCode.CONNECTION
            return _Exchange(Reply(fault=fault), _sha256_of(error.request))
        except httpx2.TimeoutException:
            return _Exchange(Reply(fault=FaultCode.TIMEOUT), sha256)
        except (httpx2.HTTPError, OSError):
            return _Exchange(Reply(fault=FaultCode.CONNECTION), sha256)
        except (openai.OpenAIError, ValueError, TypeError, AttributeError, RuntimeError):
            # Whatever the library makes of a reply that is none.
            return _Exchange(Reply(fault=FaultCode.MALFORMED_RESPONSE), sha256)

    def _read(self, chunks: Iterable[bytes]) -> Reply:
        """Read a reply within the time and size for one; a drip of bytes is a hang too."""
        deadline = self._clock() + self._settings.timeout_seconds
        body = bytearray()
        for chunk in chunks:
            body += chunk
            if len(body) > _MAX_REPLY_BYTES:
                return Reply(fault=FaultCode.TOO_LARGE)
            if self._clock() > deadline:
                return Reply(fault=FaultCode.TIMEOUT)
        return read_reply(bytes(body))


def _sha256_of(request: httpx2.Request) -> str:
    return hashlib.sha256(request.content).hexdigest()


def _make_openai(settings: OpenAISettings) -> openai.OpenAI:
    """Make the library's client: no redirects, no proxies of the environment, own time-out."""
    seconds = settings.timeout_seconds
    timeout = httpx2.Timeout(seconds, connect=min(_CONNECT_SECONDS, seconds))
    certificates = httpx2.create_ssl_context(trust_env=True)
    if settings.ca_file is not None:
        certificates.load_verify_locations(settings.ca_file)
    http_client = httpx2.Client(
        verify=certificates,
        # A redirect would carry the text to a server that nobody chose.
        follow_redirects=False,
        trust_env=False,
        proxy=settings.proxy_url or None,
        timeout=timeout,
    )
    if settings.api_kind is ApiKind.AZURE:
        return openai.AzureOpenAI(
            azure_endpoint=settings.base_url,
            azure_deployment=settings.model,
            api_version=settings.api_version,
            api_key=settings.api_key,
            max_retries=settings.max_retries,
            timeout=timeout,
            http_client=http_client,
        )
    return openai.OpenAI(
        base_url=settings.base_url,
        # Local servers want no key; the library wants some, else it reads the environment.
        api_key=settings.api_key or "none",
        max_retries=settings.max_retries,
        timeout=timeout,
        http_client=http_client,
    )
