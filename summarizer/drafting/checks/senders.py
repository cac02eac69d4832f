"""The sender and the others: who writes a letter, and bodies that it does not know."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from summarizer.drafting.checks.actors import (
    is_actor,
    is_finite,
    is_genitive,
    is_sender,
)
from summarizer.drafting.checks.lexicon import lexicon, same_meaning
from summarizer.drafting.checks.words_for_flags import YELLOW, flag
from summarizer.drafting.danish.words import compound_parts, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.domain.draft import Flag
    from summarizer.drafting.checks.cited import Cited, Reading
    from summarizer.drafting.danish.words import Word


_SOMEBODY: Final = re.compile(r"\b(?:den|han|hun|de)\b")  # stands for whom the passage names
_YOU: Final = re.compile(r"\b(?:I|i|jer|jeres|Jer|Jeres|man|du|dig|De|Dem|han|hun|de|dem)\b")


def unknown_actors(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Flag a body that the point lets act and that the passages do not know."""
    words = lexicon()
    first = next((at for at, word in enumerate(point.words) if is_finite(word)), None)
    if first is None or _YOU.search(cited.text):
        return
    verb = point.words[first]
    states = verb.lemma in words.reporting | words.wish | words.speech
    if states and verb.lower not in words.auxiliaries:
        return  # it names the sender by a word of its own: *børnene spørger*
    for word in point.words[:first]:
        if not _acts(word) or is_sender(word) or word.lemma in words.sender:
            continue
        opening = words_of(cited.source.sentences[0].of(cited.source.text))
        named = () if _SOMEBODY.search(cited.text) else opening
        near = [*named, *(w for r in (*cited.passages, *cited.before) for w in r.words)]
        if not any(same_meaning(word.lemma, w.lemma) for w in near):
            yield flag("role", YELLOW, word=word.text, span=word.span)
        return


def _acts(word: Word) -> bool:
    return (is_actor(word) or is_sender(word)) and not is_genitive(word)


def first_sentence(cited: Cited) -> str:
    """Give the letter's first sentence."""
    return cited.source.sentences[0].of(cited.source.text)


def head_of(cited: Cited) -> str:
    """Give the first two sentences, where a letter says whose it is."""
    return " ".join(s.of(cited.source.text) for s in cited.source.sentences[:2]).lower()


def is_other_body(word: Word, head: str, letter: str) -> bool:
    """Tell whether a club or council is not the one that writes: its kind is not in the head."""
    if len(compound_parts(word.lemma)) > 1:
        kinds = {word.lemma}  # "haveforening" is not the "boligforening" that writes
    else:
        kinds = {word.lemma, *compound_parts(word.lemma)[-1:]}
    writer = any(kind in head for kind in ("forening", "klub", "råd", "laug", "parti", "gruppe"))
    alone = not writer and re.search(
        r"\b(?:jeg|min|mit|vi|vores|undertegnede)\b", letter, re.IGNORECASE
    )
    return bool(writer or alone) and not any(kind in head for kind in kinds)
