"""Verdict rules: what findings and faults lead to."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from summarizer.domain.finding import Certainty, Finding, FindingKind, HoldKind, HoldReason
from summarizer.screening.language.other_languages import language_of
from summarizer.screening.language.readable import paragraphs, readabilities
from summarizer.screening.policy import Action
from summarizer.screening.scripts import other_letters

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from summarizer.screening.language.lexicon import Lexicon
    from summarizer.screening.language.readable import Readability
    from summarizer.screening.policy import Policy
    from summarizer.screening.register.protected import ProtectedRegister

_HARD = {
    FindingKind.PROTECTED_PERSON: "protected_person",
    FindingKind.PROTECTION_DECLARED: "protection_declared",
}
# Foreign to Danish even in a short text.
_FOREIGN_UNKNOWN = 0.45
_FEW_WORDS = 4
# A name in another script is masked; more than a name is a text that screening cannot read.
_FEW_LETTERS = 25


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
    """Hold a text that is empty, or not readable Danish in whole or in a paragraph.

    A text in a language that can be named is a data protection officer's to decide, who may
    have read it; what nobody can read is a fault.
    """
    if not any(map(str.isalpha, text)):
        yield HoldReason("no_text", HoldKind.FAULT, "Teksten er tom")
        return
    whole, parts = readabilities(text, lexicon)
    has_others = other_letters(text) > _FEW_LETTERS
    odd = [
        text[start:end]
        for part, (start, end) in zip(parts, paragraphs(text), strict=True)
        if (part.words >= policy.words_for_share and part.unknown > policy.unknown_share * 1.5)
        or (has_others and other_letters(text[start:end]) > _FEW_LETTERS)
    ]
    if _is_strange(whole, policy):
        odd.append(text)
    if not odd:
        return
    languages = {language_of(stretch) for stretch in odd}
    if None in languages:
        yield HoldReason("language", HoldKind.FAULT, "Teksten er ulæselig eller på et andet sprog")
    else:
        codes = " ".join(sorted(filter(None, languages)))
        yield HoldReason("foreign_language", HoldKind.HARD, codes)


def _is_strange(whole: Readability, policy: Policy) -> bool:
    if whole.words < policy.words_for_share:
        return whole.words >= _FEW_WORDS and whole.unknown > _FOREIGN_UNKNOWN
    garbled = whole.unknown > policy.unknown_share
    foreign = whole.common < policy.function_word_share and whole.unknown > policy.unknown_share / 2
    return garbled or foreign


def _counts(finding: Finding) -> bool:
    """Mild remarks on health are masked; everything else of a held kind holds."""
    return finding.kind is not FindingKind.SPECIAL_CATEGORY or finding.certainty is Certainty.SURE
