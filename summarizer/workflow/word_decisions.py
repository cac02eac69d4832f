"""One decision on a word, for the whole hearing.

What is kept is a keyed hash of the word, so that neither the table nor the audit chain is a
list of citizens' words.
"""

from __future__ import annotations

import hashlib
import hmac
from typing import TYPE_CHECKING

from summarizer.domain.finding import Certainty, FindingKind
from summarizer.screening import Decision
from summarizer.store.releases import WordDecision

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from summarizer.domain.finding import Finding
    from summarizer.domain.source import SourceText
    from summarizer.domain.user import User
    from summarizer.screening import Screening
    from summarizer.store import UnitOfWork
    from summarizer.workflow.context import Context

# The hold of a hearing that asks for it (screening/holds.py).
_ANY_DOUBT = "any_doubt"
# Decided in each response by itself: what a register or a sender says about a person, numbers
# that are one person's own, and sensitive words, which depend on whom they are said of.
ONE_BY_ONE = frozenset(
    {
        FindingKind.PROTECTED_PERSON,
        FindingKind.PROTECTION_DECLARED,
        FindingKind.SPECIAL_CATEGORY,
        FindingKind.CPR,
        FindingKind.PASSPORT,
    },
)
# The sender's own name may be a known person's name in another response.
_OWN_LAYERS = frozenset({"register", "sender"})


def may_cross(finding: Finding) -> bool:
    """Tell whether a decision on this finding may hold for the whole hearing."""
    return finding.kind not in ONE_BY_ONE and finding.layer not in _OWN_LAYERS


def same_word(word: str) -> str:
    """Give the form in which two findings are the same word: case and white space aside."""
    return " ".join(word.casefold().split())


def word_key(context: Context, hearing_id: str, word: str) -> str:
    """Hash a word with the house's key; the same word in another hearing has another hash."""
    message = f"{hearing_id}\0{same_word(word)}".encode()
    return hmac.new(context.screeners.key, message, hashlib.sha256).hexdigest()


def known_decisions(
    context: Context,
    hearing_id: str,
    decided: Mapping[tuple[str, FindingKind], bool],
    source: SourceText,
    findings: Iterable[Finding],
) -> tuple[Decision, ...]:
    """Give the hearing's decisions that concern this text's findings."""
    if not decided:
        return ()
    decisions = []
    for finding in findings:
        if not may_cross(finding):
            continue
        key = word_key(context, hearing_id, finding.span.of(source.text))
        personal = decided.get((key, finding.kind))
        if personal is not None:
            decisions.append(Decision(finding.span, personal))
    return tuple(decisions)


def settles(screening: Screening, decisions: Collection[Decision]) -> bool:
    """Tell whether a hold is for nothing but doubt about words that people want masked.

    Every doubtful word has then been decided for the hearing: masked it can go on.
    """
    if {reason.code for reason in screening.verdict.reasons} != {_ANY_DOUBT}:
        return False
    masked = {decision.span for decision in decisions if decision.personal}
    return all(
        finding.span in masked
        for finding in screening.findings
        if finding.certainty is Certainty.DOUBT
    )


def decide_across(
    context: Context,
    work: UnitOfWork,
    actor: User,
    hearing_id: str,
    *,
    source: SourceText,
    findings: Sequence[Finding],
    across: Collection[int],
    not_personal: Collection[int],
) -> int:
    """Keep decisions on the findings at the positions ``across`` for the hearing; give how many.

    Findings that are decided one by one are passed over.
    """
    kept = 0
    for position in sorted(across):
        finding = findings[position]
        if not may_cross(finding):
            continue
        work.word_decisions.put(
            WordDecision(
                hearing_id=hearing_id,
                word_key=word_key(context, hearing_id, finding.span.of(source.text)),
                kind=finding.kind,
                personal=position not in not_personal,
                decided_by=actor.id,
                decided_at=context.now(),
            ),
        )
        kept += 1
    return kept
