"""The sender and the others: whose age, wish or deed a point tells as the sender's."""

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
from summarizer.drafting.danish.words import words_of

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
