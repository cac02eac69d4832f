"""What a screening gives, and a person's decisions on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.domain.finding import HoldKind, HoldReason, Outcome, Verdict
from summarizer.screening.masking import NotCleared, mask_source

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from summarizer.domain.finding import Finding, MaskedText
    from summarizer.domain.source import SourceText
    from summarizer.domain.span import Span


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


def release(
    source: SourceText,
    findings: Sequence[Finding],
    *,
    kept_unmasked: Collection[Span],
    verdict: Verdict,
) -> Screening:
    """Clear a held response on a person's word; what they did not let through is masked.

    The caller has made sure that the person may (hard holds: a data protection officer). The
    result's findings are those that are masked. Raises ``NotCleared`` when the screening had
    a fault: what was not seen cannot be decided.
    """
    if any(reason.kind is HoldKind.FAULT for reason in verdict.reasons):
        raise NotCleared("a screening with a fault cannot be released")
    masked_findings = tuple(one for one in findings if one.span not in kept_unmasked)
    masked = mask_source(
        source,
        masked_findings,
        policy_version=verdict.policy_version,
        register_version=verdict.register_version,
    )
    kind = HoldKind.HARD if verdict.is_hard else HoldKind.DOUBT
    reasons = (HoldReason("released", kind, f"{len(findings) - len(masked_findings)} fund vises"),)
    cleared = Verdict(
        Outcome.CLEARED, reasons, verdict.policy_version, verdict.register_version, masked.sha256
    )
    return Screening(cleared, masked_findings, masked)
