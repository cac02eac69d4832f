"""How alike two letters read: the cosine of their character n-grams, weighed by rarity.

What every letter to a hearing says (its title, the place, the polite phrases) weighs little,
so that two letters on the same matter are not taken for copies.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from summarizer.synthesis.letter import Letter

_GRAM_CHARACTERS = 5
_BUCKETS = 1 << 20
_MIX = np.uint64(0x9E3779B97F4A7C15)
_BUCKET_SHIFT = np.uint64(44)


class Likeness:
    """Weighed character n-grams of letters, compared pair by pair."""

    def __init__(self, letters: Sequence[Letter]) -> None:
        counted = [_grams(letter) for letter in letters]
        seen = np.zeros(_BUCKETS, dtype=np.int64)
        for buckets, _ in counted:
            seen[buckets] += 1
        rarity = np.log((1 + len(letters)) / (1 + seen)) + 1
        self._vectors = [_weighed(buckets, counts, rarity) for buckets, counts in counted]

    def cosine(self, left: int, right: int) -> float:
        """Give the likeness of two letters by their place in the sequence, 0 to 1."""
        (mine, weights), (theirs, their_weights) = self._vectors[left], self._vectors[right]
        _, here, there = np.intersect1d(mine, theirs, assume_unique=True, return_indices=True)
        return float(weights[here] @ their_weights[there])


def _grams(letter: Letter) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Count the n-grams of a letter's words, each in one of about a million buckets."""
    points = np.frombuffer(" ".join(letter.words).encode("utf-32-le"), dtype=np.uint32)
    count = len(points) - _GRAM_CHARACTERS + 1
    if count < 1:
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    hashed = np.zeros(count, dtype=np.uint64)
    for at in range(_GRAM_CHARACTERS):
        hashed = (hashed + points[at : at + count]) * _MIX
    buckets, counts = np.unique((hashed >> _BUCKET_SHIFT).astype(np.int64), return_counts=True)
    return buckets, counts.astype(np.int64)


def _weighed(
    buckets: NDArray[np.int64], counts: NDArray[np.int64], rarity: NDArray[np.float64]
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    weights = (1 + np.log(counts)) * rarity[buckets]
    length = float(np.linalg.norm(weights))
    return buckets, weights / length if length else weights
