"""Bring the interface's catalogues in step with the Danish texts in the code.

Run by `dev.py texts` inside .venv. A new text is added without a translation, one that is no
longer used goes; what stays to be translated is counted, and a test fails until it is done.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).resolve().parent.parent
TRANSLATIONS = ROOT / "summarizer" / "web" / "translations"
PLACES = [("summarizer/**.py", "python"), ("templates/**.html", "jinja2")]
KEYWORDS = {
    "_": None,
    "gettext": None,
    "lazy_gettext": None,
    "ngettext": (1, 2),
    "lazy_ngettext": (1, 2),
    "danish": None,
}


def texts_in_code() -> Catalog:
    """Gather every text that a person can meet, as a catalogue without translations."""
    found = Catalog(locale="da")
    extracted = extract_from_dir(ROOT, method_map=PLACES, keywords=KEYWORDS)
    for _path, _line, text, _comments, _context in extracted:
        found.add(text)
    return found


def catalogue(path: Path) -> Catalog:
    """Read a catalogue; raises ``PoFileError`` with the line where it cannot be read."""
    with path.open("rb") as file:
        return read_po(file, locale=path.stem, abort_invalid=True)


def untranslated(texts: Catalog) -> list[str | Sequence[str]]:
    """List the texts that have no translation yet."""
    return [one.id for one in texts if one.id and not _is_whole(one.string)]


def bring_in_step(path: Path) -> Catalog:
    """Write a catalogue anew: same translations, today's texts, in alphabetical order."""
    texts = catalogue(path)
    texts.update(texts_in_code(), no_fuzzy_matching=True)
    texts.obsolete.clear()
    with path.open("wb") as file:
        write_po(file, texts, width=100, no_location=True, omit_header=True, sort_output=True)
    return texts


def main() -> int:
    """Bring every catalogue in step, and say what is left to translate."""
    for path in sorted(TRANSLATIONS.glob("*.po")):
        left = untranslated(bring_in_step(path))
        print(f"{path.name}: {len(left)} left to translate")
    return 0


def _is_whole(translation: str | Sequence[str] | None) -> bool:
    parts = [translation] if isinstance(translation, str) else translation
    return bool(parts) and all(parts)


if __name__ == "__main__":
    sys.exit(main())
