"""Words of a firm's or a body's own name: *Advokatfirmaet Krogh & Lund*, *Ejerforeningen Åkanden*.

A firm is no person. One that bears a whole name (*Murerfirmaet Peter Lund*) tells of a person
all the same: such a name is left to the rules for names.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from summarizer.screening.language.lexicon import GENITIVE_ENDS, Word, own_list, without_genitive
from summarizer.screening.recognizers.names.forms import (
    COMPANY_LETTERS,
    COMPANY_MARK,
    company_follows,
    is_camel,
)
from summarizer.screening.text.signs import Signs
from summarizer.screening.text.words import Remembered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.screening.language.lexicon import Lexicon
    from summarizer.screening.recognizers.names.tokens import Token

# What a firm, a club, a school or a home is called before its own name.
_KIND = re.compile(
    r"(?:firma(?:et)?|tegnestuen?|advokaterne|arkitekterne|ingeniørerne|bageriet|slagteriet|gartneriet|restaurant(?:en)?|caf[eé](?:en)?|hotel(?:let)?|kroen|forlaget|butikken"
    r"|kæden|supermarkedet|koncernen|virksomheden|bureauet|(?:sel|interessent|partner)skab(?:et)?|forening(?:en)?|klub(?:ben)?|laug(?:et)?|forbund(?:et)?|fond(?:en)?|institution(?:en)?|børnehave(?:n)?|børnehus(?:et)?"
    r"|vuggestue(?:n)?|friskole(?:n)?|efterskolen?|plejehjem(?:met)?|plejecent(?:er|ret)|bosted(?:et)?|kollegi(?:um|et)|værested(?:et)?|spejdergruppe(?:n)?|menighed(?:en)?|festival(?:en)?"
    r"|museet|teatret|sfo(?:['’]?en)?|afdeling(?:en)?|bofællesskabet|beboerhuset|kulturhuset|medborgerhuset|projektet|centret|centeret)$",
    re.IGNORECASE,
)
_LAST_WORD = re.compile(r"[\w'’]+$")
_QUOTES = frozenset("\"»“'")
# The last word of a firm's name, Danish or English.
_TAIL = own_list("firm_words")
_TRADE = re.compile(
    r"(?:firma|maskinstation|bageri|slagteri|autoværksted|forretning|bøfhus|grill|salon|klinik|gartneri|planteskole|eftf|eftfl|sønner|efterfølger|fabrik|værksted|tegnestue|smedje|kontor|transport|service|handel|byg|entreprise|møbler|auto)s?$",
    re.IGNORECASE,
)


_BESIDE = frozenset({" ", " & ", " + "})
_KIND_AND_NAME = 2
_KINDS = Signs(forms=(_KIND.pattern,))
_IS_MARK, _IS_TAIL, _IS_KIND, _IS_TRADE, _IS_CAMEL = 1, 2, 4, 8, 16


def outside_firms(text: str, tokens: list[Token], lexicon: Lexicon) -> list[Token]:
    """Leave out the words of firms and bodies."""
    marks = _marks_in(lexicon)
    after_kind = _after_kinds(text)
    told = [
        number
        for number, token in enumerate(tokens)
        if marks[token.text]
        or (
            text[token.end + 1 : token.end + 2] in COMPANY_LETTERS
            and company_follows(text, token.end)
        )
        or token.start in after_kind
    ]
    dropped: set[int] = set()
    bodies: set[str] = set()
    done = -1
    for number in told:
        if number <= done:
            continue
        first, done = _stretch(text, tokens, number)
        firm = _firm(text, tokens[first : done + 1], marks, lexicon)
        if firm and not _has_whole_name(text, firm):
            dropped.update(token.start for token in firm)
            if len(firm) == 1 or (len(firm) == _KIND_AND_NAME and _KIND.search(firm[0].text)):
                bodies.add(firm[-1].text)
    if not dropped:
        return tokens
    if bodies:
        # "Plejehjemmet Skovbo … Skovbo var engang": the same body again.
        dropped.update(
            token.start
            for number, token in enumerate(tokens)
            if (
                token.text in bodies
                or (token.text[-1] in GENITIVE_ENDS and without_genitive(token.text) in bodies)
            )
            and _stands_alone(text, tokens, number)
        )
    return [token for token in tokens if token.start not in dropped]


def _after_kinds(text: str) -> set[int]:
    """Give where a name may begin: a blank, or a blank and a quotation mark, behind a kind."""
    blanks = [end for _, end in _KINDS.places(text) if text[end : end + 1] == " "]
    quoted = [end + 2 for end in blanks if text[end + 1 : end + 2] in _QUOTES]
    return {*quoted, *(end + 1 for end in blanks)}


@lru_cache(maxsize=4)
def _marks_in(lexicon: Lexicon) -> Remembered[str, int]:
    """Give what a word by itself tells of a firm; most tell nothing."""

    def marks(word: str) -> int:
        found = _IS_MARK if word in COMPANY_MARK else 0
        found |= _IS_TAIL if (word.capitalize() if word.isupper() else word) in _TAIL else 0
        found |= _IS_KIND if _KIND.search(word) else 0
        found |= _IS_TRADE if _TRADE.search(word) else 0
        return found | (_IS_CAMEL if is_camel(word, lexicon.classes) else 0)

    return Remembered(marks)


def _stretch(text: str, tokens: list[Token], number: int) -> tuple[int, int]:
    """Give the first and the last of the words side by side with a word, *&* between them too."""
    first = last = number
    while first and text[tokens[first - 1].end : tokens[first].start] in _BESIDE:
        first -= 1
    while last + 1 < len(tokens) and text[tokens[last].end : tokens[last + 1].start] in _BESIDE:
        last += 1
    return first, last


def _stands_alone(text: str, tokens: list[Token], number: int) -> bool:
    """Tell whether no other word stands side by side with this one."""
    around = tokens[max(0, number - 1) : number + 2]
    return all(text[left.end : right.start] not in _BESIDE for left, right in pairwise(around))


def _firm(
    text: str, run: list[Token], marks: Remembered[str, int], lexicon: Lexicon
) -> list[Token]:
    """Give the words of ``run`` that name a firm or a body."""
    if company_follows(text, run[-1].end):
        return run
    for number, token in enumerate(run):
        mark = marks[token.text]
        if mark & _IS_MARK or (number and mark & _IS_TAIL):
            families = [
                i
                for i, one in enumerate(run[:number])
                if "-" in one.text and not one.classes & Word.GIVEN
            ]
            return run[families[-1] + 1 if families else 0 : number + 1]
        if number + 1 < len(run) and mark & _IS_KIND:
            return run[number:]
        if number and mark & _IS_TRADE and _is_owner(run[number - 1], lexicon):
            return run[: number + 1]
    if _KIND.search(_word_before(text, run[0].start)):
        return [] if any(token.classes & Word.GIVEN for token in run) else run
    return [token for token in run if marks[token.text] & _IS_CAMEL]


def _is_owner(token: Token, lexicon: Lexicon) -> bool:
    stem = without_genitive(token.text)
    return stem != token.text and bool(lexicon.classes(stem) & Word.NAME)


def _word_before(text: str, start: int) -> str:
    line = text[max(0, start - 40) : start]
    line = line[:-1] if line[-1:] in _QUOTES else line
    if line[-1:] != " ":
        return ""
    found = _LAST_WORD.search(line, line.rfind(" ", 0, -1) + 1, len(line) - 1)
    return found.group() if found else ""


def _has_whole_name(text: str, run: Sequence[Token]) -> bool:
    """Tell whether a given name stands before a surname in it."""
    return any(
        left.classes & Word.GIVEN
        and ("-" in left.text or not left.classes & Word.PLACE)
        and right.classes & Word.SURNAME
        and text[left.end : right.start] == " "
        for left, right in pairwise(run)
    )
