"""How widely: alle, mange, nogle, kun; and one sender told as many."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from summarizer.domain.span import Span
from summarizer.drafting.checks.actors import is_actor, is_sender
from summarizer.drafting.checks.lexicon import same_meaning
from summarizer.drafting.checks.units import match_units, units_of
from summarizer.drafting.checks.words_for_flags import RED, YELLOW, flag
from summarizer.drafting.danish.words import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.domain.draft import Flag
    from summarizer.drafting.checks.cited import Cited, Reading
    from summarizer.drafting.danish.words import Word

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
            r"(?:de )?fleste|(?:vi|de) andre|de øvrige|resten(?! af)|flertal(?:let)?|"
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
    r"begræns\w*|ikke \w+ end|især)\b",
    re.IGNORECASE,
)
_NEAR_PART: Final = 40  # characters between a count and what it is a part of
_SOME: Final = 3
_PATTERNS: Final = [re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE) for _, pattern in _LADDER]
_NOT_ALL: Final = re.compile(r"\bikke (?:alle|hele|altid|samtlige|hver gang)\b", re.IGNORECASE)
_NOT_QUANTIFYING: Final = re.compile(
    r"\b(?:(?:de|den|det|hver) enkelte?|flere gange|"
    r"få (?:lov|at|en|et|den|det|de|adgang|mulighed|held|tid|besked|svar)|"
    r"at få|kan få|vil få|få \w+ til|en enkelt (?:måned|dag|uge|gang|time|nat|sommer|sæson)|"
    r"skal få|bør få|vi få|hele tiden|alle (?:sammen|omstændigheder|tilfælde)|for alt|"
    r"blandt flere|af flere grunde|frem for alt|"
    r"endnu flere|flere end|ikke flere)\b",
    re.IGNORECASE,
)
_ONLY: Final = re.compile(r"\b(?<!ikke )(?:kun|udelukkende|alene|blot|eneste)\b", re.IGNORECASE)
_PART: Final = re.compile(
    r"\b(?:flertal|mindretal|hovedpart|del|halvdel|enkelt|øvrige|ifølge|visse)\w*", re.IGNORECASE
)
_SUBJECT_QUANTIFIER: Final = re.compile(
    r"(?:og |men |at )?(?:enkelte|nogle|flere|mange|et par|de fleste|flertallet|en del|få|"
    r"nogle få)\b|.*\b(?:for|hos|af|blandt) (?:nogle|enkelte|visse|mange|flere|få)"
    r"(?= (?:af|\w+(?:er|r|ede|te))\b)",
    re.IGNORECASE,
)
_SOME_OF_THEM: Final = re.compile(r"\b(?:en|et|én|ét) af (?:dem|disse|os)\b", re.IGNORECASE)
_NOBODY: Final = re.compile(r"\bingen (?:kan|må|vil|har|er|bruger|ønsker|kommer)\b", re.IGNORECASE)
_NOBODY_THERE: Final = re.compile(
    r"\b(?:ingen|intet|aldrig|hverken|nogen|alle|samtlige)\b", re.IGNORECASE
)
_PART_OF: Final = re.compile(
    r"\baf\s+(?:(?:de|disse|vores|(?:[^\W\d_]+s))\s+(?:\w+\s+)?)?$", re.IGNORECASE
)


_WHOLE: Final = re.compile(
    r"\b(?:intet|ingen|al|alt|enhver|ethvert)\s+(?:form for\s+)?(\w+)", re.IGNORECASE
)
# "ingen problemer med boliger" tells an attitude, not how many problems there are
_NOTHING_OF: Final = word_set(
    "problem indvending bemærkning betænkelighed indsigelse tvivl mulighed behov grund gene ulempe"
)
_GENERAL: Final = re.compile(
    r"\b(?:ingen|intet|aldrig|nogen|alle|alt|al|samtlige|enhver|ethvert)\b", re.IGNORECASE
)
_OTHERS: Final = re.compile(
    r"\b(?:vi|os|vores|de|dem|deres|man|folk|mange|nogen|nogle|alle|andre|flere)\b", re.IGNORECASE
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
# "De mindste ejere" are not the owners; the nearest neighbours may be called the neighbours.
_EXTREME: Final = re.compile(
    r"\bde ((?!(?:fleste|første|sidste|eneste|næste|nærmeste|bedste|seneste|største)\b)"
    r"\w+ste) (\w+)",
    re.IGNORECASE,
)
_ONE: Final = word_set("min mit vores vor en et én ét")
_ALONE: Final = re.compile(r"\b(?:jeg|mig|min|mit|mine|undertegnede)\b", re.IGNORECASE)


def quantifiers(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Flag *alle* for *mange*, *mange* for *enkelte*, *kun* where there was none."""
    theirs = _rungs(cited.text)
    for rung, match in _found(point.text):
        if rung in theirs:
            continue
        far = bool(theirs) and (rung == 0 or min(abs(rung - other) for other in theirs) > 1)
        not_all = rung == 0 and _NOT_ALL.search(cited.text)
        severity = RED if far or not_all else YELLOW
        if not far and theirs and min(rung, *theirs) >= _SOME:
            continue  # "nogle" for "et par" is a nuance that a reviewer need not weigh
        if rung == 0 or theirs or not point.quantities:
            yield flag("quantifier", severity, word=match.group(), span=Span(*match.span()))
    nobody = _NOBODY.search(point.text)
    if nobody and not _NOBODY_THERE.search(cited.text):
        yield flag("quantifier", YELLOW, word=nobody.group(), span=Span(*nobody.span()))
    only = _ONLY.search(point.text)
    counts = only and any(
        0 <= q.span.start - only.end() <= _NEAR_PART
        and any(q.same_value(o) for o in cited.quantities)
        for q in point.quantities
    )
    if only and not counts and not _ONLY_THERE.search(cited.text):
        yield flag("quantifier", YELLOW, word=only.group(), span=Span(*only.span()))


def dropped_quantifier(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Flag *Enkelte vil hellere* told as if all or the sender would."""
    counted = any(
        not any(q.same_value(o) for o in cited.quantities) for q in point.quantities if not q.faint
    )
    if _found(point.text) or counted or _PART.search(point.text):
        return
    told = [r for r in cited.passages if _some_say(r) and _has_all_figures(point, r)]
    if told and not units_of(point):
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
            span = Span(mine.matter[0].span.start, mine.matter[-1].span.end)
            passage = some.span
            yield flag("quantifier", YELLOW, word=span.of(point.text), span=span, passage=passage)


def _some_say(reading: Reading) -> bool:
    return bool(reading.clauses) and bool(_SUBJECT_QUANTIFIER.match(reading.clauses[0].text))


def _has_all_figures(point: Reading, reading: Reading) -> bool:
    """Tell whether a point without words of its own still has the passage's figures."""
    figures = [q for q in point.quantities if not q.faint]
    return bool(figures) and all(any(q.same_value(o) for o in reading.quantities) for q in figures)


def dropped_part(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Flag *boringerne* where the source has *to af vandværkets fire boringer*."""
    part = _PART.search(point.text.replace("ifølge", "").replace("Ifølge", ""))
    if point.quantities or part or _found(point.text):
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


def extremes(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Flag *ejerne mister alt* where the passages have *de mindste ejere*."""
    for match in _EXTREME.finditer(cited.text):
        adjective, kind = (
            next((w for w in cited.words if w.lower == g.lower()), None) for g in match.groups()
        )
        if adjective is None or kind is None or _PART.search(point.text):
            continue
        if any(same_meaning(adjective.lemma, w.lemma) for w in point.words):
            continue
        mine = next((w for w in point.words if same_meaning(w.lemma, kind.lemma)), None)
        if mine and _is_many(mine):
            yield flag("quantifier", YELLOW, word=mine.text, span=mine.span, passage=kind.span)
            return


def whole_kinds(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Flag *intet byggeri* where the passages only speak of new homes."""
    match = _WHOLE.search(point.text)
    if match is None or _GENERAL.search(cited.text):
        return
    thing = next((w for w in point.words if w.span.start == match.start(1)), None)
    if (
        thing
        and thing.is_content
        and thing.lemma not in _NOTHING_OF
        and not any(thing.lemma == w.lemma for w in cited.words)
    ):
        yield flag("quantifier", YELLOW, word=match.group(), span=Span(*match.span()))


def almost(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Flag *ikke*, *ingen* or *alle* where the passages have *næsten ikke*."""
    for match in _ALMOST.finditer(cited.text):
        word = next((w for w in point.words if w.lower == match.group(1).lower()), None)
        if word and not _NEARLY.search(point.text):
            yield flag("quantifier", YELLOW, word=word.text, span=word.span)
            return


def several_of_one(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Flag *hjemmehjælperne* where the passages have *min hjemmehjælper*."""
    theirs = cited.words
    for word in point.words:
        same = [at for at, w in enumerate(theirs) if w.lemma == word.lemma]
        if not same or not _is_many(word):
            continue
        one = all(at and _stands_alone(theirs, at) and not _may_be_many(theirs[at]) for at in same)
        alone = is_actor(word) and all(_is_one(theirs[at]) for at in same)
        if one or alone:
            span = theirs[same[0]].span
            yield flag("quantifier", YELLOW, word=word.text, span=word.span, passage=span)


def _stands_alone(words: Sequence[Word], at: int) -> bool:
    """Know *min hjælper* and *en enkelt nabo*."""
    before = words[at - 1].lower
    return before in _ONE or (before == "enkelt" and at > 1 and words[at - 2].lower in _ONE)


def _is_one(word: Word) -> bool:
    return word.lower in {f"{word.lemma}en", f"{word.lemma}n", f"{word.lemma}et"}


def _is_many(word: Word) -> bool:
    return word.lower.endswith(("erne", "ene", "rne")) and word.lemma != word.lower


def _may_be_many(word: Word) -> bool:
    return word.lemma != word.lower and word.lower.endswith(("e", "r", "ne"))


def generalised(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Flag *hundeejerne er utilfredse* where one sender speaks for himself alone."""
    if not _ALONE.search(cited.text) or _OTHERS.search(cited.text):
        return
    for word in point.words:
        if (
            not _is_many(word)
            or not (is_actor(word) or is_sender(word))
            or word.lower == "afsenderne"
        ):
            continue
        letter = (*cited.passages, *cited.elsewhere())
        if not any(same_meaning(word.lemma, w.lemma) for r in letter for w in r.words):
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
    denied = _NOT_ALL.sub("nogle", text)
    return {rung for rung, _ in _found(denied)}
