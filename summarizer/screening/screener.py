"""The gate: a response comes in, a screening comes out, and doubt keeps it shut."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING
from urllib.parse import unquote

from summarizer.domain.finding import (
    Certainty,
    Finding,
    FindingKind,
    HoldKind,
    HoldReason,
    MaskedNote,
    MaskedText,
    Outcome,
    Verdict,
)
from summarizer.domain.span import Span
from summarizer.screening.canaries import CANARIES, REGISTER_ADDRESS, REGISTER_NAME, REGISTER_TEXTS
from summarizer.screening.faults import DetectorFault
from summarizer.screening.holds import holds_of_findings, holds_of_register, holds_of_text
from summarizer.screening.kinds import KINDS, entities_with
from summarizer.screening.known_words import is_known, known_words
from summarizer.screening.language.lexicon import lexicon_with, standard_lexicon
from summarizer.screening.masking import (
    PLACEHOLDER,
    mask_note_text,
    mask_source,
)
from summarizer.screening.merging import merge, outside
from summarizer.screening.outcome import Decision, Screening, decided
from summarizer.screening.policy import Policy
from summarizer.screening.register.files import Entry
from summarizer.screening.register.protected import ProtectedRegister
from summarizer.screening.register.scan import RegisterScanner
from summarizer.screening.sender import Sender
from summarizer.screening.text.anchors import normalised
from summarizer.screening.text.spots import SURE
from summarizer.screening.text.words import one_text

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence
    from datetime import datetime

    from presidio_analyzer import EntityRecognizer

    from summarizer.domain.source import SourceText
    from summarizer.screening.guard import Detectors

_NO_REGISTER = "none"
# Stands for a placeholder while detectors look: no letter, no digit, no full stop.
_BLANK = "■"
# What holds wherever it stands, also outside the letter; besides the register.
_HELD_ANYWHERE = ("DK_PROTECTION",)


class Screener:
    """Screens responses. Built once per worker; construction finds the canaries.

    ``screen`` never raises for what a text holds: whatever goes wrong is a hold with a fault.
    ``recognizers`` replaces the detectors (for tests and for adding one's own).
    """

    def __init__(
        self,
        register: ProtectedRegister | None,
        *,
        policy: Policy | None = None,
        now: Callable[[], datetime],
        register_max_age_days: int = 30,
        recognizers: Sequence[EntityRecognizer] | None = None,
    ) -> None:
        self.policy = policy or Policy.load()
        self._register = register
        self._now = now
        self._max_age_days = register_max_age_days
        self._fault: HoldReason | None = None
        try:
            self._lexicon = lexicon_with(tuple(sorted(self.policy.lists.items())))
        except (OSError, ValueError) as error:
            # A municipality's list is gone since the policy was read.
            self._lexicon = standard_lexicon()
            self._fault = HoldReason("detector_missing", HoldKind.FAULT, type(error).__name__)
        self._scanner = RegisterScanner(register, self._lexicon) if register else None
        self._detectors: Detectors | None = None
        # presidio brings spaCy: seconds to import, and only needed where something is screened.
        from summarizer.screening.guard import Detectors  # noqa: PLC0415 - see above
        from summarizer.screening.recognizers import danish_recognizers  # noqa: PLC0415 - see above

        try:
            found = (
                danish_recognizers(self.policy.ner_pipeline, self._lexicon)
                if recognizers is None
                else recognizers
            )
            self._detectors = Detectors(found, entities_with(self.policy.ner_pipeline))
            self._find_canaries()
        except DetectorFault as fault:
            self._fault = HoldReason(fault.code, HoldKind.FAULT, fault.detector)
        except (OSError, ValueError) as error:
            self._fault = HoldReason("detector_missing", HoldKind.FAULT, type(error).__name__)

    @property
    def register_version(self) -> str:
        """Version of the register in use."""
        return self._register.version if self._register else _NO_REGISTER

    def register_faults(self) -> tuple[HoldReason, ...]:
        """Say what is wrong with the register now (missing, too old); empty when nothing is."""
        return tuple(holds_of_register(self._register, self._now(), self._max_age_days))

    @one_text()
    def screen(
        self,
        source: SourceText,
        *,
        sender: str = "",
        declared_protected: bool = False,
        filename: str = "",
        known_texts: Sequence[str] = (),
        decisions: Sequence[Decision] = (),
    ) -> Screening:
        """Screen a response with all that came with it.

        ``known_texts`` are the hearing's own published texts: their words are known.
        ``decisions`` of a person apply, except to protected people.
        """
        reasons: list[HoldReason] = list(self.register_faults())
        if self._fault:
            reasons.append(self._fault)
        if declared_protected:
            reasons.append(HoldReason("protection_declared", HoldKind.HARD, "afkrydset i portalen"))
        reasons += [HoldReason("source_warning", HoldKind.FAULT, code) for code in source.warnings]
        findings: tuple[Finding, ...] = ()
        masked: MaskedText | None = None
        try:
            # A line each: a response of several letters has several senders.
            told = f"{sender}\n{source.sender or ''}".splitlines()
            senders = tuple(line for line in told if line.strip())
            if self._detectors is None:
                return Screening(self._verdict(Outcome.HELD, reasons, ""), ())
            known = known_words(known_texts)
            findings = decided(self._findings(source.text, senders, known), decisions)
            reasons += holds_of_findings(findings, self.policy)
            reasons += holds_of_text(normalised(source.text).text, self._lexicon, self.policy)
            reasons += self._holds_of_asides(
                (*source.asides, filename, sender, source.sender or "")
            )
            if not reasons:
                masked = self._mask(source, findings)
        except DetectorFault as fault:
            reasons.append(HoldReason(fault.code, HoldKind.FAULT, fault.detector))
        except Exception as error:  # noqa: BLE001 - whatever breaks, nothing goes on
            reasons.append(HoldReason("screening_failed", HoldKind.FAULT, type(error).__name__))
        if masked is None or reasons:
            return Screening(self._verdict(Outcome.HELD, reasons, ""), findings)
        return Screening(self._verdict(Outcome.CLEARED, reasons, masked.sha256), findings, masked)

    @one_text()
    def find_in_text(self, text: str, *, sender: str = "") -> tuple[Finding, ...]:
        """Find personal data in a text that people or engines wrote; placeholders are none.

        Raises ``DetectorFault`` when a part of the screening is broken; what is wrong with the
        register is told by ``register_faults``.
        """
        if self._fault:
            raise DetectorFault(self._fault.code, self._fault.detail)
        try:
            return self._findings(text, (sender,) if sender.strip() else (), frozenset())
        except DetectorFault:
            raise
        except Exception as error:  # noqa: BLE001 - its message could quote the text
            raise DetectorFault("screening_failed", type(error).__name__) from None

    def mask_note(self, text: str) -> MaskedNote:
        """Mask an attention note. Raises ``DetectorFault`` as ``find_in_text`` does."""
        return mask_note_text(text, self.find_in_text(text))

    def _findings(
        self,
        text: str,
        senders: tuple[str, ...],
        known: frozenset[str],
        wanted: Collection[str] | None = None,
    ) -> tuple[Finding, ...]:
        if self._detectors is None:
            raise DetectorFault("detector_missing", "presidio")
        normal = normalised(text)
        if not normal.text.strip():
            return ()
        placeholders = [Span(m.start(), m.end()) for m in PLACEHOLDER.finditer(normal.text)]
        plain = (
            PLACEHOLDER.sub(lambda m: _BLANK * len(m.group()), normal.text)
            if placeholders
            else normal.text
        )
        found = [self._of_result(result) for result in self._detectors.find(plain, wanted)]
        found += self._register_findings(plain)
        if senders:
            found += Sender(senders, self._lexicon).findings(plain)
        kept: Iterable[Finding] = (
            [one for one in found if not is_known(one, plain, known)] if known else found
        )
        if placeholders:
            kept = outside(kept, plain, placeholders)
        return merge(normal.carried(one) for one in kept) if normal.pieces else merge(kept)

    def _register_findings(self, text: str) -> Iterable[Finding]:
        if self._scanner is None:
            return ()
        return [
            Finding(
                Span(hit.start, hit.end), FindingKind.PROTECTED_PERSON, Certainty.SURE, "register"
            )
            for hit in self._scanner.scan(text)
        ]

    @staticmethod
    def _of_result(result: object) -> Finding:
        kind, layer = KINDS[result.entity_type]  # type: ignore[attr-defined]  # presidio is untyped
        score = float(result.score)  # type: ignore[attr-defined]  # presidio is untyped
        certainty = Certainty.SURE if score >= SURE else Certainty.DOUBT
        span = Span(result.start, result.end)  # type: ignore[attr-defined]  # presidio is untyped
        return Finding(span, kind, certainty, layer, score)

    def _holds_of_asides(self, asides: Iterable[str]) -> list[HoldReason]:
        """Look for protected people in what is not the letter: file name, comments, headers."""
        reasons: list[HoldReason] = []
        for aside in dict.fromkeys(asides):
            if not aside.strip():
                continue
            # "%20" in the name of a file that came from a link.
            text = unquote(aside) if "%" in aside else aside
            if "\n" not in text and " " not in text.strip():
                text = text.replace("_", " ").replace(".", " ")
            findings = self._findings(text, (), frozenset(), _HELD_ANYWHERE)
            reasons += [
                HoldReason(reason.code, reason.kind, "uden for brevets tekst")
                for reason in holds_of_findings(findings, self.policy)
                if reason.kind is HoldKind.HARD
            ]
        return reasons

    def _mask(self, source: SourceText, findings: Sequence[Finding]) -> MaskedText:
        return mask_source(
            source,
            findings,
            policy_version=self.policy.version,
            register_version=self.register_version,
        )

    def _verdict(self, outcome: Outcome, reasons: Sequence[HoldReason], sha256: str) -> Verdict:
        unique = tuple(dict.fromkeys(reasons))
        return Verdict(outcome, unique, self.policy.version, self.register_version, sha256)

    def _find_canaries(self) -> None:
        for canary in CANARIES:
            start = canary.text.index(canary.words)
            wanted = Span(start, start + len(canary.words))
            found = self._findings(canary.text, (), frozenset())
            if not any(one.kind is canary.kind and one.span.contains(wanted) for one in found):
                raise DetectorFault("canary_missed", canary.kind)
        register = ProtectedRegister.from_entries(
            [Entry(REGISTER_NAME, REGISTER_ADDRESS, "")],
            key=secrets.token_bytes(32),
            imported_at=self._now(),
            version="canary",
        )
        scanner = RegisterScanner(register, self._lexicon)
        if not all(any(True for _ in scanner.scan(text)) for text in REGISTER_TEXTS):
            raise DetectorFault("canary_missed", "register")
