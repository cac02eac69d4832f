"""Homes told by a number and no street: *nr. 23*, *have 12*, *bolig 14*, *nummer fire*."""

# ruff: noqa: E501 - a pattern broken over lines is harder to check than a long one

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarizer.screening.language.lexicon import Word, standard_lexicon
from summarizer.screening.recognizers.addresses.bare import ENDS, RESIDENTS
from summarizer.screening.recognizers.addresses.forms import (
    COUNTED,
    FLOOR,
    NOT_AFTER,
    NUMBER,
    PREFIX,
    SURE_ENDING,
    TOWN,
    WORD,
    is_planning,
    street_ending,
)
from summarizer.screening.recognizers.addresses.start import HEADINGS
from summarizer.screening.text.anchors import at_places, with_number
from summarizer.screening.text.patterns import compiled, match_at
from summarizer.screening.text.signs import Signs
from summarizer.screening.text.spots import Spot

if TYPE_CHECKING:
    from collections.abc import Iterator

_TEENS = "elleve|tolv|tretten|fjorten|femten|seksten|sytten|atten|nitten"
_ONES = "to|tre|fire|fem|seks|syv|otte|ni|ti"
_NUMERAL = rf"(?:(?:(?:en|{_ONES})og)?(?:tyve|tredive|fyrre|halvtreds|tres|halvfjerds|firs|halvfems)|hundrede|{_TEENS}|{_ONES})"
_LABELLED = compiled(
    rf"(?<![\w.])(?P<home>(?:[Nn]r|NR|[Nn]ummer|NUMMER|husnr)\.?[ \n]?(?:{NUMBER}{FLOOR}?(?:(?:,|[ ]og|[ ]samt)[ ](?:nr\.?|nummer)?[ ]?\d{{1,3}}[A-Z]?(?![\w:.,]\w|\w){COUNTED}){{0,8}}|(?P<word>(?:{_NUMERAL}|en|et)(?!\w))))",
)
# Homes where somebody is told to own or to live, else pieces of a plan.
_LOT = r"parcel|grund|lod|(?:sommer|ferie|fritids)hus"
_UNIT = compiled(
    rf"(?<![\w.])(?P<unit>(?i:(?:række|klynge|dobbelt)?hus|(?:ældre|pleje)?bolig|lejlighed|lejl|værelse|vær|(?:koloni)?have(?:lod|parcel)?|opgang|opg|blok|indgang|(?:båd|kaj|stand)?plads|hytte|stue|bungalow|{_LOT}))\.?[ ](?:nr\.?[ ]|nummer[ ])?{NUMBER}{NOT_AFTER}(?P<tail>{FLOOR}{{0,2}}{TOWN}?)"
)
_FLOOR = compiled(FLOOR)
_SPELLED = re.compile(rf"{_NUMERAL}(?=[ ]?(?:[.,;:)!?\n]|$)|[ ](?:og|er|har|med|samt|som|hvor)\b)")
# Who lives there, with at most three small words between.
_LIVES = re.compile(
    rf"\b(?:{RESIDENTS}|boet|overtaget|overtog|arvet|solgt|bosat|flytte[rt]?\w*|vokset op|opvokset|hjemme|ejer|ejede|lejer|lejede|købte|har|overbo\w*|underbo\w*"
    r"|mand|mændene|drengene?|pigen|pigerne|børnene|enken|vi|jeg|os|mig|min\w*|mit|vores|vort|kolonihave\w*|skel(?:let)?)"
    r"(?:[ ](?:selv|nu|her|fast|alene|også|begge|inde|ovre|oppe|nede|lige|skråt|i|på|til|fra|af|ad|er|mod|med|bag|ved|over|for|overfor|vis-a-vis|en|et|den|min|mit|vores|hus|huset)){0,3}[ ]$",
    re.IGNORECASE,
)
_LIVES_IN = re.compile(
    r"(?:\bover for|\boverfor|\bvis-a-vis|\bunder|\bforan|\bbag(?:ved)?|\bud ?for|\buden ?for|\bneden ?for|\bved siden af|\bmellem|\bforbi|\bi|\bhus(?:et)?|\bbolig(?:en)?|\bvilla(?:en)?|\blejlighed(?:en)?|\bejendommen|\bnabo(?:en|er|erne)? (?:til|ved|med)|\bhus,)[ ](?:fra |i |på |ovre i |henne i )?$",
    re.IGNORECASE,
)
# "Solbakken, have 12", "kollegiet, værelse 312"
_OF_PLACE = re.compile(
    r"(?:\b[A-ZÆØÅ][\wæøå]+|\b\w*(?:pladsen|kollegiet|hjemmet|centret|boligerne|haverne|haven|parken|foreningen|havnen|bebyggelsen)),[ ]$"
)
_IN_PLACE = re.compile(
    r",?[ ](?:i|på)[ ](?:H/?F\b|A/?B\b|E/?F\b|\w*(?:foreningen|kolonien|haverne|kollegiet|bebyggelsen|pladsen|hjemmet|boligerne|rækken|parken)\b)",
    re.IGNORECASE,
)
# Where homes are told, a name in brackets behind a number: "nr. 11 (Hassing)".
_OWNER = re.compile(r" \([A-ZÆØÅ][\wæøå.-]+\)")
# Whose it is stands behind it: "grund 14 ejes af", "parcel 14 (Agnete Wulff)".
_OWNED = re.compile(
    r",? (?:ejes|ejet|lejes|lejet|bebos|beboes|tilhører)\b|,? \([A-ZÆØÅ][\wæøå.-]+(?: [A-ZÆØÅ][\wæøå.-]+)+\)"
)
# "Han bor i stuehuset på nr. 120"
_ON_NUMBER = re.compile(
    r"\b(?:bor|boede|boende|hus(?:et)?|\w+(?:huset|gården|boligen))[ ](?:[^,.]{1,24}[ ])?på[ ]$"
)
_AT_NUMBER = re.compile(
    r"\b(?:ved|for|(?:nord|syd|øst|vest|uden|rundt) (?:om|for)|ud for|udfor|foran|forbi|mellem|fra|hos|over for|overfor|bag|mod|op ad|op til|inden|omkring|rundt om|under|over|tæt på|nær|i|af|med|naboerne|ejeren af)[ ]$|\b(?:ved|mellem|foran|fra)[ ](?:nr\.?|\w+)[ ]?\d{1,3}[A-Z]?[ ](?:og|til)[ ]$"
)
# "Genboen, nr. 24"
_APART = re.compile(r"(?:\w,|;|\(|\b(?:og|samt|eller|både))[ ]?$")
# A list of neighbours: "Nr. 7: Mona og Gert".
_ROW = re.compile(
    r"(?P<home>(?P<number>[Nn]r\.? ?\d{1,3}[A-Z]?)(?:, ?[^\n:]{1,14}?)?)(?:[ ]?(?::|,|\t|[–-])[ \t]*(?P<who>[A-ZÆØÅ][\w-]+)?|(?=[ ]{2}|[ ]*(?:\n|$)))"
)
_SOMEBODY = re.compile(
    r"(?<!\w)([A-ZÆØÅ][a-zæøåé]+)(?:, | \(|,? (?:fra|i|på|ovre i|henne i|nede i|oppe i) )$"
)
_LAST_WORD = re.compile(r"(?<!\w)([a-zæøåé]{3,}),? $")
_NAMED_STREET = re.compile(
    rf"(?<!\w){WORD[:-1]}*(?:vej|gade|all[eé]|stræde|vænge|park|bakke|torv|plads|boulevard|toft|krog|sti|have|mark|lund)(?:e[nt]|n|t|s)?\b"
    r"|(?<!\w)[A-ZÆØÅ][\wæøå]+s[ ](?:Vej|Gade|All[eé]|Plads|Vænge|Boulevard|Torv)\b",
)
_STREET_BEFORE = re.compile(
    rf"(?<![\w.])(?:{PREFIX}\.?[ ])*(?:[A-ZÆØÅ][\wæøåé.\-]*|[A-ZÆØÅ][\wæøåé]+s[ ][VGAPT][a-zæøåé]+)(?:,?[ ](?:nr\.?|nummer))?,?[ ]$"
)
# "nr. 7 og nr. 9, Markledet"
_STREET_BEHIND = re.compile(
    r"(?:,? (?:og|samt) nr\.? ?\d{1,3}[A-Z]?)?, ([A-ZÆØÅ][a-zæøå]{4,})(?=[,.;:!?\n]|$| (?:er|har|og|kan|vil))"
)
# A garden is also what one must *have*: only these before it show that it is none.
_HAS_GARDEN = re.compile(
    r"(?:\b(?:har|ejer|lejer|lejede|passer|i|på|min|vores)|,)[ ]$|\($", re.IGNORECASE
)
_NUMBERED = re.compile(r"have[ ](?:nr|nummer)", re.IGNORECASE)
# Blocks of a whole settlement are no one's home by themselves.
_BLOCKS = frozenset({"blok", "hus", "plads", "indgang", "opgang"})
# A list of signers: "Agnes Bach    nr. 1", "Agnes Bach, nr. 1".
_SIGNER = re.compile(
    r"[ \t]*[-*•]?[ \t]*(?P<who>[A-ZÆØÅ][\w.'-]+(?:[ ]&?[\w.'-]*){1,5}?)(?:[ ]{2,}|[ ]?[\t|,;–]\s?)"
)
_ROW_ENDS = re.compile(r"[ ]{2,}|[ ]?[\t|,;]|[ ]*(?:\n|$)")
# Before *nr. 31* they head no list.
_LINKS = frozenset(
    {
        "og",
        "ved",
        "for",
        "til",
        "mod",
        "om",
        "over",
        "fra",
        "af",
        "med",
        "bag",
        "foran",
        "på",
        "i",
        "hos",
    }
)
# A line that ends within a sentence.
_GOES_ON = re.compile(r"(?<!\w)(i|på|og|af|til|fra|ved|bag|for|med|mod|hos|over)\n$")
_ROOM = 160
_STREET_ROOM = 60

# Without one of these the patterns above do not match.
_LABELS = Signs(forms=("^(?:(?:hus)?nr|nummer)(?:[01]|$)",))
_UNITS = Signs(
    forms=(
        "^(?:(?:række|klynge|dobbelt)?hus|(?:ældre|pleje)?bolig|lejl(?:ighed)?|vær(?:else)?|(?:koloni)?have(?:lod|parcel)?|opg(?:ang)?|blok|indgang|(?:båd|kaj|stand)?plads|hytte|stue|bungalow|parcel|grund|lod|(?:sommer|ferie|fritids)hus)$",
    )
)
_NUMERALS = Signs(forms=(rf"^{_NUMERAL}$",))


def homes_by_number(text: str, *, is_told: bool) -> Iterator[Spot]:
    """Find *nr. 23* and *have 12* where someone lives or a street is named, and numbers in words.

    ``is_told`` says that the text has addresses with a street.
    """
    labelled = list(at_places(_LABELLED, text, _LABELS.places(text)))
    told = [_is_labelled_home(match, text) for match in labelled]
    for match, is_home in zip(labelled, told, strict=True):
        # Where other homes are told, another number at a place is one as well: "ved nr. 4".
        beside = _is_at_place(match, text, _APART) or _OWNER.match(text, match.end())
        if is_home or ((is_told or any(told)) and beside):
            yield _spot(match.start(), match.end("home"), text)
    yield from _rows(text)
    units = list(at_places(_UNIT, text, with_number(text, _UNITS.places(text), 0, 12)))
    homes = {match for match in units if _is_unit_home(match, text)}
    kinds = {match["unit"].casefold() for match in homes}
    for match in units:
        # Beside parcels of owners that are told stands no plan's parcel.
        among = match["unit"].casefold() in kinds
        if match in homes or (
            among and (_is_at_place(match, text) or ENDS.match(text, match.end()))
        ):
            yield _spot(match.start(), match.end(), text)
    for start, end in _NUMERALS.places(text):
        street = _STREET_BEFORE.search(text, max(0, start - _STREET_ROOM), start)
        if street and _SPELLED.match(text, start) and _ends_sure(street.group()):
            floor = match_at(_FLOOR, text, end)
            yield _spot(street.start(), floor.end() if floor else end, text)


def _rows(text: str) -> Iterator[Spot]:
    """Find the house numbers at the starts of lines, where a person is named after one of them."""
    rows = []
    classes = standard_lexicon().classes
    for start, _ in _LABELS.places(text):
        line = text.rfind("\n", 0, start) + 1
        row = _ROW.match(text, start)
        if row is None:
            continue
        if not text[line:start].strip(" \t*•-"):
            rows.append((row, row["who"] or ""))
        elif _ROW_ENDS.match(text, row.end("number")):
            signer = _SIGNER.fullmatch(text, line, start)
            first = classes(signer["who"].split(" ")[0]) if signer else Word.ORDINARY
            if signer and (first & Word.NAME or not first & (Word.ORDINARY | Word.COMPOUND)):
                rows.append((row, signer["who"]))
    if any(classes(who.split(" ")[0]) & Word.GIVEN for _, who in rows):
        for row, who in rows:
            end = row.end("home" if who in {row["who"], ""} else "number")
            yield _spot(row.start("home"), end, text)


def _spot(start: int, end: int, text: str) -> Spot:
    return Spot(start, start + len(text[start:end].rstrip(" .")), "DK_ADDRESS", 0.6)


def _ends_sure(street: str) -> bool:
    words = [word for word in street.split() if word[:1].isupper()]
    last = words[-1].strip(" .,")
    found = SURE_ENDING.search(last)
    # "Alle tre" are no street.
    return found is not None and (len(words) > 1 or found.start() > 0)


def _is_labelled_home(match: re.Match[str], text: str) -> bool:
    before = text[max(0, match.start() - _ROOM) : match.start()]
    if not before.rpartition("\n")[2].strip(" \t") and not _GOES_ON.search(before):
        # "Nr. 4  …" at a line's start numbers a list.
        return False
    before = _GOES_ON.sub(r"\1 ", before)
    sentence = re.split(r"[.!?](?=\s+[A-ZÆØÅ])|\n\s*\n", before)[-1]
    after = re.split(r"[.!?](?=\s|$)|\n\s*\n", text[match.end() : match.end() + 120])[0]
    lives = (
        _LIVES_IN.search(sentence)
        or _ON_NUMBER.search(sentence)
        or _is_of_somebody(sentence)
        or _LIVES.search(sentence)
    )
    if lives or _IN_PLACE.match(after):
        return True
    if match["word"]:
        # "Støj er nummer to på listen" tells of no house.
        street = _STREET_BEFORE.search(sentence[-_STREET_ROOM:])
        return street is not None and _ends_sure(street.group())
    behind = _STREET_BEHIND.match(after)
    told = behind and street_ending(behind.group(1))
    if told or _NAMED_STREET.search(sentence) or _NAMED_STREET.search(after):
        heading = sentence.rstrip().rsplit(" ", 1)[-1].casefold()
        plain = heading not in HEADINGS and not is_planning(heading)
        return plain or heading in _LINKS
    return False


def _is_at_place(match: re.Match[str], text: str, *more: re.Pattern[str]) -> bool:
    start = max(0, match.start() - 32)
    return any(one.search(text, start, match.start()) for one in (_AT_NUMBER, *more))


def _is_unit_home(match: re.Match[str], text: str) -> bool:
    before = text[max(0, match.start() - _ROOM) : match.start()]
    line = before.rpartition("\n")[2]
    unit = match["unit"].casefold()
    if unit == "have":
        return _HAS_GARDEN.search(line) is not None or _NUMBERED.match(match.group()) is not None
    if (
        match["tail"]
        or _LIVES.search(line)
        or _is_of_somebody(line)
        or _IN_PLACE.match(text, match.end())
        or _OWNED.match(text, match.end())
    ):
        return True
    return unit not in _BLOCKS - {"plads"} and _OF_PLACE.search(line) is not None


def _is_of_somebody(sentence: str) -> bool:
    """Tell whether a capitalised word has the number: *Oskar fra nr. 12*, *Britta, nr. 10*."""
    found = _SOMEBODY.search(sentence)
    if found is None:
        # "brian nr 20"
        last = _LAST_WORD.search(sentence)
        classes = standard_lexicon().classes(last.group(1).capitalize()) if last else 0
        return bool(classes & Word.GIVEN) and not classes & (Word.COMMON | Word.ORDINARY)
    word = found.group(1)
    return word.casefold() not in HEADINGS and not is_planning(word)
