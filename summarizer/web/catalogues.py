"""Catalogues of other languages, read from their .po files when the program starts.

No compiled file has to be made at set-up or kept in step: reading takes a tenth of a second.
"""

from __future__ import annotations

from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations
from flask_babel import Domain, get_locale

FOLDER = Path(__file__).parent / "translations"


class PoDomain(Domain):
    """The interface's texts: Danish as they stand, any other language from its .po file."""

    def get_translations(self) -> NullTranslations:
        """Give the catalogue of this request's language."""
        locale = get_locale()
        return NullTranslations() if locale is None else catalogue(locale.language)


def languages() -> tuple[str, ...]:
    """List the languages that have a catalogue, in alphabetical order."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.po")))


@cache
def catalogue(language: str) -> NullTranslations:
    """Read a language's catalogue; empty for Danish, which needs none."""
    path = FOLDER / f"{language}.po"
    if not path.exists():
        return NullTranslations()
    with path.open("rb") as file:
        texts = read_po(file, locale=language, abort_invalid=True)
    compiled = BytesIO()
    write_mo(compiled, texts)
    compiled.seek(0)
    return Translations(compiled)
