"""Verdict rules: what findings and faults lead to."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from summarizer.domain.finding import Certainty, Finding, FindingKind, HoldKind, HoldReason
from summarizer.screening.language import readabilities
from summarizer.screening.policy import Action

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from summarizer.screening.lexicon import Lexicon
    from summarizer.screening.policy import Policy
    from summarizer.screening.register import ProtectedRegister

_HARD = {
    FindingKind.PROTECTED_PERSON: "protected_person",
    FindingKind.PROTECTION_DECLARED: "protection_declared",
}
# Foreign to Danish even in a short text.
_FOREIGN_UNKNOWN = 0.45
_FEW_WORDS = 4


def holds_of_findings(findings: Sequence[Finding], policy: Policy) -> Iterator[HoldReason]:
    """Give what the findings hold by the policy. Details name kinds and counts, no words."""
    counts = Counter(
        one.kind for one in findings if policy.actions[one.kind] is Action.HOLD and _counts(one)
    )
    for kind, count in sorted(counts.items()):
        hold = HoldKind.HARD if kind in _HARD else HoldKind.DOUBT
        yield HoldReason(_HARD.get(kind, str(kind)), hold, f"{count} fund")
    doubtful = sum(one.certainty is Certainty.DOUBT for one in findings)
    if policy.any_doubt and doubtful:
        yield HoldReason("any_doubt", HoldKind.DOUBT, f"{doubtful} tvivlsomme fund")


def holds_of_register(
    register: ProtectedRegister | None,
    now: datetime,
    max_age_days: int,
) -> Iterator[HoldReason]:
    """Give a fault when the register is missing or older than allowed."""
    if register is None:
        yield HoldReason(
            "register_missing", HoldKind.FAULT, "Beskyttelsesregisteret er ikke indlæst"
        )
    elif (now - register.imported_at).total_seconds() > max_age_days * 86_400:
        yield HoldReason("register_too_old", HoldKind.FAULT, f"ældre end {max_age_days} dage")


def holds_of_text(text: str, lexicon: Lexicon, policy: Policy) -> Iterator[HoldReason]:
    """Give a fault for a text that is empty or not readable Danish."""
    if not any(map(str.isalpha, text)):
        yield HoldReason("no_text", HoldKind.FAULT, "Teksten er tom")
        return
    whole, parts = readabilities(text, lexicon)
    if whole.words >= policy.words_for_share:
        garbled = whole.unknown > policy.unknown_share
        foreign = (
            whole.common < policy.function_word_share and whole.unknown > policy.unknown_share / 2
        )
        if garbled or foreign:
            yield HoldReason(
                "language", HoldKind.FAULT, "Teksten er ulæselig eller på et andet sprog"
            )
            return
    elif whole.words >= _FEW_WORDS and whole.unknown > _FOREIGN_UNKNOWN:
        yield HoldReason("language", HoldKind.FAULT, "Teksten er ulæselig eller på et andet sprog")
        return
    for part in parts:
        if part.words >= policy.words_for_share and part.unknown > policy.unknown_share * 1.5:
            yield HoldReason(
                "language", HoldKind.FAULT, "Et afsnit er ulæseligt eller på et andet sprog"
            )
            return


def _counts(finding: Finding) -> bool:
    """Mild remarks on health are masked; everything else of a held kind holds."""
    return finding.kind is not FindingKind.SPECIAL_CATEGORY or finding.certainty is Certainty.SURE
