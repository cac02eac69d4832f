"""Who writes a letter: what its first sentences say of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from summarizer.drafting.danish.words import compound_parts, words_of

if TYPE_CHECKING:
    from summarizer.drafting.checks.cited import Cited
    from summarizer.drafting.danish.words import Word

FOR_MYSELF: Final = re.compile(
    r"\b(?:for mig selv|skriver (?:\w+ )?privat|på egne vegne|som privatperson|"
    r"som (?:nabo|borger|beboer))\b",
    re.IGNORECASE,
)


def first_sentence(cited: Cited) -> str:
    """Give the letter's first sentence."""
    return cited.source.sentences[0].of(cited.source.text)


def is_short_for(word: Word, cited: Cited) -> bool:
    """Know *vennerne* for the *Plejehjemsvenner* that write."""
    head = [w for s in cited.source.sentences[:2] for w in words_of(s.of(cited.source.text))]
    return any(w.lemma != word.lemma and w.lemma.endswith(word.lemma) for w in head) or any(
        w.lower.endswith(f"{word.lemma}ner") for w in head
    )


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
    if FOR_MYSELF.search(letter):
        return True
    alone = not writer and re.search(
        r"\b(?:jeg|min|mit|vi|vores|undertegnede)\b", letter, re.IGNORECASE
    )
    return bool(writer or alone) and not any(kind in head for kind in kinds)
