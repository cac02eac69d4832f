"""Tell whether a full stop, question mark or the like ends a sentence.

A full stop ends nothing after an abbreviation that needs a follower, after an
initial, or in an ordinal. Texts without capitals and texts without the space after
the full stop are read too: many citizens write so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from summarizer.domain.sentence_words import (
    AFTER_A_DAY,
    LETTERED,
    MAY_END,
    NEVER_END,
    SAYING,
    STARTERS,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

# A mark, what closes after it, then the white space (or none) before the next word.
_END: Final = re.compile(r"(?P<mark>[.!?…]+)(?P<close>[\"'»«”’“)\]]*)(?P<space>\s*)")
_MARK: Final = re.compile("[.!?…]")
_OPENERS: Final = "\"'»«”“„‘’([–—-*§> "
_TOKEN: Final = re.compile(r"[^\W_](?:[\w.&/-]*[\w²³])?$")
_NEXT_WORD: Final = re.compile(r"[^\W\d_]+")
_WORD_BEFORE_TOKEN: Final = re.compile(r"(\w+)\W*$")
_ADDRESS: Final = re.compile(r"@|/|www\.|http|\.(?:dk|com|org|net|eu|pdf|docx?)\b", re.IGNORECASE)
_NUMBER: Final = re.compile(r"\d[\d.,:/-]*$")
_YEAR: Final = re.compile(r"(?:.*[-/.])?(?:1[5-9]|20)\d\d$")
_VOWEL: Final = re.compile(r"[aeiouyæøåéAEIOUYÆØÅ]")
_WORD_ENDING: Final = re.compile(r"(?:[aeiouyæøå]|[ae][rnts]|[a-zæøå]{5})$")
# Where nothing has a capital, these start a sentence even after "osv." or a number.
_PLAIN_STARTERS: Final = frozenset(("vi", "jeg", "hvorfor", "hvordan", "hvornår", "hvem", "hvad"))
_PLACE_PREFIXES: Final = frozenset({"st", "h", "g", "l"})
_ORDINAL_LEADS: Final = frozenset({"Den", "Det", "For", "Hver", "I", "På"})
_COUNTED: Final = frozenset({"art", "bind", "del", "kap", "side", "sal"})
_NOTES: Final = frozenset({"nb", "ps", "obs"})
_TITLES: Final = frozenset({"cand", "dr", "lic", "mag", "stud"})
# "blok C og D", "A, B eller C": initials of people do not come in rows.
_LETTERS_IN_A_ROW: Final = re.compile(
    r"(?<![^\s(])[A-ZÆØÅ](?:,\s|\s(?:og|eller|samt|til|henholdsvis|hhv\.)\s)[A-ZÆØÅ]$"
)
# Words like these before a full stop and a capital are no abbreviations: most sentences end so.
_PLAIN_END: Final = re.compile(r"[^\W\d_]*[aeiouyæøåéAEIOUYÆØÅ][^\W\d_]*")
_SPACE: Final = frozenset((" ", "\n"))
_SHORT_WORDS: Final = frozenset(NEVER_END) | frozenset(MAY_END)
_REACH = 60  # letters to each side that are looked at: the time stays linear
_LONGEST_ORDINAL = 2
_SHORTEST_WORD = 3
# Plain words of two letters that end sentences, and that nobody abbreviates with.
_TINY_ENDS = frozenset({"os", "nu", "op", "ud", "ja", "så", "år", "by", "på", "af", "om", "vi"})
_WATERS = frozenset({"Å", "Ø"})


@dataclass(slots=True)  # not frozen: one is made for every mark, and freezing doubles its time
class _Gap:
    """What stands on both sides of a mark."""

    block: str
    before: str
    token: str  # the word before the mark, with inner full stops
    next_char: str
    next_word: str
    closed: bool  # a quotation mark or bracket closes right after the mark
    spaced: bool

    @property
    def starter(self) -> bool:
        return self.next_word.lower() in STARTERS

    @property
    def word_before_token(self) -> str:
        found = _WORD_BEFORE_TOKEN.search(self.before[: len(self.before) - len(self.token)])
        return found[1] if found else ""


def ends_of_sentences(block: str, start: int) -> Iterator[int]:
    """Give where, from ``start`` on, a mark and the white space after it end a sentence."""
    done = start
    for at in _marks(block, start):
        if at < done:
            continue
        if _is_plain_end(block, at):
            done = at + 2
            yield done
            continue
        mark = _END.match(block, at)
        if mark is not None:
            done = mark.end()
            if _ends_sentence(block, mark):
                yield done


def _marks(block: str, start: int) -> Iterator[int]:
    """Give the places of all marks; most texts have full stops only, which are found faster."""
    if "?" in block or "!" in block or "…" in block:
        yield from (mark.start() for mark in _MARK.finditer(block, start))
        return
    at = block.find(".", start)
    while at >= 0:
        yield at
        at = block.find(".", at + 1)


def _is_plain_end(block: str, at: int) -> bool:
    """Tell quickly what would be found out about most full stops.

    A plain word stands before, one space or line break after, then a capital.
    """
    if block[at + 1 : at + 2] not in _SPACE or not block[at + 2 : at + 3].isupper():
        return False
    words = block[max(0, at - _REACH) : at].rsplit(maxsplit=1)
    if not words or len(words[-1]) == 1 or block[at - 1].isspace():
        return False
    return bool(_PLAIN_END.fullmatch(words[-1])) and words[-1].lower() not in _SHORT_WORDS


def _ends_sentence(block: str, mark: re.Match[str]) -> bool:
    """Tell whether a new sentence starts after ``mark``."""
    before = block[max(0, mark.start() - _REACH) : mark.start()]
    after = block[mark.end() : mark.end() + _REACH].lstrip(_OPENERS)
    if not after or before.endswith(("(", "[")):
        return False  # "(!)" and "[...]" stand inside a sentence
    # No token has a space inside; looking at the last piece alone is three times as fast.
    token = (
        None if before[-1:].isspace() else _TOKEN.search((before.rsplit(maxsplit=1) or [""])[-1])
    )
    word = _NEXT_WORD.match(after)
    gap = _Gap(
        block=block,
        before=before,
        token=token[0] if token else "",
        next_char=after[0],
        next_word=word[0] if word else "",
        closed=bool(mark["close"]),
        spaced=bool(mark["space"]),
    )
    if not gap.spaced:
        return _ends_without_space(gap, mark)
    if "!" in mark["mark"] or "?" in mark["mark"]:
        return gap.next_char.isupper() or not (gap.closed or gap.next_word in SAYING)
    if len(mark["mark"]) > 1 or "…" in mark["mark"]:
        return gap.next_char.isupper()
    return _full_stop_ends(gap)


def _full_stop_ends(gap: _Gap) -> bool:
    if _NUMBER.match(gap.token):
        return _number_ends(gap)
    if gap.next_char.islower():
        return not gap.closed and _ends_before_small(gap)
    if gap.closed:
        return gap.next_char.isupper() or not _is_short(gap.token)
    if gap.next_char.isdigit():
        return not _is_short(gap.token) and gap.token.lower() not in _COUNTED
    return gap.next_char.isalpha() and _ends_before_capital(gap)


def _ends_before_capital(gap: _Gap) -> bool:
    token = gap.token.lower()
    if len(token) == 1:
        return _single_letter_ends(gap)
    if token in NEVER_END:
        return gap.starter and gap.token.isupper() and token not in _NOTES  # KL, PR, HR
    if token in MAY_END:
        return gap.starter or token not in _PLACE_PREFIXES
    return gap.starter or not _is_short(gap.token)


def _single_letter_ends(gap: _Gap) -> bool:
    """Tell "delområde B. Husene" and "matr.nr. 12 b. Huset" from "B. Høgsted"."""
    if gap.token.islower():
        return gap.starter or gap.token not in NEVER_END
    lettered = gap.word_before_token.lower() in LETTERED
    if gap.token in _WATERS and gap.word_before_token[:1].isupper():
        return True  # "Skals Å. Fem lodsejere": hardly anyone's middle initial
    return gap.starter or lettered or bool(_LETTERS_IN_A_ROW.search(gap.before))


def _number_ends(gap: _Gap) -> bool:
    if gap.next_word.lower() in AFTER_A_DAY:
        return False
    if _YEAR.match(gap.token):
        return not gap.next_char.islower() or (not gap.closed and gap.starter)
    if gap.next_char.islower():
        return not gap.closed and gap.next_word in _PLAIN_STARTERS
    if not gap.next_char.isalpha():
        return False
    ordinal = len(gap.token) <= _LONGEST_ORDINAL and gap.word_before_token in _ORDINAL_LEADS
    return gap.starter or not ordinal


def _ends_before_small(gap: _Gap) -> bool:
    """Tell whether a sentence without a capital follows."""
    token = gap.token.lower()
    if token in MAY_END:
        return gap.next_word in _PLAIN_STARTERS
    if token in _TINY_ENDS:
        return True
    if len(token) < _SHORTEST_WORD or _is_short(gap.token):
        return False
    no_capitals = gap.block[:_REACH].lstrip(_OPENERS)[:1].islower()
    return gap.starter or no_capitals or bool(_WORD_ENDING.search(token))


def _ends_without_space(gap: _Gap, mark: re.Match[str]) -> bool:
    head = gap.before[gap.before.rfind(" ") + 1 :].split()[-1:]
    around = gap.block[mark.start() : mark.end() + _REACH].split(maxsplit=1)[0]
    chunk = "".join(head) + around
    if not gap.next_char.isalpha() or _ADDRESS.search(chunk):
        return False
    if "!" in mark["mark"] or "?" in mark["mark"]:
        return not gap.closed or gap.next_char.isupper()
    titled = len(gap.next_word) == 1 or gap.next_word[1:].islower()
    if gap.next_char.isupper():
        return titled and _ends_before_glued_capital(gap)
    plain = gap.token.isalpha() and len(gap.token) >= _SHORTEST_WORD and not _is_short(gap.token)
    alone = "." not in chunk.replace(mark["mark"], "", 1).rstrip(".,;:!?")
    return plain and alone and gap.starter and not gap.closed and len(mark["mark"]) == 1


def _ends_before_glued_capital(gap: _Gap) -> bool:
    if gap.next_word.lower() in AFTER_A_DAY:
        return False
    if gap.token.isdigit() and len(gap.token) <= _LONGEST_ORDINAL:
        return gap.starter
    if gap.token.lower() in MAY_END or gap.token.isupper():
        return gap.starter
    return not _is_short(gap.token) and len(gap.token) > 1


def _is_short(token: str) -> bool:
    """Tell whether a word looks like an abbreviation, known or not."""
    small = token.lower()
    if small in NEVER_END or small in MAY_END or len(token) == 1:
        return True
    pieces = re.split(r"[.-]+", small)
    if len(pieces) > 1:
        return pieces[0] in _TITLES or all(
            len(piece) < _SHORTEST_WORD and piece.isalpha() for piece in pieces
        )
    # Not "dB" and "TV": abbreviations with a full stop have no capitals inside.
    return token.isalpha() and token[1:].islower() and not _VOWEL.search(token)
