"""How strongly and how widely: modality, quantifiers, conditions that were dropped."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from summarizer.domain.span import Span
from summarizer.drafting.checks.actors import is_finite
from summarizer.drafting.checks.lexicon import lexicon, same_meaning
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
_NEAR_VERB: Final = 10  # characters from one finite verb to the next where no comma parts them
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
_NOMINAL: Final = re.compile(r"(?:Ved|En|Et)\b")
_NOBODY: Final = re.compile(r"\bingen (?:kan|må|vil|har|er|bruger|ønsker|kommer)\b", re.IGNORECASE)
_NOBODY_THERE: Final = re.compile(
    r"\b(?:ingen|intet|aldrig|hverken|nogen|alle|samtlige)\b", re.IGNORECASE
)
_CLAUSE_END: Final = re.compile(r"[,.;:?!]|\bog\b|$")
_HOURS: Final = re.compile(
    r"\b(?:efter|før|inden|mellem|fra) (?:kl\.?|klokken) ?\w+|\b(?:i|de) (?:de )?første \w+ \w+|"
    r"\b(?:indtil|undtagen|bortset fra|på hverdage\w*|i weekenden\w*)\b[^,.;]*",
    re.IGNORECASE,
)
_KEEPS: Final = re.compile(
    r"\b(?:hvis|såfremt|når|mod,? at|mod (?!nord|syd|øst|vest)|medmindre|forudsat|"
    r"forudsætning|betingelse|dog|"
    r"undtagen|bortset|kun|som udgangspunkt|delvist|alene|blot|tilfælde|forbehold|men ikke|"
    r"højst|maksimalt?|næsten|de fleste|afgørende|"
    r"overordnet|overvejende|princippet|forudsætter|betinget)\b",
    re.IGNORECASE,
)
_KEEPS_IF: Final = re.compile(
    _KEEPS.pattern.replace("|kun|", "|").replace("|alene|", "|"), re.IGNORECASE
)
_LIMITS: Final = re.compile(
    r"\b(?:efter|før|inden|indtil|mellem|fra|kl|i|undtagen|næsten|de fleste)\b", re.IGNORECASE
)
_WEAKER: Final = re.compile(
    r"\b(?:håber|foreslår|overvej\w*|gerne|måske|eventuelt|kunne|vil sætte pris)\b", re.IGNORECASE
)
_PART_OF: Final = re.compile(
    r"\baf\s+(?:(?:de|disse|vores|(?:[^\W\d_]+s))\s+(?:\w+\s+)?)?$", re.IGNORECASE
)
_INVERTED: Final = re.compile(
    r"^(?:Skulle|Gennemføres|Sker|Kommer|Holder|Lader|Bliver|Skal|Vælger|Kan|Er|Får|Fastholder|Beslutter|Ender|Går|Lykkes|"
    r"\w{4,}es) [^,.]{3,80},"
    r"(?= (?:så |da )?(?:bør|skal|må|vil|kan|ønsker|er|har|foreslår)\b)"
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
    added = re.search(r"\b(?:måske|muligvis|eventuelt|formentlig)\b", point.text, re.IGNORECASE)
    if added and not _unsure(cited):
        yield flag("modality", YELLOW, word=added.group(), span=Span(*added.span()))


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
        r"\b(?:kun|udelukkende|alene|blot|bare|eneste|nøjes|begræns\w*|ikke \w+ end|især)\b",
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


def conditions(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Flag a condition in a passage that the point neither keeps nor speaks of."""
    for passage in cited.passages:
        for span, keeps in _condition_spans(passage):
            if keeps.search(point.text) or _INVERTED.match(point.text):
                continue
            if _speaks_of(point, span, passage):
                continue
            if _rest_is_used(passage, span, point):
                text = span.of(cited.source.text).strip(" ,.")
                yield flag("condition", YELLOW, other=text, passage=span)
                return


def _speaks_of(point: Reading, condition: Span, passage: Reading) -> bool:
    """Tell whether the point has a word of the condition that the rest of the passage has not."""
    inside = [w for w in passage.words if condition.contains(w.span) and w.is_content]
    rest = [w for w in passage.words if not condition.contains(w.span) and w.is_content]
    spoken = [
        mine
        for mine in point.words
        if any(same_meaning(w.lemma, mine.lemma) for w in inside)
        and not any(w.lemma == mine.lemma for w in rest)
    ]
    # "Parken må …" for "skulle parken …, må den": the subject alone is no condition
    named = (
        not _NOMINAL.match(point.text) and spoken == [w for w in point.words if w.is_content][:1]
    )
    return bool(spoken) and not (named and len(inside) > 1)


def _condition_spans(passage: Reading) -> Iterator[tuple[Span, re.Pattern[str]]]:
    """Find conditions and hours, each with what would show that the point keeps it."""
    pattern = lexicon().patterns["conditions"]
    found = [(match, _KEEPS) for match in pattern.finditer(passage.text)]
    found += [(match, _KEEPS_IF) for match in _INVERTED.finditer(passage.text)]
    found += [(match, _LIMITS) for match in _HOURS.finditer(passage.text)]
    for match, keeps in found:
        if passage.text[: match.start()].lower().endswith(("ikke ", "selv ")):
            continue
        end = _CLAUSE_END.search(passage.text, match.end())
        stop = end.start() if end else len(passage.text)
        stop = min(stop, _second_verb(passage, match.end(), stop))
        if match.re is _INVERTED:
            stop = match.end()
        offset = passage.span.start
        yield Span(offset + match.start(), offset + max(stop, match.end())), keeps


def _second_verb(passage: Reading, start: int, stop: int) -> int:
    """Find where the main clause begins without a comma: *hvis banen ryger kommer de små*."""
    offset = passage.span.start
    verbs = [
        w.span.start - offset
        for w in passage.words
        if start <= w.span.start - offset < stop and is_finite(w)
    ]
    together = len(verbs) > 1 and verbs[1] - verbs[0] < _NEAR_VERB
    return verbs[1] if len(verbs) > 1 and together else stop


def _rest_is_used(passage: Reading, condition: Span, point: Reading) -> bool:
    """Tell whether the point speaks of what the condition limits: the sentence around it."""
    rest = [w for w in passage.words if w.is_content and not condition.contains(w.span)]
    used = sum(any(same_meaning(w.lemma, mine.lemma) for mine in point.words) for w in rest)
    return used >= 2 or (used == 1 and len(rest) <= 2)  # noqa: PLR2004 -- two words in common
