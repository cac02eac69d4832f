"""How many: a count told of another thing, some told as all of them, one told as several."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from summarizer.domain.span import Span
from summarizer.drafting.checks.actors import is_actor, is_sender, is_verb
from summarizer.drafting.checks.lexicon import same_meaning
from summarizer.drafting.checks.words_for_flags import RED, YELLOW, flag
from summarizer.drafting.danish.thesaurus import near
from summarizer.drafting.danish.units import UNITS
from summarizer.drafting.danish.words import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.domain.draft import Flag
    from summarizer.drafting.checks.cited import Cited, Reading
    from summarizer.drafting.danish.numbers import Quantity
    from summarizer.drafting.danish.words import Word

_BOTH: Final = re.compile(r"\bbegge\b", re.IGNORECASE)
_BOTH_THERE: Final = re.compile(r"\b(?:begge|både|to|hver(?:t)? sin\w*)\b", re.IGNORECASE)
_BOTH_NAMED: Final = re.compile(r"\b(?:begge|både)\b", re.IGNORECASE)
_ONE_OF_TWO: Final = re.compile(r"\b(?:den|det) ene\b", re.IGNORECASE)
_SHE: Final = re.compile(r"\b(?:han|hun|hende|ham)\b", re.IGNORECASE)
_THE_REST: Final = re.compile(r"\b(?:resten|øvrige|resterende)\b", re.IGNORECASE)
_MANY: Final = ("erne", "ene", "rne")
_FEW: Final = 10  # so few are hardly all of them
_PAIR: Final = 2
_ONE_AND_OTHER: Final = re.compile(r"\bde[nt] ene\b.*\bde[nt] and(?:en|et)\b", re.IGNORECASE)
_LIST: Final = re.compile(
    r"\b(?:\d+|[A-ZÆØÅ]\w+)(?:, (?:\d+|[A-ZÆØÅ]\w+))*,? (?:og|samt) (?:\d|[A-ZÆØÅ])"
)
_FROM_TO: Final = re.compile(r"\bfra \d\S*(?: \S+){0,2} til \d", re.IGNORECASE)
_ONE_OF: Final = re.compile(r"\b(?:en|et|én|ét) af\b", re.IGNORECASE)
_SLIP: Final = 0.011
_ONE: Final = word_set("min mit vores vor en et én ét")


def of_another_thing(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Flag *to år* where the passages have *ét år* and *to klasser*."""
    for mine in point.quantities:
        same = [q for q in cited.quantities if mine.same_value(q)]
        if mine.unit is None or mine.faint or not same or any(q.unit for q in same):
            continue
        if any(q.kind != "amount" or _thing(q, cited.words) is None for q in same):
            continue
        rivals = [q for q in cited.quantities if q.unit and q.same_dimension(mine)]
        if rivals:
            word = mine.span.of(point.text)
            yield flag("number_role", RED, word=word, span=mine.span, passage=rivals[0].span)


def _thing(quantity: Quantity, words: Sequence[Word]) -> Word | None:
    """Give the noun that a number counts: the next word of meaning, if it stands near."""
    after = [w for w in words if w.span.start >= quantity.span.end][:1]
    if after and after[0].lower == "gange":
        return after[0]
    return next(
        (w for w in after if w.is_content and w.lower not in UNITS and not is_verb(w.lemma)), None
    )


def some_as_all(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Flag *lærerne* where the passages have *to lærere*."""
    if any(not q.faint for q in point.quantities):
        return
    for passage in cited.passages:
        for quantity in passage.quantities:
            before = passage.text[: quantity.span.start - passage.span.start]
            thing = _thing(quantity, passage.words)
            if quantity.faint or quantity.unit or thing is None:
                continue
            if quantity.value > _FEW or before.lower().endswith(("er ", "var ")):
                continue  # "vi er 52 forældre"
            mine = next((w for w in point.words if w.lemma == thing.lemma and _is_many(w)), None)
            if mine and _is_someone(mine):
                yield flag("quantifier", YELLOW, word=mine.text, span=mine.span, passage=thing.span)
                return


def one_as_many(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Flag *beboerne har tabt sig* where the passages tell of *hun* alone; *begge* for one."""
    both = _BOTH.search(point.text)
    one = _ONE_OF_TWO.search(cited.text) and not _BOTH_NAMED.search(cited.text)
    if both and (one or not (_BOTH_THERE.search(cited.text) or point.quantities)):
        yield flag("quantifier", YELLOW, word=both.group(), span=Span(*both.span()))
    if not _SHE.search(cited.text):
        return
    people = (w for w in point.words if _is_many(w) and _is_someone(w) and not is_sender(w))
    subject = next(people, None)
    if subject is None:
        return
    if not any(same_meaning(subject.lemma, w.lemma) for w in cited.words):
        yield flag("quantifier", YELLOW, word=subject.text, span=subject.span)


def _is_many(word: Word) -> bool:
    return word.lower.endswith(_MANY) and word.lemma != word.lower


def _is_someone(word: Word) -> bool:
    return is_actor(word) or is_sender(word) or near("person", word.lemma)


def _listed(text: str) -> Iterator[int]:
    """Give the lengths of lists: *2011, 2014 og 2021* has three."""
    for match in _LIST.finditer(text):
        yield match.group().count(",") + 2


def is_derived(mine: Quantity, theirs: Sequence[Quantity], text: str) -> bool:
    """Let *80* stand for a third of 240, and *en tredjedel* for what two thirds leave."""
    shares = [s for q in theirs if (s := q.as_share()) is not None]
    share = mine.as_share()
    if mine.written and mine.value == _PAIR and _ONE_AND_OTHER.search(text):
        return True
    if mine.written and any(mine.value == n for n in _listed(text)):
        return True
    amounts = [q.value for q in theirs if q.kind == "amount" and not q.faint]
    if _FROM_TO.search(text) and any(
        abs(abs(a - b) - mine.value) < _SLIP and a != b for a in amounts for b in amounts
    ):
        return True  # "udvides fra 40 til 60": by 20
    rest = _THE_REST.search(text)
    if rest and any(abs(a - b - mine.value) < _SLIP for a in amounts for b in amounts if a > b):
        return True
    if share is not None:
        return bool(rest) and any(abs(1 - other - share) < _SLIP for other in shares)
    shares += [q.value for q in theirs if q.kind == "multiple"]
    return any(abs(a * s - mine.value) < _SLIP * a for a in amounts for s in shares)


def several_of_one(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Flag *hjemmehjælperne* where the passages have *min hjemmehjælper*."""
    theirs = cited.words
    if _ONE_OF.search(point.text):
        return  # "en af kommunens eksperter"
    for word in point.words:
        same = [at for at, w in enumerate(theirs) if w.lemma == word.lemma]
        plural = word.lower in {f"{word.lemma}e", f"{word.lemma}r", f"{word.lemma}er"}
        if not same or not (_is_many(word) or (plural and is_actor(word))):
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


def _may_be_many(word: Word) -> bool:
    return word.lemma != word.lower and word.lower.endswith(("e", "r", "ne"))
