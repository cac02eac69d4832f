"""A letter that came as plain text and as HTML: which of both a person sees."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from summarizer.intake import warnings
from summarizer.intake.documents.html_text import read_markup
from summarizer.intake.reading import Reading
from summarizer.intake.unreadable import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterable

# What programs write for links and pictures where they make plain text of HTML.
_MADE_UP: Final = re.compile(r"\S*(?:://|@|www\.)\S*|\[[^\]\n]{0,200}\]|<[^>\n]{0,300}>")
_WORD: Final = re.compile(r"[^\W\d_]{4,}")
_UNSEEN: Final = re.compile("[\xad\u200b-\u200f\u2060\ufeff]")
_FEW: Final = 8
_HALF: Final = 0.5
_RUN: Final = 4  # so many words on end stand by no accident in one form only
_HIDDEN_RUN: Final = 2  # and so many where the HTML hides something


def shown_form(plain: str, markup: str) -> Reading:
    """Give the plain form if it says what the HTML shows, else what the HTML shows.

    Programs show the HTML. A plain form that leaves most of it out is a mere notice, one that
    leaves out a sentence is not the letter; one that says more says it unseen, and
    ``hidden_text`` is raised.
    """
    as_told = Reading(pages=(plain,))
    try:
        shown = read_markup(markup)
    except Unreadable:
        return as_told
    shown_words, told = _words(shown.pages), _words([plain])
    seen = set(shown_words)
    says_more = _says_more(told, seen, run=_HIDDEN_RUN if shown.warnings else _RUN)
    if len(seen) >= _FEW and len(seen.intersection(told)) < _HALF * len(seen):
        unseen = len(told) >= 2 * _FEW and says_more
    elif seen and says_more:
        unseen = True
    elif _says_more(shown_words, set(told), run=_RUN):
        unseen = False
    else:
        return as_told
    found = (*shown.warnings, warnings.HIDDEN_TEXT) if unseen else shown.warnings
    return replace(shown, warnings=found)


def say_the_same(one: str, other: str) -> bool:
    """Tell whether neither of two forms of a letter says a sentence that the other does not."""
    words, others = _words([one]), _words([other])
    return not (
        _says_more(words, set(others), run=_RUN) or _says_more(others, set(words), run=_RUN)
    )


def _words(pages: Iterable[str]) -> list[str]:
    texts = (_MADE_UP.sub(" ", _UNSEEN.sub("", page)) for page in pages)
    return [word.casefold() for text in texts for word in _WORD.findall(text)]


def _says_more(told: list[str], seen: set[str], *, run: int) -> bool:
    unseen = 0
    for word in told:
        unseen = 0 if word in seen else unseen + 1
        if unseen >= run:
            return True
    return False
