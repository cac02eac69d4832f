"""Lines written in capitals: which of their words are names."""

from __future__ import annotations

import re

from summarizer.screening.language.lexicon import Word, own_list
from summarizer.screening.recognizers.names.tokens import Token, inside, is_role
from summarizer.screening.text.words import of_text

_FAMILY = re.compile(
    r"(?<!\w)(?:FAMILIEN|FAM\.?|HR\.?|FRU|FRK\.?|NAVN:|FRA:|AFSENDER:|HILSEN|MVH) $"
)
# "MIN MAND FREDE"
_RELATION = re.compile(
    r"(?<!\w)(?:MIN|MIT|VORES|HANS|HENDES|DERES|NABOENS) (?:[A-ZÆØÅ]+ )?(?P<role>[A-ZÆØÅ]+),? $"
)
_NEVER = own_list("never_names")
_SHOUTED = re.compile(r"(?<![A-ZÆØÅ])[A-ZÆØÅ]{2,}[ ,]+[A-ZÆØÅ]{2,}")
_SHOUTED_PARTICLES = frozenset({"AF", "DE", "DEN", "DER", "VAN", "VON"})
_LONGEST_NAME = 4
# "VAN DER", "VON UND ZU DEN"; more of them in a row part no names.
_MOST_PARTICLES = 4


def outside_capitals(text: str, tokens: list[Token]) -> list[Token]:
    """Leave out ordinary words that stand in capitals because their whole line does."""
    if not _SHOUTED.search(text):
        return tokens
    shouted = [n for n, token in enumerate(tokens) if token.text.isupper() and not token.initial]
    dropped = {
        number
        for number in shouted
        if not _is_shouted_name(text, tokens, number) and in_capital_line(text, tokens[number])
    }
    return [token for n, token in enumerate(tokens) if n not in dropped] if dropped else tokens


def _is_shouted_name(text: str, tokens: list[Token], number: int) -> bool:
    token = tokens[number]
    if text[token.start - 1 : token.start] == '"' == text[token.end : token.end + 1]:
        # 'ERIK "JERN" OLDRUP'
        return number > 0 and tokens[number - 1].end == token.start - 2
    if _FAMILY.search(text, max(0, token.start - 12), token.start):
        return True
    relation = token.is_name and _RELATION.search(text, max(0, token.start - 40), token.start)
    if relation and is_role(relation["role"].lower()):
        return True
    particle = token.text in _SHOUTED_PARTICLES
    if number and (particle or tokens[number - 1].text in _SHOUTED_PARTICLES):
        following = tokens[number + 1 : number + 2]
        ends = not particle or (following and _may_be_surname(following[0]))
        if ends and _has_particle(text, tokens, number):
            return _may_be_surname(token) or particle
    if not token.is_name:
        return not token.classes & Word.ORDINARY or _ends_name_line(text, tokens, number)
    clear = not token.classes & Word.ORDINARY or _is_clear(token)
    return clear or _beside_name(text, tokens, number) or _fills_line(text, tokens, number)


def _may_be_surname(token: Token) -> bool:
    return token.is_name or not token.classes & Word.ORDINARY or token.text in _SHOUTED_PARTICLES


def _has_particle(text: str, tokens: list[Token], number: int) -> bool:
    """Tell whether particles part a word from a given name: *EVA VON DER RECKE*."""
    for before in range(number - 1, max(-1, number - 2 - _MOST_PARTICLES), -1):
        if text[tokens[before].end : tokens[before + 1].start] != " ":
            return False
        if tokens[before].text not in _SHOUTED_PARTICLES:
            return bool(tokens[before].classes & Word.GIVEN)
    return False


def _fills_line(text: str, tokens: list[Token], number: int) -> bool:
    """Tell whether a given name and a surname that are words fill a line: *VIOLA MØLLER*."""
    start = text.rfind("\n", 0, tokens[number].start) + 1
    end = text.find("\n", start)
    within = inside(tokens[max(0, number - 2) : number + 3], start, end if end >= 0 else len(text))
    line = text[start : within[-1].end]
    if len(within) < 2 or len(line) != sum(len(one.text) + 1 for one in within) - 1:  # noqa: PLR2004 - given and surname
        return False
    is_line = text[within[-1].end : within[-1].end + 1] in {"", "\n"}
    return is_line and bool(within[0].classes & Word.GIVEN) and all(one.is_name for one in within)


def _ends_name_line(text: str, tokens: list[Token], number: int) -> bool:
    """Tell whether an ordinary word ends a short line after a given name: *GERDA MARIE LOFT*."""
    token, before = tokens[number], tokens[max(0, number - 1)]
    if text[token.end : token.end + 1] not in {"", "\n"} or token.start - before.end != 1:
        return False
    line = text[text.rfind("\n", 0, token.start) + 1 : token.end]
    return line.count(" ") < _LONGEST_NAME and bool(before.classes & Word.GIVEN)


def _is_clear(token: Token) -> bool:
    """Tell whether an ordinary word is a given name first of all: *MARIE*, not *BO*."""
    is_given = token.classes & Word.GIVEN and not token.classes & Word.COMMON
    return bool(is_given) and token.text.lower() not in _NEVER


def in_capital_line(text: str, token: Token) -> bool:
    """Tell whether the line of ``token`` has other words, and none in small letters."""
    start = text.rfind("\n", 0, token.start) + 1
    end = text.find("\n", token.end)
    end = end if end >= 0 else len(text)
    small, capital = _small_and_capital(text, start, end)
    # The token itself, with what is written together with it, does not count.
    first = max(start, text.rfind(" ", start, token.start) + 1)
    blank = text.find(" ", token.end, end)
    last = blank if blank >= 0 else end
    whole = _counted(text[first:last])
    rest = _counted(text[first : token.start] + text[token.end : last])
    small, capital = small - whole[0] + rest[0], capital - whole[1] + rest[1]
    return capital > 0 and small * 4 <= capital


@of_text
def _small_and_capital(text: str, start: int, end: int) -> tuple[int, int]:
    """Count the words of a line in small letters and in capitals, once for all its tokens."""
    return _counted(text[start:end])


def _counted(words: str) -> tuple[int, int]:
    # A mail address and a single small letter may stand in it.
    counted = [word for word in words.split() if len(word) > 1]
    small = sum(word[:1].islower() for word in counted if "@" not in word)
    return small, sum(map(str.isupper, counted))


def _beside_name(text: str, tokens: list[Token], number: int) -> bool:
    """Tell whether a word stands right beside one that is a name and no word, or an initial."""
    for other in (number - 1, number + 1):
        if 0 <= other < len(tokens):
            left, right = sorted((number, other))
            gap = text[tokens[left].end : tokens[right].start]
            beside = tokens[other]
            clear = beside.is_name and (not beside.classes & Word.ORDINARY or _is_clear(beside))
            if gap in {" ", ". "} and (clear or beside.initial):
                return True
    return False
