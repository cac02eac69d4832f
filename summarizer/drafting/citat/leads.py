"""Lists: an item that cannot stand alone hangs on the words that lead in to it.

*Vi ønsker:* asks for nothing, and *en cykelsti langs åen* below it has no verb: only together do
they say what the sender wants.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from summarizer.domain.sentence_lines import ENDED, MARK
from summarizer.drafting.citat.verbs import has_finite_verb
from summarizer.drafting.danish.words import PLACEHOLDER

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from summarizer.domain.span import Span

_WORD: Final = re.compile(r"[^\W\d_]{3}")
_NUMBER: Final = re.compile(r"\d+")
_LETTER: Final = re.compile(r"[^\W\d_]+")
_PASSED_ON: Final = ("demand", "imperative", "duty", "stance", "position", "concern")


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list; ``lead`` is the number of the sentence above it that leads in to it.

    It ``hangs`` on that when it begins in small letters or has no verb of its own.
    """

    lead: int
    hangs: bool


def items_of(text: str, sentences: Sequence[Span], paragraphs: Sequence[Span]) -> dict[int, Item]:
    """Give the items of lists that something leads in to, by the numbers of their sentences.

    A lead-in has a verb (*Bilag:* and *Underskrifter:* have none) but no full stop, and stands
    right above the list, whose items have marks of one kind. Masked names alone are no item.
    """
    starts = {paragraph.start for paragraph in paragraphs}
    items: dict[int, Item] = {}
    lead: int | None = None
    last, above, is_parted = "", "", True
    for at, span in enumerate(sentences):
        words = span.of(text)
        mark = MARK.match(words)
        if mark is None:
            is_parted |= span.start in starts
            above = words
            continue
        if above and _leads(above):
            lead = at - 1
        elif not _follows(mark.group(), last, is_parted=is_parted):
            lead = None
        last, above, is_parted = mark.group(), "", False
        item = words[mark.end() :]
        if lead is not None and _WORD.search(PLACEHOLDER.sub("", item)):
            items[at] = Item(lead, hangs=item[:1].islower() or not has_finite_verb(item))
    return items


def _follows(mark: str, last: str, *, is_parted: bool) -> bool:
    """Tell whether an item goes on with the list: a paragraph ends one that does not count."""
    number, before = _NUMBER.search(mark), _NUMBER.search(last)
    counts = number and before and int(number[0]) == int(before[0]) + 1
    return _kind(mark) == _kind(last) and bool(counts or not is_parted)


def _kind(mark: str) -> str:
    """Make the marks of one list alike: *1)* and *2)*, *a.* and *b.*."""
    return _LETTER.sub("a", _NUMBER.sub("1", mark.strip()))


def _leads(above: str) -> bool:
    return has_finite_verb(above) and not ENDED.search(above)


def led_in(item: Mapping[str, float], lead: Mapping[str, float]) -> Mapping[str, float]:
    """Give an item's features with what its lead-in says of it; it is no heading."""
    passed_on = {name: max(item[name], lead[name]) for name in _PASSED_ON}
    return {**item, **passed_on, "heading": 0.0, "short": 0.0}
