"""Whom a point names as the one who says it: *ifølge skolens ledelse*."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from summarizer.drafting.checks.actors import is_genitive, is_person, is_sender
from summarizer.drafting.checks.attribution import speaker_in
from summarizer.drafting.checks.letterhead import head_of
from summarizer.drafting.checks.lexicon import lexicon, same_meaning
from summarizer.drafting.checks.words_for_flags import YELLOW, flag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.domain.draft import Flag
    from summarizer.drafting.checks.cited import Cited, Reading

_ACCORDING_TO: Final = re.compile(r"\bifølge ((?:[\w-]+ ){0,2}[\w-]+)", re.IGNORECASE)


def named_tellers(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Flag *ifølge skolens ledelse* where the passages let someone else say it."""
    match = _ACCORDING_TO.search(point.text)
    if match is None:
        return
    named = [w for w in point.words if match.start(1) <= w.span.start < match.end(1)]
    who = next((w for w in named if w.is_content and not is_genitive(w)), None)
    if who is None or not is_person(who) or is_sender(who):
        return
    near = [*cited.words, *(w for r in cited.before for w in r.words)]
    if who.lemma in lexicon().authorities or any(same_meaning(who.lemma, w.lemma) for w in near):
        return
    head = head_of(cited)
    for clause in cited.clauses:
        if speaker_in(clause, (), head, cited.source.text):
            yield flag("attribution", YELLOW, other=clause.text.strip(" ,"), passage=clause.span)
            return
