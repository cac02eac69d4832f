"""Opposites: small words before the same thing, contraries, and pairs in clauses alike."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from summarizer.drafting.checks.lexicon import contrary_sides, opposite
from summarizer.drafting.checks.turns import turns_of
from summarizer.drafting.checks.units import units_of
from summarizer.drafting.checks.words_for_flags import RED, YELLOW, opposing
from summarizer.drafting.danish.number_words import cardinal
from summarizer.drafting.danish.words import stem_of, word_set

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.domain.draft import Flag
    from summarizer.drafting.checks.cited import Cited, Reading
    from summarizer.drafting.checks.clauses import Clause
    from summarizer.drafting.checks.units import Unit
    from summarizer.drafting.danish.words import Word

# Small words whose opposite only counts before the same thing: "før høst", "bag hallen".
_BEFORE_A_THING: Final = word_set(
    "før efter inden over under foran bag mindst højst senest tidligst maksimalt minimum inde "
    "ude større højere lavere længere kortere bredere "
    "smallere mest mere mindre flere "
    "frem tilbage først sidst færre oven neden op ned stor lille store små stort ny nye gammel "
    "gamle"
)
_HALVES: Final = word_set("hverdag weekend")  # what is not the one is the other
_AT_THE_END: Final = word_set(
    "mere mindre flere færre større højere lavere længere kortere bredere smallere ekstra "
    "yderligere"
)
_ATTRIBUTES: Final = word_set("nye gamle store små lille")
_MATERIAL: Final = re.compile(
    r"\b(?:af|i) (træ|plast|plastik|stål|beton|glas|zink|tegl|granit|kork|aluminium|"
    r"kobber|strå|skifer)\b",
    re.IGNORECASE,
)
_LIMITS: Final = frozenset({"mindst", "højst"})
_PRONOUNS: Final = frozenset({"det", "den", "dem"})
_ABOVE: Final = frozenset({"over", "under", "oven", "neden", "foran", "bag"})
_REACH: Final = 4  # words around a small word in which its thing stands, in a point
_PREDICATE: Final = 9  # … and from a predicate back to its subject
_FAR: Final = 7  # … and in a sender's sentence
DEGREES: Final = frozenset({"mere", "mindre", "flere", "færre", "mest", "mindst"})


def in_one_clause(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Flag *radius er stor* where a clause of the source has *radius er lille*.

    Both clauses must share another word and be denied equally often, and neither text may have
    the other's word as well. Yellow: a clause says little by itself.
    """
    theirs = cited.words
    units = [unit for passage in cited.passages for unit in units_of(passage)]
    for mine in units_of(point):
        for unit in units:
            if len(mine.turns) % 2 != len(unit.turns) % 2:
                continue
            for word, other in _opposed(mine, unit):
                if not _has(word, theirs) and not _has(other, point.words):
                    yield opposing(word, other, YELLOW)
                    return


def _opposed(mine: Unit, theirs: Unit) -> Iterator[tuple[Word, Word]]:
    shared = {w.lemma for w in mine.matter} & {w.lemma for w in theirs.matter}
    for word in mine.matter:
        for other in theirs.matter:
            if opposite(word.lemma, other.lemma) and shared - {word.lemma, other.lemma}:
                yield word, other


def _has(word: Word, words: tuple[Word, ...] | list[Word]) -> bool:
    return any(stem_of(word.lemma) == stem_of(other.lemma) for other in words)


def small_opposites(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Flag *efter kl. 9* for *før kl. 9*, *mindst ti* for *højst ti*, *foran* for *bag*."""
    theirs = cited.words
    for at, word in enumerate(point.words):
        if word.lower not in _BEFORE_A_THING:
            continue
        things = _things_near(point.words, at, point.text, _REACH)
        for their_at, other in enumerate(theirs):
            if not opposite(word.lower, other.lower) and not opposite(word.lemma, other.lemma):
                continue
            if (
                other.lower in _ABOVE
                and " ".join(w.lower for w in theirs[their_at + 1 : their_at + 2]) in _PRONOUNS
            ):
                continue  # "under det ligger der ler" is "gruset ligger oven på ler"
            if word.lower in _LIMITS and other.lower in DEGREES - {"mest", "mindst"}:
                continue  # "mindst fire år" for "fire år mere"
            near = _things_near(theirs, their_at, cited.source.text, _FAR)
            if _turns_around(word, point.clauses) != _turns_around(other, cited.clauses):
                continue  # "advarer mod … før" is "anbefaler … efter"
            if things & near and not _is_written(word, theirs):
                yield opposing(word, other, RED)
                break


def _turns_around(word: Word, clauses: Sequence[Clause]) -> int:
    """Give 1 where a word's clause is denied or warned of, else 0."""
    clause = next((c for c in clauses if c.span.contains(word.span)), None)
    return len(turns_of(clause)) % 2 if clause else 0


def _things_near(words: Sequence[Word], at: int, text: str, reach: int) -> set[str]:
    """Give the words and figures behind a small word; for an adjective also those before."""
    following = words[at + 1 : at + 1 + reach]
    before = {f.strip(".,") for f in text[: words[at].span.start].split()[-2:]}
    figured = {f for f in before if f[:1].isdigit() or cardinal(f.lower()) is not None}
    ends = words[at].lower in _AT_THE_END and not any(w.is_content for w in following[:1])
    if ends and figured:
        return figured  # "800.000 kr. mere"
    if words[at].lower in _ATTRIBUTES and following and following[0].is_content:
        return {following[0].lemma}  # "den gamle bro" tells nothing of the new square
    if words[at].lemma in {"stor", "lille", "ny", "gammel"}:
        following = [*words[max(0, at - _PREDICATE) : at], *following]
    elif words[at].lower in {"frem", "tilbage", "først", "sidst"}:
        following = words[max(0, at - reach) : at]
    elif words[at].lower in {"mest", "mindst"}:
        following = [*words[max(0, at - 1) : at], *following]  # "støjer mest"
    end = following[-1].span.end if following else words[at].span.end
    figures = {
        f.strip(".,") for f in text[words[at].span.end : end + 12].split() if f[:1].isdigit()
    }
    return (
        {word.lemma for word in following if word.is_content}
        | figures
        | {
            word.lower
            for word in following[:2]
            if word.lower in {"halvdel", "halvdelen", "år", "ti"}
        }
    )


def _is_written(word: Word, words: Sequence[Word]) -> bool:
    return any(word.lower == other.lower for other in words)


def contraries(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Flag another colour, direction, season or weekday than the passages name."""
    theirs = [(side, word) for word in cited.words for side in sides_of(word)]
    named = {side for side, _ in theirs}
    for word in point.words:
        if any(w.lower.startswith(word.lemma) for w in cited.words):
            continue  # "asfalt" for "asfalteret"
        for group, number in sides_of(word):
            rival = next((w for side, w in theirs if side[0] == group), None)
            if (
                rival
                and rival.lemma in _HALVES
                and _turns_around(word, point.clauses) != _turns_around(rival, cited.clauses)
            ):
                continue  # "på hverdage" is "aldrig i weekenden"
            another = next(
                (w for side, w in theirs if side[0] == group and not _has_side(side, point)), None
            )
            if another is not None and (group, number) not in named:
                yield opposing(word, another, RED)


def _has_side(side: tuple[int, int], point: Reading) -> bool:
    return any(side in sides_of(w) for w in point.words)


def sides_of(word: Word) -> frozenset[tuple[int, int]]:
    """Give the contrary sets a word is in, with its place in each."""
    sides = contrary_sides()
    return sides.get(word.lower) or sides.get(word.lemma) or frozenset()


def materials(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Flag *vinduer af træ* where the passages have *vinduer af plast*."""
    theirs = [m.group(1).lower() for m in _MATERIAL.finditer(cited.text)]
    for match in _MATERIAL.finditer(point.text):
        mine = match.group(1).lower()
        word = next((w for w in point.words if w.span.start == match.start(1)), None)
        if not theirs or word is None or any(w.lower.startswith(mine) for w in cited.words):
            continue
        other = next((w for w in cited.words if w.lower == theirs[0]), None)
        if other and not any(w.lower == theirs[0] for w in point.words):
            yield opposing(word, other, YELLOW)
            return
