"""Which letters share wording: exact counts of common word sequences over all pairs.

Every four words in a row are a shingle (Broder, 1997). An inverted index gives, for one
letter at a time, how many shingles it shares with each other letter: the sparse product of
the letter-by-shingle matrix with its transpose, row by row, in numpy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from summarizer.synthesis.letter import Letter

SHINGLE_WORDS = 4
# An odd 64-bit multiplier (from the golden ratio): two different shingles of the same hearing
# share a hash about once in a billion hearings.
_MIX = np.uint64(0x9E3779B97F4A7C15)


class Overlap:
    """Counts of shared shingles among letters, kept by letter, looked up by row."""

    def __init__(self, letters: Sequence[Letter]) -> None:
        self.shingles = [_distinct(letter) for letter in _numbered(letters)]
        self.sizes = np.array([len(found) for found in self.shingles], dtype=np.int64)
        owners = np.repeat(np.arange(len(letters)), self.sizes)
        every = np.concatenate([np.zeros(0, np.uint64), *self.shingles])
        values, self._flat = np.unique(every, return_inverse=True)
        order = np.argsort(self._flat, kind="stable")
        self._owners = owners[order]
        self._starts = np.searchsorted(self._flat[order], np.arange(len(values) + 1))
        self._edges = np.concatenate(([0], np.cumsum(self.sizes)))

    def rows(self) -> Iterator[NDArray[np.int64]]:
        """Give for each letter in turn how many shingles it shares with every letter."""
        for at in range(len(self.sizes)):
            yield self.row(at)

    def row(self, at: int) -> NDArray[np.int64]:
        """Give how many shingles letter ``at`` shares with every letter, itself included."""
        mine = self._flat[self._edges[at] : self._edges[at + 1]]
        starts, lengths = self._starts[mine], self._starts[mine + 1] - self._starts[mine]
        # The positions of all postings of all my shingles, without a loop over the shingles.
        offsets = np.repeat(starts - np.concatenate(([0], np.cumsum(lengths)[:-1])), lengths)
        sharers = self._owners[offsets + np.arange(len(offsets))]
        return np.bincount(sharers, minlength=len(self.sizes))


def _numbered(letters: Sequence[Letter]) -> Iterator[tuple[NDArray[np.uint64], NDArray[np.bool_]]]:
    """Write each letter's words as numbers of one common vocabulary."""
    vocabulary: dict[str, int] = {}
    for letter in letters:
        ids = [vocabulary.setdefault(word, len(vocabulary) + 1) for word in letter.words]
        yield np.array(ids, dtype=np.uint64), np.array(letter.telling, dtype=np.bool_)


def _distinct(letter: tuple[NDArray[np.uint64], NDArray[np.bool_]]) -> NDArray[np.uint64]:
    """Give a letter's different shingles; those without a telling word are no evidence."""
    ids, telling = letter
    count = len(ids) - SHINGLE_WORDS + 1
    if count < 1:
        return np.zeros(0, dtype=np.uint64)
    hashed = np.zeros(count, dtype=np.uint64)
    tells = np.zeros(count, dtype=np.bool_)
    for at in range(SHINGLE_WORDS):
        hashed = (hashed + ids[at : at + count]) * _MIX
        hashed ^= hashed >> np.uint64(29)
        tells |= telling[at : at + count]
    return np.unique(hashed[tells])
