"""The sender and the others: whose age, wish or deed a point tells as the sender's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from summarizer.drafting.checks.actors import (
    is_actor,
    is_finite,
    is_genitive,
    is_person,
    is_sender,
)
from summarizer.drafting.checks.letterhead import FOR_MYSELF, is_short_for
from summarizer.drafting.checks.lexicon import lexicon, same_meaning
from summarizer.drafting.checks.words_for_flags import YELLOW, flag
from summarizer.drafting.danish.words import word_set, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.domain.draft import Flag
    from summarizer.drafting.checks.cited import Cited, Reading
    from summarizer.drafting.danish.words import Word

_SOMEBODY: Final = re.compile(r"\b(?:den|han|hun|de)\b")  # stands for whom the passage names
_YOU: Final = re.compile(r"\b(?:I|i|jer|jeres|Jer|Jeres|man|du|dig|De|Dem|han|hun|de|dem)\b")
_ONESELF: Final = word_set("afsender borger skribent indsender vedkommende")
_FIRST: Final = frozenset({"jeg", "vi", "mig", "os"})
_PARENTS: Final = word_set("forælder far mor")
_MY_CHILD: Final = re.compile(
    r"\b(?:vores|min|mit|mine) (?:\w+ )?(?:søn|datter|barn|børn|dreng|pige|drenge|piger)\b",
    re.IGNORECASE,
)
_OPENING: Final = 3


def her_as_sender(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Flag *afsender er 61 år* where the passages have *hun er 61*."""
    first = next(iter(point.words), None)
    if first is None or not is_sender(first):
        return
    if any(is_person(w) for w in point.words[1:] if not is_sender(w)):
        return
    matter = [w for w in point.words[1:] if w.is_content]
    for clause in cited.clauses:
        opening = [w.lower for w in clause.words[:_OPENING]]
        if not {"han", "hun"} & set(opening) or _FIRST & {w.lower for w in clause.words}:
            continue
        figures = [q for q in cited.quantities if clause.span.contains(q.span)]
        counted = any(q.same_value(o) for q in point.quantities for o in figures if not q.faint)
        told = sum(any(w.lemma == o.lemma for o in clause.words) for w in matter)
        bare = not any(w.is_content for w in clause.words) and len(cited.clauses) == 1
        if counted or bare or (told > 1 and told * 2 > len(matter)):
            other = clause.text.strip(" ,")
            yield flag("attribution", YELLOW, other=other, span=first.span, passage=clause.span)
            return


def bodies_of_one(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Flag *rådet mener* where one member writes for himself: *jeg sidder i rådet, men …*."""
    if not FOR_MYSELF.search(cited.source.text):
        return
    for word in point.words[:_OPENING]:
        if not is_sender(word) or word.lemma in _ONESELF or word.lower == word.lemma:
            continue
        if not any(same_meaning(word.lemma, w.lemma) for w in cited.words):
            yield flag("attribution", YELLOW, other=word.text, span=word.span)
        return


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
        of_a_child = word.lemma in _PARENTS and _MY_CHILD.search(cited.source.text)
        if of_a_child or is_short_for(word, cited):
            return
        near = [*named, *(w for r in (*cited.passages, *cited.before) for w in r.words)]
        if not any(same_meaning(word.lemma, w.lemma) for w in near):
            yield flag("role", YELLOW, word=word.text, span=word.span)
        return


def _acts(word: Word) -> bool:
    return (is_actor(word) or is_sender(word)) and not is_genitive(word)
