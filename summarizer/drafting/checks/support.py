"""How much of what a point says the passages have, and what other place has more."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from summarizer.domain.span import Span
from summarizer.drafting.checks.actors import is_verb
from summarizer.drafting.checks.explained import is_wish
from summarizer.drafting.checks.lexicon import in_one_group, lexicon, opposite, same_meaning
from summarizer.drafting.checks.units import span_of, units_of
from summarizer.drafting.checks.words_for_flags import RED, YELLOW, flag
from summarizer.drafting.danish.number_words import cardinal
from summarizer.drafting.danish.thesaurus import near
from summarizer.drafting.danish.words import compound_parts, particle_verbs, stem_of, word_set

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from summarizer.domain.draft import Flag
    from summarizer.drafting.checks.cited import Cited, Reading
    from summarizer.drafting.checks.units import Unit
    from summarizer.drafting.danish.numbers import Quantity
    from summarizer.drafting.danish.words import Word

_NEARBY: Final = 0.6  # worth of a word that only the sentences just before have
_REST: Final = 0.3  # … that only the rest of the letter has
_WEAK: Final = 0.34
_STRICT: Final = 0.33  # … of the point's words in the passages themselves
_NONE: Final = 0.15
_TACKED_ON: Final = re.compile(r"(?:og|da|fordi|idet|hvilket)\b", re.IGNORECASE)
_AND_THAT: Final = re.compile(
    r"(?:og|samt) (?:at|\w+(?:en|et|ne) (?:er|har|bliver))\b", re.IGNORECASE
)
_JOINT: Final = re.compile(r",? (?:og|samt|hvilket|fordi|da|idet)\b|, som|, der\b")
_PAIR: Final = re.compile(r"\b(\w+),? (?:og|samt) (?:(?:i|på|ved|til|for|af|en|et|nye?) )?(\w+)")
_WANTING: Final = word_set("ønske foreslå efterlyse efterspørge frygte kritisere")
# What comes along: "to bænke med armlæn".
_WITH: Final = re.compile(
    r"\b(?:med|inklusive) (?:(?:en|et|egne?|nye?) )?(?!(?:afstand|dybde|højde|længde|bredde|"
    r"henblik|henvisning|hensyn|undtagelse|"
    r"fordel|baggrund|begrundelse|adgang|mulighed|plads)\b)(\w{4,})"
)
_PRONOUN: Final = re.compile(r"\b(?:den|det|de|dem|han|hun|ham|hende)\b", re.IGNORECASE)
_STANDS_FOR: Final = re.compile(
    r"(?:^| at )(?:den|det|de|han|hun) \w+r\b|\blad (?:den|det|dem|ham|hende)\b", re.IGNORECASE
)
_YOU: Final = re.compile(r"(?<=\w )I\b|^I\b|\b(?:jer|jeres)\b")  # whom the letter speaks to
_SHORT: Final = 3
_FEW: Final = 2  # so few words may all be synonyms that no list has
_BETTER: Final = 0.4  # how much better another sentence must fit


_LONG: Final = 5


def meets(one: str, two: str) -> bool:
    """Tell whether two words mean the same, the opposite, or both praise or blame."""
    return same_meaning(one, two) or opposite(one, two) or _judge_alike(one, two)


def _judge_alike(one: str, two: str) -> bool:
    """Tell whether two words both praise or both blame, whatever the matter."""
    words = lexicon()
    return any(one in side and two in side for side in (words.praise, words.blame))


def support(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Weigh the point's own words, as a whole and unit by unit."""
    units = units_of(point)
    matter = [word for unit in units for word in unit.matter]
    if not matter:
        return
    worth = _worth_of(matter, cited)
    figures = _figures_found(point, cited.quantities)
    found = (sum(worth.values()) + figures) / (len(matter) + figures)
    nothing = figures == 0 and all(value < 1 for value in worth.values())
    least = _NEARBY if _STANDS_FOR.search(cited.text) else 1  # "det" is what was told just before
    strict = (sum(value >= least for value in worth.values()) + figures) / (len(matter) + figures)
    better = _better_place(matter, point, cited)
    if better is not None and found < _WEAK + _BETTER:
        yield flag("wrong_citation", YELLOW, passage=better)
    elif found < _WEAK or (len(matter) >= _FEW and strict < _STRICT):
        alone = (found <= _NONE and len(matter) >= _FEW) or (nothing and len(matter) > _FEW)
        asked = any(passage.text.rstrip().endswith("?") for passage in cited.passages)
        severity = RED if alone and not asked and not _shares_a_part(matter, cited) else YELLOW
        yield flag("unsupported", severity, span=span_of(matter))
        return
    if _only_the_subject(matter, worth) and not (figures or is_wish(point)):
        yield flag("unsupported", YELLOW, span=span_of(matter[1:]))
        return
    yield from _tacked_on(point, worth, cited)
    if not figures:
        yield from _other_wish(point, worth)
    yield from _comes_along(point, worth)
    for unit in units:
        lone = len(unit.matter) == 1 and worth[unit.matter[0]] == 0 and _is_coordinate(unit)
        ends = unit.matter[0].span.start, unit.clauses[-1].span.end
        if (
            (lone or _adds_to_subject(unit, worth) or _is_unknown(unit.matter, worth, cited))
            and len(units) > 1
            and not (figures and _has_figure(point, *ends))
        ):
            span = span_of(unit.matter)
            yield flag("added_claim", YELLOW, word=span.of(point.text), span=span)


def _only_the_subject(matter: Sequence[Word], worth: dict[Word, float]) -> bool:
    """Tell whether the passages know what a point speaks of, but nothing it says of it."""
    rest = [worth[word] for word in matter[1:]]
    return 0 < len(rest) < _SHORT and worth[matter[0]] == 1 and max(rest) <= _REST and 0 in rest


def _other_wish(point: Reading, worth: dict[Word, float]) -> Iterator[Flag]:
    """Flag what a point says the sender wants, when the letter has no word for it anywhere."""
    for at, verb in enumerate(point.words):
        if verb.lemma in _WANTING and verb is not point.words[0]:
            wanted = next((w for w in point.words[at + 1 : at + 4] if w in worth), None)
            while wanted and not worth.get(wanted) and (after := _next_to(wanted, point)):
                if after not in worth and not (is_verb(wanted.lemma) or cardinal(wanted.lower)):
                    break
                wanted = after  # past verbs and adjectives, to what is wanted
            if wanted and worth.get(wanted) == 0 and wanted.lemma.islower() and len(worth) > 1:
                yield flag("added_claim", YELLOW, word=wanted.text, span=wanted.span)
            return


def _next_to(word: Word, point: Reading) -> Word | None:
    """Give the word that follows with only a space between."""
    start = word.span.end + 1
    return next((w for w in point.words if w.span.start == start), None)


def _tacked_on(point: Reading, worth: dict[Word, float], cited: Cited) -> Iterator[Flag]:
    """Flag *i kælderen og på altanerne* where the passages only have the first."""
    edges = [0, *(m.start() for m in _JOINT.finditer(point.text)), len(point.text)]
    for start, end in pairwise(edges[1:]):
        added = [w for w in worth if start <= w.span.start < end]
        unknown = all(worth[w] <= _REST for w in added) or (
            all(worth[w] < 1 for w in added) and 0 in map(worth.get, added)
        )
        if added and unknown and not _has_figure(point, start, end):
            span = Span(added[0].span.start, added[-1].span.end)
            yield flag("added_claim", YELLOW, word=span.of(point.text), span=span)
            return
    for match in _PAIR.finditer(point.text):
        starts = [match.start(group) for group in (1, 2)]
        first, second = (next((w for w in worth if w.span.start == s), None) for s in starts)
        known = worth[first] == 1 if first else _stands_in(match, cited)
        if known and second and worth[second] == 0:
            yield flag("added_claim", YELLOW, word=second.text, span=second.span)


def _stands_in(pair: re.Match[str], cited: Cited) -> bool:
    """Know the first of a pair that frames a point elsewhere: *for de pårørende og …*."""
    return "," not in pair.group() and any(w.lower == pair.group(1).lower() for w in cited.words)


def _comes_along(point: Reading, worth: dict[Word, float]) -> Iterator[Flag]:
    """Flag *to bænke med armlæn* where the passages know the benches alone."""
    for match in _WITH.finditer(point.text):
        added = next((w for w in worth if w.span.start == match.start(1)), None)
        before = [w for w in worth if w.span.end <= match.start()]
        if added and worth[added] == 0 and before and worth[before[-1]] >= _NEARBY:
            yield flag("added_claim", YELLOW, word=added.text, span=added.span)


def _has_figure(point: Reading, start: int, end: int) -> bool:
    return any(start <= q.span.start < end for q in _figures(point))


def _shares_a_part(matter: Sequence[Word], cited: Cited) -> bool:
    """Tell whether both sides have compounds with a common part: *skraldebil*, *postbil*."""
    mine = {part for word in matter for part in compound_parts(word.lemma)}
    theirs = {part for word in cited.words for part in (word.lemma, *compound_parts(word.lemma))}
    return bool(mine & theirs)


def _is_coordinate(unit: Unit) -> bool:
    """Tell whether a unit is tacked on with *og*, *da* or *fordi*."""
    return bool(_TACKED_ON.match(unit.clauses[-1].text))


def _is_unknown(matter: Sequence[Word], worth: dict[Word, float], cited: Cited) -> bool:
    """Tell whether the passages have none of a unit and point to nothing that has it."""
    known = max(worth[w] for w in matter) > _NEARBY
    return len(matter) > 1 and not known and not _PRONOUN.search(cited.text)


def _adds_to_subject(unit: Unit, worth: dict[Word, float]) -> bool:
    """Tell whether the passages know no more of *og at planen kræver dispensation* than a plan."""
    rest = [worth[w] for w in unit.matter[1:]]
    joined = _AND_THAT.match(unit.clauses[-1].text)
    return bool(joined and rest) and max(rest) <= _REST and 0 in rest


def _worth_of(matter: Sequence[Word], cited: Cited) -> dict[Word, float]:
    """Give each word 1 if the passages have it, less if only their surroundings do."""
    worth = dict.fromkeys(matter, 0.0)
    pools = (
        (1.0, lambda: cited.passages),
        (_NEARBY, lambda: cited.before),
        (_REST, cited.elsewhere),
    )
    for value, places in pools:
        missing = [word for word in matter if not worth[word]]
        if not missing:
            break  # the rest of a long letter need not be read
        lemmas = lemmas_in(places())
        for word in missing:
            if (
                (word.lemma in lexicon().authorities and _YOU.search(cited.text))
                or word.lemma in lemmas
                or any(meets(word.lemma, other) for other in lemmas)
            ):
                worth[word] = value
    return worth


def lemmas_in(readings: Iterable[Reading]) -> frozenset[str]:
    """Give the lemmas and forms of some sentences, and what their phrases stand for."""
    return frozenset[str]().union(*(_lemmas_of(reading) for reading in readings))


@lru_cache(maxsize=4096)
def _lemmas_of(reading: Reading) -> frozenset[str]:
    forms = {form for w in reading.words for form in (w.lemma, w.lower)}
    return frozenset(forms.union(_phrases_in(reading.text), particle_verbs(reading.words)))


def _phrases_in(text: str) -> Iterator[str]:
    """Give the words that phrases stand for: *alle steder* is *overalt*."""
    lower = text.lower()
    for phrase, lemmas in lexicon().phrases.items():
        if phrase in lower:
            yield from lemmas


def _better_place(matter: Sequence[Word], point: Reading, cited: Cited) -> Span | None:
    """Find a sentence outside the passages that covers the point much better than they do."""
    here = _share(matter, point, cited.passages)
    if here + _BETTER >= 1:
        return None  # no sentence can fit so much better; spares reading the whole letter
    best, place = here + _BETTER, None
    near_by = {r.span for r in cited.before} if _PRONOUN.search(cited.text) else set()
    for reading in cited.elsewhere():
        if reading.span in near_by:
            continue  # "Angående hundeskoven. Den skal blive."
        share = _share(matter, point, [reading])
        if share > best:
            best, place = share, reading.span
    return place


def _share(matter: Sequence[Word], point: Reading, places: Sequence[Reading]) -> float:
    """Give the share of the point's words and figures that some sentences have."""
    lemmas = lemmas_in(places)
    words = sum(any(says(w.lemma, o) for o in lemmas) for w in matter)
    figures = _figures_found(point, [q for reading in places for q in reading.quantities])
    return (words + figures) / (len(matter) + len(_figures(point)))


def _figures(point: Reading) -> list[Quantity]:
    return [quantity for quantity in point.quantities if not quantity.faint]


def _figures_found(point: Reading, theirs: Sequence[Quantity]) -> int:
    return sum(any(mine.same_value(other) for other in theirs) for mine in _figures(point))


@lru_cache(maxsize=100_000)
def says(one: str, two: str) -> bool:
    """Tell whether a word surely stands for another: no chance likeness of compound parts."""
    if one == two or stem_of(one) == stem_of(two) or in_one_group(one, two) or near(one, two):
        return True
    if opposite(one, two):
        return True  # other checks weigh opposites
    short, long = sorted((one, two), key=len)
    parts = compound_parts(long)
    if parts and compound_parts(short)[:1] == parts[:1]:
        return True  # "byggesagen", "byggesagsbehandlingen"
    if len(short) >= _LONG - 1 and (short in parts or (parts and long.endswith(short))):
        return True
    return bool(parts) and any(
        in_one_group(short, p) or (len(p) >= _LONG and near(short, p)) for p in parts
    )
