"""Places of a letter where names stand: signatures, salutations, labels, mail headers."""

# ruff: noqa: E501 - a pattern broken over lines is harder to check than a long one

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarizer.screening.language.lexicon import Lexicon, Word, own_list
from summarizer.screening.recognizers.names.context import towns_after_commas
from summarizer.screening.recognizers.names.forms import (
    BODY_ENDING,
    COMPANY_MARK,
    PRONOUNS,
    is_like_body,
    is_spot,
    is_street,
)
from summarizer.screening.recognizers.names.places import is_where
from summarizer.screening.recognizers.names.signed import (
    NO_NAMES,
    initials_that_sign,
    is_lower_signature,
)
from summarizer.screening.recognizers.names.tokens import (
    PLAN_WORDS,
    Token,
    inside,
    is_role,
    word_before,
)
from summarizer.screening.text.anchors import at_words, in_lines, near
from summarizer.screening.text.patterns import compiled, matches
from summarizer.screening.text.signs import Signs, places_of
from summarizer.screening.text.spots import Spot
from summarizer.screening.text.words import Remembered

if TYPE_CHECKING:
    from collections.abc import Iterator

_GREETING = compiled(
    r"""(?<!\w)(?:(?:med[ ])?(?:de[ ]|den[ ])?(?:aller)?(?:venlig(?:e|st)?|kærlig(?:e|st)?|bedste|mange|varme?|hjertelig(?:e|st)?|god|grøn\w*|søde?|stor|kær\w*|nabo\w*|sommer\w*)?[ ]?hils(?:e?n|ner)(?:er)?
    |mvh|m\.v\.h|vh|v\.h|kh|k\.h|dbh|bh|m\.?venlig[ ]hilsen|venligst|ærbødigst|knus|kram|på[ ](?:egne[ ]og[ ])?vegne[ ]af|(?:med[ ])?(?:høj)?agtelse\w*|underskrevet(?:[ ]af)?|(?:ned)?skrevet[ ]af|indsendt[ ]af|tak[ ]fra|sendt[ ]af|de[ ]bedste)
    (?![\w])[.,:;!\-– ]*(?:\bfra\b[ ]?|\bog\b[ ]?[a-zæøå ]*[,.]?[ ]?)?""",
    ignore_case=True,
)
# With these words a greeting begins.
_FIRST_WORD = re.compile(
    r"(?:med|de|den|m|v|k|vh|kh|dbh|bh|på|vegne|tak)\b|mvh|mvenlig|aller|venlig|kærlig|bedste|mange|varm|hjertelig"
    r"|god|grøn|sød|stor|kær|nabo|sommer|hils|ærbødigst|knus|kram|høj|agtelse|underskrevet|(?:ned)?skrevet|indsendt|sendt",
    re.IGNORECASE,
)
_MAY_GREET: Remembered[str, bool] = Remembered(lambda word: _FIRST_WORD.match(word) is not None)
# Below *Indsendt af: …*: "Sag: Trafiksanering". What names people is found by its label.
_OTHER_FIELD = re.compile(r"[ \t]*[A-ZÆØÅ][a-zæøå]{1,20}:[ \t]*\S")
# One of these stands in every greeting.
_GREETING_SIGNS = Signs((
    "hils", "mvh", "m.v.h", "vh", "v.h", "kh", "k.h", "dbh", "bh", "venlig", "ærbødig", "knus", "kram",
    "vegne af", "agtelse", "underskrevet", "skrevet af", "indsendt af", "tak fra", "sendt af",
    "de bedste",
))  # fmt: skip
_LABEL = compiled(
    r"""(?:^|\n)[ \t>*•\-]*(?:fulde?[ ])?(?:navne?|fornavne?|efternavn|afsender|indsender|fra|til|cc|bcc|kontaktperson(?:er)?|kontakt|underskrift|ansøger|klager|ejere?|beboere?|v/|att\.?|sendt[ ]af|skrevet[ ]af|indsendt[ ]af|from|to|medunderskriver(?:e)?|bestyrelsen|deltagere|til[ ]?stede|afbud|referent|ordstyrer|forretningsudvalget|kopi(?:[ ]til)?)
    (?:[ ]\(?[a-zæøå /]{0,24}\)?)?[ \t]*[:=][ \t]*(?P<value>[^\n]+)""",
    ignore_case=True,
)
_SALUTATION = compiled(
    r"(?:^|\n)[ \t>]*(?:kære|hej|hejsa|hello|goddag|til)[ ](?P<value>[^\n,!.]{2,40})",
    ignore_case=True,
)
_BY = compiled(
    r"(?<!\w)(?:v/|c/o|att\.?:?|ved[ ]formand|ref\.?:)[ ]?(?P<value>(?:\p{Lu}[\p{L}.\-']*[ ]?){1,4})"
)
_BY_SIGNS = Signs(("v/", "c/o", "att", "ved formand", "ref"))
_SALUTATION_SIGN = re.compile(r"\n[ \t>]*(?:kære|hej|hello|goddag|til)", re.IGNORECASE)
_WORD = compiled(r"\p{L}[\p{L}\p{M}'’\-]*")
_SCORE = 0.9
_LOWER_SCORE = 0.5
_MOST_WORDS = 6
_LONGEST_LINE = 60
_LINES = 5
_MOST_LAST_WORDS = 5
# "Steen Gade", "Tue Park": in a signature a short word after a given name is a surname.
_SHORT_NAME = 6
_LONGEST_LAST_LINE = 45
_STREET_NUMBER = re.compile(
    r"\b\w+(?:vej|gade|all[eé]|stræde|vænge|torv|park\w*|\w+)\s\d{1,3}\b|\d{4}\s|@|\d{2}|■"
)
# A full stop after a word, not after an initial or an abbreviation, with more behind it.
_SENTENCE_END = re.compile(r"(?:(?<=[a-zæøå]{3})|(?<=\s))[.!?]\s+\S")
_VALUE_END = re.compile(r"[\[<(@■\t]|\d|(?<=\S) {3,}|\bmailto\b|\bpå vegne\b")
# "t. bredgaard"
_LOW_INITIAL = re.compile(r"(?<!\w)(?:[a-zæøå]\. ?){1,2}$")
# "pia lind / tommy / emil & ida"
_PARTS = re.compile(r"[^/&+\n]+")
_LONGEST_CLAUSE = 400
_AT = frozenset({"på", "i", "ved", "nær"})
_SKIP_LOWER = own_list("signature_words")


def name_zones(text: str, tokens: list[Token], lexicon: Lexicon) -> Iterator[Spot]:
    """Give the names that stand where letters have names, in whatever spelling."""
    signs = _GREETING_SIGNS.places(text)
    for match in at_words(_GREETING, text, signs, 40, may_begin=_MAY_GREET):
        yield from _signature(text, match.end(), tokens, lexicon)
    yield from _last_lines(text, tokens, lexicon)
    yield from initials_that_sign(text, lexicon)
    for match in in_lines(_LABEL, text, places_of(text, (":", "="))):
        yield from _value(text, match.start("value"), match.end("value"), tokens, lexicon)
    for match in near(_BY, text, _BY_SIGNS.places(text), 4, 160):
        yield from _capitals(text, tokens, match.start("value"), match.end("value"))
    saluted = [(match.end(), match.end()) for match in _SALUTATION_SIGN.finditer(text)]
    for match in in_lines(_SALUTATION, text, [(0, 0), *saluted]):
        yield from _capitals(
            text, tokens, match.start("value"), match.end("value"), known_only=True
        )


def _signature(text: str, start: int, tokens: list[Token], lexicon: Lexicon) -> Iterator[Spot]:
    """Read the rest of the greeting's line, then the short lines below it."""
    lines = _lines(text, start)
    first_content = True
    for number, (line_start, line_end) in enumerate(lines):
        line = text[line_start:line_end]
        if not line or line.isspace() or (number and _OTHER_FIELD.match(line)):
            continue
        if len(line) > _LONGEST_LINE:
            if number == 0:
                yield from _value(
                    text, line_start, _clause_end(text, line_start, line_end), tokens, lexicon
                )
            break
        if first_content:
            first_content = False
            sentence = _SENTENCE_END.search(line)
            end = line_start + sentence.start() if sentence else line_end
            yield from _value(text, line_start, end, tokens, lexicon)
            if sentence:
                break
        else:
            yield from _capitals(
                text,
                tokens,
                line_start,
                line_end,
                known_only=_is_prose(line.split()) or bool(_STREET_NUMBER.search(line)),
            )


def _is_prose(words: list[str]) -> bool:
    """Tell whether a line below a greeting is a sentence, not a name or a town."""
    lower = [word for word in words if word[:1].islower() and word not in {"og", "af", "von", "de"}]
    return len(words) > _MOST_WORDS or len(lower) > 1


def _lines(text: str, start: int) -> list[tuple[int, int]]:
    """Give up to six lines from ``start``; two blank lines end a signature."""
    lines: list[tuple[int, int]] = []
    blanks = 0
    position = start
    while position <= len(text) and len(lines) <= _LINES + 2:
        end = text.find("\n", position)
        end = len(text) if end < 0 else end
        lines.append((position, end))
        blanks = 0 if text[position:end].strip() else blanks + 1
        if blanks > 2 or end == len(text):  # noqa: PLR2004 - one blank line is common
            break
        position = end + 1
    return lines


def _clause_end(text: str, start: int, end: int) -> int:
    found = re.search(r"[.!?](?:\s|$)|\d", text[start : min(end, start + _LONGEST_CLAUSE)])
    return start + found.start() if found else min(end, start + 40)


def _last_lines(text: str, tokens: list[Token], lexicon: Lexicon) -> Iterator[Spot]:
    """Take the short last lines of a letter as its signature, greeting or not."""
    end = len(text.rstrip())
    for _ in range(3):
        start = text.rfind("\n", 0, end) + 1
        line = text[start:end]
        words = line.split()
        if (
            start == 0
            or not words
            or len(words) > _MOST_LAST_WORDS
            or len(line) > _LONGEST_LAST_LINE
            or line.rstrip()[-1] in ".?!:"
            or words[-1].lower().startswith("hils")
        ):
            break
        within = inside(tokens, start, end)
        if (
            words[0][:1].isupper()
            and len(within) >= len(words) - 1
            and not _STREET_NUMBER.search(line)
        ):
            yield from _capitals(text, tokens, start, end)
        if not within and is_lower_signature(words, lexicon):
            yield from _lower_value(text, start, end, lexicon)
        end = len(text[:start].rstrip())


def _value(
    text: str, start: int, end: int, tokens: list[Token], lexicon: Lexicon
) -> Iterator[Spot]:
    """Take every word of a name field: capitalised, else lower-case ones while it is short."""
    stop = _VALUE_END.search(text[start:end])
    if stop:
        end = start + stop.start()
    if inside(tokens, start, end):
        yield from _capitals(text, tokens, start, end)
        return
    for part in _PARTS.finditer(text, start, end):
        yield from _lower_value(text, part.start(), part.end(), lexicon)


def _lower_value(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[Spot]:
    """Take the words of a name in lower case, or of two: *pia lind*, *per og eva skov*."""
    words = [
        (start + m.start(), start + m.end(), m.group()) for m in matches(_WORD, text[start:end])
    ]
    lower = [word for word in words if word[2][:1].islower() and word[2] not in _SKIP_LOWER]
    if 0 < len(lower) <= 4 and len(words) <= _MOST_WORDS:  # noqa: PLR2004 - two names
        for word_start, word_end, word in lower:
            classes = lexicon.classes(word.capitalize())
            if (
                is_street(word)
                or is_spot(word)
                or is_like_body(word)
                or word_before(text, word_start)[0] in _AT
            ):
                continue
            if is_role(word) or word.capitalize() in PLAN_WORDS or classes & Word.ORGANISATION:
                continue
            if lexicon.word_class(word) == Word.ORDINARY and not classes & Word.NAME:
                continue
            initial = _LOW_INITIAL.search(text, start, word_start)
            yield Spot(initial.start() if initial else word_start, word_end, "PERSON", _LOWER_SCORE)


def _capitals(
    text: str, tokens: list[Token], start: int, end: int, *, known_only: bool = False
) -> Iterator[Spot]:
    """Join the capitalised words of a stretch into names; leave bodies, roles and places."""
    first: Token | None = None
    last: Token | None = None
    within = inside(tokens, start, end)
    towns = towns_after_commas(text, within)
    for token in within:
        if (
            _is_no_name(token, in_name=first is not None, known_only=known_only)
            or token.start in towns
            or (first is None and is_where(text, token))
        ):
            if first and last:
                yield Spot(first.start, last.end, "PERSON", _SCORE)
            first = last = None
            continue
        if last is not None and not _one_name(text, last, token):
            if first:
                yield Spot(first.start, last.end, "PERSON", _SCORE)
            first = None
        first = first or token
        last = token
    if first and last:
        yield Spot(first.start, last.end, "PERSON", _SCORE)


def _one_name(text: str, left: Token, right: Token) -> bool:
    gap = text[left.end : right.start]
    return gap in {" ", "  ", "   "} or (left.initial and gap in {". ", "."})


def _is_no_name(token: Token, *, in_name: bool, known_only: bool) -> bool:  # noqa: PLR0911 - one question a line
    if in_name and token.is_name:
        return False
    if token.text in PRONOUNS or token.text in COMPANY_MARK or token.text.lower() in NO_NAMES:
        return True
    if token.text.lower().endswith(("hilsen", "hilsner")):
        return True
    if token.text in PLAN_WORDS and not token.classes & Word.GIVEN:
        return not (in_name and len(token.text) <= _SHORT_NAME)
    if is_role(token.text.lower()) or token.classes & Word.ORGANISATION:
        return True
    if is_street(token.text) or (token.is_word and BODY_ENDING.search(token.text)):
        return not (in_name and len(token.text) <= _SHORT_NAME)
    if known_only:
        return not token.is_name or bool(
            token.is_word and not in_name and token.classes & Word.COMMON
        )
    if token.classes & Word.PLACE and not token.is_name:
        return not in_name
    return token.text.isupper() and len(token.text) <= 3 and not in_name and not token.initial  # noqa: PLR2004 - "A/S"
