"""What screening finds, what it decides, and the only text an engine can be given."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from summarizer.domain.span import Span


class FindingKind(StrEnum):
    """Kinds of personal data. The values stand in JSON, in the policy file and in the store."""

    NAME = "name"
    ADDRESS = "address"
    CPR = "cpr"
    PHONE = "phone"
    EMAIL = "email"
    BIRTH_DATE = "birth_date"
    PLATE = "plate"
    ACCOUNT = "account"
    PASSPORT = "passport"
    MATRIKEL = "matrikel"
    URL = "url"
    PROTECTED_PERSON = "protected_person"
    PROTECTION_DECLARED = "protection_declared"
    SPECIAL_CATEGORY = "special_category"
    UNKNOWN_WORD = "unknown_word"


class Certainty(StrEnum):
    """How sure a detector is. Both are masked; only doubt that masking cannot settle holds."""

    SURE = "sure"
    DOUBT = "doubt"


@dataclass(frozen=True, slots=True)
class Finding:
    """A stretch of the source text that is, or may be, personal data.

    ``layer`` names the detector (``register``, ``sender``, ``identifier``, ``address``,
    ``name``, ``unknown_word``, ``special_category``, ``declared``, ``ner``), or is ``person``
    where somebody pointed it out; ``score`` is its own strength in [0, 1] and decides nothing.
    """

    span: Span
    kind: FindingKind
    certainty: Certainty
    layer: str
    score: float = 1.0


class Outcome(StrEnum):
    """The two verdicts there are."""

    CLEARED = "cleared"
    HELD = "held"


class HoldKind(StrEnum):
    """Who may decide a hold: hard → data protection officer; doubt → planner; fault → retry."""

    HARD = "hard"
    DOUBT = "doubt"
    FAULT = "fault"


@dataclass(frozen=True, slots=True)
class HoldReason:
    """Why a response was held. ``detail`` never quotes the text; it names kinds and counts."""

    code: str
    kind: HoldKind
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The stored outcome that an engine call must present.

    ``masked_sha256`` is the hash of exactly the masked text that was cleared (empty when
    held); with the policy and register versions it is checked again before anything leaves.
    """

    outcome: Outcome
    reasons: tuple[HoldReason, ...]
    policy_version: str
    register_version: str
    masked_sha256: str

    @property
    def is_hard(self) -> bool:
        """Tell whether only a data protection officer may decide."""
        return any(reason.kind is HoldKind.HARD for reason in self.reasons)


@dataclass(frozen=True, slots=True)
class MaskedText:
    """Text whose findings are replaced by placeholders such as ``[PERSON 1]``.

    Made in one place, ``summarizer.screening.masking``, from a verdict *cleared*. Engines
    take this type and nothing else, so that the type checker refuses a bare ``str``.
    ``sentences`` and ``paragraphs`` are offsets into the masked ``text``; sentence ``i``
    here is sentence ``i`` of the source. ``placeholders`` maps each placeholder to its kind,
    never to what it hides. ``beside`` are the numbers of sentences in signatures and earlier
    mails, which are not to be summarised.
    """

    text: str
    sentences: tuple[Span, ...]
    paragraphs: tuple[Span, ...]
    placeholders: Mapping[str, FindingKind]
    policy_version: str
    register_version: str
    beside: frozenset[int] = frozenset()

    @property
    def sha256(self) -> str:
        """Hash of the exact text, as compared with the stored verdict."""
        return sha256_of(self.text)


@dataclass(frozen=True, slots=True)
class MaskedNote:
    """An attention note whose personal data is masked; made beside ``MaskedText``."""

    text: str


def sha256_of(text: str) -> str:
    """Hash a text as UTF-8, hexadecimal."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
