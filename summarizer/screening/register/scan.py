"""Finding entries of a register in a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.screening.register.homes import HomeScanner
from summarizer.screening.register.names import NameScanner

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.screening.language.lexicon import Lexicon
    from summarizer.screening.register.protected import ProtectedRegister
    from summarizer.screening.register.words import Hit


class RegisterScanner:
    """Looks a text up in one register. Cost grows with the text, not with the register."""

    def __init__(self, register: ProtectedRegister, lexicon: Lexicon) -> None:
        self._register = register
        self._names = NameScanner(register, lexicon)
        self._homes = HomeScanner(register)

    def scan(self, text: str) -> Iterator[Hit]:
        """Give every hit in the normalised ``text``."""
        if not self._register.hits:
            return
        yield from self._names.scan(text)
        yield from self._homes.scan(text)
