"""The one place that makes ``MaskedText`` and ``MaskedNote``.

Findings become placeholders such as ``[PERSON 1]``: the same person gets the same number,
short forms and genitives are linked, a genitive s stays outside ("[PERSON 1]s"). A finding
that crosses a sentence's end is written in each of the sentences, so that sentence ``i`` of
the masked text is sentence ``i`` of the source.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import accumulate
from types import MappingProxyType
from typing import TYPE_CHECKING

from summarizer.domain.finding import (
    Finding,
    FindingKind,
    MaskedNote,
    MaskedText,
    Outcome,
    Verdict,
)
from summarizer.domain.span import Span
from summarizer.screening.merging import merge, overlapping
from summarizer.screening.people import number_people

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from summarizer.domain.source import SourceText

LABELS: Mapping[FindingKind, str] = MappingProxyType(
    {
        FindingKind.NAME: "PERSON",
        FindingKind.PROTECTED_PERSON: "PERSON",
        FindingKind.ADDRESS: "ADRESSE",
        FindingKind.CPR: "CPR",
        FindingKind.PHONE: "TELEFON",
        FindingKind.EMAIL: "E-MAIL",
        FindingKind.BIRTH_DATE: "FØDSELSDATO",
        FindingKind.PLATE: "NUMMERPLADE",
        FindingKind.ACCOUNT: "KONTO",
        FindingKind.PASSPORT: "PAS",
        FindingKind.MATRIKEL: "MATRIKEL",
        FindingKind.URL: "LINK",
        FindingKind.PROTECTION_DECLARED: "OPLYSNING",
        FindingKind.SPECIAL_CATEGORY: "FØLSOMT",
        FindingKind.UNKNOWN_WORD: "UKENDT",
    },
)
# With more digits it may be somebody's number in brackets: "[TELEFON 69000001]".
PLACEHOLDER = re.compile(
    r"\[(?:" + "|".join(map(re.escape, sorted(set(LABELS.values())))) + r") \d{1,4}\]"
)
_NOT_LETTERS = re.compile(r"[\W_]+")


class NotCleared(Exception):  # noqa: N818 - it says what is missing
    """Raised when masked text is asked for without a cleared verdict that fits it."""


@dataclass(frozen=True, slots=True)
class _Cut:
    """A stretch of the source and the placeholder that stands for it."""

    span: Span
    placeholder: str


def mask_source(
    source: SourceText, findings: Sequence[Finding], *, policy_version: str, register_version: str
) -> MaskedText:
    """Mask every finding. Call only for a text that is, or is about to be, cleared."""
    merged = merge(findings)
    cuts = _cuts(source.text, merged, source.sentences)
    text, at = _rewrite(source.text, cuts)
    return MaskedText(
        text=text,
        sentences=tuple(
            Span(at(s.start, start=True), at(s.end, start=False)) for s in source.sentences
        ),
        paragraphs=tuple(
            Span(at(p.start, start=True), at(p.end, start=False)) for p in source.paragraphs
        ),
        placeholders=MappingProxyType(
            {cut.placeholder: kind for cut, kind in _kinds(cuts, merged)}
        ),
        policy_version=policy_version,
        register_version=register_version,
        beside=source.beside,
    )


def mask_note_text(text: str, findings: Sequence[Finding]) -> MaskedNote:
    """Mask an attention note."""
    cuts = _cuts(text, merge(findings), (Span(0, len(text)),))
    return MaskedNote(_rewrite(text, cuts)[0])


def remint(source: SourceText, findings: Sequence[Finding], verdict: Verdict) -> MaskedText:
    """Build the masked text of a stored verdict again.

    Raises ``NotCleared`` unless the verdict is cleared and its hash is that of the result.
    """
    if verdict.outcome is not Outcome.CLEARED:
        raise NotCleared("the verdict is not cleared")
    masked = mask_source(
        source,
        findings,
        policy_version=verdict.policy_version,
        register_version=verdict.register_version,
    )
    if masked.sha256 != verdict.masked_sha256:
        raise NotCleared("the masked text is not the one that was cleared")
    return masked


def hidden_words(
    source: SourceText, findings: Sequence[Finding], kind: FindingKind
) -> dict[str, str]:
    """Map each placeholder of a kind to what it stands for, for staff's own eyes."""
    merged, found = merge(findings), dict[str, str]()
    for finding, (placeholder, _end) in zip(
        merged, _placeholders(source.text, merged), strict=True
    ):
        if finding.kind is kind:
            found.setdefault(placeholder, finding.span.of(source.text))
    return found


def _cuts(text: str, merged: Sequence[Finding], sentences: Sequence[Span]) -> list[_Cut]:
    names = _placeholders(text, merged)
    ends = [sentence.end for sentence in sentences]
    cuts: list[_Cut] = []
    for finding, (placeholder, end) in zip(merged, names, strict=True):
        covered = Span(finding.span.start, end)
        inside = overlapping(covered, sentences, ends)
        if not inside:
            cuts.append(_Cut(covered, placeholder))
        for number, sentence in enumerate(inside):
            # White space between two sentences belongs to neither and stays, unless it is
            # all the finding is.
            start = max(covered.start, sentence.start) if number else covered.start
            stop = min(covered.end, sentence.end) if number < len(inside) - 1 else covered.end
            cuts.append(_Cut(Span(start, stop), placeholder))
    return cuts


def _placeholders(text: str, merged: Sequence[Finding]) -> list[tuple[str, int]]:
    """Give each finding's placeholder and where the masked stretch ends (before a genitive s)."""
    taken = _highest(text)
    people = iter(number_people([f.span.of(text) for f in merged if LABELS[f.kind] == "PERSON"]))
    numbers: dict[tuple[str, object], int] = {}
    given: list[tuple[str, int]] = []
    for finding in merged:
        label = LABELS[finding.kind]
        end = finding.span.end
        identity: object
        if label == "PERSON":
            identity, genitive = next(people)
            end -= genitive
        else:
            identity = _NOT_LETTERS.sub("", finding.span.of(text)).casefold()
        key = (label, identity)
        if key not in numbers:
            taken[label] += 1
            numbers[key] = taken[label]
        given.append((f"[{label} {numbers[key]}]", end))
    return given


def _highest(text: str) -> dict[str, int]:
    """Give for each label the highest number a citizen already wrote in its form, else 0."""
    highest = dict.fromkeys(LABELS.values(), 0)
    for found in PLACEHOLDER.finditer(text):
        label, _, number = found.group()[1:-1].rpartition(" ")
        highest[label] = max(highest[label], int(number))
    return highest


def _kinds(cuts: Sequence[_Cut], merged: Sequence[Finding]) -> Iterable[tuple[_Cut, FindingKind]]:
    position = 0
    for cut in cuts:
        while not merged[position].span.overlaps(cut.span):
            position += 1
        kind = merged[position].kind
        # What a placeholder hides is not told further than its label.
        yield cut, FindingKind.NAME if kind is FindingKind.PROTECTED_PERSON else kind


class _At:
    """Carries offsets of the source to the rewritten text."""

    def __init__(self, cuts: Sequence[_Cut]) -> None:
        self._cuts = cuts
        self._ends = [cut.span.end for cut in cuts]
        self._shifts = [0, *accumulate(len(cut.placeholder) - len(cut.span) for cut in cuts)]

    def __call__(self, offset: int, *, start: bool) -> int:
        # Cuts that end before the offset only shift it.
        first = bisect_left(self._ends, offset)
        shift = self._shifts[first]
        for number in range(first, len(self._cuts)):
            cut = self._cuts[number]
            if cut.span.end <= offset and not (start and cut.span.end == offset == cut.span.start):
                shift += len(cut.placeholder) - len(cut.span)
            elif cut.span.start < offset:
                # Inside a cut: a sentence that begins here begins with the placeholder.
                edge = cut.span.start if start else cut.span.start + len(cut.placeholder)
                return edge + shift
            else:
                break
        return offset + shift


def _rewrite(text: str, cuts: Sequence[_Cut]) -> tuple[str, _At]:
    pieces: list[str] = []
    position = 0
    for cut in cuts:
        pieces += [text[position : cut.span.start], cut.placeholder]
        position = cut.span.end
    pieces.append(text[position:])
    return "".join(pieces), _At(cuts)
