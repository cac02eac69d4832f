"""A model server that goes wrong in ten ways, each for one call in ten, at random."""

from __future__ import annotations

import json
import random
import re
import socket
import struct
import threading
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import cycle
from typing import TYPE_CHECKING, Any

from model_servers import completion

if TYPE_CHECKING:
    from collections.abc import Mapping

FAULTS = (
    "rate_limited",
    "server_error",
    "hang",
    "truncated_json",
    "wrong_schema",
    "refusal",
    "content_filter",
    "empty",
    "wrong_sentences",
    "reset",
)
_NUMBERED = re.compile(r"^(\d+)\| (.+)$", re.MULTILINE)
_FEWEST_CHARACTERS = 40


class FaultyModel:
    """Draws for every call: each fault has a chance of ``rate``, whatever the others do.

    ``drawn`` counts what was served; ``latency`` is how many seconds a good answer takes.
    """

    def __init__(self, *, rate: float, seed: int = 1, latency: float = 0.0) -> None:
        self.drawn: Counter[str] = Counter()
        self.rate = rate
        self.latency = latency
        self.over = threading.Event()
        self._chance = random.Random(seed)  # noqa: S311 - a script, no secret
        self._lock = threading.Lock()
        model = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                model.serve(self, json.loads(body))

            def log_message(self, *_arguments: object) -> None:
                """Say nothing."""

        class Server(ThreadingHTTPServer):
            daemon_threads = True
            request_queue_size = 64

            def handle_error(self, *_arguments: object) -> None:
                """Say nothing: clients that give up are part of the script."""

        self._server = Server(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,))

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}/v1"

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self.over.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def serve(self, handler: BaseHTTPRequestHandler, request: Mapping[str, Any]) -> None:
        fault = self._draw()
        if fault == "hang":
            self.over.wait(30)
            handler.close_connection = True
        elif fault == "reset":
            handler.connection.setsockopt(
                socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0)
            )
            handler.connection.close()
            handler.close_connection = True
        else:
            if not fault:
                self.over.wait(self.latency)
            status, body, headers = _reply(fault, request)
            _send(handler, status, body, headers)

    def _draw(self) -> str:
        with self._lock:
            hit = [fault for fault in FAULTS if self._chance.random() < self.rate]
            fault = self._chance.choice(hit) if hit else ""
            self.drawn[fault or "good"] += 1
        return fault


def good_answer(request: Mapping[str, Any]) -> dict[str, Any]:
    """Answer with the sender's own longer sentences, each citing itself.

    Asked for themes it says in turn: the second, none, and one that is not there.
    """
    asked = "\n".join(message["content"] for message in request["messages"])
    sentences = [(int(number), text) for number, text in _NUMBERED.findall(asked)]
    chosen = [one for one in sentences if len(one[1]) > _FEWEST_CHARACTERS] or sentences[:1]
    themes = cycle(({"theme": 2}, {"theme": 0}, {"theme": 99}) if "emner:" in asked else ({},))
    return {
        "points": [
            {"text": text, "kind": "holdning", "sentences": [number], **theme}
            for (number, text), theme in zip(chosen, themes, strict=False)
        ],
        "notes": [],
        "stance": "imod",
    }


def _reply(fault: str, request: Mapping[str, Any]) -> tuple[int, object, dict[str, str]]:
    good = good_answer(request)
    wrong = [{**point, "sentences": [9_000]} for point in good["points"]]
    filtered = {"error": {"message": "filtered", "code": "content_filter"}}
    refused = completion("", refusal="I cannot help with that.")
    replies: dict[str, tuple[int, object, dict[str, str]]] = {
        "rate_limited": (429, {"error": {"message": "slow down"}}, {"Retry-After": "1"}),
        "server_error": (500, {"error": {"message": "oops"}}, {}),
        "truncated_json": (200, completion(json.dumps(good, ensure_ascii=False)[:60]), {}),
        "wrong_schema": (200, completion({"summary": "Afsenderen er imod.", "score": 7}), {}),
        "refusal": (200, refused, {}),
        "content_filter": (400, filtered, {}),
        "empty": (200, completion(""), {}),
        "wrong_sentences": (200, completion({**good, "points": wrong}), {}),
    }
    return replies.get(fault, (200, completion(good), {}))


def _send(
    handler: BaseHTTPRequestHandler, status: int, body: object, headers: Mapping[str, str]
) -> None:
    sent = json.dumps(body, ensure_ascii=False).encode()
    handler.send_response(status)
    handler.send_header("Content-Type", "application/json")
    handler.send_header("Content-Length", str(len(sent)))
    for name, value in headers.items():
        handler.send_header(name, value)
    handler.end_headers()
    handler.wfile.write(sent)
