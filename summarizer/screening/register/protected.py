"""The register of people under name and address protection, as keyed hashes.

Loading forgets the names: what is kept, stored and compared are hashes under a key that
lives outside the database. Look-up time does not grow with the number of entries.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import zlib
from array import array
from datetime import datetime
from itertools import chain, combinations
from typing import TYPE_CHECKING

from summarizer.domain.danish import danish
from summarizer.screening.language.lexicon import standard_lexicon, without_genitive
from summarizer.screening.register.files import Entry, RegisterError, is_xlsx, read_entries
from summarizer.screening.register.keys import (
    Keys,
    joined_parts,
    name_parts,
    number_key,
    split_address,
    street_key,
    written_out,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

# From 2 on with the endings of streets.
_FORMAT = 2
# Two streets that differ by one letter have endings of so many letters that do so at most.
STREET_ENDING = 5
_POSTCODE_DIGITS = 4


class ProtectedRegister:
    """Hashes of protected people. ``version`` changes with every import.

    ``near`` leads from the hash of a word, exact or one letter off, to the hashes of the name
    parts and streets it may stand for. ``hits`` holds the combinations that are a hit: two
    parts of one name, an initial and a surname, a street and a number (with the postcode).
    """

    def __init__(self, key: bytes, imported_at: datetime, version: str, entry_count: int) -> None:
        self.keys = Keys(key)
        self.imported_at = imported_at
        self.version = version
        self.entry_count = entry_count
        self._check = _key_check(key)
        self.near: dict[int, tuple[int, ...]] = {}
        self.hits: set[int] = set()
        self._has_endings = True

    @classmethod
    def from_csv(cls, data: bytes, *, key: bytes, imported_at: datetime) -> ProtectedRegister:
        """Import ``navn,adresse,postnr,by`` (comma or semicolon; UTF-8 or cp1252).

        A workbook is read as ``from_xlsx`` does. Raises ``RegisterError`` when the file is no
        such table or has no entry.
        """
        entries = list(read_entries(data))
        if not entries:
            raise RegisterError("empty", danish("Registeret har ingen rækker. Kontrollér filen."))
        version = hmac.new(key, data, hashlib.sha256).hexdigest()[:32]
        return cls.from_entries(entries, key=key, imported_at=imported_at, version=version)

    @classmethod
    def from_xlsx(cls, data: bytes, *, key: bytes, imported_at: datetime) -> ProtectedRegister:
        """Import the first sheet of a workbook with the columns ``navn, adresse, postnr, by``.

        Raises ``RegisterError`` as ``from_csv`` does, also for a workbook that is too large.
        """
        if not is_xlsx(data):
            raise RegisterError("damaged", danish("Filen er ikke en Excel-projektmappe (.xlsx)."))
        return cls.from_csv(data, key=key, imported_at=imported_at)

    @classmethod
    def empty(cls, *, key: bytes, imported_at: datetime) -> ProtectedRegister:
        """Give a register that is known to hold nobody."""
        return cls(key, imported_at, "empty", 0)

    @classmethod
    def from_entries(
        cls,
        entries: Iterable[Entry],
        *,
        key: bytes,
        imported_at: datetime,
        version: str,
    ) -> ProtectedRegister:
        """Hash ``entries``."""
        register = cls(key, imported_at, version, 0)
        # Words in the clear, only while hashing: many people share a given name or a street.
        linked: dict[tuple[str, str], int] = {}
        for entry in entries:
            register.entry_count += 1
            register._add_name(entry.name, linked)
            register._add_address(entry.address, entry.postcode, linked)
        return register

    def dumps(self) -> bytes:
        """Give the hashed form for storing. It holds no name and no address."""
        head = {
            "format": _FORMAT,
            "version": self.version,
            "imported_at": self.imported_at.isoformat(),
            "entry_count": self.entry_count,
            "key_check": self._check,
            "hits": len(self.hits),
        }
        links = sorted((form, target) for form, targets in self.near.items() for target in targets)
        values = array("q", sorted(self.hits))
        values.extend(chain.from_iterable(links))
        # Hashes do not shrink: packed only for the checksum that comes with it.
        return json.dumps(head).encode() + b"\n" + zlib.compress(values.tobytes(), 0)

    @classmethod
    def loads(cls, blob: bytes, *, key: bytes) -> ProtectedRegister:
        """Read the stored form. Raises ``RegisterError`` for another key or a damaged blob."""
        try:
            first, _, body = blob.partition(b"\n")
            head = json.loads(first)
            if not hmac.compare_digest(str(head["key_check"]), _key_check(key)):
                raise RegisterError(
                    "key", danish("Registeret er gemt med en anden nøgle. Indlæs det igen.")
                )
            register = cls(
                key,
                datetime.fromisoformat(head["imported_at"]),
                str(head["version"]),
                int(head["entry_count"]),
            )
            values: array[int] = array("q")
            values.frombytes(zlib.decompress(body))
            register._restore(values, int(head["hits"]))
            register._has_endings = int(head["format"]) >= _FORMAT
        except (ValueError, KeyError, TypeError, AttributeError, zlib.error) as error:
            raise RegisterError(
                "damaged", danish("Registeret kan ikke læses. Indlæs det igen.")
            ) from error
        return register

    def _restore(self, values: array[int], hits: int) -> None:
        links = values[hits:]
        if len(links) % 2:
            raise ValueError("a link without a target")
        self.hits = set(values[:hits])
        for form, target in zip(links[::2], links[1::2], strict=True):
            self.near[form] = (*self.near.get(form, ()), target)

    def _add_name(self, name: str, linked: dict[tuple[str, str], int]) -> None:
        parts = name_parts(name)
        hashes = [self._link("name", part, linked) for part in parts]
        given = _given_count(parts, name)
        for left, right in combinations(range(len(parts)), 2):
            # Two given names alone ("Inge Lise") are no hit: too many people share them.
            if right < given and right != len(parts) - 1:
                continue
            self.hits.add(self.pair(hashes[left], hashes[right]))
        for joined, others in joined_parts(name):
            own = self._link("name", joined, linked)
            self.hits.update(self.pair(own, self._link("name", one, linked)) for one in others)
        if len(parts) > 1:
            self.hits.add(self.keys.of("whole", parts[0] + parts[-1]))
        for part in parts[:-1]:
            self.hits.add(self.keys.of("initial", part[0], str(hashes[-1])))

    def _add_address(self, address: str, postcode: str, linked: dict[tuple[str, str], int]) -> None:
        split = split_address(address)
        if split is None:
            return
        key, number = street_key(split[0]), number_key(split[1])
        for one in {key, written_out(key)}:
            self._add_home(one, number, postcode, linked)

    def _add_home(
        self, key: str, number: str, postcode: str, linked: dict[tuple[str, str], int]
    ) -> None:
        street = self._link("street", key, linked)
        ending = "ending", key[-STREET_ENDING:]
        if ending not in linked:
            linked[ending] = 0
            self.hits.update(self.keys.variants(*ending))
        for one in {number, number.rstrip("abcdefghijklmnopqrstuvwxyzæøå")}:
            self.hits.add(self.keys.of("home", str(street), one))
            zoned = f"{street}\x1f{one}\x1f"
            self.hits.update(
                self.keys.all_of("zoned", [zoned + zone for zone in one_digit_off(postcode)])
            )

    def _link(self, kind: str, word: str, linked: dict[tuple[str, str], int]) -> int:
        """Make ``word`` reachable from each of its variants; give its own hash."""
        known = linked.get((kind, word))
        if known is not None:
            return known
        linked[kind, word] = own = self.keys.of(kind, word)
        for form in self.keys.variants(kind, word):
            # As a rule the first word with this form.
            targets = self.near.setdefault(form, (own,))
            if own not in targets:
                self.near[form] = (*targets, own)
        return own

    def pair(self, left: int, right: int) -> int:
        """Hash two name parts in whatever order."""
        first, second = sorted((left, right))
        return self.keys.of("pair", str(first), str(second))

    def has_pair(self, left: int, right: int) -> bool:
        """Tell whether two resolved parts are in one name, in whatever order."""
        return self.pair(left, right) in self.hits

    def has_initial(self, letter: str, surname: int) -> bool:
        """Tell whether somebody with the resolved ``surname`` has a given name with ``letter``."""
        return self.keys.of("initial", letter, str(surname)) in self.hits

    def has_whole(self, word: str) -> bool:
        """Tell whether a folded ``word`` is a given name and a surname written together."""
        return self.keys.of("whole", word) in self.hits

    def may_end_street(self, ending: str) -> bool:
        """Tell whether a street may end so, at most one letter off; cheaper than to resolve it."""
        return not self._has_endings or not self.hits.isdisjoint(
            self.keys.variants("ending", ending)
        )

    def has_home(self, street: int, number: str) -> bool:
        """Tell whether somebody protected lives at ``number`` of the resolved ``street``."""
        return self.keys.of("home", str(street), number) in self.hits

    def has_zone(self, street: int, number: str, postcode: str) -> bool:
        """Tell whether such a home has this postcode, or one that differs by a digit."""
        return any(
            self.keys.of("zoned", str(street), number, zone) in self.hits
            for zone in one_digit_off(postcode)
        )

    def resolve(self, kind: str, word: str) -> tuple[tuple[int, bool], ...]:
        """Give the parts a folded ``word`` may stand for, each with whether it is exact."""
        own = self.keys.of(kind, word)
        found: dict[int, bool] = {}
        for form in self.keys.variants(kind, word):
            for target in self.near.get(form, ()):
                found[target] = target == own
        return tuple(found.items())


def one_digit_off(postcode: str) -> tuple[str, ...]:
    """Give a postcode's forms with each digit in turn unknown: equal if at most one differs."""
    if len(postcode) != _POSTCODE_DIGITS or not postcode.isdigit():
        return ()
    return tuple(postcode[:i] + "?" + postcode[i + 1 :] for i in range(_POSTCODE_DIGITS))


def _given_count(parts: tuple[str, ...], name: str) -> int:
    """Count the leading parts that are given names."""
    # The list itself, not all that a word may be: the dictionary is slow over 100,000 names.
    given = standard_lexicon().given
    count = 0
    for word in name.replace("-", " ").split():
        title = word.capitalize()
        if title not in given and without_genitive(title) not in given:
            break
        count += 1
    return min(max(count, 1), len(parts))


def _key_check(key: bytes) -> str:
    return hmac.new(key, b"register key check", hashlib.sha256).hexdigest()[:16]
