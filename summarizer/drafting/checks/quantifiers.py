"""How widely: alle, mange, nogle, kun; and one sender told as many."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from summarizer.domain.span import Span
from summarizer.drafting.checks.units import match_units, span_of, units_of
from summarizer.drafting.checks.words_for_flags import RED, YELLOW, flag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.domain.draft import Flag
    from summarizer.drafting.checks.cited import Cited, Reading

_HALF: Final = 0.5
# From everything to little; a step apart is a nuance, two or more another claim.
_LADDER: Final = (
    (
        "all",
        (
            r"enstemmigt?|e[tn] enigt?|fulde|alle|hver gang|samtlige|enhver|ethvert|hver eneste|"
            r"hele|altid|året rundt|døgnet rundt|"
            r"overalt|fuldstændig|totalt"
        ),
    ),
    (
        "most",
        (
            r"(?:de )?fleste|(?:vi|de) andre|de øvrige|resten(?! af (?!os|dem))|flertal(?:let)?|"
            r"hovedparten|størstedelen|overvejende|hovedsagelig\w*"
        ),
    ),
    ("many", r"mange|talrige|adskillige|et stort antal|ofte|tit"),
    (
        "some",
        r"nogle|flere|en del|visse|somme|sommetider|af og til|nu og da|især|primært|delvist",
    ),
    (
        "few",
        r"næsten ingen|næsten ikke (?:\w+ )?nogen|nogle få|få|enkelte|et par|en enkelt|sjældent",
    ),
)
_ONLY_THERE: Final = re.compile(
    r"\b(?<!ikke )(?:kun|medmindre|udelukkende|alene|blot|bare|eneste|præcis|netop|først|nøjes|"
    r"begræns\w*|ikke \w+ end|ikke (?:ret|særligt?|synderligt?|så) \w+|især)\b",
    re.IGNORECASE,
)
_MOSTLY: Final = re.compile(r"\b(?:er det|det er|især|navnlig|særligt?) mest\b", re.IGNORECASE)
_WHEN_ONLY: Final = re.compile(r"\b(?:når|hvis|såfremt) (?:\w+ )?$", re.IGNORECASE)
_RESTRICTED: Final = re.compile(r"\bde \w+, (?:der|som)\b", re.IGNORECASE)  # "de beboere, der vil"
_ONLY_WHEN: Final = re.compile(r"(?: \w+)?,? (?:når|hvis|såfremt)\b", re.IGNORECASE)
_WHEN: Final = re.compile(r"\b(?:når|hvis|såfremt)\b", re.IGNORECASE)
_NEAR_PART: Final = 40  # characters between a count and what it is a part of
_SOME: Final = 3
_PATTERNS: Final = [re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE) for _, pattern in _LADDER]
_NOT_ALL: Final = re.compile(r"\bikke (?:alle|hele|altid|samtlige|hver gang)\b", re.IGNORECASE)
_NOT_QUANTIFYING: Final = re.compile(
    r"\b(?:(?:de|den|det|hver) enkelte?|flere gange|(?:kan|som|ved|vil) enhver(?= \w+e\b)|"
    r"få (?:lov|at|en|et|den|det|de|adgang|mulighed|held|tid|besked|svar)|"
    r"at få|kan få|vil få|få \w+ til|en enkelt (?:måned|dag|uge|gang|time|nat|sommer|sæson)|"
    r"skal få|bør få|vi få|hele tiden|alle (?:sammen|omstændigheder|tilfælde)|for alt|"
    r"blandt flere|af flere grunde|frem for alt|"
    r"endnu flere|flere end|ikke flere)\b",
    re.IGNORECASE,
)
_ONLY: Final = re.compile(r"\b(?<!ikke )(?:kun|udelukkende|alene|blot|eneste)\b", re.IGNORECASE)
PART: Final = re.compile(
    r"\b(?:flertal|mindretal|hovedpart|del|halvdel|enkelt|øvrige|ifølge|visse)\w*", re.IGNORECASE
)
_SUBJECT_QUANTIFIER: Final = re.compile(
    r"(?:og |men |at )?(?:(?:de )?andre|enkelte|nogle|flere|mange|et par|"
    r"de fleste|flertallet|en del|få|"
    r"nogle få)\b|.*\b(?:for|hos|af|blandt) (?:nogle|enkelte|visse|mange|flere|få)"
    r"(?= (?:af|\w+(?:er|r|ede|te))\b)",
    re.IGNORECASE,
)
_SOME_OF_THEM: Final = re.compile(
    r"\b(?:en|et|én|ét) af (?:dem|disse|os)\b|\b(?:i|på|for|hos|ved) de[nt] ene\b", re.IGNORECASE
)
_NOBODY: Final = re.compile(
    r"\bingen (?:(?:i|på|af|blandt|hos|ved) (?:\w+ ){1,2}?)?"
    r"(?:kan|må|vil|har|er|bruger|ønsker|kommer)\b",
    re.IGNORECASE,
)
_NOBODY_THERE: Final = re.compile(
    r"\b(?:ingen|intet|aldrig|hverken|nogen|alle|samtlige)\b", re.IGNORECASE
)
_PART_OF: Final = re.compile(
    r"\baf\s+(?:(?:de|disse|vores|(?:[^\W\d_]+s))\s+(?:\w+\s+)?)?$", re.IGNORECASE
)


_ALMOST: Final = re.compile(
    r"\b(?:næsten|nærmest|stort set|knap nok) (ikke|ingen|intet|alle|alt|altid|aldrig|hele)\b",
    re.IGNORECASE,
)
_NEARLY: Final = re.compile(
    r"\b(?:næsten|nærmest|stort set|knap\w*|få|sjælden\w*|de fleste|svær\w*|dårlig\w*|"
    r"vanskelig\w*)\b",
    re.IGNORECASE,
)


def quantifiers(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Flag *alle* for *mange*, *mange* for *enkelte*, *kun* where there was none."""
    theirs = _rungs(cited.text)
    not_all = bool(_NOT_ALL.search(point.text) and _NOT_ALL.search(cited.text))
    for rung, match in _found(point.text):
        said_before = _with_next(match, point.text) in _before_text(cited)
        if rung in theirs or said_before or (rung == 0 and not_all):
            continue
        far = bool(theirs) and (rung == 0 or min(abs(rung - other) for other in theirs) > 1)
        denied = rung == 0 and _NOT_ALL.search(cited.text)
        severity = RED if far or denied else YELLOW
        if not far and theirs and min(rung, *theirs) >= _SOME:
            continue  # "nogle" for "et par" is a nuance that a reviewer need not weigh
        if rung == 0 or theirs or not point.quantities:
            yield flag("quantifier", severity, word=match.group(), span=Span(*match.span()))
    nobody = _NOBODY.search(point.text)
    if nobody and not _NOBODY_THERE.search(_NOT_ALL.sub("", cited.text)):
        yield flag("quantifier", YELLOW, word=nobody.group(), span=Span(*nobody.span()))


def only_those(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Flag *kun* where the passages limit nothing."""
    only = _ONLY.search(point.text)
    counts = only and any(
        0 <= q.span.start - only.end() <= _NEAR_PART
        and any(q.same_value(o) for o in cited.quantities)
        for q in point.quantities
    )
    if only and _WHEN.search(cited.text) and _WHEN_ONLY.search(point.text[: only.start()]):
        return
    if only and _ONLY_WHEN.match(point.text, only.end()) and _WHEN.search(cited.text):
        return  # "kun, når nogen kommer" for "når nogen kommer"
    if only and not counts and not _ONLY_THERE.search(cited.text):
        yield flag("quantifier", YELLOW, word=only.group(), span=Span(*only.span()))


def _with_next(match: re.Match[str], text: str) -> str:
    """Give a quantifier with the word behind it: *hele året*."""
    return " ".join([match.group(), *text[match.end() :].split()[:1]]).lower().rstrip(".,;")


def _before_text(cited: Cited) -> str:
    return " ".join(reading.text for reading in cited.before).lower()


def dropped_quantifier(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Flag *Enkelte vil hellere* told as if all or the sender would."""
    if _found(point.text) or _RESTRICTED.search(point.text) or PART.search(point.text):
        return
    told = [r for r in cited.passages if _some_say(r)]
    if told and point.words and not units_of(point):
        span = point.words[0].span
        yield flag("quantifier", YELLOW, word=point.words[0].text, span=span, passage=told[0].span)
        return
    theirs = [unit for passage in cited.passages for unit in units_of(passage)]
    for mine in units_of(point):
        match = match_units(mine, theirs)
        if match is None or match.share < _HALF:
            continue
        some = next((c for c in match.theirs.clauses if _SUBJECT_QUANTIFIER.match(c.text)), None)
        if some:
            span = span_of(mine.matter)
            passage = some.span
            yield flag("quantifier", YELLOW, word=span.of(point.text), span=span, passage=passage)


def _some_say(reading: Reading) -> bool:
    return bool(reading.clauses) and bool(_SUBJECT_QUANTIFIER.match(reading.clauses[0].text))


def dropped_part(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Flag *boringerne* where the source has *to af vandværkets fire boringer*."""
    if point.quantities or _found(point.text):
        return
    some = _SOME_OF_THEM.search(cited.text)
    if some and not re.search(r"\b(?:en|et|én|ét) (?:af|enkelt)|\baf (?:dem|disse)", point.text):
        subject = next((w for w in point.words if w.is_content), None)
        if subject and subject.lower.endswith(("ne", "er")):
            yield flag("quantifier", YELLOW, word=subject.text, span=subject.span)
            return
    for passage in cited.passages:
        for at, word in enumerate(passage.words[1:], 1):
            before = passage.text[: word.span.start - passage.span.start]
            counted = any(
                q.span.end <= word.span.start and word.span.start - q.span.end < _NEAR_PART
                for q in passage.quantities
            )
            if not (counted and word.is_content and _PART_OF.search(before)):
                continue
            mine = next((w for w in point.words if w.lemma == word.lemma), None)
            if mine:
                start = passage.words[at - 1].span.start
                yield flag(
                    "quantifier",
                    YELLOW,
                    word=mine.text,
                    span=mine.span,
                    passage=Span(start, word.span.end),
                )
                return


def almost(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Flag *ikke*, *ingen* or *alle* where the passages have *næsten ikke*."""
    for match in _ALMOST.finditer(cited.text):
        word = next((w for w in point.words if w.lower == match.group(1).lower()), None)
        if word and not _NEARLY.search(point.text):
            yield flag("quantifier", YELLOW, word=word.text, span=word.span)
            return


def _found(text: str) -> list[tuple[int, re.Match[str]]]:
    plain = _NOT_QUANTIFYING.sub(lambda m: "_" * len(m.group()), text)
    return [
        (rung, match)
        for rung, pattern in enumerate(_PATTERNS)
        for match in pattern.finditer(plain)
        if rung != _SOME or not plain.lower().startswith("nogle få", match.start())
    ]


def _rungs(text: str) -> set[int]:
    """Give the rungs the passages use; *ikke alle* is *some*."""
    denied = _MOSTLY.sub("især", _NOT_ALL.sub("nogle", text))
    return {rung for rung, _ in _found(denied)}
