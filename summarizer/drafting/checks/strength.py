"""How strongly and how widely: modality, quantifiers, conditions that were dropped."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from summarizer.domain.span import Span
from summarizer.drafting.checks.lexicon import lexicon
from summarizer.drafting.checks.units import match_units, units_of
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
        r"fulde|alle|samtlige|enhver|ethvert|hver eneste|hele|altid|overalt|fuldstændig|totalt",
    ),
    (
        "most",
        (
            r"(?:de )?fleste|(?:vi|de) andre|de øvrige|resten(?! af)|flertallet|"
            r"hovedparten|størstedelen|overvejende|hovedsagelig\w*"
        ),
    ),
    ("many", r"mange|talrige|adskillige|et stort antal|ofte|tit"),
    ("some", r"nogle|flere|en del|visse|somme|sommetider|af og til|især|primært|delvist"),
    ("few", r"nogle få|få|enkelte|et par|en enkelt|sjældent"),
)
_NEAR_PART: Final = 40  # characters between a count and what it is a part of
_SOME: Final = 3
_PATTERNS: Final = [re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE) for _, pattern in _LADDER]
_NOT_ALL: Final = re.compile(r"\bikke (?:alle|hele|altid|samtlige)\b", re.IGNORECASE)
_NOT_QUANTIFYING: Final = re.compile(
    r"\b(?:(?:de|den|det|hver) enkelte?|flere gange|"
    r"få (?:lov|at|en|et|den|det|de|adgang|mulighed|held|tid|besked|svar)|"
    r"at få|kan få|vil få|"
    r"skal få|bør få|vi få|hele tiden|alle (?:sammen|omstændigheder|tilfælde)|for alt|"
    r"blandt flere|af flere grunde|frem for alt|"
    r"endnu flere|flere end|ikke flere)\b",
    re.IGNORECASE,
)
_ONLY: Final = re.compile(r"\b(?:kun|udelukkende|alene|blot|eneste)\b", re.IGNORECASE)
_PART: Final = re.compile(
    r"\b(?:flertal|mindretal|hovedpart|del|halvdel|enkelt|øvrige|ifølge|visse)\w*", re.IGNORECASE
)
_SUBJECT_QUANTIFIER: Final = re.compile(
    r"(?:og |men |at )?(?:enkelte|nogle|flere|mange|et par|de fleste|flertallet|en del|få|"
    r"nogle få)\b|.*\b(?:for|hos|af|blandt) (?:nogle|enkelte|visse|mange|flere|få)"
    r"(?= (?:af|\w+(?:er|r|ede|te))\b)",
    re.IGNORECASE,
)
_ASKED: Final = re.compile(
    r"\b(?:spørg\w*|spurgt|ønske\w*|foresl\w*|forslag|bede\w*|anmod\w*|bør|skal|burde|tvivl\w*|"
    r"undre\w*|uforstå\w*|om|efterlys\w*|efterspørg\w*|opfordr\w*|mener|finder|peger|kritis\w*|"
    r"fremhæv\w*|påpeg\w*|henvis\w*|anbefal\w*|gerne|imod|støtte\w*)\b",
    re.IGNORECASE,
)
_SOME_OF_THEM: Final = re.compile(r"\b(?:en|et|én|ét) af (?:dem|disse|os)\b", re.IGNORECASE)
_NOBODY: Final = re.compile(r"\bingen (?:kan|må|vil|har|er|bruger|ønsker|kommer)\b", re.IGNORECASE)
_NOBODY_THERE: Final = re.compile(
    r"\b(?:ingen|intet|aldrig|hverken|nogen|alle|samtlige)\b", re.IGNORECASE
)
_WEAKER: Final = re.compile(
    r"\b(?:håber|foreslår|overvej\w*|gerne|måske|eventuelt|kunne|vil sætte pris)\b", re.IGNORECASE
)
_PART_OF: Final = re.compile(
    r"\baf\s+(?:(?:de|disse|vores|(?:[^\W\d_]+s))\s+(?:\w+\s+)?)?$", re.IGNORECASE
)


def modality(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Flag a demand for a suggestion, or a fact for a guess."""
    words = lexicon()
    patterns = words.patterns
    demand = patterns["demands"].search(point.text)
    firm = re.search(r"\b(?:kræve[rs]?|forlange[rs]?|insistere[rs]?|krav om)\b", cited.text)
    weak = _WEAKER.search(point.text)
    if firm and weak and not demand and not _WEAKER.search(cited.text):
        yield flag("modality", YELLOW, word=weak.group(), span=Span(*weak.span()))
    if demand and not patterns["firm"].search(cited.text):
        yield flag("modality", YELLOW, word=demand.group(), span=Span(*demand.span()))
    if not demand and not _hedged(point):
        yield from _dropped_hedge(point, cited)
    if _asks(cited) and not _ASKED.search(point.text) and not _hedged(point):
        span = Span(0, len(point.text))
        yield flag("modality", YELLOW, word=point.text.rstrip(" ."), span=span)
    added = re.search(r"\b(?:måske|muligvis|eventuelt|formentlig)\b", point.text, re.IGNORECASE)
    if added and not _unsure(cited):
        yield flag("modality", YELLOW, word=added.group(), span=Span(*added.span()))


def _asks(cited: Cited) -> bool:
    """Tell whether the passages only ask."""
    return all(passage.text.rstrip().endswith("?") for passage in cited.passages)


def _dropped_hedge(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Find a guess or fear in the matching clause that the point tells as a fact."""
    pattern = lexicon().patterns["hedge_phrases"]
    theirs = [unit for passage in cited.passages for unit in units_of(passage)]
    for mine in units_of(point):
        match = match_units(mine, theirs)
        if match is None or match.share < _HALF:
            continue
        for clause in match.theirs.clauses:
            if hedge := pattern.search(clause.text):
                start = clause.span.start + hedge.start()
                span = Span(mine.matter[0].span.start, mine.matter[-1].span.end)
                passage = Span(start, start + len(hedge.group()))
                yield flag("modality", YELLOW, word=hedge.group(), span=span, passage=passage)
                return


def _hedged(point: Reading) -> bool:
    """Tell whether the point is a wish or guess, which need not repeat a *måske*."""
    words = lexicon()
    soft = words.hedges | words.wish - {
        "skulle",
        "burde",
        "ville",
        "måtte",
        "gerne",
        "krav",
        "kræve",
    }
    return any(w.lemma in soft or w.lower in soft for w in point.words) or bool(
        words.patterns["hedge_phrases"].search(point.text)
    )


def _unsure(cited: Cited) -> bool:
    words = lexicon()
    return bool(words.patterns["hedge_phrases"].search(cited.text)) or any(
        w.lemma in words.hedges or w.lower in {"kan", "kunne"} for w in cited.words
    )


def quantifiers(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Flag *alle* for *mange*, *mange* for *enkelte*, *kun* where there was none."""
    theirs = _rungs(cited.text)
    for rung, match in _found(point.text):
        if rung in theirs:
            continue
        far = bool(theirs) and (rung == 0 or min(abs(rung - other) for other in theirs) > 1)
        not_all = rung == 0 and _NOT_ALL.search(cited.text)
        severity = RED if far or not_all else YELLOW
        if rung == 0 or theirs or not point.quantities:
            yield flag("quantifier", severity, word=match.group(), span=Span(*match.span()))
    nobody = _NOBODY.search(point.text)
    if nobody and not _NOBODY_THERE.search(cited.text):
        yield flag("quantifier", YELLOW, word=nobody.group(), span=Span(*nobody.span()))
    only = _ONLY.search(point.text)
    if only and not re.search(
        r"\b(?:kun|medmindre|udelukkende|alene|blot|bare|eneste|nøjes|begræns\w*|"
        r"ikke \w+ end|især)\b",
        cited.text,
        re.IGNORECASE,
    ):
        yield flag("quantifier", YELLOW, word=only.group(), span=Span(*only.span()))


def dropped_quantifier(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Flag *Enkelte vil hellere* told as if all or the sender would."""
    counted = any(
        not any(q.same_value(o) for o in cited.quantities) for q in point.quantities if not q.faint
    )
    if _found(point.text) or counted or _PART.search(point.text):
        return
    theirs = [unit for passage in cited.passages for unit in units_of(passage)]
    for mine in units_of(point):
        match = match_units(mine, theirs)
        if match is None or match.share < _HALF:
            continue
        some = next((c for c in match.theirs.clauses if _SUBJECT_QUANTIFIER.match(c.text)), None)
        if some:
            span = Span(mine.matter[0].span.start, mine.matter[-1].span.end)
            passage = some.span
            yield flag("quantifier", YELLOW, word=span.of(point.text), span=span, passage=passage)


def dropped_part(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Flag *boringerne* where the source has *to af vandværkets fire boringer*."""
    if point.quantities or _PART.search(point.text) or _found(point.text):
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
    denied = _NOT_ALL.sub("nogle", text)
    return {rung for rung, _ in _found(denied)}
