"""Lists: an item that cannot stand alone hangs on the words that lead in to it.

*Vi ønsker:* asks for nothing, and *en cykelsti langs åen* below it has no verb: only together do
they say what the sender wants.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from summarizer.domain.sentence_lines import MARK
from summarizer.drafting.citat.features import has_finite_verb

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_ENDED: Final = re.compile(r"[.!?…][\"'»«”’)\]]*$")
_PLACEHOLDER: Final = re.compile(r"\[[A-ZÆØÅ][A-ZÆØÅ -]* \d+\]")
_WORD: Final = re.compile(r"[^\W\d_]{3}")
_PASSED_ON: Final = ("demand", "imperative", "stance", "position", "concern")


def leads_of(sentences: Sequence[str], paragraphs: Sequence[int]) -> Mapping[int, int]:
    """Give for each sentence that hangs on a lead-in the number of that one.

    ``paragraphs`` has the number of each sentence's paragraph. A lead-in has a verb (*Bilag:* and
    *Underskrifter:* have none) but no full stop, and stands right above a list; its items hang
    on it when they begin in small letters or have no verb of their own. Masked names are none.
    """
    leads: dict[int, int] = {}
    lead: int | None = None
    was_item = True
    for at, sentence in enumerate(sentences):
        mark = MARK.match(sentence)
        if mark is None:
            if lead is not None and paragraphs[at] != paragraphs[at - 1]:
                lead = None
        else:
            if not was_item:
                lead = at - 1 if _leads(sentences[at - 1]) else None
            if lead is not None and _hangs(sentence[mark.end() :]):
                leads[at] = lead
        was_item = mark is not None
    return leads


def _leads(above: str) -> bool:
    return has_finite_verb(above) and not _ENDED.search(above)


def _hangs(item: str) -> bool:
    says_something = _WORD.search(_PLACEHOLDER.sub("", item)) is not None
    return says_something and (item[:1].islower() or not has_finite_verb(item))


def led_in(item: Mapping[str, float], lead: Mapping[str, float]) -> Mapping[str, float]:
    """Give an item's features with what its lead-in says of it; it is no heading."""
    passed_on = {name: max(item[name], lead[name]) for name in _PASSED_ON}
    return {**item, **passed_on, "heading": 0.0, "short": 0.0}
