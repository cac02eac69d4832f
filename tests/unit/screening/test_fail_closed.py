"""Break a detector, see the hold."""

from __future__ import annotations

import socket
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from presidio_analyzer import EntityRecognizer, Pattern, PatternRecognizer, RecognizerResult

from summarizer.domain.finding import HoldKind, Outcome
from summarizer.domain.source import SourceText
from summarizer.screening import DetectorFault, Policy, ProtectedRegister, Screener, Screening
from summarizer.screening.recognizers import NameRecognizer, danish_recognizers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from summarizer.screening.text.spots import Spot

WHEN = datetime(2025, 6, 1, tzinfo=UTC)
REGISTER = ProtectedRegister.empty(key=b"k" * 32, imported_at=WHEN)
LETTER = "Jeg er imod planen, fordi den giver mere trafik ved skolen."


def now() -> datetime:
    return WHEN


def screened(gate: Screener, text: str = LETTER, **others: object) -> Screening:
    return gate.screen(SourceText.from_text(text), **others)  # type: ignore[arg-type]  # as screen() takes them


def codes(screening: Screening) -> set[str]:
    assert screening.verdict.outcome is Outcome.HELD
    assert screening.masked is None
    assert screening.verdict.masked_sha256 == ""
    return {reason.code for reason in screening.verdict.reasons if reason.kind is HoldKind.FAULT}


class Switch(EntityRecognizer):  # type: ignore[misc]  # presidio is untyped
    """A detector that starts to misbehave once it is told to."""

    def __init__(self, misbehave: Callable[[], list[RecognizerResult]]) -> None:
        self.on = False
        self._misbehave = misbehave
        super().__init__(["PERSON"], supported_language="da", name="Switch")

    def load(self) -> None:
        """Nothing to load."""

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: object = None
    ) -> list[RecognizerResult]:
        return self._misbehave() if self.on else []


def with_extra(extra: EntityRecognizer) -> Screener:
    return Screener(REGISTER, now=now, recognizers=[*danish_recognizers(), extra])


def test_an_ordinary_letter_is_cleared() -> None:
    screening = screened(Screener(REGISTER, now=now))
    assert screening.verdict.outcome is Outcome.CLEARED
    assert screening.masked is not None
    assert screening.masked.sha256 == screening.verdict.masked_sha256


def test_a_detector_that_raises_holds() -> None:
    def explode() -> list[RecognizerResult]:
        raise RuntimeError(LETTER)

    switch = Switch(explode)
    gate = with_extra(switch)
    switch.on = True
    screening = screened(gate)
    assert codes(screening) == {"detector_failed"}
    assert LETTER not in repr(screening.verdict)


class Breaking(EntityRecognizer):  # type: ignore[misc]  # presidio is untyped
    """One of our detectors, until it is told to break."""

    def __init__(self, inner: EntityRecognizer) -> None:
        self.inner = inner
        self.on = False
        super().__init__(inner.supported_entities, supported_language="da", name=inner.name)

    def load(self) -> None:
        """Nothing to load."""

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: object = None
    ) -> list[RecognizerResult]:
        if self.on:
            raise ValueError(text)
        found: list[RecognizerResult] = self.inner.analyze(text, entities, nlp_artifacts)
        return found


def test_each_of_the_detectors_holds_when_it_breaks() -> None:
    breaking = [Breaking(one) for one in danish_recognizers()]
    gate = Screener(REGISTER, now=now, recognizers=breaking)
    assert screened(gate).verdict.outcome is Outcome.CLEARED
    for one in breaking:
        one.on = True
        screening = screened(gate)
        assert codes(screening) == {"detector_failed"}
        one.on = False


def test_a_register_and_a_sender_that_break_hold() -> None:
    register = ProtectedRegister.from_csv(
        b"navn;adresse;postnr;by\nAgnete Valdorf;Skolevej 3;9999;Nyby\n",
        key=b"k" * 32,
        imported_at=WHEN,
    )
    gate = Screener(register, now=now)
    assert screened(gate).verdict.outcome is Outcome.CLEARED
    del register.hits
    assert codes(screened(gate)) == {"screening_failed"}
    with pytest.raises(DetectorFault) as raised:
        gate.find_in_text(LETTER)
    assert raised.value.code == "screening_failed"

    class Sender(str):
        __slots__ = ()

        def strip(self, _: str | None = None) -> str:
            raise ValueError(LETTER)

    screening = screened(Screener(REGISTER, now=now), sender=Sender("Bo Ek"))
    assert codes(screening) == {"screening_failed"}
    assert LETTER not in repr(screening.verdict)


def test_a_list_of_the_municipality_that_is_gone_holds(tmp_path: Path) -> None:
    standard = Path(__file__).resolve().parents[3] / "summarizer" / "screening" / "policy.toml"
    own = tmp_path / "navne.txt"
    own.write_text("Zwqmarkzt\n", "utf-8")
    file = tmp_path / "policy.toml"
    file.write_text(standard.read_text("utf-8") + '\ngiven_names = "navne.txt"\n', "utf-8")
    policy = Policy.load(file)
    own.unlink()
    assert codes(screened(Screener(REGISTER, policy=policy, now=now))) == {"detector_missing"}


def test_a_pattern_timeout_that_presidio_swallows_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    slow = PatternRecognizer(
        "PERSON",
        patterns=[Pattern("slow", r"(?:a|e|.)*?qqq", 0.5)],
        supported_language="da",
        name="Slow",
    )
    gate = with_extra(slow)
    monkeypatch.setattr("presidio_analyzer.pattern_recognizer.REGEX_TIMEOUT_SECONDS", 1e-6)
    assert codes(screened(gate, LETTER * 20 + " qq")) == {"detector_skipped"}


def test_our_own_patterns_raise_on_a_timeout(monkeypatch: pytest.MonkeyPatch) -> None:
    gate = Screener(REGISTER, now=now)
    monkeypatch.setattr("summarizer.screening.text.patterns.PATTERN_TIMEOUT_SECONDS", 1e-9)
    assert codes(screened(gate, LETTER * 50)) == {"detector_failed"}


def test_a_validator_that_could_drop_hits_is_refused() -> None:
    class Dropping(PatternRecognizer):  # type: ignore[misc]  # presidio is untyped
        def validate_result(self, pattern_text: str) -> bool:
            return False

    dropping = Dropping(
        "PERSON", patterns=[Pattern("any", r"\d+", 0.5)], supported_language="da", name="Dropping"
    )
    assert codes(screened(with_extra(dropping))) == {"unsafe_recognizer"}


def test_an_entity_that_nobody_detects_holds() -> None:
    without_names = [one for one in danish_recognizers() if not isinstance(one, NameRecognizer)]
    assert codes(screened(Screener(REGISTER, now=now, recognizers=without_names))) == {
        "unknown_entity"
    }


def test_a_detector_that_disappears_holds() -> None:
    gate = Screener(REGISTER, now=now)
    assert gate._detectors is not None
    gate._detectors._engine.registry.remove_recognizer("NameRecognizer")
    assert codes(screened(gate)) == {"detector_missing"}


def test_a_blind_detector_is_caught_by_the_canaries() -> None:
    class Blind(NameRecognizer):
        def spots(self, text: str) -> Iterator[Spot]:
            return iter(())

    blind = [Blind(), *danish_recognizers()[1:]]
    gate = Screener(REGISTER, now=now, recognizers=blind)
    assert codes(screened(gate)) == {"canary_missed"}
    with pytest.raises(DetectorFault):
        gate.mask_note("Svar til Anders")


def test_a_missing_register_holds() -> None:
    assert codes(screened(Screener(None, now=now))) == {"register_missing"}


def test_a_register_that_is_too_old_holds() -> None:
    gate = Screener(REGISTER, now=lambda: WHEN + timedelta(days=31), register_max_age_days=30)
    assert codes(screened(gate)) == {"register_too_old"}
    fresh = Screener(REGISTER, now=lambda: WHEN + timedelta(days=29), register_max_age_days=30)
    assert screened(fresh).verdict.outcome is Outcome.CLEARED


@pytest.mark.parametrize("text", ["", "   \n", "12 34 ---"])
def test_an_empty_text_holds(text: str) -> None:
    assert "no_text" in codes(screened(Screener(REGISTER, now=now), text))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (
            "I strongly object to this plan because it would bring more traffic past our school.",
            "foreign_language",
        ),
        (
            "Ich bin gegen diesen Plan, weil er viel mehr Verkehr an der Schule vorbei bringt.",
            "foreign_language",
        ),
        (
            "Jrg rr imqd plxnen fordl dfn glvrr mwre trcfik vfd skqlrn og dxt vyl jeg ikkf hvxe",
            "language",
        ),
    ],
)
def test_a_garbled_or_foreign_text_holds(text: str, code: str) -> None:
    screening = screened(Screener(REGISTER, now=now), text)
    assert screening.masked is None
    assert code in {reason.code for reason in screening.verdict.reasons}


def test_a_readers_warning_holds() -> None:
    source = SourceText.from_text(LETTER, warnings=("no_text_layer",))
    assert codes(Screener(REGISTER, now=now).screen(source)) == {"source_warning"}


def test_nothing_opens_a_socket(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("screening opened a socket")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    gate = Screener(REGISTER, now=now)
    # Mail addresses and links: presidio's own recognizers fetch a list of endings for these.
    text = LETTER + " Skriv til navn@example.invalid, se facebook.com/anders.\n\nMvh\nAnders T."
    screening = screened(gate, text)
    assert screening.verdict.outcome is Outcome.CLEARED
    assert {"email", "url"} <= {str(finding.kind) for finding in screening.findings}
