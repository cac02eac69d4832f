"""Which letters the bytes of an RTF file stand for: the file tells it, and each font by itself."""

from __future__ import annotations

import codecs
import re
from typing import Final

_PAGE: Final = re.compile(r"\\ansicpg(\d{3,5})")
_OLD: Final = re.compile(r"\\(mac|pca|pc)(?![a-z])")
_OF_OLD: Final = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
_OTHER_NAMES: Final = {"10000": "mac_roman", "10029": "mac_latin2", "65001": "utf-8"}
_FONT: Final = re.compile(r"\\f(\d{1,5})(?=[\\ {])[^}]*?\\fcharset(\d{1,3})")
# Windows' numbers for sets of letters; 0 and 1 are the file's own, 2 are signs.
_OF_SETS: Final = {
    "77": "mac_roman", "128": "cp932", "129": "cp949", "134": "gbk", "136": "cp950",
    "161": "cp1253", "162": "cp1254", "163": "cp1258", "177": "cp1255", "178": "cp1256",
    "186": "cp1257", "204": "cp1251", "222": "cp874", "238": "cp1250", "254": "cp437",
    "255": "cp850",
}  # fmt: skip
_HEAD: Final = 2000
_LONGEST_TABLE: Final = 200_000


def code_page_of(markup: str) -> str:
    """Name the code page of a file's letters; Danish Windows' where none is told."""
    head = markup[:_HEAD]
    if told := _PAGE.search(head):
        return _known(_OTHER_NAMES.get(told[1], f"cp{told[1]}"))
    old = _OLD.search(head)
    return _OF_OLD[old[1]] if old else "cp1252"


def code_pages_of_fonts(markup: str) -> dict[str, str]:
    """Give the code pages of the fonts that have one of their own, by the fonts' numbers."""
    start = markup.find("{\\fonttbl")
    if start < 0:
        return {}
    table = _group(markup[start : start + _LONGEST_TABLE])
    fonts = (found.groups() for found in _FONT.finditer(table))
    return {font: _OF_SETS[letters] for font, letters in fonts if letters in _OF_SETS}


def _known(code_page: str) -> str:
    try:
        return codecs.lookup(code_page).name
    except LookupError:
        return "cp1252"


def _group(markup: str) -> str:
    """Give a group up to the brace that closes it."""
    depth = 0
    for brace in re.finditer(r"(?<!\\)[{}]", markup):
        depth += 1 if brace[0] == "{" else -1
        if not depth:
            return markup[: brace.end()]
    return markup
