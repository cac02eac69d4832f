"""A held response: why, who decides, and each finding in its place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask_babel import gettext

from summarizer.domain.danish import danish, recall
from summarizer.domain.finding import Certainty, FindingKind, HoldKind, HoldReason, sha256_of
from summarizer.intake import WARNING_WORDS
from summarizer.web.responses.forms import across_name, field_name
from summarizer.web.responses.found_view import FoundSegment, found_view
from summarizer.web.responses.second_view import asks_second, proposal_view, proposed_decisions
from summarizer.web.responses.words import (
    DECIDER_WORDS,
    LANGUAGE_WORDS,
    LAYER_WORDS,
    given_up_words,
    hold_words,
)
from summarizer.web.texts import said
from summarizer.web.words import FINDING_KIND_WORDS
from summarizer.workflow.gate.accept_warnings import acceptable_warnings
from summarizer.workflow.gate.release_choice import FOREIGN_LANGUAGE, must_be_read, require_decider
from summarizer.workflow.permissions import Permission, may
from summarizer.workflow.refusals import Refusal
from summarizer.workflow.word_decisions import may_cross, same_word

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from summarizer.domain.finding import Finding
    from summarizer.domain.source import SourceText
    from summarizer.domain.user import User
    from summarizer.web.responses.second_view import ProposalView
    from summarizer.workflow.review.one_response import ResponsePage

# A reason's detail is kept with the screening in Danish.
_DETAILS = tuple(
    one.template
    for one in (
        danish("%(count)s fund", count=""),
        danish("%(count)s tvivlsomme fund", count=""),
        danish("uden for brevets tekst"),
        danish("afkrydset i portalen"),
    )
)
_CONTEXT_CHARACTERS = 60
_WHITE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class ReasonView:
    """Why it is held, the rule behind, and who decides."""

    words: str
    detail: str
    rule: str
    decider: str
    kind: str


@dataclass(frozen=True, slots=True)
class FoundWord:
    """Identical words found in the text: one decision for all of them.

    ``before`` and ``after`` are the words around the first place. ``anchor`` is the first
    place's id in the text. ``across_field`` is empty where the decision cannot hold for the
    whole hearing.
    """

    key: int
    field: str
    word: str
    before: str
    after: str
    kind: FindingKind
    layers: str
    certainty: Certainty
    count: int
    anchor: str
    decision: str
    across_field: str
    is_across: bool


@dataclass(frozen=True, slots=True)
class Place:
    """What the text shows at a finding: its kind in words, and the decision it links to."""

    kind: FindingKind
    words: str
    layer: str
    anchor: str
    decision_anchor: str


@dataclass(frozen=True, slots=True)
class HeldView:
    """The whole page. ``found`` has doubt first; ``places`` are by the finding's position."""

    screening_id: str
    reasons: tuple[ReasonView, ...]
    found: tuple[FoundWord, ...]
    places: tuple[Place, ...]
    paragraphs: tuple[tuple[FoundSegment, ...], ...]
    may_release: bool
    refusal: str
    preview: str
    preview_sha256: str
    policy_version: str
    asks_second: bool
    proposal: ProposalView | None
    may_accept_warnings: bool
    must_be_read: bool


def held_view(
    page: ResponsePage,
    actor: User,
    *,
    decisions: dict[str, str],
    across: Collection[str] = (),
    preview: str = "",
) -> HeldView:
    """Present a hold. ``decisions`` are the chosen values by field name."""
    decisions = decisions or proposed_decisions(page)
    screening = page.screening
    reasons = () if screening is None else screening.verdict.reasons
    findings = () if screening is None else screening.findings
    source = page.source
    refusal = _refusal(actor, reasons) if source is not None and screening is not None else ""
    groups = grouped(source, findings)
    return HeldView(
        screening_id="" if screening is None else screening.id,
        reasons=tuple(_reasons(reasons, page.response.reason_code)),
        found=tuple(
            sorted(
                (
                    _found(source, findings, group, decisions=decisions, across=across)
                    for group in groups
                    if source
                ),
                key=lambda one: (one.certainty is not Certainty.DOUBT, one.key),
            ),
        ),
        places=tuple(_places(findings, groups)),
        paragraphs=() if source is None else found_view(source, [one.span for one in findings]),
        may_release=source is not None and screening is not None and not refusal,
        refusal=refusal,
        preview=preview,
        preview_sha256=sha256_of(preview),
        policy_version="" if screening is None else screening.verdict.policy_version[:12],
        asks_second=asks_second(page),
        proposal=proposal_view(page, actor),
        may_accept_warnings=(
            source is not None
            and bool(acceptable_warnings(reasons))
            and may(actor, Permission.DECIDE_DOUBT)
        ),
        must_be_read=must_be_read(reasons),
    )


def grouped(source: SourceText | None, findings: Sequence[Finding]) -> tuple[tuple[int, ...], ...]:
    """Group findings' positions by the same word and kind, in the order they first stand."""
    if source is None:
        return ()
    groups: dict[tuple[str, FindingKind], list[int]] = {}
    in_order = sorted(range(len(findings)), key=lambda at: findings[at].span)
    for at in in_order:
        word = same_word(findings[at].span.of(source.text))
        groups.setdefault((word, findings[at].kind), []).append(at)
    return tuple(tuple(group) for group in groups.values())


def _reasons(reasons: Iterable[HoldReason], code: str) -> Iterable[ReasonView]:
    shown = list(reasons)
    if given_up_words(code) or not shown:
        words = given_up_words(code) or gettext("Screeningen blev ikke færdig.")
        yield ReasonView(words=words, detail="", rule="", decider="", kind=HoldKind.FAULT)
        return
    for reason in shown:
        words, rule = hold_words(reason.code, reason.kind)
        yield ReasonView(
            words=str(words),
            detail=_detail(reason),
            rule=str(rule),
            decider=str(DECIDER_WORDS[reason.kind]),
            kind=reason.kind,
        )


def _detail(reason: HoldReason) -> str:
    """Say more about a reason: counts as they are, what a reader warned of in its own words."""
    if reason.code == "source_warning":
        return said(WARNING_WORDS.get(reason.detail, ""))
    if reason.code == FOREIGN_LANGUAGE:
        return ", ".join(str(LANGUAGE_WORDS[code]) for code in reason.detail.split())
    if reason.kind is HoldKind.FAULT:
        return ""
    found = (recall(template, reason.detail) for template in _DETAILS)
    return said(next(filter(None, found), reason.detail))


def _refusal(actor: User, reasons: tuple[HoldReason, ...]) -> str:
    """Say why this person cannot release, or nothing when they can."""
    try:
        require_decider(actor, reasons)
    except Refusal as refusal:
        if any(reason.kind is HoldKind.FAULT for reason in reasons):
            return said(refusal.words)
        if any(reason.kind is HoldKind.HARD for reason in reasons):
            return str(DECIDER_WORDS[HoldKind.HARD])
        return said(refusal.words)
    return ""


def _found(
    source: SourceText,
    findings: Sequence[Finding],
    group: tuple[int, ...],
    *,
    decisions: dict[str, str],
    across: Collection[str],
) -> FoundWord:
    first = findings[group[0]]
    start, end = first.span.start, first.span.end
    text = source.text
    name = field_name(group[0])
    return FoundWord(
        key=group[0],
        field=name,
        word=" ".join(first.span.of(text).split()),
        before=_before(text, start),
        after=_after(text, end),
        kind=first.kind,
        layers=", ".join(
            dict.fromkeys(
                str(LAYER_WORDS.get(findings[at].layer, findings[at].layer)) for at in group
            ),
        ),
        certainty=(
            Certainty.DOUBT
            if any(findings[at].certainty is Certainty.DOUBT for at in group)
            else Certainty.SURE
        ),
        count=len(group),
        anchor=f"sted-{group[0]}",
        decision=decisions.get(name, "mask"),
        across_field=across_name(group[0]) if all(may_cross(findings[at]) for at in group) else "",
        is_across=across_name(group[0]) in across,
    )


def _before(text: str, start: int) -> str:
    """Give the whole words before a place, white space made single."""
    cut = max(0, start - _CONTEXT_CHARACTERS)
    words = _WHITE.sub(" ", text[cut:start])
    return words if cut == 0 else "… " + words.partition(" ")[2]


def _after(text: str, end: int) -> str:
    """Give the whole words after a place, white space made single."""
    words = _WHITE.sub(" ", text[end : end + _CONTEXT_CHARACTERS])
    return words if end + _CONTEXT_CHARACTERS >= len(text) else words.rpartition(" ")[0] + " …"


def _places(
    findings: Sequence[Finding],
    groups: Sequence[tuple[int, ...]],
) -> Iterable[Place]:
    group_of = {at: group[0] for group in groups for at in group}
    for at, finding in enumerate(findings):
        yield Place(
            kind=finding.kind,
            words=str(FINDING_KIND_WORDS[finding.kind]),
            layer=str(LAYER_WORDS.get(finding.layer, finding.layer)),
            anchor=f"sted-{at}",
            decision_anchor=f"fund-{group_of.get(at, at)}",
        )
