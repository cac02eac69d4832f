"""One word replaced: a clause that is its passage's word by word, but for one word.

A paraphrase rewords a clause in several places or not at all; a slip changes one word and leaves
its neighbours. Of 1,434 faithful points nine look like such a slip.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

from summarizer.drafting.checks.actors import is_sender, is_verb
from summarizer.drafting.checks.lexicon import lexicon, same_meaning
from summarizer.drafting.checks.opposites import DEGREES
from summarizer.drafting.checks.support import says
from summarizer.drafting.checks.words_for_flags import YELLOW, flag
from summarizer.drafting.danish.number_words import cardinal
from summarizer.drafting.danish.units import UNITS
from summarizer.drafting.danish.words import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.domain.draft import Flag
    from summarizer.drafting.checks.cited import Cited, Reading
    from summarizer.drafting.danish.words import Word

_FRAME: Final = re.compile(
    r"^(?:[^,]{0,60}?\b(?:mener|oplyser|anfører|påpeger|finder|foreslår|ønsker|vurderer|fremhæver|"
    r"bemærker|understreger|gør opmærksom på|peger på|nævner|skriver)(?: det| \w+)?, at )|"
    r"\bifølge \w+ ?|\befter \w+s (?:mening|opfattelse|vurdering) ?",
    re.IGNORECASE,
)
_SAME: Final = 0.55  # share of the point's words that stand in the same order in the passage
_ALMOST: Final = 0.75
_SHORT: Final = 3
_REPLACED: Final = 2  # words on each side of a replacement, little ones included
# Little words that change the meaning when one stands for another.
_AGAINST_EACH_OTHER: Final = [
    word_set(words)
    for words in (
        "med uden", "over under", "til fra", "foran bag", "jeg hun han", "mere mindre",
        "flere færre", "mest mindst", "højst mindst", "altid aldrig sjældent", "op ned", "ind ud",
        "for imod", "stadig ikke", "godt ikke", "gerne ikke", "også ikke", "endnu ikke",
    )
]  # fmt: skip


def one_word(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Flag *saunaen er for kold* where the passage has *gangen er for kold*."""
    frames = [match.span() for match in _FRAME.finditer(point.text)]
    mine = [w for w in point.words if not any(a <= w.span.start < b for a, b in frames)]
    mine = mine[1:] if mine and is_sender(mine[0]) else mine
    if len(mine) < _SHORT:
        return
    for passage in cited.passages:
        found = _replaced(mine, passage.words)
        if found:
            word, other = found
            yield flag(
                "replaced",
                YELLOW,
                word=word.text,
                other=other.text,
                span=word.span,
                passage=other.span,
            )
            return


def _replaced(mine: Sequence[Word], theirs: Sequence[Word]) -> tuple[Word, Word] | None:
    lemmas = [w.lemma for w in mine]
    matcher = SequenceMatcher(None, lemmas, [w.lemma for w in theirs], autojunk=False)
    same = sum(block.size for block in matcher.get_matching_blocks()) / len(lemmas)
    if same < _SAME:
        return None
    for change, a, b, c, d in matcher.get_opcodes():
        if change != "replace" or b - a > _REPLACED or d - c > _REPLACED:
            continue
        small = [(u, v) for u in mine[a:b] for v in theirs[c:d] if _turns(u, v)]
        # "A giver mere end B" may be told from B's side
        if small and (same >= _ALMOST or small[0][0].lower not in DEGREES):
            return small[0]
        ours, others = ([w for w in ws if _counts(w)] for ws in (mine[a:b], theirs[c:d]))
        named = a > 0 and any(w.text[0].isupper() for w in ours)  # names have a check of their own
        if len(ours) == len(others) == 1 and not named and _differ(ours[0], others[0], theirs):
            return ours[0], others[0]
    return None


def _turns(one: Word, two: Word) -> bool:
    return one.lower != two.lower and any(
        one.lower in words and two.lower in words for words in _AGAINST_EACH_OTHER
    )


def _counts(word: Word) -> bool:
    return (
        word.is_content
        and word.lower not in UNITS
        and cardinal(word.lower) is None
        and word.lemma not in lexicon().attitude | lexicon().hedges
    )


def _differ(one: Word, two: Word, theirs: Sequence[Word]) -> bool:
    if is_verb(one.lemma) or is_verb(two.lemma) or says(one.lemma, two.lemma):
        return False  # one deed has many verbs
    return not any(same_meaning(one.lemma, w.lemma) for w in theirs)
