"""Places: where a point lets something be that the passages put elsewhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from summarizer.drafting.checks.actors import is_sender
from summarizer.drafting.checks.lexicon import lexicon
from summarizer.drafting.checks.support import lemmas_in, meets
from summarizer.drafting.checks.units import units_of
from summarizer.drafting.checks.words_for_flags import YELLOW, flag
from summarizer.drafting.danish.number_words import fraction
from summarizer.drafting.danish.words import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.domain.draft import Flag
    from summarizer.drafting.checks.cited import Cited, Reading
    from summarizer.drafting.danish.words import Word

_MOSTLY: Final = 0.4  # share of a point that the passages must have before a place can be wrong
_WHERE: Final = word_set("ved på bag foran i mod fra langs over under hos nær til omkring")
_NEIGHBOURS: Final = word_set(
    "nabo genbo beboer lodsejer ejer forvejen forvej stedet fremtiden"
)  # no places
_POINTS_BACK: Final = re.compile(
    r"\b(?:der|dér|her|det sted|samme sted|(?:der|her)(?:ind|ud|op|ned|over|hen|om)\w*)\b",
    re.IGNORECASE,
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
        if is_sender(word) or word.lemma in _NEIGHBOURS or fraction(word.lower) is not None:
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
