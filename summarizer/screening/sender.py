"""The sender's own name and address, as register entries for one response."""

from __future__ import annotations

import re
import secrets
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from summarizer.domain.finding import Certainty, Finding, FindingKind
from summarizer.domain.span import Span
from summarizer.screening.language.lexicon import Lexicon, Word
from summarizer.screening.recognizers.names.tokens import PLAN_WORDS, ROLES
from summarizer.screening.register.files import Entry
from summarizer.screening.register.keys import split_address
from summarizer.screening.register.protected import ProtectedRegister
from summarizer.screening.register.scan import RegisterScanner
from summarizer.screening.text.normalise import fold
from summarizer.screening.text.patterns import compiled, matches
from summarizer.screening.text.words import Remembered, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_MAIL = re.compile(r"(?:[<(\[]\s{0,9})?(?:mailto:)?(?<![\w.+\-])[\w.+\-]+@[\w.\-]+\s{0,9}[>)\]]?")
_LABEL = re.compile(r"^\s*(?:fra|from|navn|afsender|adresse)\s*:\s*", re.IGNORECASE)
_POSTCODE = re.compile(r"\b\d{4}\b")
_WORD = compiled(r"\p{L}[\p{L}\p{M}'’]*")
_SHORTEST = 3
_EDGE = 2
_FOLDED: Remembered[str, str] = Remembered(fold)
_MOST_NAME_WORDS = 6


class Sender:
    """What a sender line tells: a name, an address, or an organisation that is not personal."""

    def __init__(self, lines: tuple[str, ...], lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        entries: list[Entry] = []
        self._words: set[str] = set()
        for line in lines:
            name, address, postcode = _split(line)
            if name and _is_organisation(name, lexicon):
                name = ""
            if name or address:
                entries.append(Entry(name or "-", address, postcode))
            self._words.update(self._own_words(name))
        register = _OwnRegister.from_entries(
            entries,
            key=secrets.token_bytes(32),
            imported_at=datetime.now(UTC),
            version="sender",
        )
        self._scanner = RegisterScanner(register, lexicon) if entries else None

    def findings(self, text: str) -> Iterator[Finding]:
        """Find the sender in the normalised ``text`` (spans of that text)."""
        if self._scanner is None:
            return
        for hit in self._scanner.scan(text):
            kind = FindingKind.NAME if hit.is_name else FindingKind.ADDRESS
            yield Finding(Span(hit.start, hit.end), kind, Certainty.SURE, "sender")
        cut = words_of(text)
        for word, start, end in zip(cut.words, cut.starts, cut.ends, strict=True):
            folded = _FOLDED[word]
            if folded in self._words or (folded.endswith("s") and folded[:-1] in self._words):
                if word[0].islower() and self._lexicon.word_class(word) == Word.ORDINARY:
                    continue
                yield Finding(Span(start, end), FindingKind.NAME, Certainty.SURE, "sender")

    def _own_words(self, name: str) -> Iterator[str]:
        for match in matches(_WORD, name):
            if len(match.group()) >= _SHORTEST and match.group().lower() not in ROLES:
                yield fold(match.group())


class _OwnRegister(ProtectedRegister):
    """A register of one: words that share neither beginning nor end with its own are not hashed.

    One letter off, a word still has its first two letters or its last two. The register of
    protected people must not keep those, this one forgets all with the response.
    """

    def __init__(self, key: bytes, imported_at: datetime, version: str, entry_count: int) -> None:
        super().__init__(key, imported_at, version, entry_count)
        self._edges: set[str] = set()

    def _link(self, kind: str, word: str, linked: dict[tuple[str, str], int]) -> int:
        self._edges |= {f"{word[:_EDGE]}-", f"-{word[-_EDGE:]}"}
        return super()._link(kind, word, linked)

    def resolve(self, kind: str, word: str) -> tuple[tuple[int, bool], ...]:
        """Give the parts a folded ``word`` may stand for, each with whether it is exact."""
        if self._edges.isdisjoint((f"{word[:_EDGE]}-", f"-{word[-_EDGE:]}")):
            return ()
        return super().resolve(kind, word)


def _split(line: str) -> tuple[str, str, str]:
    """Split ``Navn <mail>, Gade 1, 2. tv., 1234 By`` into name, address and postcode."""
    line = _LABEL.sub("", _MAIL.sub(" ", line))
    pieces = [piece.strip(" \"'") for piece in re.split(r"[,;\n|]", line)]
    postcode = _POSTCODE.search(line)
    name = address = ""
    for piece in pieces:
        if not piece:
            continue
        if not any(c.isdigit() for c in piece):
            if not name and len(piece.split()) <= _MOST_NAME_WORDS:
                name = piece
            elif name and not address and len(name.split()) == 1:
                # "Juhler, Karl Emil"
                name = f"{piece} {name}"
        elif not address and split_address(piece):
            address = piece
    return name, address, postcode.group() if postcode else ""


def _is_organisation(name: str, lexicon: Lexicon) -> bool:
    words = name.split()
    marks = {"A/S", "ApS", "I/S", "K/S", "P/S", "IVS", "amba", "A.m.b.a.", "&"}
    return any(
        word in marks
        or word in PLAN_WORDS
        or (
            lexicon.classes(word) & (Word.ORGANISATION | Word.COMPOUND | Word.ORDINARY)
            != Word.UNKNOWN
            and not lexicon.classes(word) & (Word.NAME | Word.PROPER)
            and len(word) > 6  # noqa: PLR2004 - longer than surnames that are words
        )
        for word in words
    )
