"""Tidy a text's characters and line ends, before any offset into it is counted."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_LINE_ENDS: Final = re.compile(r"\r\n?|[\x0b\x85\u2028]")
_PARAGRAPH_ENDS: Final = re.compile(r"[\f\u2029]")
_SPACES: Final = re.compile(r"[\xa0\u2000-\u200a\u202f\u205f\u3000]")
# Characters without width: joiners, direction marks, tags. They hide words from every search.
_INVISIBLE: Final = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f"
    "\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e0fff]"
)
_OTHER_LETTERS: Final = {
    ord(ligature): letters
    for ligature, letters in zip(
        "\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06",
        ("ff", "fi", "fl", "ffi", "ffl", "st", "st"),
        strict=True,
    )
} | dict.fromkeys(
    map(ord, "\uf0a7\uf0b7\uf0d8\uf0fc\uf076"), "•"
)  # Word's bullets in Symbol, Wingdings
_SOFT_HYPHEN_AT_LINE_END: Final = re.compile("\xad[ \t]*\n[ \t]*")
# "hø-\nring" is one word; "trafik- og", "p-\nplads" and "CO2-\nudslip" keep their hyphen.
_HYPHEN_AT_LINE_END: Final = re.compile(
    r"(?<![^\W\d_])(?P<head>[^\W\d_]+)[-\u2010][ \t]*\n[ \t]*(?P<tail>[^\W\d_]+)"
)
# Most texts hold nothing but letters of Latin-1, ordinary punctuation, spaces and line feeds.
_ODD: Final = re.compile("[^\t\n\x20-\x7e\xa1-\xac\xae-\xff\u2010-\u2027\u2030-\u205e\u20ac]")
_PLAIN: Final = b"\t\n" + bytes({*range(0x20, 0x7F), *range(0xA1, 0x100)} - {0xAD})
_LINKING_WORDS: Final = frozenset({"og", "eller", "samt", "til", "henholdsvis", "men", "hhv"})
_TRAILING_SPACE: Final = re.compile(r"(?<![ \t])[ \t]+(?=\n)")
_MANY_BLANK_LINES: Final = re.compile(r"\n{3,}")


def tidy(text: str) -> str:
    """Normalise line ends and characters, drop invisible ones, join words cut at line ends."""
    if not _is_plain(text):
        if _ODD.search(text):
            text = _PARAGRAPH_ENDS.sub("\n\n", _LINE_ENDS.sub("\n", text))
            text = _INVISIBLE.sub("", _SPACES.sub(" ", text)).translate(_OTHER_LETTERS)
            text = _SOFT_HYPHEN_AT_LINE_END.sub("", text).replace("\xad", "")
        text = unicodedata.normalize("NFC", text)
    if " \n" in text or "\t\n" in text:
        text = _TRAILING_SPACE.sub("", text)
    if "-\n" in text or "\u2010\n" in text:
        text = _HYPHEN_AT_LINE_END.sub(_join_halves, text)
    return _MANY_BLANK_LINES.sub("\n\n", text) if "\n\n\n" in text else text


def _is_plain(text: str) -> bool:
    """Tell quickly whether a text holds only what needs no tidying; far most do."""
    try:
        return not text.encode("latin-1").translate(None, _PLAIN)
    except UnicodeEncodeError:
        return False


def _join_halves(halves: re.Match[str]) -> str:
    head, tail = halves["head"], halves["tail"]
    if tail.lower() in _LINKING_WORDS:
        return f"{head}- {tail}"
    if not tail[0].islower():
        return halves[0]
    return f"{head}-{tail}" if len(head) == 1 or head.isupper() else head + tail
