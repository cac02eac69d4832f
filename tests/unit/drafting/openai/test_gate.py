"""Nothing is sent unless the stored verdict clears exactly this text."""

from __future__ import annotations

import ast
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest

from model_servers import LETTER, NOTES, answer, clear, completion, mask
from shared_data import REPOSITORY
from summarizer.domain.finding import HoldKind, HoldReason, MaskedText, Outcome, sha256_of
from summarizer.drafting.openai_engine import RefusedToSend

if TYPE_CHECKING:
    from model_servers import MakeEngine, ScriptedServer
    from summarizer.domain.finding import Verdict

MASKED = mask(LETTER)
CLEARED = clear(MASKED)
HELD = replace(
    CLEARED,
    outcome=Outcome.HELD,
    reasons=(HoldReason("protected_person", HoldKind.HARD),),
)


@pytest.mark.parametrize(
    ("verdict", "code"),
    [
        (HELD, "not_cleared"),
        (replace(CLEARED, masked_sha256=""), "not_cleared"),
        (replace(CLEARED, masked_sha256=sha256_of(LETTER + " ")), "different_text"),
        (replace(CLEARED, masked_sha256=CLEARED.masked_sha256.upper()), "different_text"),
        (replace(CLEARED, policy_version="policy-2"), "different_policy"),
        (replace(CLEARED, register_version="register-2"), "different_register"),
    ],
)
def test_a_verdict_that_does_not_clear_this_text_stops_it(
    server: ScriptedServer, make_engine: MakeEngine, verdict: Verdict, code: str
) -> None:
    server.will_answer(completion(answer()))
    with pytest.raises(RefusedToSend) as refused:
        make_engine(server.base_url).propose(MASKED, notes=NOTES, verdict=verdict)
    assert refused.value.code == code
    assert str(refused.value) == code
    assert server.requests == []


def test_a_text_changed_after_the_verdict_is_not_sent(
    server: ScriptedServer, make_engine: MakeEngine
) -> None:
    server.will_answer(completion(answer()))
    changed = replace(MASKED, text=LETTER.replace("[PERSON 1]", "Bodil Testesen"))
    with pytest.raises(RefusedToSend, match="different_text"):
        make_engine(server.base_url).propose(changed, notes=NOTES, verdict=CLEARED)
    assert server.requests == []


def test_a_bare_string_or_an_unmasked_note_is_not_sent(
    server: ScriptedServer, make_engine: MakeEngine
) -> None:
    server.will_answer(completion(answer()))
    engine = make_engine(server.base_url)
    with pytest.raises(RefusedToSend, match="not_masked"):
        engine.propose(LETTER, notes=(), verdict=CLEARED)  # type: ignore[arg-type]  # mypy refuses too
    with pytest.raises(RefusedToSend, match="not_masked"):
        engine.propose(MASKED, notes=("Trafik",), verdict=CLEARED)  # type: ignore[arg-type]  # as above
    assert server.requests == []


@dataclass(frozen=True)
class _Disguised(MaskedText):
    """Says one text to whoever asks for the hash."""

    @property
    def sha256(self) -> str:
        return CLEARED.masked_sha256


def test_the_hash_is_taken_from_the_text_and_never_asked_for(
    server: ScriptedServer, make_engine: MakeEngine
) -> None:
    server.will_answer(completion(answer()))
    disguised = _Disguised("Hemmeligt", (), (), {}, "policy-1", "register-1")
    with pytest.raises(RefusedToSend, match="not_masked"):
        make_engine(server.base_url).propose(disguised, notes=(), verdict=CLEARED)
    assert server.requests == []


def test_an_empty_text_is_not_worth_a_call(server: ScriptedServer, make_engine: MakeEngine) -> None:
    empty = mask("  \n ")
    proposal = make_engine(server.base_url).propose(empty, notes=NOTES, verdict=clear(empty))
    assert (proposal.engine, proposal.fallback_reason) == ("citat", "no_points")
    assert server.requests == []
    assert proposal.prompt == ""


def test_one_module_alone_can_reach_a_model() -> None:
    callers = set()
    for path in sorted((REPOSITORY / "summarizer").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            if {name.split(".")[0] for name in names} & {"openai", "httpx2"}:
                callers.add(path.relative_to(REPOSITORY).as_posix())
    assert callers == {"summarizer/drafting/openai_engine/client.py"}
