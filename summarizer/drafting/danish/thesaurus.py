"""A large open thesaurus: which words mean nearly the same, or are a kind of one another."""

from __future__ import annotations

import lzma
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def near(one: str, two: str) -> bool:
    """Tell whether the thesaurus lists one of two lemmas under the other."""
    first, second = sorted((one, two))
    return second in _words().get(first, "").split()


@lru_cache(maxsize=1)
def _words() -> Mapping[str, str]:
    """Read the file once; each pair stands under the word that sorts first.

    The words of a line stay one string: splitting all of them takes time and 20 MB, and each
    process asks for a few hundred.
    """
    packed = resources.files(__package__).joinpath("thesaurus.txt.xz").read_bytes()
    rows = (line.partition(" ") for line in lzma.decompress(packed).decode().splitlines())
    return {head: words for head, _, words in rows if head != "#"}
