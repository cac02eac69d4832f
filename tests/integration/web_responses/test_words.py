from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from summarizer import screening
from summarizer.domain.finding import FindingKind, HoldKind
from summarizer.drafting.openai_engine.faults import FaultCode
from summarizer.intake.unreadable import UNREADABLE_WORDS
from summarizer.screening.masking import LABELS
from summarizer.screening.policy import Action, Policy
from summarizer.screening.recognizers import KINDS
from summarizer.web.responses import neutral, words

if TYPE_CHECKING:
    from flask import Flask


SCREENING = "\n".join(
    path.read_text(encoding="utf-8") for path in Path(screening.__file__).parent.rglob("*.py")
)


def hold_codes() -> list[str]:
    """Every code that the screening's sources give a reason or a fault."""
    policy = Policy.load()
    held = {str(kind) for kind in FindingKind if policy.actions[kind] is Action.HOLD}
    named = re.findall(r"(?:HoldReason|DetectorFault)\(\s*\"(\w+)\"", SCREENING)
    return sorted(held | set(named) - {"released"})


@pytest.mark.parametrize("code", hold_codes())
def test_every_reason_for_a_hold_has_words(code: str) -> None:
    assert code in words.HOLD_WORDS


@pytest.mark.parametrize("kind", HoldKind)
def test_an_unknown_reason_is_told_by_who_decides(kind: HoldKind) -> None:
    assert str(words.hold_words("from_a_newer_version", kind).words)
    assert kind in words.DECIDER_WORDS


@pytest.mark.parametrize("code", [*UNREADABLE_WORDS, "reading_failed", "from_a_newer_version"])
def test_every_unreadable_file_has_words(app: Flask, code: str) -> None:
    with app.test_request_context():
        assert len(words.unreadable_words(code)) > 20


@pytest.mark.parametrize("code", FaultCode)
def test_every_fallback_has_words(code: FaultCode) -> None:
    assert code in words.FALLBACK_WORDS


@pytest.mark.parametrize(
    "layer",
    sorted({layer for _, layer in KINDS.values()} | {"register", "sender", "person"}),
)
def test_every_layer_has_words(layer: str) -> None:
    assert layer in words.LAYER_WORDS


@pytest.mark.parametrize("label", sorted(set(LABELS.values())))
def test_every_placeholder_has_a_neutral_word(app: Flask, label: str) -> None:
    with app.test_request_context():
        (first, *_) = neutral.replacements_in(f"Her står [{label} 3]s ord.")
        assert first.placeholder == f"[{label} 3]"
        replaced = neutral.replace_placeholder(f"[{label} 3]s ord.", f"[{label} 3]", 0)
    assert "[" not in replaced
    assert replaced[0].isupper()
