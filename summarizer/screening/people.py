"""Which mentions are the same person: full names, short forms, initials, genitives."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from summarizer.screening.language.lexicon import standard_lexicon, without_genitive
from summarizer.screening.text.normalise import fold, normalise

_LETTERS = re.compile(r"[^\W\d_]+")
_SURNAME_OWNS = re.compile(
    r"(?:sen|gaard|gård|lund|berg|bjerg|holm|dal|toft|kjær|kær|skov|bæk|mann|feldt|quist|strup|vad)s$"
)


@dataclass(slots=True)
class _Mention:
    order: int
    parts: tuple[str, ...]
    genitive: int
    person: int = -1


def number_people(mentions: list[str]) -> list[tuple[int, int]]:
    """Give each mention (in text order) its person and the length of its genitive ending.

    A short form goes with the one person it fits; when it fits several it stays by itself,
    since a guess would put one person's words in another's mouth.
    """
    plain = _plain(mentions)
    bases = {fold(word) for mention in plain for word in _LETTERS.findall(mention)}
    read = [_read(order, mention, bases) for order, mention in enumerate(plain)]
    people: list[frozenset[str]] = []
    # By whole parts and by initials: a mention fits nobody who lacks one of its own.
    by_part: dict[str, list[int]] = {}
    for mention in sorted(read, key=lambda one: (-_weight(one), one.order)):
        possible = min((by_part.get(part, []) for part in mention.parts), key=len)
        fits = (number for number in possible if _fits(mention.parts, people[number]))
        fitting = list(islice(fits, 2))
        if len(fitting) == 1 or (fitting and set(mention.parts) == people[fitting[0]]):
            mention.person = fitting[0]
        else:
            mention.person = len(people)
            people.append(frozenset(mention.parts))
            for form in {*mention.parts, *(part[:1] for part in mention.parts)}:
                by_part.setdefault(form, []).append(mention.person)
    return [(mention.person, mention.genitive) for mention in read]


def _plain(mentions: list[str]) -> list[str]:
    """Give the mentions normalised; mostly one look at all of them tells that they are so."""
    together = "\n".join(mentions)
    if normalise(together).text == together:
        return mentions
    return [normalise(mention).text for mention in mentions]


def _weight(mention: _Mention) -> int:
    return sum(2 if len(part) > 1 else 1 for part in mention.parts)


def _read(order: int, plain: str, bases: set[str]) -> _Mention:
    genitive = _genitive(plain, bases)
    stem = plain[: len(plain) - genitive] if genitive else plain
    parts = tuple(fold(word) for word in _LETTERS.findall(stem))
    return _Mention(order, parts or (fold(plain),), genitive)


def _genitive(mention: str, bases: set[str]) -> int:  # noqa: PLR0911 - one form a line
    """Give the length of the genitive ending: Hannes → 1, Lars' → 1, NATO's → 2, Jens → 0."""
    if mention.endswith(("'", "’")) and len(mention) > 1:
        return 1
    if mention.lower().endswith(("'s", "’s")):
        return 2
    words = _LETTERS.findall(mention)
    if not words or not mention.endswith("s"):
        return 0
    last = words[-1]
    stem = without_genitive(last)
    if stem == last or len(stem) < 2:  # noqa: PLR2004 - no name
        return 0
    if fold(stem) in bases:
        return 1
    title = last if last[:1].isupper() else last.capitalize()
    if standard_lexicon().base(title) != title:
        return 1
    return 1 if _SURNAME_OWNS.search(last) else 0


def _fits(parts: tuple[str, ...], person: frozenset[str]) -> bool:
    """Tell whether every part is one of the person's, or the initial of one."""
    if not set(parts) & {part for part in person if len(part) > 1}:
        return (
            all(len(part) == 1 for part in parts)
            and set(parts) <= {part[0] for part in person}
            and len(parts) > 1
        )
    return all(
        part in person or (len(part) == 1 and any(one.startswith(part) for one in person))
        for part in parts
    )
