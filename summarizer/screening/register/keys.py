"""Keyed hashes for names and addresses of protected people.

Only these hashes are stored; without the key they say nothing. An error of one letter is
tolerated by hashing every variant with one letter left out (as in SymSpell, W. Garbe 2012):
two words that differ by one letter share such a variant.
"""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache
from struct import unpack
from typing import TYPE_CHECKING

from summarizer.screening.text.normalise import fold
from summarizer.screening.text.words import Remembered

if TYPE_CHECKING:
    from collections.abc import Collection

# Shorter words must match exactly: "Bo" is one letter from half the language.
SHORTEST_FUZZY = 5
# Longer ones, no words of any language, too: their variants would fill the memory.
LONGEST_FUZZY = 100
_HASH_BYTES = 8
_MISREAD = str.maketrans("lio", "110")
_NOT_LETTERS = re.compile(r"[^a-z0-9]+")
_ABBREVIATED = {
    "gl": "gammel", "gamle": "gammel", "nr": "norre", "ndr": "nordre", "sdr": "sonder",
    "skt": "sankt", "sct": "sankt", "st": "sankt", "ll": "lille", "v": "vej", "chr": "christian",
}  # fmt: skip


# Two ways of writing the same given or family name that are more than a letter apart.
_SPELLINGS = (
    (re.compile("x"), "ks"), (re.compile("ks"), "x"), (re.compile("^ch(?=r)"), "k"),
    (re.compile("^k(?=r)"), "ch"), (re.compile("ph"), "f"), (re.compile("f(?=i)"), "ph"),
)  # fmt: skip
# At a street's end; "pl." and "str." are other words as well, and hurt nobody as a second form.
_SHORT_ENDINGS = {
    "blvd": "boulevard", "blv": "boulevard", "boul": "boulevard", "bvd": "boulevard",
    "pl": "plads", "str": "strade", "gd": "gade", "all": "alle",
}  # fmt: skip


class Keys:
    """Hashes with one secret key; the same word gives the same number under the same key."""

    def __init__(self, key: bytes) -> None:
        self._start = hashlib.blake2b(key=key[:64], digest_size=_HASH_BYTES, person=b"register")

    def of(self, *parts: str) -> int:
        """Hash the parts as one value."""
        state = self._start.copy()
        state.update("\x1f".join(parts).encode())
        return int.from_bytes(state.digest(), "big", signed=True)

    def variants(self, kind: str, word: str) -> set[int]:
        """Hash ``word`` and, where it is long enough, its variants with one letter left out."""
        forms = {word}
        if SHORTEST_FUZZY <= len(word) <= LONGEST_FUZZY:
            forms.update([word[:i] + word[i + 1 :] for i in range(len(word))])
        return set(self.all_of(kind, forms))

    def all_of(self, kind: str, words: Collection[str]) -> tuple[int, ...]:
        """Hash many words of one kind; the same as ``of(kind, word)`` for each, but faster."""
        digests = []
        for word in words:
            state = self._start.copy()
            state.update(f"{kind}\x1f{word}".encode())
            digests.append(state.digest())
        return unpack(f">{len(digests)}q", b"".join(digests))


def plain_key(word: str) -> str:
    """Fold a word, and count æ, ae and a (ø, oe, o; å, aa, a) as one letter each."""
    return fold(word).replace("aa", "a").replace("ae", "a").replace("oe", "o")


def name_parts(name: str) -> tuple[str, ...]:
    """Fold a full name into its parts: ``Niviaq Heilmann-Olsvig`` → niviaq, heilmann, olsvig."""
    return tuple(part for word in name.split() for part in _parts_of(word))


# Many people share a given name.
@lru_cache(maxsize=50_000)
def _parts_of(word: str) -> tuple[str, ...]:
    return tuple(_NOT_LETTERS.sub(" ", plain_key(word)).split())


def spellings(part: str) -> set[str]:
    """Give a folded part of a name with its other spellings: axel → aksel, kristian → christian."""
    return {part, *(pattern.sub(other, part) for pattern, other in _SPELLINGS)}


def joined_parts(name: str) -> list[tuple[str, tuple[str, ...]]]:
    """Give each hyphenated name as one word (bensalah), with the parts of the other names."""
    tokens = [_parts_of(word) for word in name.split()]
    return [
        ("".join(own), tuple(part for other in tokens if other is not own for part in other))
        for own in tokens
        if len(own) > 1
    ]


def street_key(street: str) -> str:
    """Fold a street name into one word, common abbreviations written out."""
    return "".join(map(street_word, street.split()))


def written_out(key: str) -> str:
    """Write a short ending of a folded street out: hcandersensblvd → hcandersensboulevard."""
    for short, whole in _SHORT_ENDINGS.items():
        if key.endswith(short) and len(key) > len(short) + 1:
            return key.removesuffix(short) + whole
    return key


def street_word(piece: str) -> str:
    """Fold one word of a street name."""
    return _street_words[piece]


def _fold_street_word(piece: str) -> str:
    words = _NOT_LETTERS.sub(" ", plain_key(piece)).split()
    if words and piece.rstrip(",").endswith("v.") and len(words[-1]) > 1:
        words[-1] += "ej"
    return "".join(_ABBREVIATED.get(word, word) for word in words)


_street_words: Remembered[str, str] = Remembered(_fold_street_word)


def number_keys(number: str) -> set[str]:
    """Give a house number's key, and the one with its last letter read as a digit: ``7O`` → 70."""
    key = number_key(number)
    if number[-2:-1].isspace() and number[-1:] in {"i", "o"}:
        return {key, key[:-1]}  # "16 i Nyby"
    return {key, key[:-1] + key[-1:].translate(_MISREAD)}


def number_key(number: str) -> str:
    """Fold a house number: ``5 A`` → 5a; misread letters back to digits (``l4`` → 14)."""
    compact = re.sub(r"\s+", "", number).lower()
    found = re.match(r"([0-9lio]+?)([a-z]?)$", compact)
    if found is None:
        return compact
    digits = found.group(1).translate(_MISREAD)
    return digits.lstrip("0") + found.group(2)


def split_address(address: str) -> tuple[str, str] | None:
    """Split ``Odinsparken 7, 4. th.`` into street and house number; None without a number."""
    found = re.match(
        r"\s*(?P<street>.*?\D)\s*(?P<number>\d{1,4}\s?[A-Za-zÆØÅæøå]?)(?![\w])", address
    )
    if found is None:
        return None
    street = found["street"].strip(" ,.")
    return (street, found["number"]) if street else None
