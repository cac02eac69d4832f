"""Names of people, bodies and places: those of the point must be in the cited passages."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import simplemma
from rapidfuzz.distance import Levenshtein

from summarizer.domain.span import Span
from summarizer.drafting.checks.lexicon import lexicon
from summarizer.drafting.checks.words_for_flags import RED, YELLOW, flag
from summarizer.drafting.danish.words import lemma_of, stop_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.domain.draft import Flag
    from summarizer.drafting.checks.cited import Cited, Reading

_NAME: Final = re.compile(r"\b[A-ZÆØÅ][\wæøåéü]*(?:[-/&][\wæøåé]+)*\b")
_PLACE: Final = re.compile(
    r"(?:vej|vejen|gade|gaden|stræde|allé|alle|plads|torv|torvet|bakken?|by|ø|sø|skov|mark|enge?|"
    r"sund|fjord|strand|havn|hal|skole|kirke|park|bro|å|stien?|rup|sted|lev|lund|borg|bæk)s?$",
    re.IGNORECASE,
)
# "Der går ingen bus derud": the place was named before.
_POINTS_THERE: Final = re.compile(
    r"\b(?:der|her)(?:ud|ude|hen|henne|op|oppe|ned|nede|over|ovre|ind|inde|til|fra|om|omme)\b",
    re.IGNORECASE,
)
_HALF_NEAR: Final = 0.4  # the same for first words, which must also begin alike
_NEAR: Final = 0.6  # normalised likeness from which one name is a slip for another


def names(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Look up each capitalised word that is not merely the first of a sentence."""
    theirs = {_bare(m.group()) for m in _NAME.finditer(cited.text)}
    lower = {_bare(word.lower) for word in cited.words}
    lemmas = {word.lemma for word in cited.words}
    everywhere = _names_in(cited.source.text)
    for match in _names_of(point.text, theirs):
        name = _bare(match.group())
        if lemma_of(match.group()) in lemmas and simplemma.is_known(
            match.group().lower(), lang="da"
        ):
            continue  # "Røg" for "Røgen"
        if name == "danmark" and "land" in lemmas:
            continue
        if name in theirs or name in lower or _part_of(name, lower) or _joined(name, theirs):
            continue
        code = "place" if _PLACE.search(name) else "name"
        severity = YELLOW if name in everywhere and not _slip(name, theirs) else RED
        labels = len(match.group()) == 1  # "linje A"
        if severity is YELLOW and not labels and _is_sender(point.text, match.start()):
            continue
        if severity is YELLOW and _POINTS_THERE.search(cited.text):
            continue  # "Langholm" for "derud"
        yield flag(code, severity, word=match.group(), span=Span(*match.span()))


@lru_cache(maxsize=64)
def _names_in(text: str) -> frozenset[str]:
    return frozenset(_bare(m.group()) for m in _NAME.finditer(text))


def _names_of(text: str, cited_names: set[str]) -> Iterator[re.Match[str]]:
    for match in _NAME.finditer(text):
        starts = not re.search(
            r"\w[\w,;:)”“«»\"']*\s*[,;:]?\s*[»“\"]?$", text[: match.start()]
        ) or bool(re.search(r"[.?!:]\s*[»“\"]?$", text[: match.start()]))
        word = match.group()
        if word in {"I", "De", "Dem", "Deres"} or text[max(0, match.start() - 1)] == "[":
            continue
        if starts and _rivals(word, cited_names):
            yield match
            continue
        if starts and (simplemma.is_known(word.lower(), lang="da") or len(word) <= 2):  # noqa: PLR2004 - "Vi", "Af"
            continue
        if starts and _looks_common(word):
            continue
        yield match


def _rivals(word: str, cited_names: set[str]) -> bool:
    """Take a first word for a name if it is nearly one of the source's: Lone for Lotte."""
    name = word.lower()
    if lemma_of(word) != name and simplemma.is_known(name, lang="da"):
        return False  # "Forbundet" beside "Forslaget": an inflected noun
    if lemma_of(word) in lexicon().sender | lexicon().actors:
        return False  # "Lauget" beside "Laget"
    return _bare(word) not in cited_names and any(
        name[:1] == other[:1] and Levenshtein.normalized_similarity(name, other) >= _HALF_NEAR
        for other in cited_names
        if len(other) > 2 and other not in stop_words()  # noqa: PLR2004 - "Vi"
    )


def _looks_common(word: str) -> bool:
    """Know a first word with a common ending (Ejerlauget) for no name."""
    return bool(re.search(r"(?:en|et|erne|ene|ning|er|else)s?$", word))


def _bare(name: str) -> str:
    lower = name.lower().rstrip("'’")
    return lower.removesuffix("s") if len(lower) > 3 else lower  # noqa: PLR2004 - "Ås", "Ris"


def _part_of(name: str, words: set[str]) -> bool:
    return len(name) > 3 and any(name in word for word in words)  # noqa: PLR2004 - parts of compounds


def _joined(name: str, theirs: set[str]) -> bool:
    """Know *Airbnb-lejligheder* where the passages name *Airbnb*."""
    head, _, tail = name.partition("-")
    return bool(tail) and head in theirs


def _slip(name: str, theirs: set[str]) -> bool:
    return any(Levenshtein.normalized_similarity(name, other) >= _NEAR for other in theirs)


def _is_sender(text: str, start: int) -> bool:
    """Allow the sender's own name to open a point although the passage says *we*."""
    if re.search(r"\b(?:ifølge|efter)\s$", text[:start], re.IGNORECASE):
        return True
    return bool(re.search(r"^(?:\W*\w+){0,4}\W*$", text[:start])) and not re.search(
        r"\b(?:på|ad|ved|til|fra|mod|langs|over|i|hos|under|bag)\s$", text[:start]
    )
