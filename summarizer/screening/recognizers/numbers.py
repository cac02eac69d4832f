"""Numbers that point at one person: CPR, telephone, plate, account, passport."""

# ruff: noqa: E501 - a pattern broken over lines is harder to check than a long one

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from summarizer.screening.language.lexicon import own_list
from summarizer.screening.recognizers.base import DanishRecognizer
from summarizer.screening.text.anchors import near, numbers, numbers_with, with_number
from summarizer.screening.text.patterns import compiled
from summarizer.screening.text.signs import Signs
from summarizer.screening.text.spots import Spot

if TYPE_CHECKING:
    from collections.abc import Iterator

_DASH = r"\-\u2010-\u2015\u2212"
# Before a number that is a file's, a firm's or a book's, not a person's.
NOT_A_NUMBER = re.compile(
    r"(?:cvr|se[- ]?nr|p[- ]?nr|p-nummer|ean|sag|sags?(?:nr|nummer)|dok(?:ument)?(?:nr|nummer)|journal\w*|j\.?\s?nr|jnr|ref(?:erence)?|isbn|id|bfe|høringssvar\s?nr)\b[^\n\w]{0,3}"
    r"(?:nummer|nr\.?|no\.?)?[\s.:]{0,3}(?-i:(?!TLF|TEL|MOB)[A-ZÆØÅ]{2,6}[ -])?$",
    re.IGNORECASE,
)
_LETTER_DIGITS = str.maketrans("OoIlQ|", "001101")
_MOD11 = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
_MONTHS = 12
_DAYS = 31
_REPLACEMENT_DAY = 60
_PHONE_DIGITS = 8


def digits_of(text: str) -> str:
    """Give the digits, O read as 0 and l or I as 1."""
    return "".join(c for c in text.translate(_LETTER_DIGITS) if c.isdigit())


def _is_date(digits: str) -> bool:
    day, month = int(digits[:2]), int(digits[2:4])
    # Replacement numbers (erstatnings-CPR) add 60 to the day.
    day -= _REPLACEMENT_DAY if day > _REPLACEMENT_DAY else 0
    return 1 <= day <= _DAYS and 1 <= month <= _MONTHS


class CprRecognizer(DanishRecognizer):
    """CPR numbers with any separator, also over a line break, misread, or partly masked.

    The first six digits must be a date unless a word like *cpr* stands before. Modulo 11 only
    raises the score: since 2007 valid numbers exist without it.
    """

    ENTITIES: ClassVar[tuple[str, ...]] = ("DK_CPR",)
    NEEDS_NUMBER = True
    _FULL = compiled(
        rf"""(?<![\d_+])(?P<date>[0-9OoIl](?:[ ]?[0-9OoIl])(?:[ ./{_DASH}]{{0,2}}[0-9OoIl](?:[ ]?[0-9OoIl])){{2}})
        (?P<sep>[\s./_,;:*+=\#~·•'{_DASH}]{{0,5}})
        (?P<serial>[0-9OoIl](?:[ ]?[0-9OoIl]){{3}})(?![\d_])(?!(?<!\d{{6}}[{_DASH}]\d{{4}})[.,:](?!\d{{6}})\d)""",
    )
    _FULL_YEAR = compiled(
        rf"""(?<!\w)\d\d(?:[ ./{_DASH}]?)\d\d(?:[ ./{_DASH}]?)(?:19|20)\d\d[ ]?[{_DASH}/][ ]?\d{{4}}(?!\w)""",
    )
    _MASKED = compiled(
        rf"(?<!\w)\d{{2}}[ ./{_DASH}]?\d{{2}}[ ./{_DASH}]?\d{{2}}[ ]?[{_DASH}/. ][ ]?"
        r"(?:\d{0,3}[xX*#•?_\u2026]{1,4}\d{0,3}|\d{0,2}\.{3,4})(?!\w)",
    )
    _LABELLED = compiled(
        rf"""(?:\bcpr|\bpersonnummer|\bpersonnr|\bpers\.?[ ]?nr|\bp\.?nr|\bcentral\w*[ ]personr\w*)[^\d\n]{{0,40}}?[\n ]{{0,2}}
        (?P<number>[0-9OoIl][0-9OoIl ./{_DASH}]{{4,22}}[0-9OoIlxX*])(?!\w)""",
        ignore_case=True,
    )

    _LABELS = Signs(("cpr", "pers", "nr", "central"))
    # Without one of these no digit is hidden.
    _HIDDEN = re.compile(r"[xX*#•?_\u2026]|\.{3}")

    def spots(self, text: str) -> Iterator[Spot]:
        """Find CPR numbers."""
        groups = numbers(text, 5)
        for match in near(self._FULL, text, groups, 30, 40):
            score = self._score(match)
            if score:
                yield Spot(match.start(), match.end(), "DK_CPR", score)
        hidden = numbers_with(text, 6, self._HIDDEN, 8)
        for pattern, places in ((self._FULL_YEAR, numbers(text, 12)), (self._MASKED, hidden)):
            for match in near(pattern, text, places, 20, 40):
                if _is_date(digits_of(match.group())[:4]):
                    yield Spot(match.start(), match.end(), "DK_CPR", 0.9)
        labels = with_number(text, self._LABELS.places(text), 0, 120)
        for match in near(self._LABELLED, text, labels, 10, 120):
            # A scan may read O for every nought.
            if sum(c.isdigit() for c in match["number"]) >= 4:  # noqa: PLR2004 - most of the date
                yield Spot(match.start("number"), match.end("number"), "DK_CPR", 0.9)

    @staticmethod
    def _score(match: re.Match[str]) -> float:
        plain = match.group()
        digits = digits_of(plain)
        if len(digits) != len(_MOD11) or sum(c.isdigit() for c in plain) < 7:  # noqa: PLR2004 - mostly digits
            return 0.0
        if not _is_date(digits):
            return 0.0
        if sum(int(d) * w for d, w in zip(digits, _MOD11, strict=True)) % 11 == 0:
            return 1.0
        return 0.9


class PhoneRecognizer(DanishRecognizer):
    """Danish eight-digit numbers in every grouping, and international ones."""

    ENTITIES: ClassVar[tuple[str, ...]] = ("PHONE_NUMBER",)
    # Written together with a word ("tlf69000001"), or right behind another number.
    _GLUED = r"(?<=[a-zæøå])(?=(?:45)?[2-9]\d{7}(?!\d))"
    _BEHIND = r"(?<=\d,)(?=\d{8}(?!\d))|(?<=\d{8}[.,:]|\d\d[ ]\d\d[ ]\d\d[ ]\d\d[.,:])"
    _EIGHT = compiled(
        rf"""(?:(?<!\w)(?:(?<!\d[.,:])|{_BEHIND})|{_GLUED})
        (?:(?P<country>(?:\(?(?:\+|00)[ ]?4[ ]?5\)?)[ ./{_DASH}]{{0,2}})|45[ ]?(?=[2-9]\d(?:[ ]?\d\d){{3}}(?![ ]?\d)))?
        (?P<number>\(?[2-9](?:[ ./·•*'’\u00a0{_DASH}()]{{0,3}}\d){{7}}(?:/\d{{1,2}}(?=[ ,.;)\n]|$))?)
        (?![\d_])(?!(?<!\d{{8}})\w)(?![.,:/](?![2-9](?:[ ]?\d){{7}}(?!\d))\d)""",
    )
    # Two digits at a time over a line's end in running text, not a table's columns.
    _BROKEN = compiled(
        r"(?<=\p{L}[^\n]{0,80}[ ,.:(])(?<![\w]|\d[.,: ])[2-9]\d(?:[ ]\d\d){0,2}\n\d\d(?:[ ]\d\d){0,2}(?!\w)(?![.,:/]\d)"
    )
    _INTERNATIONAL = compiled(
        rf"(?<![\w])(?:\+|00)[ ]?[1-9]\d{{0,2}}[ ./{_DASH}]?(?:\(0\))?(?:[ ./{_DASH}]{{0,2}}\(?\d\)?){{5,12}}(?!\w)",
    )
    _LABELLED = compiled(
        rf"""(?:\btlf|\btelefon[^\W\d]*|\bmobil[^\W\d]*|\bmob|\bphone|\btel|\bsms|\bring(?:es?|e[ ]til)?(?:[ ]til)?)(?:\b|(?=\d))[.: ]*
        (?:er|på|nr\.?|nummer|:|til)?[.: ]*
        (?P<number>(?:\+?45[ ]?)?[0-9OoIl](?:[ ./\n·{_DASH}]{{0,3}}[0-9OoIl]){{7}}|[1-9]\d[ ]?\d\d[ ]?\d\d)(?!\w)(?![.,:/\-]\d)""",
        ignore_case=True,
    )
    # A scan reads 0 as O and 1 as l or I: pairs of two with at least five true digits.
    _MISREAD = compiled(
        rf"(?<![\w]|\d[.,:])(?P<number>[2-9][0-9OoIl](?:[ .{_DASH}]{{1,2}}[0-9OoIl]{{2}}){{3}}|[2-9][0-9OoIl]{{7}}|[2-9][0-9OoIl]{{3}}[ ][0-9OoIl]{{4}})(?!\w)(?![.,:/]\d)",
    )
    # "seks ni nul nul elleve toogtyve": a number in words, so that no machine finds it.
    _DIGIT = r"(?:nul|en|et|to|tre|fire|fem|seks|syv|otte|ni)"
    _TEN = rf"(?:ti|elleve|tolv|tretten|fjorten|femten|seksten|sytten|atten|nitten|(?:{_DIGIT}og)?(?:tyve|tredive|fyrre|halvtreds|tres|halvfjerds|firs|halvfems))"
    _SPOKEN = compiled(
        rf"(?<!\w)(?:(?:{_TEN}|{_DIGIT})[ ,.\-]{{1,2}}){{3,7}}(?:{_TEN}|{_DIGIT})(?!\w)",
        ignore_case=True,
    )
    _SPOKEN_TEN = re.compile(rf"\b{_TEN}\b", re.IGNORECASE)
    _SPOKEN_WORDS = Signs(forms=(rf"^['’]*(?:{_TEN}|{_DIGIT})['’]*$",))
    # So many of them, with so much between them at the most.
    _SPOKEN_LEAST = 4
    _SPOKEN_GAP = 2
    _LABELS = Signs(("tlf", "telefon", "mobil", "mob", "phone", "tel", "sms", "ring"))
    # Where a scan reads letters for digits, one of them stands beside a digit.
    _LETTER_BESIDE = re.compile(rf"\d[ .{_DASH}]{{0,2}}[OoIl]|[OoIl][ .{_DASH}]{{0,2}}\d")
    _LINE_END = re.compile(r"\d\n\d")
    _ABROAD = re.compile(r"\+|00")
    _DATE = re.compile(
        rf"\d{{1,2}}[ ]?[./{_DASH}][ ]?\d{{1,2}}[ ]?[./{_DASH} ][ ]?(?:19|20)\d\d"
        rf"|(?:19|20)\d\d[ ]?[./{_DASH}]?[ ]?(?:0\d|1[0-2])[ ]?[./{_DASH}]?[ ]?[0-3]\d"
        rf"|(?:19|20)\d\d[ ](?:[01]\d|2[0-3])[.:][0-5]\d"
        rf"|[0-3]\d[01]\d(?:19|20)\d\d"
        rf"|(?:19|20)\d\d[ ]?[/{_DASH} ]+(?:19|20)\d\d"
        rf"|[012]?\d[.:][0-5]\d[ ]?[{_DASH}][ ]?[012]?\d[.:][0-5]\d",
    )
    _AMOUNT = re.compile(r"\d{1,3}(?:[. ]\d{3})+")
    _UNIT = re.compile(
        r"[ ]?(?:kr|mio|mia|m2|m²|kwh|mwh|kvm|m3|ton|kg|euro|€|,-|,\d)", re.IGNORECASE
    )

    def spots(self, text: str) -> Iterator[Spot]:
        """Find telephone numbers."""
        for match in near(self._EIGHT, text, numbers(text, 8), 4, 4):
            if self._is_phone(match, text):
                yield Spot(match.start(), match.end(), "PHONE_NUMBER", 0.9)
        for match in near(self._BROKEN, text, numbers_with(text, 8, self._LINE_END, 1), 2, 2):
            if len(digits_of(match.group())) == _PHONE_DIGITS:
                yield Spot(match.start(), match.end(), "PHONE_NUMBER", 0.7)
        yield from self._disguised(text)
        for match in near(
            self._INTERNATIONAL, text, numbers_with(text, 6, self._ABROAD, 3), 20, 60
        ):
            # A CVR number may begin with two zeros, as calls abroad do.
            if not NOT_A_NUMBER.search(text, max(0, match.start() - 30), match.start()):
                yield Spot(match.start(), match.end(), "PHONE_NUMBER", 0.9)
        labels = with_number(text, self._LABELS.places(text), 0, 60, 5)
        for match in near(self._LABELLED, text, labels, 2, 110):
            number = match["number"].strip()
            # Eight digits in a row behind "tlf" are no date, whatever they may look like.
            is_date = not number.isdigit() and self._DATE.fullmatch(number)
            if sum(map(str.isdigit, number)) >= 6 and not is_date:  # noqa: PLR2004 - mostly digits
                yield Spot(match.start("number"), match.end("number"), "PHONE_NUMBER", 0.9)

    def _disguised(self, text: str) -> Iterator[Spot]:
        """Find numbers that a scan misread, and numbers in words."""
        for match in near(
            self._MISREAD, text, numbers_with(text, 2, self._LETTER_BESIDE, 16), 16, 24
        ):
            true = sum(c.isdigit() for c in match["number"])
            if 4 <= true < 8 and not self._DATE.fullmatch(match["number"]):  # noqa: PLR2004 - some misread
                yield Spot(match.start(), match.end(), "PHONE_NUMBER", 0.7)
        for match in near(self._SPOKEN, text, self._spoken(text), 4, 90):
            words = re.findall(r"\w+", match.group())
            if len(words) + len(self._SPOKEN_TEN.findall(match.group())) == 8:  # noqa: PLR2004 - digits
                yield Spot(match.start(), match.end(), "PHONE_NUMBER", 0.7)

    def _spoken(self, text: str) -> list[tuple[int, int]]:
        """Give where as many number words as make a number stand side by side."""
        beside: list[tuple[int, int]] = []
        spoken = []
        for place in self._SPOKEN_WORDS.places(text):
            if beside and place[0] - beside[-1][1] > self._SPOKEN_GAP:
                beside = []
            beside.append(place)
            if len(beside) >= self._SPOKEN_LEAST:
                spoken.append((beside[-self._SPOKEN_LEAST][0], place[1]))
        return spoken

    def _is_phone(self, match: re.Match[str], text: str) -> bool:
        if match["country"]:
            return True
        number = match["number"]
        if text[match.end() : match.end() + 1].isalpha() and self._UNIT.match(text, match.end()):
            return False
        if self._DATE.fullmatch(number):
            return False
        if NOT_A_NUMBER.search(text, max(0, match.start() - 30), match.start()):
            return False
        if self._AMOUNT.fullmatch(number):
            follows = self._UNIT.match(text, match.end()) is not None
            return not follows and not number.endswith("000")
        return True


class PlateRecognizer(DanishRecognizer):
    """Number plates: two letters and four or five digits, oddly spaced too."""

    ENTITIES: ClassVar[tuple[str, ...]] = ("DK_PLATE",)
    NEEDS_NUMBER = True
    _PLATE = compiled(
        rf"(?<![\w.])(?P<letters>[A-ZÆØÅ]{{2}})(?:[ .:{_DASH}]{{0,2}}|\n(?=\d\d[ ]?\d{{3}}))(?P<digits>\d(?:[ .{_DASH}]?\d){{3,4}})(?![\w])(?![.,/]\d)",
    )
    _LABELLED = compiled(
        r"\b(?:nummerplade\w*|reg\.?[ ]?nr\.?|registreringsnummer|indregistreret)[ :.]*(?:er|på|med)?[ ]*"
        rf"(?P<plate>[a-zæøå]{{2}}[ .{_DASH}]?\d(?:[ .{_DASH}]?\d){{2,4}})(?!\w)",
        ignore_case=True,
    )
    _NOT_PLATES = own_list("not_plates")
    _TWO_LETTERS = re.compile(rf"[A-ZÆØÅ]{{2}}[ .:\n{_DASH}]{{0,2}}\d")
    _LABELS = Signs(("nummerplade", "reg", "indregistreret"))

    def spots(self, text: str) -> Iterator[Spot]:
        """Find number plates."""
        for match in near(self._PLATE, text, numbers_with(text, 3, self._TWO_LETTERS, 4), 10, 20):
            digits = digits_of(match["digits"])
            is_year = len(digits) == 4 and digits[:2] in {"19", "20"}  # noqa: PLR2004 - a year
            labelled = NOT_A_NUMBER.search(text, max(0, match.start() - 30), match.start())
            if match["letters"] not in self._NOT_PLATES and not is_year and not labelled:
                yield Spot(match.start(), match.end(), "DK_PLATE", 0.8)
        labels = with_number(text, self._LABELS.places(text), 0, 50, 3)
        for match in near(self._LABELLED, text, labels, 2, 70):
            yield Spot(match.start("plate"), match.end("plate"), "DK_PLATE", 0.9)


class AccountRecognizer(DanishRecognizer):
    """Bank accounts and IBAN; passports, driving licences and the like by their label."""

    ENTITIES: ClassVar[tuple[str, ...]] = ("DK_ACCOUNT", "IBAN_CODE", "PASSPORT")
    NEEDS_NUMBER = True
    _IBAN = compiled(r"(?<!\w)[A-Z]{2}\d{2}(?:[ ]?[A-Z0-9]{4}){3,7}(?:[ ]?[A-Z0-9]{1,3})?(?!\w)")
    _TEN = compiled(rf"(?<![\w])\d{{4}}[ /.\n{_DASH}]{{1,3}}\d{{10}}(?!\w)")
    _LABELLED = compiled(
        rf"""\b(?:konto\w*|kto|reg\.?(?:istrerings)?[ ]?(?:nr|nummer)?|bank\w*|overf\w+|mobilepay\w*|indbetal\w*)\b[^\d\n]{{0,40}}
        (?P<number>\d{{4}}[ /.\n{_DASH}]{{0,3}}(?:(?:konto|kto)\w*[ .:]*(?:nr|nummer)?[ .:]*)?\d(?:[ .{_DASH}]?\d){{4,9}})(?!\w)""",
        ignore_case=True,
    )
    _PASSPORT = compiled(
        r"""\b(?:pas|pasnr|pasnummer|kørekort\w*|sundhedskort\w*|opholdskort\w*|id-kort)\b[ ]?(?:nr\.?|nummer)?[ .:]*(?:er|:)?[ ]*
        (?P<number>[A-Z]{0,2}[ ]?\d(?:[ ]?\d){6,9})(?!\w)""",
        ignore_case=True,
    )

    _COUNTRY = re.compile(r"[A-Z]{2}\d\d")
    _LABELS = Signs(("konto", "kto", "reg", "bank", "overf", "mobilepay", "indbetal"))
    _DOCUMENTS = Signs(
        ("kørekort", "sundhedskort", "opholdskort", "id-kort"), forms=("^pas(?:nr|nummer)?$",)
    )

    def spots(self, text: str) -> Iterator[Spot]:
        """Find account and document numbers."""
        for match in near(self._IBAN, text, numbers_with(text, 0, self._COUNTRY, 2), 20, 60):
            if sum(c.isdigit() for c in match.group()) >= 10:  # noqa: PLR2004 - no capitalised heading
                yield Spot(match.start(), match.end(), "IBAN_CODE", 0.9)
        for match in near(self._TEN, text, numbers(text, 14), 10, 40):
            yield Spot(match.start(), match.end(), "DK_ACCOUNT", 0.9)
        labels = with_number(text, self._LABELS.places(text), 0, 90, 5)
        for match in near(self._LABELLED, text, labels, 2, 150):
            yield Spot(match.start("number"), match.end("number"), "DK_ACCOUNT", 0.8)
        documents = with_number(text, self._DOCUMENTS.places(text), 0, 60, 5)
        for match in near(self._PASSPORT, text, documents, 4, 100):
            yield Spot(match.start("number"), match.end("number"), "PASSPORT", 0.8)
