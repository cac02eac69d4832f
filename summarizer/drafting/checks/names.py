"""Names of people, bodies and places: those of the point must be in the cited passages."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import simplemma
from rapidfuzz.distance import Levenshtein

from summarizer.domain.span import Span
from summarizer.drafting.checks.actors import is_sender
from summarizer.drafting.checks.lexicon import lexicon
from summarizer.drafting.checks.support import lemmas_in, meets
from summarizer.drafting.checks.units import units_of
from summarizer.drafting.checks.words_for_flags import RED, YELLOW, flag
from summarizer.drafting.danish.number_words import fraction
from summarizer.drafting.danish.words import lemma_of, stop_words, word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.domain.draft import Flag
    from summarizer.drafting.checks.cited import Cited, Reading
    from summarizer.drafting.danish.words import Word

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


_MOSTLY: Final = 0.4  # share of a point that the passages must have before a place can be wrong
_WHERE: Final = word_set("ved på bag foran i mod fra langs over under hos nær til omkring")
_NEIGHBOURS: Final = word_set(
    "nabo genbo beboer lodsejer ejer forvejen forvej stedet fremtiden"
)  # no places
_POINTS_BACK: Final = re.compile(
    r"\b(?:der|dér|her|det sted|samme sted|(?:der|her)(?:ind|ud|op|ned|over|hen|om)\w*)\b",
    re.IGNORECASE,
)


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


def other_place(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Flag *ved skolen* where the source says *ved tanken*."""
    theirs = cited.passages
    known = lemmas_in(theirs)
    just_before = lemmas_in(cited.before)
    earlier = [r for r in cited.elsewhere() if r.span.end <= theirs[0].span.start]
    mine = list(_places(point))
    spare = [
        w
        for reading in theirs
        for w in _wheres(reading)
        if not any(meets(w.lemma, o.lemma) for o in point.words)
    ]
    if not spare or _share_found(point, known | just_before) < _MOSTLY:
        return
    for word in mine:
        deed = word.lemma.endswith(("else", "ering"))
        if deed or is_sender(word) or word.lemma in _NEIGHBOURS or fraction(word.lower) is not None:
            continue
        stays = lemmas_in(earlier) if _POINTS_BACK.search(cited.text) else frozenset[str]()
        if word.lemma not in lexicon().attitude and not any(
            meets(word.lemma, other) for other in known | stays
        ):
            yield flag("place", YELLOW, word=word.text, span=word.span, passage=spare[0].span)


def _share_found(point: Reading, lemmas: frozenset[str]) -> float:
    matter = [w for unit in units_of(point) for w in unit.matter]
    found = sum(any(meets(w.lemma, o) for o in lemmas) for w in matter)
    return found / len(matter) if matter else 0.0


def _wheres(reading: Reading) -> Iterator[Word]:
    """Give what stands behind a preposition of place, also over a pronoun."""
    for at, before in enumerate(reading.words):
        if before.lower in _WHERE:
            yield from [w for w in reading.words[at + 1 : at + 3] if w.is_content][:1]


def _places(reading: Reading) -> Iterator[Word]:
    """Give definite nouns and names behind a preposition of place."""
    for before, word in zip(reading.words, reading.words[1:], strict=False):
        definite = word.lower.endswith(("en", "et", "erne", "ene")) and word.lemma != word.lower
        if before.lower in _WHERE and word.is_content and (definite or word.text[0].isupper()):
            yield word
