"""Finding entries of a register in a text."""

# ruff: noqa: E501 - a pattern broken over lines is harder to check than a long one

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.screening.anchors import near, numbers
from summarizer.screening.lexicon import Lexicon, Word, own_list, without_genitive
from summarizer.screening.patterns import all_of, compiled, matches
from summarizer.screening.register import ProtectedRegister, one_digit_off
from summarizer.screening.register_keys import number_key, plain_key, street_key
from summarizer.screening.register_words import Hit, Part, begins_sentence, gap, is_lower_style
from summarizer.screening.signs import places_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    _Parts = tuple[tuple[int, bool], ...]

_WORD = compiled(r"\p{L}[\p{L}\p{M}'’]*(?:(?<=\p{L})[01](?=\p{L})[\p{L}'’]*)*")
# From the house number, look back for the street: anchored on digits, this is fast.
_HOUSE = compiled(
    r"(?<![\w.,])(?P<number>[1-9][\dlIO]{0,3}(?:[ ]?[A-Za-z](?![\w]))?|[lI]\d{1,2}[A-Za-z]?)(?![\w%])|(?<=[a-zæøå])(?P<glued>\d{1,3}[A-Za-z]?)(?!\w)"
)
_LOOK_BACK = 80
_LOOK_AHEAD = 70
_STREET_WORDS = 5
_NUMBER_FIRST = compiled(
    r"\b(?:[Nn]r|[Nn]ummer|[Hh]usnr)\.?[ ]?(?P<number>\d{1,3}(?:[ ]?[A-Za-z](?!\w))?)(?:[ ](?:på|i|ved|ad)|,)[ ](?P<words>\p{L}[\p{L}.'’\-]+(?:[ ]\p{Lu}[\p{L}.'’\-]+){0,3})",
)
_POSTCODE = compiled(r"(?<!\d)(?:DK-?[ ]?)?(\d{4})(?!\d)")
_SHORTEST_WHOLE = 7
_WINDOW_WORDS = 4
_WINDOW_CHARACTERS = 60
_CACHE = 100_000
_MISREAD = str.maketrans("01", "ol")
_COMMONEST = own_list("commonest_words")
_LINKS = own_list("name_links")


class RegisterScanner:
    """Looks a text up in one register. Cost grows with the text, not with the register."""

    def __init__(self, register: ProtectedRegister, lexicon: Lexicon) -> None:
        self._register = register
        self._lexicon = lexicon
        self._names: dict[str, tuple[tuple[int, bool], ...]] = {}
        self._wholes: dict[str, bool] = {}
        self._pairs: dict[tuple[str, str], bool] = {}
        self._streets: dict[str, tuple[tuple[int, bool], ...]] = {}

    def scan(self, text: str) -> Iterator[Hit]:
        """Give every hit in the normalised ``text``."""
        if not self._register.hits:
            return
        yield from self._scan_names(text)
        for match in near(_HOUSE, text, numbers(text), 6, 12):
            # At most five words before the number can be its street.
            before = text[max(0, match.start() - _LOOK_BACK) : match.start()].rstrip(" ,\n")
            words = " ".join(before.replace("\n", " ").split(" ")[-_STREET_WORDS:])
            number = match["number"] or match["glued"]
            if (
                not words
                or words.rsplit(" ", 1)[-1] in _COMMONEST
                or (not words[-1].isalpha() and words[-1] not in ".'’")
            ):
                continue
            after = text[match.end() : match.end() + _LOOK_AHEAD]
            start = self._home_start(words, number, after)
            if start is not None:
                offset = text.rindex(words[start:].split(" ")[0], 0, match.start())
                yield Hit(offset, match.end(), is_name=False)
        for match in near(_NUMBER_FIRST, text, numbers(text), 16, 100):
            start = self._home_start(
                match["words"], match["number"], text[match.end() : match.end() + _LOOK_AHEAD]
            )
            if start is not None:
                yield Hit(match.start(), match.end(), is_name=False)

    def _scan_names(self, text: str) -> Iterator[Hit]:
        # Most texts share few words with the register: ask once for each different word.
        everything = all_of(_WORD, text)
        plausible = {word: parts for word in set(everything) if (parts := self._parts(word))}
        for whole in {word for word in set(everything) if self._is_whole(word)}:
            for start, end in places_of(text, (whole.lower(),)):
                yield Hit(start, end, is_name=True)
        if not self._may_hit(everything, plausible):
            return
        words = [(*match.span(), match.group()) for match in matches(_WORD, text)]
        found = [
            Part(index, start, end, word, plausible[word])
            for index, (start, end, word) in enumerate(words)
            if word in plausible
        ]
        lower_style = is_lower_style(text)
        for position, left in enumerate(found):
            for right in found[position + 1 : position + 1 + _WINDOW_WORDS]:
                if (
                    right.index - left.index > _WINDOW_WORDS
                    or right.start - left.end > _WINDOW_CHARACTERS
                ):
                    break
                if self._are_pair(left.word, right.word) and self._is_plausible(
                    left, right, words, text, lower_style=lower_style
                ):
                    yield Hit(left.start, right.end, is_name=True)
            yield from self._by_initials(left, words, text)

    def _is_whole(self, word: str) -> bool:
        """Tell whether one word is a whole name: *mettelund* in a mail address."""
        if len(word) < _SHORTEST_WHOLE:
            return False
        known = self._wholes.get(word)
        if known is None:
            if len(self._wholes) > _CACHE:
                self._wholes.clear()
            known = self._wholes[word] = self._register.keys.of(
                "whole", plain_key(word)
            ) in self._register.hits and not self._lexicon.is_ordinary(word.lower())
        return known

    def _may_hit(self, words: list[str], plausible: Mapping[str, _Parts]) -> bool:
        """Tell from the words alone whether two of them, or initials, can be an entry.

        Offsets are worked out only then: most texts name nobody who is protected.
        """
        places = [index for index, word in enumerate(words) if word in plausible]
        for position, index in enumerate(places):
            left = words[index]
            if left[0].isupper() and (
                len(words[index - 1]) == 1 or len(words[min(index + 1, len(words) - 1)]) == 1
            ):
                return True
            for other in places[position + 1 : position + 1 + _WINDOW_WORDS]:
                if other - index > _WINDOW_WORDS:
                    break
                if self._are_pair(left, words[other]):
                    return True
        return False

    def _are_pair(self, left: str, right: str) -> bool:
        """Tell whether two words are parts of one entry's name; remembered per pair of words."""
        known = self._pairs.get((left, right))
        if known is None:
            if len(self._pairs) > _CACHE:
                self._pairs.clear()
            known = self._pairs[left, right] = any(
                (left_exact or right_exact)
                and self._register.pair(one, other) in self._register.hits
                for one, left_exact in self._parts(left)
                for other, right_exact in self._parts(right)
            )
        return known

    def _parts(self, word: str) -> tuple[tuple[int, bool], ...]:
        found = self._names.get(word)
        if found is None:
            if len(self._names) > _CACHE:
                self._names.clear()
            forms = {plain_key(word.translate(_MISREAD) if not word.isalpha() else word)}
            forms.add(plain_key(without_genitive(word)))
            merged: dict[int, bool] = {}
            for form in forms:
                if len(form) > 1:
                    for part, exact in self._register.resolve("name", form):
                        merged[part] = merged.get(part, False) or exact
            found = tuple(merged.items())
            self._names[word] = found
        return found

    def _is_plausible(
        self,
        left: Part,
        right: Part,
        words: list[tuple[int, int, str]],
        text: str,
        *,
        lower_style: bool,
    ) -> bool:
        """Keep ordinary prose out: "hans skov" is a forest, "Hans Skov" is a person."""
        between = text[left.end : right.start]
        if (
            any(mark in between for mark in ".!?;")
            and not all(len(words[i][2]) == 1 for i in range(left.index + 1, right.index))
            and between.strip() not in {".", ""}
        ):
            return False
        capital = left.word[0].isupper(), right.word[0].isupper()
        if all(capital):
            return all(
                words[i][2][0].isupper() or words[i][2].lower() in _LINKS
                for i in range(left.index + 1, right.index)
            )
        if right.index - left.index > 1:
            return False
        ordinary = [
            self._lexicon.word_class(part.word.lower()) == Word.ORDINARY for part in (left, right)
        ]
        return (
            lower_style
            or not all(ordinary)
            or (any(capital) and not begins_sentence(text, left.start))
        )

    def _by_initials(
        self, part: Part, words: list[tuple[int, int, str]], text: str
    ) -> Iterator[Hit]:
        """Find initials with a surname, in either order."""
        if not part.word[0].isupper():
            return
        for step in (-1, 1):
            index = part.index + step
            letters: list[tuple[int, int, str]] = []
            while (
                0 <= index < len(words) and len(words[index][2]) == 1 and words[index][2].isupper()
            ):
                edge = part if not letters else None
                gap_start, gap_end = gap(words, index, step)
                if edge is None and gap_end - gap_start > 2:  # noqa: PLR2004 - ". "
                    break
                if gap_end - gap_start > 2:  # noqa: PLR2004 - ". " or ", "
                    break
                letters.append(words[index])
                index += step
            if not letters or (
                not text[letters[0][1] : letters[0][1] + 1].startswith((".", " ")) and step < 0
            ):
                continue
            if any(
                exact
                and all(
                    self._register.keys.of("initial", plain_key(letter[2]), str(one))
                    in self._register.hits
                    for letter in letters
                )
                for one, exact in part.parts
            ):
                start = min(part.start, *(letter[0] for letter in letters))
                end = max(part.end, *(letter[1] for letter in letters))
                yield Hit(start, end, is_name=True)

    def _home_start(self, words: str, number: str, after: str) -> int | None:
        """Give where in ``words`` the street of a protected home begins, or None."""
        pieces = list(matches(_PIECE, words))
        while pieces and pieces[-1].group().strip(".,").lower() in _NUMBER_WORDS:
            words = words[: pieces.pop().start()]
        house = number_key(number)
        found_number = {house, house.rstrip("abcdefghijklmnopqrstuvwxyz")} - {""}
        for count in range(1, len(pieces) + 1):
            piece = pieces[-count]
            key = street_key(words[piece.start() :])
            if len(key) < 4:  # noqa: PLR2004 - no street is that short
                continue
            for street, exact in self._street(key):
                del exact
                # A letter in the text must be the entry's own; without one it may be left out.
                wanted = {house} if house[-1:].isalpha() else found_number
                for one in wanted:
                    if self._register.keys.of(
                        "home", str(street), one
                    ) in self._register.hits and self._same_zone(street, one, after):
                        return int(piece.start())
        return None

    def _street(self, key: str) -> tuple[tuple[int, bool], ...]:
        found = self._streets.get(key)
        if found is None:
            if len(self._streets) > _CACHE:
                self._streets.clear()
            found = self._register.resolve("street", key)
            self._streets[key] = found
        return found

    def _same_zone(self, street: int, number: str, after: str) -> bool:
        """Tell whether the postcode that follows, if any, can be the entry's.

        The same street and number in a town with quite another postcode is another home.
        """
        found = _POSTCODE.search(after.split("\n\n", maxsplit=1)[0])
        if found is None or found.start() > 45:  # noqa: PLR2004 - room for floor, door and village
            return True
        return any(
            self._register.keys.of("zoned", str(street), number, zone) in self._register.hits
            for zone in one_digit_off(found.group(1))
        )


_NUMBER_WORDS = frozenset({"nr", "nummer", "husnr", "no"})
_PIECE = compiled(r"\S+")
