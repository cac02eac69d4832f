"""What a screening gives, and a person's decisions on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.domain.finding import (
    Certainty,
    Finding,
    FindingKind,
    HoldKind,
    HoldReason,
    Outcome,
    Verdict,
)
from summarizer.screening.masking import NotCleared, mask_source
from summarizer.screening.merging import merge

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from summarizer.domain.finding import MaskedText
    from summarizer.domain.source import SourceText
    from summarizer.domain.span import Span

_NEVER_DECIDED = frozenset({FindingKind.PROTECTED_PERSON, FindingKind.PROTECTION_DECLARED})


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's decision on one stretch of this source: personal (mask) or not."""

    span: Span
    personal: bool


@dataclass(frozen=True, slots=True)
class Screening:
    """The verdict, everything found, and the masked text (``None`` unless cleared)."""

    verdict: Verdict
    findings: tuple[Finding, ...]
    masked: MaskedText | None = None


def decided(findings: tuple[Finding, ...], decisions: Sequence[Decision]) -> tuple[Finding, ...]:
    """Apply a person's decisions; nobody decides a protected person away here."""
    if not decisions:
        return findings
    not_personal = {one.span for one in decisions if not one.personal}
    kept = [one for one in findings if one.kind in _NEVER_DECIDED or one.span not in not_personal]
    covered = {one.span for one in kept}
    kept += [_by_person(one.span) for one in decisions if one.personal and one.span not in covered]
    return merge(kept)


def release(
    source: SourceText,
    findings: Sequence[Finding],
    *,
    kept_unmasked: Collection[Span],
    verdict: Verdict,
    also_masked: Collection[Span] = (),
) -> Screening:
    """Clear a held response on a person's word; what they did not let through is masked.

    ``also_masked`` are places that the person saw and the screening did not.

    The caller has made sure that the person may (hard holds: a data protection officer). The
    result's findings are those that are masked. Raises ``NotCleared`` when the screening had
    a fault: what was not seen cannot be decided.
    """
    if any(reason.kind is HoldKind.FAULT for reason in verdict.reasons):
        raise NotCleared("a screening with a fault cannot be released")
    kept = tuple(one for one in findings if one.span not in kept_unmasked)
    masked_findings = merge((*kept, *map(_by_person, also_masked))) if also_masked else kept
    masked = mask_source(
        source,
        masked_findings,
        policy_version=verdict.policy_version,
        register_version=verdict.register_version,
    )
    kind = HoldKind.HARD if verdict.is_hard else HoldKind.DOUBT
    reasons = (HoldReason("released", kind, f"{len(findings) - len(kept)} fund vises"),)
    cleared = Verdict(
        Outcome.CLEARED, reasons, verdict.policy_version, verdict.register_version, masked.sha256
    )
    return Screening(cleared, masked_findings, masked)


def _by_person(span: Span) -> Finding:
    return Finding(span, FindingKind.NAME, Certainty.SURE, "person")
