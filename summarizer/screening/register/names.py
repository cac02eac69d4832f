"""Finding names of a register in a text: in any order, with initials, and in one word."""

from __future__ import annotations

from itertools import compress, count
from typing import TYPE_CHECKING, NamedTuple

from summarizer.screening.language.lexicon import Lexicon, Word, own_list, without_genitive
from summarizer.screening.register.keys import plain_key, spellings
from summarizer.screening.register.words import Hit, begins_sentence, is_lower_style
from summarizer.screening.text.signs import places_of
from summarizer.screening.text.words import Remembered, Words, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.screening.register.protected import ProtectedRegister

_SHORTEST_WHOLE = 7
_WINDOW_WORDS = 4
_WINDOW_CHARACTERS = 60
# Between an initial and its neighbour: ". " at most.
_WIDEST_GAP = 2
_MISREAD = str.maketrans("01", "ol")
_LINKS = own_list("name_links")


class _Known(NamedTuple):
    """The name parts a word may stand for, each with whether exactly; or a whole name."""

    parts: tuple[tuple[int, bool], ...]
    is_whole: bool


class NameScanner:
    """Looks for the names of one register.

    What a word, or a pair of words, is to the register is remembered: most texts share few
    words with it, and those that they share they share with other texts.
    """

    def __init__(self, register: ProtectedRegister, lexicon: Lexicon) -> None:
        self._register = register
        self._lexicon = lexicon
        self._known: Remembered[str, _Known | None] = Remembered(self._look_up)
        self._pairs: Remembered[tuple[str, str], bool] = Remembered(self._are_pair)

    def scan(self, text: str) -> Iterator[Hit]:
        """Give every name in the normalised ``text``."""
        cut = words_of(text)
        words = cut.words
        found = list(compress(count(), map(self._known.__getitem__, words)))
        yield from self._wholes(text, {words[n] for n in found})
        pairs = [
            (left, right)
            for distance in range(1, _WINDOW_WORDS + 1)
            for left, right in zip(found, found[distance:], strict=False)
            if right - left <= _WINDOW_WORDS and self._pairs[words[left], words[right]]
        ]
        for left, right in pairs:
            if self._is_plausible(left, right, cut, text):
                yield Hit(cut.starts[left], cut.ends[right], is_name=True)
        letters = _single_letters(words)
        for number in found if letters else ():
            if number - 1 in letters or number + 1 in letters:
                yield from self._by_initials(number, cut, text)

    def _look_up(self, word: str) -> _Known | None:
        forms = {
            plain_key(word.translate(_MISREAD) if not word.isalpha() else word),
            plain_key(without_genitive(word)),
        }
        parts: dict[int, bool] = {}
        for form in set().union(*map(spellings, forms)):
            if len(form) > 1:
                for part, exact in self._register.resolve("name", form):
                    parts[part] = parts.get(part, False) or exact
        is_whole = (
            len(word) >= _SHORTEST_WHOLE
            and self._register.has_whole(plain_key(word))
            and not self._lexicon.is_ordinary(word.lower())
        )
        return _Known(tuple(parts.items()), is_whole) if parts or is_whole else None

    def _are_pair(self, words: tuple[str, str]) -> bool:
        """Tell whether two words are parts of one entry's name, one of them to the letter."""
        left, right = (self._known[word] for word in words)
        return any(
            (left_exact or right_exact) and self._register.has_pair(one, other)
            for one, left_exact in (left.parts if left else ())
            for other, right_exact in (right.parts if right else ())
        )

    def _wholes(self, text: str, words: set[str]) -> Iterator[Hit]:
        """Find names written as one word: *mettelund* in a mail address."""
        for word in words:
            known = self._known[word]
            if known and known.is_whole:
                for start, end in places_of(text, (word.lower(),)):
                    yield Hit(start, end, is_name=True)

    def _is_plausible(self, left: int, right: int, cut: Words, text: str) -> bool:
        """Keep ordinary prose out: "hans skov" is a forest, "Hans Skov" is a person."""
        between = text[cut.ends[left] : cut.starts[right]]
        within = cut.words[left + 1 : right]
        if len(between) > _WINDOW_CHARACTERS:
            return False
        if (
            any(mark in between for mark in ".!?;")
            and not all(len(word) == 1 for word in within)
            and between.strip() not in {".", ""}
        ):
            return False
        pair = cut.words[left], cut.words[right]
        capital = [word[0].isupper() for word in pair]
        if all(capital):
            return all(word[0].isupper() or word.lower() in _LINKS for word in within)
        if within:
            return False
        ordinary = [self._lexicon.word_class(word.lower()) == Word.ORDINARY for word in pair]
        return (
            not all(ordinary)
            or (any(capital) and not begins_sentence(text, cut.starts[left]))
            or is_lower_style(text)
        )

    def _by_initials(self, number: int, cut: Words, text: str) -> Iterator[Hit]:
        """Find initials with a surname, in either order."""
        known = self._known[cut.words[number]]
        if known is None or not cut.words[number][0].isupper():
            return
        for step in (-1, 1):
            letters = _initials_beside(number, step, cut)
            if not letters:
                continue
            end = cut.ends[letters[0]]
            if step < 0 and not text[end : end + 1].startswith((".", " ")):
                continue
            initials = [plain_key(cut.words[letter]) for letter in letters]
            if any(
                exact and all(self._register.has_initial(one, part) for one in initials)
                for part, exact in known.parts
            ):
                first, last = min(number, *letters), max(number, *letters)
                yield Hit(cut.starts[first], cut.ends[last], is_name=True)


def _single_letters(words: list[str]) -> set[int]:
    return set(compress(count(), map((1).__eq__, map(len, words))))


def _initials_beside(number: int, step: int, cut: Words) -> list[int]:
    """Give the initials on one side of a word, nearest first."""
    letters: list[int] = []
    index = number + step
    while (
        0 <= index < len(cut.words)
        and len(cut.words[index]) == 1
        and cut.words[index].isupper()
        and len(cut.gaps[index + (step < 0)]) <= _WIDEST_GAP
    ):
        letters.append(index)
        index += step
    return letters
