"""A letter's own words: what stands between its greeting and its signature.

Campaign letters differ first of all in who they are to and from. Those lines are found by
their form, because they would otherwise make every identical letter look edited and every
pair of letters to the same authority look alike.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from summarizer.domain.span import Span
from summarizer.synthesis.evidence import telling_words

_WORD = re.compile(r"\w+")
_INK = re.compile(r"\S")
_GREETING = re.compile(
    r"\s*(?:til rette vedkommende|til hvem det måtte vedkomme|kære\s[^\n.,:!?]{1,60}"
    r"|hej(?:sa)?(?:\s(?:alle|med jer|kommune[n]?|byråd(?:et)?))?|goddag|god(?:dag|morgen|aften)"
    r"|(?:att\.?|til)\s[^\n.,:!?]{1,60}(?=\s*\n))\s*(?:[.,:!]+|\n|$)",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"\s*(?:vedr(?:ørende)?\b|ang(?:ående)?\b|sagsnr|sagsnummer|j\.?nr|høringssvar|indsigelse"
    r"|bemærkninger til|protest mod|(?:emne|dato|fra|til|cc|re|sv|vs):)[^\n]{0,200}(?<![.!?,;])"
    r"(?:\n(?!(?-i:[a-zæøå]))|$)",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"(?:^|(?<=[\s.!?»”\"]))(?:mvh|m\.\s?v\.\s?h|med (?:de )?(?:venlige?|venligste?|bedste) "
    r"hils(?:en|ner)"
    r"|(?:de )?(?:venligste?|venlige?|bedste|kærlige?|mange|kære) hils(?:en|ner)|hils(?:en|ner)"
    r"|kh|vh|bh|dbh|på vegne af|underskrevet)\b(?:[^\n.!?]|\b\w\.){0,80}\.?\s*(?:\n|$)",
    re.IGNORECASE,
)
# A closing formula stands near the end; what follows it is names and addresses.
_LONGEST_SIGNATURE = 400
_CONNECTORS = frozenset(
    {"og", "af", "von", "van", "de", "la", "den", "ved", "i", "på", "for", "th", "tv"}
)
_LONGEST_NAME_LINE = 8
_AHEAD = 100  # enough to see how the next line begins


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter as words: normalised, each with its place in the text.

    ``body`` is the stretch between greeting and signature, ``words`` its normalised words,
    ``starts`` and ``ends`` where each stands (offsets into the whole text). ``telling``
    says of each word whether it is evidence of a common original.
    """

    id: str
    text: str
    body: Span
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    telling: tuple[bool, ...]


def read_letter(letter_id: str, text: str) -> Letter:
    """Find the body of a letter and its words."""
    body = find_body(text)
    found = list(_WORD.finditer(text, body.start, body.end))
    starts = tuple(match.start() for match in found)
    return Letter(
        id=letter_id,
        text=text,
        body=body,
        words=tuple(normalise(match.group()) for match in found),
        starts=starts,
        ends=tuple(match.end() for match in found),
        telling=telling_words(text, body, starts),
    )


@lru_cache(maxsize=1 << 16)
def normalise(word: str) -> str:
    """Write a word the one way in which letters are compared."""
    return unicodedata.normalize("NFKC", word).casefold()


def find_body(text: str) -> Span:
    """Give the stretch between greeting and signature; the whole text if nothing is left."""
    start, end = _skip_opening(text), _skip_signature(text)
    if start >= end or not _WORD.search(text, start, end):
        return Span(0, len(text))
    return Span(start, end)


def _skip_opening(text: str) -> int:
    """Go past address lines, the subject and the greeting, in any order."""
    at = 0
    while ink := _INK.search(text, at):
        at = ink.start()
        match = _GREETING.match(text, at) or _SUBJECT.match(text, at)
        if match and match.end() > at:
            at = match.end()
            continue
        line_end = _line_end(text, at)
        if not _is_name_line(text[at:line_end], following=text[line_end : line_end + _AHEAD]):
            return at
        at = line_end + 1
    return 0


def _skip_signature(text: str) -> int:
    """Go back before the closing formula, or before lines that are only names and addresses."""
    end = len(text)
    for match in _CLOSING.finditer(text):
        if len(text) - match.start() <= _LONGEST_SIGNATURE and _only_names(text[match.end() :]):
            end = match.start()
            break
    while end > 0:
        start = text.rfind("\n", 0, end) + 1
        line = text[start:end]
        if line.strip() and not (start > 0 and _is_name_line(line, following="")):
            return end
        end = max(start - 1, 0)
    return len(text)


def _only_names(text: str) -> bool:
    return all(_is_name_line(line, following="") for line in text.split("\n") if line.strip())


def _is_name_line(line: str, *, following: str) -> bool:
    """Tell whether a line is a name, a place or an address, and no sentence or part of one."""
    stripped = line.strip()
    if stripped.endswith((".", "!", "?", ":", ";")) and not re.search(r"\b\w\.$", stripped):
        return False
    if following.lstrip("\n ")[:1].islower() and not following.startswith("\n\n"):
        return False
    words = _WORD.findall(stripped)
    if len(words) > _LONGEST_NAME_LINE:
        return False
    return all(
        word[0].isupper() or word[0].isdigit() or word in _CONNECTORS or len(word) == 1
        for word in words
    )


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end
