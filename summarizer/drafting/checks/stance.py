"""Stance: a yes or no that the passages do not have, or where they waver."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from summarizer.domain.span import Span
from summarizer.drafting.checks.lexicon import lexicon, opposite, same_meaning
from summarizer.drafting.checks.turns import turns_of
from summarizer.drafting.checks.units import units_of
from summarizer.drafting.checks.words_for_flags import RED, YELLOW, flag
from summarizer.drafting.danish.words import stem_of, word_set

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.domain.draft import Flag
    from summarizer.drafting.checks.cited import Cited, Reading
    from summarizer.drafting.danish.words import Word

_STRONG: Final = word_set(
    "imod modstander modsætte uenig protestere afvise støtte tilslutte enig tilhænger acceptere"
)
_ASKS_FOR: Final = word_set(
    "anbefale fraråde kræve ønske bekymret frygte"
)  # a stance where the sender has none
_MANNER: Final = word_set(
    "god fin glad dejlig rart rose hilse"
)  # "en god del", "vi er glade for bænken"
# "støtter den nuværende placering", where the passages want another
_AS_IT_IS: Final = re.compile(
    r"\b(?:støtt|bakk|tilslut|tilfreds|foretræk|ønske)\w*\b[^,]{0,40}"
    r"\b(?:nuværende|eksisterende|uændre\w*|bliver liggende)\b",
    re.IGNORECASE,
)
_INSTEAD: Final = re.compile(r"\b(?:i stedet|flyt\w*|et andet sted|hellere)\b", re.IGNORECASE)
_KEEPS: Final = re.compile(
    r"\b(?:behold\w*|bevar\w*|bliv\w*|fasthold\w*|forbliv\w*|ikke)\b", re.IGNORECASE
)
_STANDS: Final = re.compile(
    r"\b(?:går? ind for|gå ind for|bakker? op om|tager? afstand fra|tilslutter sig)\b",
    re.IGNORECASE,
)
_GLAD: Final = re.compile(
    r"\b(?:glæder|glade?|begejstre\w*|tilfredse?) (?:os|mig|sig)? ?(?:for|over|med)\b|"
    r"\b(?:vil|må|skal) (?:\w+ ){0,2}rose\b|\bhilse\w* (?:\w+ ){1,5}velkommen\b|"
    r"\ber (?:vi|jeg) (?:\w+ )?for(?=[,.]|$)|"
    r"\ber (?:\w+ ){0,4}(?:en|et) (?:\w+ )?(?:god|godt|fin|fint|glimrende|fremragende) \w+"
)
_FINDS_GOOD: Final = re.compile(
    r"\b(?:finder|synes|mener|anser|er|var) (?:\w+ ){0,3}?(?:godt|fint|dejligt|rart|glimrende|"
    r"udmærket|fremragende|på sin plads)\b",
    re.IGNORECASE,
)
_TAKES: Final = re.compile(r"\b(?:tage|tager|tog|taget) (?:\w+ )?imod\b", re.IGNORECASE)
_TOO: Final = re.compile(
    r"\b(?:er|bliver|var|finder \w+|anser \w+) (?:alt )?for (?:lille|stor|høj|lav|tæt|smal|"
    r"bred|dyr|sen|tidlig|kort|lang|få|mange|meget|lidt|vidtgående|billig)[et]?\b",
    re.IGNORECASE,
)
_FAULTY: Final = re.compile(
    r"\b(?:kun|allerede|bør|burde|højst|mindst|hellere|\w+ere)\b", re.IGNORECASE
)
_BUT: Final = re.compile(r"\b(?:men|dog|derimod|bare|i stedet|hellere|hvis|kun)\b", re.IGNORECASE)
_SIDES: Final = re.compile(
    r"\b(?:for \w+|(?:ind|er|stemme\w*) for\b|leve med|(?:med|vild) på|gå\w* med til|"
    r"kan (?:\w+ )?\w+, hvis|indvend\w*|okay|ok|fint|skal blive|idé|gå\w* (?:ind|imod)|"
    r"lad (?:\w+ ){1,2}være|håber|fortjener|hellere|nej|ja tak|"
    r"(?:har|give\w*) (?:\w+ ){0,2}ret\b|"
    r"(?:rigtige?|rette|oplagte?|bedste) (?:løsning|vej|sted|placering|valg|retning))",
    re.IGNORECASE,
)


def stance(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Flag a stated yes or no without any stance in the passages, or where they waver."""
    words = lexicon()
    in_doubt = words.patterns["in_doubt"]
    stated = [w for w in point.words if w.lemma in words.against | words.in_favour]
    if _TAKES.search(point.text):
        stated = [w for w in stated if w.lower != "imod"]
    stands = _STANDS.search(point.text)
    kept = _AS_IT_IS.search(point.text)
    if kept and _INSTEAD.search(cited.text) and not _KEEPS.search(cited.text):
        yield flag("stance", YELLOW, word=kept.group(), span=Span(*kept.span()))
    if stands and not stated and not _takes_sides(cited):
        yield flag("stance", YELLOW, word=stands.group(), span=Span(*stands.span()))
    if in_doubt.search(cited.text):
        plain = not any(turns_of(clause) for clause in point.clauses)
        judging = _ASKS_FOR | (words.blame if plain else frozenset[str]())
        stated += [w for w in point.words if w.lemma in judging and w not in stated]
    if not stated:
        return
    first = stated[0]
    wavers = bool(in_doubt.search(cited.text)) and not in_doubt.search(point.text)
    turned = _is_turned_to_praise(stated, point, cited) or _is_turned_to_blame(stated, point, cited)
    if wavers or turned or _is_denied_there(stated, point, cited):
        yield flag("stance", RED, word=first.text, span=first.span)
    elif first.lemma in _STRONG and not _takes_sides(cited):
        yield flag("stance", YELLOW, word=first.text, span=first.span)


def _is_denied_there(stated: Sequence[Word], point: Reading, cited: Cited) -> bool:
    """Tell whether a point states what the passages only deny: *er ikke afvisende*."""
    if any(not t.opposes for c in point.clauses for t in turns_of(c)):
        return False
    there = [
        (w, any(b.lower in {"ikke", "hverken", "aldrig"} for b in c.words[max(0, at - 3) : at]))
        for c in cited.clauses
        for at, w in enumerate(c.words)
    ]
    for word in stated:
        same = [denied for w, denied in there if same_meaning(word.lemma, w.lemma)]
        exact = [d for w, d in there if d and stem_of(w.lemma) == stem_of(word.lemma)]
        if exact and all(same):
            return True
    return False


def too_much(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Flag *er for lille* where the passages blame nothing."""
    match = _TOO.search(point.text)
    if match is None or _TOO.search(cited.text) or _FAULTY.search(cited.text):
        return
    words = lexicon()
    denied = [turn for c in cited.clauses for turn in turns_of(c)]
    approves = any(w.lemma in words.in_favour | words.praise for w in cited.words)
    if len(denied) % 2 == 0 and (denied or approves):
        yield flag("stance", YELLOW, word=match.group(), span=Span(*match.span()))


def _is_turned_to_praise(stated: Sequence[Word], point: Reading, cited: Cited) -> bool:
    """Tell whether a point only approves, and the passages only oppose."""
    words = lexicon()
    approves = all(w.lemma in words.in_favour for w in stated)
    if not approves or any(turns_of(clause) for clause in point.clauses):
        return False
    turns = [turn for clause in cited.clauses for turn in turns_of(clause)]
    opposes = bool(turns) and all(turn.opposes for turn in turns)
    return (
        opposes and len(turns) % 2 == 1 and not any(w.lemma in words.in_favour for w in cited.words)
    )


def _is_turned_to_blame(stated: Sequence[Word], point: Reading, cited: Cited) -> bool:
    """Tell whether a point only opposes, and the passages only approve."""
    words = lexicon()
    if not all(w.lemma in words.against for w in stated):
        return False
    told = list(takewhile(lambda c: not _BUT.match(c.text), cited.clauses))
    text = " ".join(c.text for c in told)
    approves = (
        bool(_FINDS_GOOD.search(text))
        or any(w.lemma in words.in_favour - _MANNER for c in told for w in c.words)
        or bool(_GLAD.search(text))
    )
    there = {w.lemma for c in told for w in c.words}
    stands = all(w.lemma in there for unit in units_of(point) for w in unit.matter)
    return (
        approves
        and (stands or len(told) == len(cited.clauses))
        and not _BUT.search(text)
        and not any(turns_of(c) for c in told)
    )


def _takes_sides(cited: Cited) -> bool:
    words = lexicon()
    plain = {"ville", "skulle", "vil", "skal"}  # these tell what will be, not what is wished
    sides = (words.against | words.in_favour | words.wish | words.negators) - plain
    return any(w.lemma in sides or w.lower in sides for w in cited.words) or bool(
        _SIDES.search(cited.text)
    )


def faced(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Flag *finder det urimeligt* where the passages have *det er rimeligt*."""
    words = lexicon()
    judging = words.against | words.in_favour | words.evaluative | words.praise | words.blame
    judging |= words.speech
    if any(t for c in (*point.clauses, *cited.clauses) for t in turns_of(c) if not t.opposes):
        return
    for word in point.words:
        if word.lemma not in judging or any(w.lemma == word.lemma for w in cited.words):
            continue  # which of the two is praised is compared by ``feelings``
        for other in cited.words:
            same = any(w.lemma == other.lemma for w in point.words)
            if other.lemma in judging and opposite(word.lemma, other.lemma) and not same:
                yield flag("stance", YELLOW, word=word.text, span=word.span, passage=other.span)
                return
