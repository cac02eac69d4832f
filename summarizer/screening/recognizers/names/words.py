"""What a word by itself tells the rules for names: worked out once, found by one pass."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from summarizer.screening.language.lexicon import Word, own_list
from summarizer.screening.text.words import Remembered, of_text, told_of, words_of

if TYPE_CHECKING:
    from summarizer.screening.language.lexicon import Lexicon

_INITIAL = 2  # "Th."
# Given names that people shorten: "Chr. Balle".
SHORTENED = frozenset(
    "Chr Fr Joh Ths Rasm And Nic Nik Mich Gust Ferd Vilh Aug Edv Alb Frd Fred Jør Jørg Hen Rob Alf Ant".split()  # noqa: E501, SIM905 - reads better
)
# Words that are no name in lower case, whatever the lists have.
NEVER = own_list("never_names")
# The dictionary has them as words, but in lower case too they are names.
_CLEAR = own_list("clear_names")
# Given names that are first of all a pronoun, a verb or an adjective.
NOT_BARE = frozenset(
    "hans my den tage love jo ties trang sky tam urban just karma dan nor van toger regner"  # noqa: SIM905 - reads better
    " vips lyder tien helle line lange fred ben tone godt klinge vide viking holdt god".split()
)
COMMONEST = own_list("commonest_words") | {"bor", "går", "selv", "stor", "lille", "glad", "ung"}
_APOSTROPHES = re.compile("['’]")


class Mark:
    """Flags of a word as it is written; most words in lower case have none.

    ``SHORT``: capitalised, and may be cut short (a full stop belongs to it). ``LONG``: other
    capitalised words of letters. ``ODD``: what else has a capital. In lower case ``LISTED`` is a
    listed name and no word, ``GIVEN`` may be a given name where the text tells one, ``PART`` is
    half of a double name.
    """

    SHORT: Final = 1
    LONG: Final = 2
    ODD: Final = 4
    LISTED: Final = 8
    GIVEN: Final = 16
    PART: Final = 32
    CAPITAL: Final = SHORT | LONG | ODD
    LOWER: Final = LISTED | GIVEN | PART


@of_text
def marked_words(text: str, lexicon: Lexicon) -> list[tuple[int, int]]:
    """Give the numbers of the words of ``text`` that have a mark, with their marks."""
    return told_of(_marks_in(lexicon), words_of(text).words)


def is_lower_name(word: str, lexicon: Lexicon) -> bool:
    """Tell whether the lower-case ``word`` is in a name list and no word of the language."""
    if word in _CLEAR:
        return True
    if word in NEVER or lexicon.word_class(word) == Word.ORDINARY:
        return False
    if "-" in word:
        return all(lexicon.classes(part.capitalize()) & Word.NAME for part in word.split("-"))
    return bool(lexicon.classes(word.capitalize()) & Word.NAME)


def is_given(word: str, lexicon: Lexicon) -> bool:
    """Tell whether the lower-case ``word`` may be a given name."""
    return bool(lexicon.classes(word.capitalize()) & Word.GIVEN) and word not in NEVER


def is_named(word: str, lexicon: Lexicon) -> bool:
    """Tell whether *min nabo …* makes an everyday word a name: "sten", "storm", "per"."""
    return word not in COMMONEST and bool(lexicon.classes(word.capitalize()) & Word.GIVEN)


@lru_cache(maxsize=4)
def _marks_in(lexicon: Lexicon) -> Remembered[str, int]:
    def marks(word: str) -> int:
        found = 0 if word.islower() else _capital(word)
        if word[0].islower():
            for part in {word, *_APOSTROPHES.split(word)} - {""}:
                found |= Mark.LISTED if is_lower_name(part, lexicon) else 0
                found |= Mark.GIVEN if is_named(part, lexicon) else 0
                # With a hyphen beside it, it may be half of a name: "anne-marie".
                found |= Mark.PART if lexicon.classes(part.capitalize()) & Word.NAME else 0
        return found

    return Remembered(marks)


def _capital(word: str) -> int:
    if not (word.isalpha() and word[0].isupper()):
        return Mark.ODD
    return Mark.SHORT if len(word) <= _INITIAL or word in SHORTENED else Mark.LONG
