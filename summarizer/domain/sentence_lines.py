"""Tell a hard wrap from the end of a heading, list item, address or signature line."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from summarizer.domain.sentence_words import AFTER_A_DAY, OPEN_ENDED, STARTERS

if TYPE_CHECKING:
    from collections.abc import Iterator

Offsets = tuple[int, int]

BULLET: Final = r"(?:[-–—*•·▪◦●○■□‣⁃✓➢>]+|o)"
# "2.1", "3)", "(a)", "iv)", "§ 4.", "Ad 2.": the mark of a list item or a numbered heading.
NUMBER: Final = (
    r"(?:\(?(?:\d{1,3}|[A-Za-zÆØÅæøå]|[ivxIVX]{1,5})\)|\d{1,2}(?:\.\d{1,3})+\.?|\d{1,3}\.|[a-hA-H]\."
    r"|§\s?\d+\s?[a-z]?\.?|(?:Ad|Stk\.|Pkt\.|Punkt|Kap\.|Kapitel|Afsnit|Bilag|Spørgsmål)\s?\d+"
    r"(?:\.\d+)*[.):]?)"
)
MARK: Final = re.compile(rf"\s*(?:{BULLET}|{NUMBER})(?=\s)\s*")
_BULLET_LINE: Final = re.compile(rf"{BULLET}\s")
_NUMBER_LINE: Final = re.compile(rf"{NUMBER}\s+(?P<rest>\S+)")
_FIRST_WORD: Final = re.compile(r"[\W\d_]*([^\W\d_]*)")
_LAST_WORD: Final = re.compile(r"([^\W\d_]+)[\W_]*$")
_HEADER: Final = re.compile(
    r"(?:Fra|Til|Cc|Bcc|Dato|Sendt|Emne|Vedr\.?|Vedrørende|Att\.?|J\.\s?nr\.?|Journalnr\.?|Sags?nr\.?"
    r"|Sag|Sagsbehandler|Tlf\.?|Telefon|Mobil|E-?mail|Mail|Navn|Adresse|CVR(?:-nr\.?)?|From|To|Sent"
    r"|Subject|Date)\s*:",
    re.IGNORECASE,
)
_SALUTATION: Final = re.compile(
    r"(?:(?i:hej|kære|hallo|goddag|god\s?(?:dag|morgen|aften))|Til)\b[^.:;]*$"
)
# "Med venlig hilsen" closes a letter wherever it stands; "hilsen" and "mange hilsner" need a name.
SURE_CLOSING: Final = (
    r"(?:m\.?v\.?h|v\.?h|k\.?h)\b\.?"
    r"|(?:med\s|de\s)?(?:de\s)?(?:venlig|kærlig|hjertelig|bedste|god)(?:st)?e?\s(?:og\s\w+\s)?hils(?:ner|en)\b"
)
CLOSING: Final = rf"(?:{SURE_CLOSING}|(?:(?:mange|de)\s){{0,3}}hils(?:ner|en)\b)"
_CLOSING_LINE: Final = re.compile(CLOSING, re.IGNORECASE)
_CONTACT: Final = re.compile(
    r"(?:v/\s|www\.|https?://|\S+@\S+|(?:tlf|mobil|telefon|e-?mail)\b|cvr\b|\+?\d[\d ]{7,}$)",
    re.IGNORECASE,
)
_TABLE: Final = re.compile(r"\t|\S {3,}\S|\s\|\s")
# Where a sentence ends, with what may close it.
ENDED: Final = re.compile(r"[.!?…][\"'»«”’)\]]*$")
_ON_BEHALF: Final = re.compile(r"(?:p\.?b\.?v|på\s\w+\svegne)\b\.?$", re.IGNORECASE)
_RULER: Final = re.compile(r"[\W_]+$")

_HEADING_MARK: Final = re.compile(
    r"(?:Ad|Stk\.|Pkt\.|Punkt|Kap\.|Kapitel|Afsnit|Bilag|Spørgsmål|§)"
    r"\s?\d+(?:\s?[a-z])?(?:\.\d+)*[.):]?$"
)
# These start names as well ("De Gamles By", "Den Blå Planet", "Det Konservative Folkeparti").
_ALSO_NAMES: Final = frozenset(
    ["de", "den", "det", "en", "et", "i", "min", "over", "under", "ved", "vor", "næst", "var"]
)
_NARROWEST_WRAP = 30  # nobody wraps prose narrower than this; names and addresses are shorter


def blocks(text: str, start: int, end: int) -> Iterator[Offsets]:
    """Give the runs of lines, within one paragraph, that belong to one stretch of prose."""
    lines = list(_lines_of(text, start, end))
    if not lines:
        return
    if len(lines) == 1:
        yield lines[0]
        return
    words = [text[a:b] for a, b in lines]
    width = max(map(len, words))
    wrapped = any(
        _starts_small(below) and len(above) >= _NARROWEST_WRAP and not _BULLET_LINE.match(below)
        for above, below in pairwise(words)
    )
    first = lines[0][0]
    signing = False
    for i in range(1, len(lines)):
        signing = signing or _is_closing(words[i - 1])
        signs = signing and len(words[i]) < 2 * _NARROWEST_WRAP
        if signs or _breaks(words[i - 1], words[i], width=width, wrapped=wrapped):
            yield first, lines[i - 1][1]
            first = lines[i][0]
    yield first, lines[-1][1]


def _lines_of(text: str, start: int, end: int) -> Iterator[Offsets]:
    """Give the stripped, non-empty lines between two offsets."""
    for line in text[start:end].splitlines(keepends=True):
        stripped = line.strip()
        if stripped:
            first = start + len(line) - len(line.lstrip())
            yield first, first + len(stripped)
        start += len(line)


def _breaks(above: str, below: str, *, width: int, wrapped: bool) -> bool:
    """Tell whether the line break between two lines ends a sentence whatever its punctuation."""
    if _starts_item(above, below) or _stands_alone(above) or _starts_alone(above, below):
        return True
    if ENDED.search(above[-20:]) and not _starts_small(below):
        return False  # the marks decide
    if above.endswith(":"):
        return not _starts_small(below) or _would_fit(above, below, width)
    if _starts_small(below):
        return False
    return not _goes_on(above, below, width=width, wrapped=wrapped)


def _starts_item(above: str, below: str) -> bool:
    """Tell whether the lower line begins a list item or a numbered heading."""
    if _BULLET_LINE.match(below):
        dash_in_prose = below[0] in "-–—" and len(above) >= 2 * _NARROWEST_WRAP
        quoted_mail = below[0] == ">" and above.startswith(">")
        listed = bool(MARK.match(above)) or above.endswith((":", ".", ";", ",", "!", "?"))
        return not quoted_mail and (listed or not dash_in_prose)
    number = _NUMBER_LINE.match(below)
    if number is None:
        return False
    if ENDED.search(above[-20:]) and not above.endswith((" d.", " nr.", " kl.")):
        return not _is_month(number["rest"])
    if _is_month(number["rest"]) or _last_word(above) in OPEN_ENDED or _is_reference(above):
        return False
    listed = bool(MARK.match(above)) or above.endswith((":", ";", ","))
    return listed or not number["rest"][:1].islower()


def _is_month(word: str) -> bool:
    return word.strip(".,").lower() in AFTER_A_DAY


def _is_reference(above: str) -> bool:
    """Tell whether a number must follow ("jf. bilag", "(se pkt.")."""
    return above.endswith((" d.", " nr.", " kl.", "bilag", "pkt.", "punkt")) or (
        above.count("(") > above.count(")") + bool(MARK.match(above))
    )


def _stands_alone(line: str) -> bool:
    """Tell whether nothing can follow this line in the same sentence."""
    if _HEADER.match(line) or _is_row(line) or _RULER.match(line) or _ON_BEHALF.match(line):
        return True
    if len(line) < 2 * _NARROWEST_WRAP and _SALUTATION.match(line):
        return _last_word(line) not in OPEN_ENDED and not line.startswith("Til ")
    return _is_closing(line) or bool(_HEADING_MARK.match(line))


def _is_closing(line: str) -> bool:
    return len(line) < 2 * _NARROWEST_WRAP and bool(_CLOSING_LINE.match(line))


def _is_row(line: str) -> bool:
    """Tell a table's row; nearly all lines hold nothing that one could be told by."""
    return ("\t" in line or "   " in line or "|" in line) and bool(_TABLE.search(line))


def _starts_alone(above: str, below: str) -> bool:
    """Tell whether the lower line opens something of its own even without a capital."""
    if _HEADER.match(below) and not below[0].islower():
        return True
    if _is_row(below) or _RULER.match(below):
        return True
    if _is_closing(below):
        return _last_word(above) not in OPEN_ENDED
    return (
        len(above) < 2 * _NARROWEST_WRAP
        and bool(_CONTACT.match(below))
        and (_last_word(above) not in OPEN_ENDED)
    )


def _goes_on(above: str, below: str, *, width: int, wrapped: bool) -> bool:
    """Tell whether an unfinished line and a line with a capital or digit are one sentence."""
    word = _FIRST_WORD.match(below)
    if word and below[0] == word[1][:1] and word[1].lower() in STARTERS - _ALSO_NAMES:
        return False
    if _last_word(above) in OPEN_ENDED or above.endswith(("-", "–", "(", "§", "/")):
        return True
    if above.isupper() and not below.isupper():
        return False  # a heading in capitals
    if len(above) < _NARROWEST_WRAP or _would_fit(above, below, width):
        return False
    return wrapped or len(above) >= 2 * _NARROWEST_WRAP


def _would_fit(above: str, below: str, width: int) -> bool:
    """Tell whether the lower line's first word had room on the upper one: then no wrap did it."""
    return len(above) + 1 + len(below.split(maxsplit=1)[0]) <= width


def _starts_small(line: str) -> bool:
    word = _FIRST_WORD.match(line.lstrip("> "))
    digits_first = line[:1].isdigit()
    return bool(word and word[1] and word[1][0].islower()) and not digits_first


def _last_word(line: str) -> str:
    word = _LAST_WORD.search(line[-60:])
    return word[1].lower() if word else ""
