"""E-mail, links, dates of birth, and the numbers of a property."""

# ruff: noqa: E501 - a pattern broken over lines is harder to check than a long one

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from summarizer.screening.recognizers.base import DanishRecognizer
from summarizer.screening.text.anchors import near, numbers_with, reaching, with_number
from summarizer.screening.text.houses import digits
from summarizer.screening.text.patterns import compiled
from summarizer.screening.text.signs import Signs, lowered, places_of
from summarizer.screening.text.spots import Spot

if TYPE_CHECKING:
    from collections.abc import Iterator

_MONTH = (
    r"(?:jan(?:uar)?|feb(?:ruar)?|mar(?:ts)?|apr(?:il)?|maj|juni?|juli?|aug(?:ust)?|sep(?:t(?:ember)?)?"
    r"|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_ORDINAL = (
    r"(?:første|anden|tredje|fjerde|femte|sjette|syvende|ottende|niende|tiende|ellevte|tolvte"
    r"|\w{3,6}tende|(?:\w{2,4}og)?tyvende|(?:en(?:og)?)?tredivte)[ ]"
)
_DATE = (
    rf"(?:\d[ ]\d[ ]?[./-][ ]?\d[ ]\d[ ]?[./-][ ]?\d(?:[ ]\d){{1,3}}|(?:[0-3OoIl]?[0-9OoIl]\.?[ \n]?|{_ORDINAL}){_MONTH},?[ ]?(?:(?:i[ ])?(?:19|20)?\d\d)?"
    r"|[0-3OoIl]?[0-9OoIl][ ]?[./\-–_ ][ ]?[01OoIl]?[0-9OoIl][ ]?(?:[./\-–_ ][ ]?(?:[12][09])?[0-9OoIl]{2})?"
    r"|[0-3][0-9][01][0-9](?:19|20)?[0-9]{2}"
    r"|(?:19|20)\d\d-[01]\d-[0-3]\d)"
)


_FARTHEST = 120
_WIDEST_BLANK = 4
_APART = frozenset(" \n(")
_THESE_YEARS = range(11, 35)
_PAPER = re.compile(
    r"\b\w*(?:brev|notat|rapport|mail|referat|tegning|kort|bilag|plan|skitse|dokument|afgørelse|tilladelse|dateret|version|rev)\w{0,3}[^\n.]*$",
    re.IGNORECASE,
)


class EmailRecognizer(DanishRecognizer):
    """E-mail addresses, with any ending, with blanks around the @, and with "(at)" for it.

    presidio's own asks the network for a list of endings on first use; this one never does.
    """

    ENTITIES: ClassVar[tuple[str, ...]] = ("EMAIL_ADDRESS",)
    _PLAIN = compiled(
        r"(?<![\w.+\-])[\w][\w.+\-%&']*(?:[ ]?@[ ]?\n?|[ ]{0,2}[\n(\[{<]?[ ]?@{1,2}[ ]?[)\]}>]?[ ]{0,2}(?=[\w\-]+[ ]?\.))[\w\-]+(?:[ ]?\.{1,2}[ ]?(?=[\w\-]{2,})[\w\-]+)*(?<![.\-])(?:,(?:dk|com|net|org|eu|nu|se|no|de)(?!\w))?",
    )
    _SPELT = compiled(
        r"""(?<![\w.+\-])[\w][\w.+\-]*[ ]?(?:%40|[*\-]at[*\-]|[(\[{<][ ]?(?:at|snabel[ \-]?a)[ ]?[)\]}>]|[(\[{<][ ]?(?:a|ved)[ ]?[)\]}>](?=[ ]?[\w\-]+[ ]?(?:\.[ ]?\w|[(\[ ][ ]?(?:dot|punktum|prik)))|[ ]snabel-?a[ ]|[ ]at[ ](?=[\w\-]+[ ]?(?:[(\[]?(?:dot|punktum|prik)|\.(?:dk|com|net|org|nu|eu))))
        [ ]?\n?[\w\-]+(?:[ ]?(?:\.|[(\[][ ]?(?:dot|punktum|prik|\.)[ ]?[)\]]|[ ](?:dot|punktum|prik)[ ])[ ]?[\w\-]+)*""",
        ignore_case=True,
    )

    _SPELT_SIGN = compiled(
        r"[(\[{<][ ]?(?:at|a|snabel[ \-]?a|ved)[ ]?[)\]}>]|%40|[*\-]at[*\-]|snabel|[ ]at[ ][\w\-]+[ ]?(?:[(\[]|[ ](?:dot|punktum|prik)|\.(?:dk|com|net|org|nu|eu))",
        ignore_case=True,
    )
    # What of it is quickly found: most brackets, and nearly every *at*, are others.
    _HINTS = (
        re.compile(r"[(\[{<] ?(?:at|a|snabel-?a|ved) ?[)\]}>]"),
        re.compile(r" at [\w\-]+ ?(?:[(\[]| (?:dot|punktum|prik)|\.(?:dk|com|net|org|nu|eu))"),
        re.compile(r"[*\-]at[*\-]"),
    )
    _SPELT_OUT = ("snabel", "%40")

    def spots(self, text: str) -> Iterator[Spot]:
        """Find e-mail addresses."""
        signs = [(_chunk_start(text, at), at) for at, _ in places_of(text, ("@",))]
        for match in reaching(self._PLAIN, text, signs, 120):
            yield Spot(match.start(), match.end(), "EMAIL_ADDRESS")
        low = lowered(text)
        hints = [hint.span() for one in self._HINTS for hint in one.finditer(low)]
        hints = sorted(hints + places_of(text, self._SPELT_OUT))
        signs = [sign.span() for sign in near(self._SPELT_SIGN, text, hints, 12, 60)]
        for match in near(self._SPELT, text, signs, 120, 120):
            yield Spot(match.start(), match.end(), "EMAIL_ADDRESS", 0.9)


def _is_of_document(text: str, start: int, end: int) -> bool:
    """Tell whether a date of these years follows a paper's name: *notat, 120324, side 4*."""
    recent = int(text[end - 2 : end]) in _THESE_YEARS
    return recent and _PAPER.search(text, max(0, start - 40), start) is not None


def _chunk_start(text: str, at: int) -> int:
    """Give where the characters without a blank begin that end at ``at``, or before it at a blank or a bracket."""
    before = text[max(0, at - _WIDEST_BLANK) : at]
    end = at - len(before) + len(before.rstrip(" \n([{<@"))
    return max(0, at - _FARTHEST, *(text.rfind(blank, 0, end) + 1 for blank in " \n"))


class LinkRecognizer(DanishRecognizer):
    """Links to a person's own page (profiles); a link to a public page is no personal data."""

    ENTITIES: ClassVar[tuple[str, ...]] = ("URL",)
    _PROFILE = compiled(
        r"""(?<!\w)(?:https?://)?(?:[\w\-]{1,63}\.){0,4}(?:facebook|linkedin|instagram|twitter|x|tiktok|fb|youtube|snapchat|bsky|mastodon)\.\w{2,6}
        /[\w.\-/?=&@%]*[\w/]""",
        ignore_case=True,
    )

    # "@toke.ruller": somebody's name on some site; in a mail address a word stands before it.
    _HANDLE = compiled(r"(?<![\w.@+\-])@[\p{L}_][\w.]{2,}(?<!\.)")

    _SITES = Signs((
        "facebook.", "linkedin.", "instagram.", "twitter.", "x.", "tiktok.", "fb.", "youtube.",
        "snapchat.", "bsky.", "mastodon.",
    ))  # fmt: skip

    def spots(self, text: str) -> Iterator[Spot]:
        """Find links to profiles."""
        for match in near(self._PROFILE, text, self._SITES.places(text), 60, 200):
            yield Spot(match.start(), match.end(), "URL", 0.6)
        for match in near(self._HANDLE, text, places_of(text, ("@",)), 4, 60):
            yield Spot(match.start(), match.end(), "URL", 0.6)


class BirthDateRecognizer(DanishRecognizer):
    """Dates of birth: a date with *født*, *f.* or the like before or after it."""

    ENTITIES: ClassVar[tuple[str, ...]] = ("DATE_OF_BIRTH",)
    NEEDS_NUMBER = True
    _BEFORE = compiled(
        rf"""(?<![\w])(?:f\.(?:[ ]?d\.)?|fødselsdag\w*|fødselsdato\w*|fødsels-?d\w*|født|fødte|f[øo]dt|fdt\.?|dob|kom[ ]til[ ]verden|fylder[ ]\w+|fylder)
        [ ]*[:.,(]?[ ]*(?:er|den|d\.|i|på|:|\w{{1,12}}dag[ ]d(?:en|\.)){{0,1}}[ ]*(?:den|d\.)?[ ]*(?P<date>{_DATE})(?![\w])""",
        ignore_case=True,
    )
    _AFTER = compiled(
        rf"(?<![\w.])(?P<date>{_DATE})[ ]?[(,]?[ ]?(?:er[ ](?:jeg|han|hun|vi)[ ])?(?:født|min[ ]fødselsdag)\b",
        ignore_case=True,
    )

    # Six digits of a CPR number between commas: "Åvej 2, 130251, kan træffes".
    _SIX = re.compile(r"(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d\d(?=[,)\n]|\.?(?:\n|$))")
    _SIX_DIGITS = 6
    _LABELS = Signs(("f.", "fød", "fod", "fdt", "dob", "kom til", "fylder"))
    # These may stand behind the date.
    _BORN = ("født", "fødselsdag")

    def spots(self, text: str) -> Iterator[Spot]:
        """Find dates of birth; only the date is marked."""
        labels = with_number(text, self._LABELS.places(text), 40, 60)
        born = [place for place in labels if lowered(text).startswith(self._BORN, place[0])]
        for pattern, places, after in ((self._BEFORE, labels, 60), (self._AFTER, born, 2)):
            for match in near(pattern, text, places, 40, after):
                end = match.start("date") + len(match["date"].rstrip(" ,"))
                if not any(c.isdigit() for c in match["date"]):
                    continue
                yield Spot(match.start("date"), end, "DATE_OF_BIRTH", 0.9)
        for start, end in digits(text):
            apart = end - start == self._SIX_DIGITS and text[start - 2 : start] in {", ", " ("}
            if apart and self._SIX.match(text, start) and not _is_of_document(text, start, end):
                yield Spot(start, end, "DATE_OF_BIRTH", 0.5)


class PropertyRecognizer(DanishRecognizer):
    """Matrikel and BFE numbers: the number, not the word before nor the ejerlav after."""

    ENTITIES: ClassVar[tuple[str, ...]] = ("DK_MATRIKEL",)
    NEEDS_NUMBER = True
    _NUMBER = r"\d{1,4}[ -]?(?:(?!(?:og|er|på|i|af|har|ved|fra|til|som|må|ej|kan)\b)[a-zæøå]{1,3}(?![\w]))?"
    _LABELLED = compiled(
        rf"""\bmatr(?:ikel|iklen|iklerne|ikl|ikelnr|ikelnummer|ikelnumre(?:ne)?|nr)?\b\.?[ ]?-?(?:nr\.?|nummer|numrene|numre)?[ ]*:?[ ]*\n?
        (?P<number>{_NUMBER}(?:[ ]?(?:,|og|samt|&|/)[ ]?{_NUMBER})*)(?![\w])""",
        ignore_case=True,
    )
    _EJERLAV = compiled(
        r"(?<![\w.,])(?P<number>(?:\d|[lI](?=\d))\d{0,3}[ ]?[a-zæøå]{1,2}(?:(?:,|[ ]og|[ ]samt)[ ]\d{1,4}[ ]?[a-zæøå]{1,2})*)[ ,]{1,2}(?:[A-ZÆØÅ][\w.]+[ ,]){1,4}(?:By|Markjorder|Bygrunde|Hovedgård|Ejerlav|Mark)\b",
    )
    _BFE = compiled(
        r"\b(?:bfe|ejendoms)[ \-]?(?:nr\.?|nummer|numre)?[ ]*[:.]?[ ]*(?P<number>\d{5,10}(?:[ ]?(?:,|og)[ ]?\d{5,10})*)(?!\w)",
        ignore_case=True,
    )

    # The number of a parcel that has letters, and those letters at the number's other places.
    _PARCEL = re.compile(r"\d{1,4}(?=[ ]?[a-zæøå]{1,2}\b)")
    _LETTERS = re.compile(
        r"[ ]?(?!(?:km?|ha?|kr|kg|cm|mm?|l|tv?|og|er|på|i|af|må|ej|en|et|dB)\b)[a-zæøå]{1,2}\b"
    )
    _LABELS = Signs(("matr",))
    _BFE_LABELS = Signs(("bfe", "ejendoms"))
    _LETTER = re.compile(
        r"\d[ ]?[a-zæøå]{1,2}(?:(?:,| og| samt)[ ]\d{1,4}[ ]?[a-zæøå]{1,2})*[ ,]{1,2}[A-ZÆØÅ]"
    )

    def spots(self, text: str) -> Iterator[Spot]:
        """Find property numbers."""
        found: dict[int, int] = {}
        for pattern, places in (
            (self._LABELLED, with_number(text, self._LABELS.places(text), 0, 60)),
            (self._EJERLAV, numbers_with(text, 0, self._LETTER, 24)),
            (self._BFE, with_number(text, self._BFE_LABELS.places(text), 0, 60, 5)),
        ):
            for match in near(pattern, text, places, 4, 160):
                end = match.start("number") + len(match["number"].rstrip())
                found[match.start("number")] = end
        parcels = [self._PARCEL.match(text, start) for start in found]
        told = {parcel.group() for parcel in parcels if parcel}
        for start, end in digits(text) if told else ():
            # "matr.nr. 14 f" … "det halve af 14 g"
            beside = self._LETTERS.match(text, end) if text[start:end] in told else None
            if beside and start not in found and text[start - 1 : start] in _APART:
                found[start] = beside.end()
        for start, end in found.items():
            yield Spot(start, end, "DK_MATRIKEL", 0.9)
