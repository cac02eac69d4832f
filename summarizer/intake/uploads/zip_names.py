"""The names of a ZIP's files, as the sender saw them.

Only ZIPs made in the last years say that their names are UTF-8. Windows wrote the code page
of its command line (850 or 865 in Denmark), other programs cp437, cp1252 or Mac Roman, and
macOS writes UTF-8 without saying so. What is plausible in Danish is therefore chosen.
"""

from __future__ import annotations

import struct
import unicodedata
import zlib
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Sequence

_SAYS_UTF8: Final = 0x800
_UNICODE_PATH: Final = 0x7075
_CODE_PAGES: Final = ("cp850", "cp865", "cp437", "cp1252", "mac_roman")
_DANISH: Final = frozenset("æøåÆØÅ")
_FAMILIAR: Final = frozenset("éèêëáàäöüóíßçñÉÄÖÜ§–’´½°")
_DANISH_SCORE, _FAMILIAR_SCORE, _STRANGE_SCORE = 4, 1, -2
_NAMELESS: Final = "uden navn"


def names_of(entries: Sequence[zipfile.ZipInfo]) -> list[str]:
    """Give each entry's name, cleaned for show; names lead nowhere on a disk.

    The code page is chosen once for the whole archive: one program wrote it.
    """
    raw = [_raw(entry) for entry in entries]
    open_ = [name for entry, name in zip(entries, raw, strict=True) if _sure(entry, name) is None]
    page = max(_CODE_PAGES, key=lambda one: sum(_plausible(name, one) for name in open_))
    return [
        clean(_sure(entry, name) or name.decode(page, errors="replace"))
        for entry, name in zip(entries, raw, strict=True)
    ]


def clean(name: str) -> str:
    """Take out of a path what leads elsewhere and what cannot be seen."""
    visible = (letter for letter in name.split("\0", maxsplit=1)[0] if _is_visible(letter))
    shown = unicodedata.normalize("NFC", "".join(visible))
    steps = shown.replace("\\", "/").split("/")
    kept = [step.strip() for step in steps if step.strip() not in {"", ".", ".."}]
    if kept and kept[0].endswith(":"):  # C:
        kept = kept[1:]
    return "/".join(kept) or _NAMELESS


def _is_visible(letter: str) -> bool:
    return not unicodedata.category(letter).startswith("C")


def _raw(entry: zipfile.ZipInfo) -> bytes:
    """Give the bytes that stood in the archive; the library reads them as cp437."""
    return entry.orig_filename.encode("utf-8" if entry.flag_bits & _SAYS_UTF8 else "cp437")


def _sure(entry: zipfile.ZipInfo, raw: bytes) -> str | None:
    """Give the name where the archive tells it, or the bytes can hardly be anything else."""
    if entry.flag_bits & _SAYS_UTF8:
        return entry.orig_filename
    told = _unicode_path(entry.extra, raw)
    if told is not None:
        return told
    try:
        return raw.decode("utf-8")  # also plain ASCII
    except UnicodeDecodeError:
        return None


def _unicode_path(extra: bytes, raw: bytes) -> str | None:
    """Read Info-ZIP's field with the name in UTF-8, if it is about this very name."""
    at = 0
    while at + 4 <= len(extra):
        kind, size = struct.unpack_from("<HH", extra, at)
        field = extra[at + 4 : at + 4 + size]
        at += 4 + size
        if kind == _UNICODE_PATH and len(field) > 5:  # noqa: PLR2004 - version and checksum
            if int.from_bytes(field[1:5], "little") != zlib.crc32(raw):
                return None
            return field[5:].decode("utf-8", errors="replace")
    return None


def _plausible(name: bytes, page: str) -> int:
    return sum(
        _DANISH_SCORE
        if letter in _DANISH
        else _FAMILIAR_SCORE
        if letter in _FAMILIAR
        else _STRANGE_SCORE
        for letter in name.decode(page, errors="replace")
        if ord(letter) > 127  # noqa: PLR2004 - beyond ASCII
    )
