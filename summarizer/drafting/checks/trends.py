"""Up or down, done or meant: verbs in two words, and what is told as done that is only meant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from summarizer.domain.span import Span
from summarizer.drafting.checks.actors import is_verb
from summarizer.drafting.checks.turns import turns_of
from summarizer.drafting.checks.words_for_flags import YELLOW, flag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.domain.draft import Flag
    from summarizer.drafting.checks.cited import Cited, Reading

_UP: Final = re.compile(
    r"\b(?:stig(?:e|er|et|ende)|steg(?:et)?|øge[rst]*|øget|vokse[rdt]*|hæve[rst]*|hævet|forhøje\w*|"
    r"taget? (?:\w+ )?på|taget? (?:\w+ ){1,3}på(?= |\.)|sat op|"
    r"(?:gå|går|gik|gået|sætte|sætter|satte|sat|skrue|skruer|skruet)(?: \w+){0,3}? op)\b",
    re.IGNORECASE,
)
_DOWN: Final = re.compile(
    r"\b(?:fald(?:e|er|et|ende)|faldt|sænke\w*|sænket|nedsætte\w*|nedsat|reducere\w*|mindske\w*|"
    r"tab(?:e|er|t|te)|skrumpe\w*|aftage[rt]?|"
    r"(?:gå|går|gik|gået|sætte|sætter|satte|sat|skrue|skruer|skruet|skære|skåret)"
    r"(?: \w+){0,3}? ned)\b",
    re.IGNORECASE,
)
_NEVER: Final = re.compile(
    r"\bmen (?:det|den|de|der)\b[^.;]{0,20}\b(?:aldrig|ikke|endnu ikke)\b[^.;]{0,20}"
    r"\b(?:kom(?:met)?|sket|skete|blevet|udført|lavet|bygget|dukket|gjort|holdt)\b|"
    r"\bmen (?:det|den|de) (?:skete|kom|blev|gjorde \w+|holdt \w+) (?:aldrig|ikke|endnu ikke)\b",
    re.IGNORECASE,
)
_PROMISED: Final = re.compile(
    r"\b(?:lov\w*|løft\w*|plan\w*|afta\w*|skulle|stillet|udsigt|mangl\w*)\b", re.IGNORECASE
)
_DONE: Final = re.compile(
    r"\bsom (?:lovet|aftalt|planlagt)\b|"
    r"\bhar \w+ (?:sørget|leveret|opfyldt|udført|lavet|sat|holdt)|"
    r"\bhar (?:sørget|leveret|opfyldt|udført|lavet|sat|holdt)\b",
    re.IGNORECASE,
)
_SMOOTH: Final = re.compile(
    r"\buden (?:problemer|gener|betænkeligheder|vanskeligheder|videre)\b", re.IGNORECASE
)
_SMOOTH_THERE: Final = re.compile(
    r"\b(?:uden|ingen|ikke|fint|godt|nemt|sagtens|let|gerne)\b", re.IGNORECASE
)
_CAN_WAIT: Final = re.compile(
    r"\b(?:kan (?:(?!ikke)\w+ ){0,2}(?:vente|udskydes|udsættes)|haster ikke|ikke haste\w*)\b",
    re.IGNORECASE,
)
_HURRY: Final = re.compile(
    r"\b(?:før|inden|straks|omgående|hurtigst|snarest|haster|nu|ikke vente)\b", re.IGNORECASE
)
_URGENT: Final = re.compile(
    r"\b(?:haster|straks|omgående|hurtigst muligt|snarest)\b", re.IGNORECASE
)
_SIGNED: Final = re.compile(r"\bunderskrift\w*\s+(?:\w+\s+)?(?:for|imod|mod)\b", re.IGNORECASE)


def trends(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Flag *er steget* where the passages only know *er gået ned*."""
    for mine, theirs in ((_UP, _DOWN), (_DOWN, _UP)):
        word, other = mine.search(point.text), theirs.search(cited.text)
        if not word or not other or mine.search(cited.text) or theirs.search(point.text):
            continue
        if any(turns_of(c) for c in (*point.clauses, *cited.clauses)):
            continue
        yield flag(
            "antonym", YELLOW, word=word.group(), other=other.group(), span=Span(*word.span())
        )


def never_came(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Flag *har sat et filter op* where the passages go on: *men det er aldrig kommet*."""
    other = _NEVER.search(cited.text)
    kept = _DONE.search(point.text)
    if (
        other is None
        or (_PROMISED.search(point.text) and not kept)
        or any(turns_of(c) for c in point.clauses)
    ):
        return
    verb = next((w for w in point.words if is_verb(w.lemma) and w.is_content), None)
    if verb:
        yield flag("negation", YELLOW, word=verb.text, span=verb.span)


def smoothed(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Flag *uden problemer* where the passages say nothing of the kind."""
    match = _SMOOTH.search(point.text)
    if match and not _SMOOTH_THERE.search(cited.text):
        yield flag("added_claim", YELLOW, word=match.group(), span=Span(*match.span()))


def signed_for(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Flag *212 underskrifter for planen* where the passages do not say for what."""
    match = _SIGNED.search(point.text)
    if match and not _SIGNED.search(cited.text):
        yield flag("stance", YELLOW, word=match.group(), span=Span(*match.span()))


def no_hurry(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Flag *kan vente* where the passages have *før* or *straks*."""
    match, other = _CAN_WAIT.search(point.text), _HURRY.search(cited.text)
    if match and other and not _CAN_WAIT.search(cited.text):
        word, theirs = match.group(), other.group()
        yield flag("antonym", YELLOW, word=word, other=theirs, span=Span(*match.span()))
    match, other = _URGENT.search(point.text), _CAN_WAIT.search(cited.text)
    if match and other and not _CAN_WAIT.search(point.text):
        word, theirs = match.group(), other.group()
        yield flag("antonym", YELLOW, word=word, other=theirs, span=Span(*match.span()))
