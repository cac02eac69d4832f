"""Letters that are signed with initials only, or in lower case."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarizer.screening.language.lexicon import Word, own_list
from summarizer.screening.text.spots import Spot

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.screening.language.lexicon import Lexicon

_SCORE = 0.5
# Words of a sentence, a greeting or a heading: in a signature they are no name.
NO_NAMES = own_list("commonest_words") | own_list("greeting_words")
# "M." or "K.E.J.", last of all or above one line more.
_INITIALS_LAST = re.compile(
    r"\n[ \t]*(?P<name>(?:[A-ZÆØÅ]\.[ ]?){1,4}(?=\s*$)"
    r"|(?:[A-ZÆØÅ]\.[ ]?){2,4}(?=\n[^\n]{3,60}\s*$))"
)
# The same under an older mail.
_QUOTED_INITIALS = re.compile(
    r"\n>[> ]*(?P<name>[A-ZÆØÅ]\.?|(?:[A-ZÆØÅ]\.){2,4})[ ]*(?=\n(?!>)|\n>[ >]*(?:\n|$)|$)"
)
# "/PJ", "Vh. JKL"
_CAPITALS_LAST = re.compile(
    r"(?:(?:^|\n)[ \t]*[/–-]{1,2}[ ]?|\b(?i:m?vh|kh|hilsen)[.,]?[ \t]*\n?[ \t]*)"
    r"(?P<name>[A-ZÆØÅ]{2,4})\s*$"
)
_CAPITALS_ROOM = 40


def initials_that_sign(text: str, lexicon: Lexicon) -> Iterator[Spot]:
    """Find the initials at a letter's end, and at the end of the mails quoted below it."""
    capitals = _CAPITALS_LAST.search(text, max(0, len(text.rstrip()) - _CAPITALS_ROOM))
    if capitals and lexicon.classes(capitals["name"]) & Word.ORGANISATION:
        capitals = None
    for last in (_INITIALS_LAST.search(text), capitals, *_QUOTED_INITIALS.finditer(text)):
        if last is not None:
            yield Spot(last.start("name"), last.end("name"), "PERSON", _SCORE)


def is_lower_signature(words: list[str], lexicon: Lexicon) -> bool:
    """Tell whether a line is a given name, or one with surnames: *mynte holm*."""
    plain = [word.rstrip(",.") for word in words if not word[0].isdigit()]
    known = [lexicon.classes(word.capitalize()) for word in plain]
    named = known and all(one & Word.NAME for one in known) and known[0] & Word.GIVEN
    return bool(named) and not any(word in NO_NAMES for word in plain)
