"""Feelings: what the sender is glad of, and what the sender is worried about or against."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from summarizer.drafting.checks.lexicon import lexicon, same_meaning
from summarizer.drafting.checks.words_for_flags import YELLOW, flag
from summarizer.drafting.danish.words import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.domain.draft import Flag
    from summarizer.drafting.checks.cited import Cited, Reading
    from summarizer.drafting.danish.words import Word

_GLAD: Final = word_set(
    "glad glæde tryg tilfreds begejstret positiv tilhænger støtte rose bifalde værdsætte bakke "
    "hilse"
)
_WORRIED: Final = word_set(
    "bekymret bekymre bekymring ked ærgerlig utilfreds utryg bange frygte frygt skeptisk kritisk "
    "kritisere skuffet vred beklage imod modstander modsætte protestere uenig afvise fraråde "
    "nervøs betænkelig"
)
_DENIALS: Final = word_set("ikke hverken aldrig ingen intet")
_IF: Final = re.compile(r"\b(?:hvis|medmindre|med mindre|forudsat|såfremt)\b", re.IGNORECASE)
_BUT: Final = word_set("men bortset undtagen dog hvis")
_NEAR: Final = 3  # words before a feeling in which its denial stands
_REACH: Final = 4  # words of matter behind a feeling that say what it is about


@dataclass(frozen=True, slots=True)
class Feeling:
    """A word of feeling, whether it is a good one, and the words for what it is about."""

    word: Word
    good: bool
    about: tuple[Word, ...]


def feelings(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Flag *er bekymret for planen* where the passages are only glad of it, and the reverse."""
    if _IF.search(point.text) and _IF.search(cited.text):
        return  # "imod, medmindre …" is "for, hvis …"
    theirs = [one for passage in cited.passages for one in _feelings(passage)]
    for mine in _feelings(point):
        same = [one for one in theirs if _meet(mine.about, one.about)]
        if same and all(one.good is not mine.good for one in same):
            word, passage = mine.word, same[0].word.span
            yield flag("stance", YELLOW, word=word.text, span=word.span, passage=passage)
            return


def _meet(mine: Sequence[Word], theirs: Sequence[Word]) -> bool:
    return any(same_meaning(one.lemma, other.lemma) for one in mine for other in theirs)


@lru_cache(maxsize=4096)
def _feelings(reading: Reading) -> tuple[Feeling, ...]:
    words = reading.words
    places = [at for at, w in enumerate(words) if {w.lemma, w.lower} & (_GLAD | _WORRIED)]
    found: list[Feeling] = []
    for at, until in pairwise([*places, len(words)]):
        word, behind = words[at], words[at + 1 : until]
        denied = any(w.lower in _DENIALS for w in words[max(0, at - _NEAR) : at])
        good = bool({word.lemma, word.lower} & _GLAD) is not denied
        but = next((n for n, w in enumerate(behind) if w.lower in _BUT), len(behind))
        about = _matter(behind[:but])
        if not about and not found:
            about = _matter(words[:at])  # *planen er vi glade for*
        found.append(Feeling(word, good, about))
        if any(w.lower == "ikke" for w in behind[but : but + 2]):
            found.append(Feeling(word, not good, _matter(behind[but:])))  # *…, men ikke lyset*
    return tuple(found)


def _matter(words: Sequence[Word]) -> tuple[Word, ...]:
    frames = lexicon().attitude | lexicon().sender
    return tuple(w for w in words if w.is_content and not {w.lemma, w.lower} & frames)[:_REACH]
