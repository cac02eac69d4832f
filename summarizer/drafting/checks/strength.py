"""How strongly and how widely: modality, quantifiers, conditions that were dropped."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from summarizer.domain.span import Span
from summarizer.drafting.checks.lexicon import lexicon
from summarizer.drafting.checks.units import match_units, span_of, units_of
from summarizer.drafting.checks.words_for_flags import YELLOW, flag

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.domain.draft import Flag
    from summarizer.drafting.checks.cited import Cited, Reading
    from summarizer.drafting.checks.clauses import Clause

_THAT: Final = re.compile(r"(?:at|om|hvem|hvad|hvor\w*|hvilke\w*)\b", re.IGNORECASE)
_MAYBE: Final = re.compile(r"\b(?:måske|muligvis|eventuelt|evt|kunne)\b", re.IGNORECASE)
# "Vejreglerne kræver" demands nothing of the sender's.
_RULES_DEMAND: Final = re.compile(
    r"\b\w*(?:regl|lov|norm|plan|bekendtgørelse|vedtægt|regulativ|standard)\w* kræver\b|"
    r"\b(?:hvis|når|som|såfremt) \w+ kræver\b",
    re.IGNORECASE,
)
_HALF: Final = 0.5
_ADDED: Final = re.compile(
    r"\b(?:måske|muligvis|eventuelt|formentlig|risiko for, at|risikerer at)\b", re.IGNORECASE
)
_DANGER: Final = re.compile(
    r"\b(?:far(?:e|lig\w*)|går? galt|risik\w*|ulykke\w*|"
    r"før eller s\w+|tør|bange|så \w+ \w+ (?:ikke|væk))\b",
    re.IGNORECASE,
)
_INSTEAD: Final = re.compile(
    r"\b(?:betvivl|bestrid|tvivl)\w*\b|\balternativ\w*\b|\bpeger på\b", re.IGNORECASE
)
_ASKED: Final = re.compile(
    r"\b(?:spørg\w*|spurgt|ønske\w*|foresl\w*|forslag|bede\w*|anmod\w*|bør|skal|burde|tvivl\w*|"
    r"undre\w*|uforstå\w*|om|efterlys\w*|efterspørg\w*|opfordr\w*|mener|finder|peger|kritis\w*|"
    r"fremhæv\w*|påpeg\w*|henvis\w*|anbefal\w*|gerne|imod|støtte\w*)\b",
    re.IGNORECASE,
)
_WEAKER: Final = re.compile(
    r"\b(?:håber|foreslår|overvej\w*|gerne|måske|eventuelt|kunne|vil sætte pris)\b", re.IGNORECASE
)


def modality(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Flag a demand for a suggestion, or a fact for a guess."""
    words = lexicon()
    patterns = words.patterns
    demand = patterns["demands"].search(_RULES_DEMAND.sub(_blank, point.text))
    firm = re.search(r"\b(?:kræve[rs]?|forlange[rs]?|insistere[rs]?|krav om)\b", cited.text)
    weak = _WEAKER.search(point.text)
    if firm and weak and not demand and not _WEAKER.search(cited.text):
        yield flag("modality", YELLOW, word=weak.group(), span=Span(*weak.span()))
    if demand and not any(
        patterns["firm"].search(c.text) and not _MAYBE.search(c.text) for c in cited.clauses
    ):
        yield flag("modality", YELLOW, word=demand.group(), span=Span(*demand.span()))
    if not demand and not _hedged(point):
        yield from _dropped_hedge(point, cited)
    if _asks(cited) and not _ASKED.search(point.text) and not _hedged(point):
        span = Span(0, len(point.text))
        yield flag("modality", YELLOW, word=point.text.rstrip(" ."), span=span)
    added = _ADDED.search(point.text)
    if added and not _unsure(cited) and not _DANGER.search(cited.text):
        yield flag("modality", YELLOW, word=added.group(), span=Span(*added.span()))


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _asks(cited: Cited) -> bool:
    """Tell whether the passages only ask."""
    return all(passage.text.rstrip().endswith("?") for passage in cited.passages)


def _dropped_hedge(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Find a guess or fear in the matching clause that the point tells as a fact."""
    pattern = lexicon().patterns["hedge_phrases"]
    for clause in _with_its_figures(point, cited):
        for told in (clause, *_framing((clause,), cited)):
            if hedge := pattern.search(told.text):
                span = Span(0, len(point.text))
                passage = Span(told.span.start + hedge.start(), told.span.start + hedge.end())
                yield flag("modality", YELLOW, word=hedge.group(), span=span, passage=passage)
                return
    theirs = [unit for passage in cited.passages for unit in units_of(passage)]
    for mine in units_of(point):
        match = match_units(mine, theirs)
        if match is None or match.share < _HALF:
            continue
        for clause in (*match.theirs.clauses, *_framing(match.theirs.clauses, cited)):
            if hedge := pattern.search(clause.text):
                start = clause.span.start + hedge.start()
                span = span_of(mine.matter)
                passage = Span(start, start + len(hedge.group()))
                yield flag("modality", YELLOW, word=hedge.group(), span=span, passage=passage)
                return


def _with_its_figures(point: Reading, cited: Cited) -> list[Clause]:
    """Give the clauses that have the point's only figure."""
    figures = [q for q in point.quantities if not q.faint]
    if len(figures) != 1:
        return []
    return [
        clause
        for clause in cited.clauses
        for q in cited.quantities
        if clause.span.contains(q.span) and q.same_value(figures[0])
    ]


def _framing(clauses: Sequence[Clause], cited: Cited) -> Iterator[Clause]:
    """Give the clause that a clause with *at* hangs on."""
    for before, clause in pairwise(cited.clauses):
        if clause is clauses[-1] and _THAT.match(clause.text):
            yield before


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
    return (
        any(w.lemma in soft or w.lower in soft for w in point.words)
        or bool(_INSTEAD.search(point.text))
        or bool(words.patterns["hedge_phrases"].search(point.text))
    )


def _unsure(cited: Cited) -> bool:
    words = lexicon()
    return bool(words.patterns["hedge_phrases"].search(cited.text)) or any(
        w.lemma in words.hedges or w.lower in {"kan", "kunne"} for w in cited.words
    )
