"""How hard a server is used, what it will cost, and settings that cannot be right."""

from __future__ import annotations

import shutil
import ssl
import subprocess
import threading
from typing import TYPE_CHECKING, Any

import pytest
from pytest_httpserver import HTTPServer

from model_servers import LETTER, NOTES, ScriptedServer, answer, clear, completion, mask
from shared_data import REPOSITORY
from summarizer.drafting.openai_engine import (
    ApiKind,
    FaultCode,
    OpenAISettings,
    SettingsError,
    prompt_version,
)
from summarizer.drafting.openai_engine.throttle import Throttle

if TYPE_CHECKING:
    from pathlib import Path

    from model_servers import MakeEngine

MASKED = mask(LETTER)


def test_no_more_calls_at_once_than_allowed(
    server: ScriptedServer, make_engine: MakeEngine
) -> None:
    both_in = threading.Barrier(2, timeout=60)
    inside, most = [0], [0]
    lock = threading.Lock()

    def respond(_request: dict[str, Any]) -> Any:
        with lock:
            inside[0] += 1
            most[0] = max(most[0], inside[0])
        both_in.wait()  # two are in at once, or this breaks; a third would be counted
        with lock:
            inside[0] -= 1
        return completion(answer())

    server.will_answer(respond)
    engine = make_engine(server.base_url, max_concurrent_calls=2)
    proposals = []
    threads = [
        threading.Thread(
            target=lambda: proposals.append(
                engine.propose(MASKED, notes=NOTES, verdict=clear(MASKED))
            )
        )
        for _ in range(6)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [proposal.fallback_reason for proposal in proposals] == [""] * 6
    assert most[0] == 2


def test_starts_are_spread_over_the_minute() -> None:
    slept: list[float] = []
    throttle = Throttle(
        max_concurrent_calls=5, max_calls_per_minute=20, clock=lambda: 100.0, sleep=slept.append
    )
    for _ in range(4):
        with throttle.place():
            pass
    assert slept == [3.0, 6.0, 9.0]


def test_without_a_rate_nobody_waits() -> None:
    slept: list[float] = []
    throttle = Throttle(max_concurrent_calls=1, clock=lambda: 0.0, sleep=slept.append)
    for _ in range(3):
        with throttle.place():
            pass
    assert slept == []


def test_a_place_is_given_back_after_an_error() -> None:
    throttle = Throttle(max_concurrent_calls=1)
    with pytest.raises(KeyError), throttle.place():
        raise KeyError
    with throttle.place():
        pass


def test_an_estimate_is_near_what_is_sent(server: ScriptedServer, make_engine: MakeEngine) -> None:
    engine = make_engine(server.base_url, prompt_price_oere=100.0, completion_price_oere=400.0)
    estimate = engine.estimate(MASKED, notes=NOTES)
    server.will_answer(completion(answer()))
    engine.propose(MASKED, notes=NOTES, verdict=clear(MASKED))
    sent = sum(len(message["content"]) for message in server.requests[0]["messages"])
    assert estimate["prompt_tokens"] == pytest.approx(sent / 3.5, rel=0.1)
    assert estimate["calls"] == 1
    assert estimate["cost_oere"] > 0


def test_an_estimate_of_a_long_file_counts_parts_and_merge(make_engine: MakeEngine) -> None:
    masked = mask("Vi ønsker ro i området om natten. " * 200)
    engine = make_engine("http://127.0.0.1:9/v1", max_source_chars=2_000)
    estimate = engine.estimate(masked, notes=NOTES)
    assert estimate["calls"] == 5
    assert estimate["prompt_tokens"] > 4 * 500 + len(masked.text) / 3.5
    assert "cost_oere" not in estimate


@pytest.mark.parametrize(
    ("changes", "setting"),
    [
        ({"base_url": "localhost:8080"}, "base_url"),
        ({"base_url": "ftp://model.example"}, "base_url"),
        ({"base_url": "http://[::1"}, "base_url"),
        ({"base_url": "https://user:secret@model.example/v1"}, "base_url"),
        ({"base_url": "https://model.example/v1?key=1"}, "base_url"),
        ({"model": " "}, "model"),
        ({"api_kind": ApiKind.OPENAI}, "api_key"),
        ({"api_kind": ApiKind.AZURE, "api_key": "k"}, "api_version"),
        ({"api_kind": ApiKind.OPENAI, "api_key": "k", "base_url": "http://a.example/v1"}, "https"),
        ({"timeout_seconds": 0}, "timeout_seconds"),
        ({"max_concurrent_calls": 0}, "max_concurrent_calls"),
        ({"max_answer_tokens": -1}, "max_answer_tokens"),
        ({"max_retries": -1}, "max_retries"),
        ({"max_calls_per_minute": -1}, "max_calls_per_minute"),
        ({"max_source_chars": 10}, "max_source_chars"),
    ],
)
def test_settings_that_cannot_be_right_are_refused(changes: dict[str, Any], setting: str) -> None:
    with pytest.raises(SettingsError, match=setting) as raised:
        OpenAISettings(**{"base_url": "http://127.0.0.1:8080/v1", "model": "m", **changes})
    assert "secret" not in str(raised.value)


def test_the_key_is_not_shown() -> None:
    settings = OpenAISettings(
        base_url="https://eu.api.openai.com/v1",
        model="m",
        api_kind=ApiKind.OPENAI,
        api_key="sk-secret",
        proxy_url="http://u:secret@proxy.example:3128",
    )
    assert "secret" not in repr(settings)


def test_the_prompts_have_a_version() -> None:
    assert prompt_version() == prompt_version()
    edition, digest = prompt_version().split("-")
    assert int(edition) >= 1
    assert len(digest) == 12


@pytest.fixture
def own_certificate(tmp_path: Path) -> Path:
    """Make a certificate for 127.0.0.1 that no public authority has signed."""
    if shutil.which("openssl") is None:
        pytest.skip("the program openssl is not installed")
    pem = tmp_path / "own.pem"
    command = "openssl req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=127.0.0.1"
    names = ["-addext", "subjectAltName=IP:127.0.0.1"]
    certificate = tmp_path / "own.crt"
    targets = ["-keyout", str(pem), "-out", str(certificate)]
    subprocess.run([*command.split(), *names, *targets], check=True, capture_output=True)
    pem.write_text(pem.read_text() + certificate.read_text())
    return pem


def test_a_municipalitys_own_authority_is_trusted_only_when_named(
    own_certificate: Path, make_engine: MakeEngine
) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(own_certificate)
    with HTTPServer(host="127.0.0.1", ssl_context=context) as http:
        server = ScriptedServer(http)
        server.will_answer(completion(answer()))
        stranger = make_engine(server.base_url)
        assert stranger.propose(MASKED, notes=NOTES, verdict=clear(MASKED)).fallback_reason == (
            "connection"
        )
        assert server.requests == []
        friend = make_engine(server.base_url, ca_file=own_certificate.with_name("own.crt"))
        assert friend.propose(MASKED, notes=NOTES, verdict=clear(MASKED)).fallback_reason == ""


def test_every_code_is_explained_to_administrators() -> None:
    explained = (REPOSITORY / "docs" / "engines.md").read_text(encoding="utf-8")
    assert [code.value for code in FaultCode if f"`{code.value}`" not in explained] == []
