"""A cleared letter, and model servers on real sockets that answer what a test says."""

from __future__ import annotations

import json
import socket
import struct
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

from werkzeug import Request, Response

from summarizer.domain.finding import (
    FindingKind,
    MaskedNote,
    MaskedText,
    Outcome,
    Verdict,
    sha256_of,
)
from summarizer.domain.sentences import split_paragraphs, split_sentences

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytest_httpserver import HTTPServer

    from summarizer.drafting.openai_engine import OpenAIEngine

MakeEngine: TypeAlias = "Callable[..., OpenAIEngine]"
Behaviour: TypeAlias = "Callable[[socket.socket, threading.Event], None]"
StartRawServer: TypeAlias = "Callable[[Behaviour], RawServer]"

LETTER = (
    "Vi er imod lokalplan 12, fordi bebyggelsen bliver 14 meter høj.\n\n"
    "[PERSON 1] bor på [ADRESSE 1] og mister udsigten. "
    "Vi ønsker en cykelsti langs Åvej. "
    "Hvornår kommer der en trafiktælling?\n\n"
    "Med venlig hilsen\n[PERSON 1]"
)
NOTES = (MaskedNote("Trafik"), MaskedNote("Støj"))


def mask(text: str) -> MaskedText:
    """Build the masked text as screening would, without screening."""
    return MaskedText(
        text=text,
        sentences=split_sentences(text),
        paragraphs=split_paragraphs(text),
        placeholders={"[PERSON 1]": FindingKind.NAME, "[ADRESSE 1]": FindingKind.ADDRESS},
        policy_version="policy-1",
        register_version="register-1",
    )


def clear(masked: MaskedText, outcome: Outcome = Outcome.CLEARED) -> Verdict:
    return Verdict(
        outcome=outcome,
        reasons=(),
        policy_version=masked.policy_version,
        register_version=masked.register_version,
        masked_sha256=sha256_of(masked.text) if outcome is Outcome.CLEARED else "",
    )


def answer(**changes: Any) -> dict[str, Any]:
    """Give an answer to the letter and both notes that is right in every way."""
    return {
        "points": [
            {"text": "Afsenderen er imod lokalplan 12.", "kind": "holdning", "sentences": [1]},
            {"text": "Afsenderen ønsker en cykelsti.", "kind": "ønske", "sentences": [3]},
        ],
        "notes": [
            {"number": 1, "status": "addressed", "text": "Spørger til tælling.", "sentences": [4]},
            {"number": 2, "status": "not_mentioned", "text": "", "sentences": []},
        ],
        "stance": "imod",
        **changes,
    }


def completion(content: object, *, finish_reason: str = "stop", **message: Any) -> dict[str, Any]:
    """Wrap an answer as the chat completions API does."""
    text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
    return {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 1,
        "model": "model-of-the-server",
        "choices": [
            {
                "index": 0,
                "finish_reason": finish_reason,
                "message": {"role": "assistant", "content": text, **message},
            }
        ],
        "usage": {"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120},
    }


@dataclass
class ScriptedServer:
    """An HTTP server that answers what it is told, one reply a request, and keeps requests.

    A reply is a body to send as JSON, ``(status, body)``, ``(status, body, headers)`` or a
    function of the request's JSON that gives one of these. The last reply is repeated.
    """

    http: HTTPServer
    replies: list[Any] = field(default_factory=list)
    requests: list[dict[str, Any]] = field(default_factory=list)
    raw_requests: list[bytes] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.http.expect_request("/v1/chat/completions", method="POST").respond_with_handler(
            self.respond
        )

    @property
    def base_url(self) -> str:
        return self.http.url_for("/v1")

    def will_answer(self, *replies: Any) -> None:
        self.replies = list(replies)

    def respond(self, request: Request) -> Response:
        self.raw_requests.append(request.get_data())
        self.requests.append(json.loads(request.get_data()))
        self.headers.append(dict(request.headers))
        reply = self.replies[min(len(self.requests), len(self.replies)) - 1]
        if callable(reply):
            reply = reply(self.requests[-1])
        status, body, headers = (*reply, {})[:3] if isinstance(reply, tuple) else (200, reply, {})
        text = body if isinstance(body, str | bytes) else json.dumps(body, ensure_ascii=False)
        return Response(text, status, {"Content-Type": "application/json", **headers})


class RawServer:
    """A server below HTTP: reads a request, then does to the socket what the test says."""

    def __init__(self, behave: Behaviour) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.base_url = f"http://127.0.0.1:{self._listener.getsockname()[1]}/v1"
        self._behave = behave
        self._over = threading.Event()
        self.connections = 0
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def _serve(self) -> None:
        while True:
            connection, _ = self._listener.accept()
            with connection:
                if self._over.is_set():
                    return
                self.connections += 1
                _read_request(connection)
                self._behave(connection, self._over)

    def close(self) -> None:
        if self._over.is_set():
            return
        self._over.set()
        socket.create_connection(self._listener.getsockname()).close()
        self._thread.join()
        self._listener.close()


def _read_request(connection: socket.socket) -> None:
    received = b""
    while b"\r\n\r\n" not in received:
        received += connection.recv(65_536)
    head, _, body = received.partition(b"\r\n\r\n")
    length = next(
        int(line.split(b":")[1])
        for line in head.split(b"\r\n")
        if line.lower().startswith(b"content-length")
    )
    while len(body) < length:
        body += connection.recv(65_536)


def reset(connection: socket.socket, _over: threading.Event) -> None:
    """Close with a RST instead of a FIN."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def hang(_connection: socket.socket, over: threading.Event) -> None:
    """Accept the request and never answer."""
    over.wait()


def drip(connection: socket.socket, over: threading.Event) -> None:
    """Answer a space at a time for ever, as proxies do to keep a connection alive."""
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n")
    try:
        while not over.wait(0.05):
            connection.sendall(b" ")
    except OSError:
        return


def break_off(connection: socket.socket, _over: threading.Event) -> None:
    """Promise more bytes than are sent."""
    connection.sendall(
        b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n"
        b'{"choices": [{"message": {"content": "{'
    )
