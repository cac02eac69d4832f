"""Names written without a capital: "ruth og palle kvist", "min nabo ibrahim"."""

# ruff: noqa: E501 - a pattern broken over lines is harder to check than a long one

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarizer.screening.language.lexicon import Lexicon, Word
from summarizer.screening.recognizers.names.lower_grown import (
    grown,
    grown_back,
    is_bare_surname,
    list_before,
    may_be_name,
    rest_of_list,
)
from summarizer.screening.recognizers.names.tokens import is_role, word_before
from summarizer.screening.recognizers.names.words import (
    COMMONEST,
    NEVER,
    NOT_BARE,
    Mark,
    is_lower_name,
    is_named,
    marked_words,
)
from summarizer.screening.text.anchors import at_places, near, word_starts
from summarizer.screening.text.patterns import compiled
from summarizer.screening.text.signs import Signs, places_of
from summarizer.screening.text.spots import Spot
from summarizer.screening.text.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_LOWER = compiled(r"(?<![\w@.\-/])\p{Ll}[\p{Ll}']+(?:-\p{Ll}+)*(?![\w@/])(?!\.\w)")
# Somebody's name in some system: "anders.hansen".
_DOTTED = compiled(r"(?<![\w@.\-/])(\p{Ll}{2,})\.(?:\p{Ll}\.)?(\p{Ll}{2,})(?![\w@/\-])(?!\.\w)")
_ACTING = compiled(
    r"(?<![\w\-])(?P<name>\p{Ll}{2,})(?:[ ](?:er|har|havde|bor|siger|sagde|synes|mener|kom|kommer|gik|går|fik|får|tog|ved|skrev|ringede|kan|vil|skal|\p{Ll}{3,}ede)\b|s[ ]\p{Ll}{3,})",
)
_RELATION = compiled(
    r"\b(?:min|mit|mine|vores|hans|hendes|deres|naboens)[ ](?:\p{Ll}+[ ])?(?:nabo|genbo|kone|mand|søn|datter|mor|far|søster|bror|ven|veninde|kæreste|svoger|kollega|lærer|læge|chef|barnebarn|moster|faster|onkel|fætter|kusine|svigermor|svigerfar|samlever|hustru|forældre|bedsteforældre|svigerforældre|naboer|sønner|døtre|unger|drenge|piger|tvillinger|venner|søskende|brødre|børn|børnebørn)[ ,]+(?:som[ ]hedder[ ])?(?P<name>\p{Ll}{2,}(?:[ ]\p{Ll}[\p{Ll}'’\-]+\p{Ll})?)(?!\w)",
)
_POINTED_AT = compiled(
    r"\b(?:ham|hende|spørg|hils|kontakt|kære|hej|ring[ ]til|tak[ ]til|snak[ ]med|naboen|genboen|underboen|overboen)[ ](?P<name>\p{Ll}{2,})(?=[ ,.!?\n]|$)"
)
_TITLED = compiled(
    r"\b(?:hr|fru|frk|frøken|familien|ægteparret)\.?[ ](?P<name>\p{Ll}{2,})(?=[ ,.!?\n]|$)"
)
_TITLES = Signs(forms=("^(?:hr|fru|frk|frøken|familien|ægteparret)$",))
_PAIRED = compiled(
    r"(?:(?:mig|os|jeg|vi|dig|ham|hende)[ ](?:og|samt)|(?:tal(?:t|te|er|ede)|snakke(?:t|de|r)?)[ ]med)[ ](?P<name>\p{Ll}{2,})(?=[ ,.!?\n]|$)"
)
_PAIRS = Signs(forms=("^(?:mig|os|jeg|vi|dig|ham|hende|tal(?:t|te|er|ede)|snakke(?:t|de|r)?)$",))
_INTRODUCED = compiled(
    r"\b(?:jeg[ ]hedder|hedder|hed|mit[ ]navn[ ]er|navnet[ ]er|kaldes|kaldet|kaldt|døbt)[ ](?:(?:vist|vistnok|nok|bare|altid|noget[ ]med|nemlig)[ ])?(?P<name>\p{Ll}{2,}(?:[ ]\p{Ll}[\p{Ll}'’\-]+\p{Ll}){0,2})(?!\w)",
)
# Only people are told so: *han hedder flint*.
_HAS_NAME = compiled(
    r"(?<=\b(?:han|hun|jeg|barnet|drengen|pigen|manden|konen|damen)[ ])(?:hedder|hed)[ ](?:(?:vist|vistnok|nok|bare|altid|også)[ ])?(?P<name>\p{Ll}{3,})(?!\w)"
)
# The words that ``_RELATION``, ``_INTRODUCED`` and ``_POINTED_AT`` begin with.
_OWNERS = Signs(forms=("^(?:min|mit|mine|vores|hans|hendes|deres|naboens)$",))
_INTRODUCTIONS = Signs(forms=("^(?:hedder|hed|navnet|kaldes|kaldet|kaldt|døbt)$",))
_OWN_INTRODUCTIONS = Signs(forms=("^(?:jeg|mit)$",))
_HIM_OR_HER = Signs(
    forms=(
        "^(?:ham|hende|spørg|hils|kontakt|kære|hej|ring|tak|snak|naboen|genboen|underboen|overboen)$",
    )
)
# What people and things do.
_ACTS = re.compile(
    r" (?:er|har|bor|siger|sagde|synes|mener|hjælper|kommer|står for|går i|fylder|døde|ringede|skrev)\b"
)
# Before a subject in lower case a clause begins.
_BEGINS = re.compile(r"(?:^|[.!?,;:(\n]|\b(?:og|at|som|men|for|fordi|da|når|hvis))[ ]?$")
# What only people do.
_ACTS_AS_PERSON = re.compile(
    r" (?:bor|siger|sagde|synes|mener|skrev|skriver|ringede|ringer|låser|klipper|passer|underviser|spiller|rydder|fodrer|vasker|bager|synger|fortæller|fortalte|spørger|spurgte|foreslår|bekræfter|står for|går i|sørger for|tager sig|vil gerne"
    r"|har (?:sagt|lovet|nøglen?|klaget|skrevet|spurgt|fortalt|ringet))\b"
)
_FOLLOWING = re.compile(r" ([a-zæøåéüö]{2,}(?:-[a-zæøåéüö]+)*)(?![\w@/])")
# Before these words a thing is meant, or a day.
_ARTICLES = frozenset(
    "en et den det de denne dette hver hvert i nogen noget ingen al alt hele anden andet min mit din dit"  # noqa: SIM905 - reads better
    " vores jeres deres hans hendes om stor lille gammel ny gamle nye store små til".split()
)
# "12 gange per dag"; after a name or a comma it is one.
_MEASURES = frozenset({"per", "maj", "bo", "dag"})
_WITH = frozenset({"og", "med", "ved", "hos", "spørg", "hils", "hilsen", "mvh", "kh", "vh", "v."})
_ROLE_LABEL = re.compile(
    r"(?:^|\n|[ ])[-*• ]*(?:(?P<day>(?:man|tirs|ons|tors|fre|lør|søn)dag(?:e|en)?)|(?P<role>[^\W\d_]{3,})): $",
    re.IGNORECASE,
)
_LED_BY = (" v. ", " v/", " v/ ")
_IS_TRADE = re.compile(r"(?:, (?:som|der))? er (?:vores |min |en )?([a-zæøå]{3,})\b")
_CLOSED = re.compile(r"[ ]*(?:$|[\n(,.&/]|[ ]og )")
# "rolf og mig": whoever comes before the writer is a person.
_AND_ME = re.compile(r" (?:og|&|samt) (?:mig|jeg|undertegnede)\b")
_SCORE = 0.6
_AFTER = frozenset({" ", "s"})
# Roles that may be an adjective or stand before any thing: "den gamle ask", "børn".
_NO_TRADES = frozenset(
    "gamle unge lille salig barn børn mand kone konens mandens eks stud mag ms miss lord sir".split()  # noqa: SIM905 - reads better
)
_MONTHS = frozenset({"jan", "jun", "maj", "august"})
_LIVES_IN = re.compile(r"\b(?:bor|boede|boende|bosat|hus|huset|flytte[rt]?) (?:\w+ )?i $")
_DAY = re.compile(r"\d\. ?$")


def lower_case_names(text: str, lexicon: Lexicon) -> Iterator[Spot]:
    """Find names in lower case: listed ones that are no word, and what context makes a name."""
    listed, given = _lower_words(text, lexicon)
    found = [
        match
        for match in at_places(_LOWER, text, listed)
        if is_lower_name(match.group(), lexicon) and not _is_month(text, match)
    ]
    places = {match.group() for match in found if _is_in_place(text, match, lexicon)}
    for match in at_places(_DOTTED, text, listed):
        if all(is_lower_name(match.group(part), lexicon) for part in (1, 2)):
            yield Spot(match.start(), match.end(), "PERSON", _SCORE)
    first = [
        Spot(grown_back(text, match.start(), lexicon), match.end(), "PERSON", _SCORE)
        for match in found
        if match.group() not in places
    ]
    named = set()
    for spot in (*first, *_told(text, given, lexicon)):
        end = grown(text, spot.end, lexicon)
        yield spot._replace(end=end)
        for other in (*rest_of_list(text, end, lexicon), *list_before(text, spot.start, lexicon)):
            named.add(text[other.start : other.end])
            yield other
    yield from _again(text, named)


def _told(text: str, given: list[tuple[int, int]], lexicon: Lexicon) -> Iterator[Spot]:
    """Find words that what stands around them makes a name."""
    yield from _doing(text, given, lexicon)
    yield from _relations(text, lexicon)
    for pattern, signs, follows, is_name in _CALLED:
        for match in at_places(pattern, text, signs.before(text, follows)):
            if is_name(match["name"], lexicon):
                yield Spot(match.start("name"), match.end("name"), "PERSON", 0.5)
    for match in at_places(_INTRODUCED, text, _introduced(text)):
        yield from _leading_names(match, lexicon)
    for match in at_places(_HAS_NAME, text, _INTRODUCTIONS.places(text)):
        if match["name"] not in NEVER and match["name"] not in COMMONEST:
            yield Spot(match.start("name"), match.end("name"), "PERSON", 0.5)


def _introduced(text: str) -> list[tuple[int, int]]:
    """Give where a word stands that introduces a name, *jeg* and *mit* with what they need."""
    return sorted(
        _INTRODUCTIONS.places(text) + _OWN_INTRODUCTIONS.before(text, (" hedder ", " navn "))
    )


def _doing(text: str, given: list[tuple[int, int]], lexicon: Lexicon) -> Iterator[Spot]:
    """Find everyday words that act as people do, *storm sagde*, or have a surname: *maj kvist*."""
    for start, end in given:
        word = text[start:end]
        if word in NOT_BARE:
            continue
        acts = word not in NEVER and _ACTS.match(text, end)
        if (acts or _ACTS_AS_PERSON.match(text, end)) and _BEGINS.search(
            text, max(0, start - 12), start
        ):
            yield Spot(start, end, "PERSON", 0.4)
        elif (
            _AND_ME.match(text, end)
            or _is_of_trade(text, start, end)
            or _has_trade(text, start)
            or _has_surname(text, start, end, lexicon)
            or _has_label(text, start, end)
        ):
            yield Spot(start, end, "PERSON", 0.5)


def _has_surname(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Tell whether a surname stands right behind a word that no article or number makes a thing."""
    following = _FOLLOWING.match(text, end)
    if following is None or not is_bare_surname(following.group(1), lexicon):
        return False
    before, between = word_before(text, start)
    if between == " " and (before in _ARTICLES or not before.isalpha()):
        return False
    return text[start:end] not in _MEASURES or between != " " or before in _WITH


def _is_of_trade(text: str, start: int, end: int) -> bool:
    """Tell whether somebody leads or has a trade: *v. ask*, *storm er træner*, *liv, som er smed*."""
    if text.endswith(_LED_BY, 0, start):
        return True
    trade = _IS_TRADE.match(text, end)
    return trade is not None and is_role(trade.group(1))


def _has_label(text: str, start: int, end: int) -> bool:
    """Tell whether a role or a day with its colon stands before: *træner: storm*."""
    label = _ROLE_LABEL.search(text, max(0, start - 32), start)
    if label is None or _CLOSED.match(text, end) is None:
        return False
    return bool(label["day"]) or is_role(label["role"].lower())


def _has_trade(text: str, start: int) -> bool:
    """Tell whether a trade stands right before: *pædagogen lærke*."""
    before, between = word_before(text, start)
    return between == " " and before not in _NO_TRADES and is_role(before)


def _lower_words(
    text: str, lexicon: Lexicon
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Give where lower-case words stand that may be listed names, and that may be given names."""
    cut = words_of(text)
    marked = [pair for pair in marked_words(text, lexicon) if pair[1] & Mark.LOWER]
    listed: list[tuple[int, int]] = []
    for number, mark in marked:
        if mark & Mark.LISTED or cut.gaps[number + 1] == "-" or cut.gaps[number] == "-":
            first = number
            while first and cut.gaps[first] == "-":
                first -= 1
            listed += [(start, cut.ends[number]) for start in word_starts(cut, first, number + 1)]
    given = [(cut.starts[number], cut.ends[number]) for number, mark in marked if mark & Mark.GIVEN]
    return listed, given


def _relations(text: str, lexicon: Lexicon) -> Iterator[Spot]:
    """Find *vores nabo dag*, and the same word again where somebody acts: *dag kom til 1400*."""
    told: set[str] = set()
    for match in at_places(_RELATION, text, _OWNERS.places(text)):
        for spot in _leading_names(match, lexicon):
            told.add(text[spot.start : spot.end])
            yield spot
    yield from _again(text, told)


def _again(text: str, told: set[str]) -> Iterator[Spot]:
    """Find words that were names once again where they act or own: *dag kom*, *myntes mor*."""
    if not told:
        return
    places = [(start, end) for start, end in places_of(text, told) if text[end : end + 1] in _AFTER]
    for match in near(_ACTING, text, places, 2, 24):
        if match["name"] in told:
            end = match.end("name")
            yield Spot(match.start("name"), end + text.startswith("s ", end), "PERSON", 0.5)


def _is_in_place(text: str, match: re.Match[str], lexicon: Lexicon) -> bool:
    """Tell whether a surname is where somebody lives: *vi bor i vejgaard*."""
    classes = lexicon.classes(match.group().capitalize())
    if classes & Word.GIVEN or (match.group().endswith("s") and not classes & Word.PLACE):
        return False
    return _LIVES_IN.search(text, max(0, match.start() - 24), match.start()) is not None


def _is_month(text: str, match: re.Match[str]) -> bool:
    """Tell whether a short name is a month after a day: *3. jan. 2031*."""
    return (
        match.group() in _MONTHS and _DAY.search(text, match.start() - 4, match.start()) is not None
    )


def _is_titled(word: str, lexicon: Lexicon) -> bool:
    """Tell whether *fru …* makes a word a name: a listed one, or none of the language."""
    classes = lexicon.classes(word.capitalize())
    return bool(classes & Word.NAME) or not classes & (Word.ORDINARY | Word.COMPOUND)


def _leading_names(match: object, lexicon: Lexicon) -> Iterator[Spot]:
    start = match.start("name")  # type: ignore[attr-defined]  # regex has no types
    for number, word in enumerate(match["name"].split(" ")):  # type: ignore[index]  # regex has no types
        known = lexicon.word_class(word)
        named = number == 0 and is_named(word, lexicon)
        may_be = named or may_be_name(word, lexicon)
        if not may_be and (word in NEVER or known != Word.UNKNOWN):
            break
        if number == 0 or known != Word.ORDINARY or may_be:
            yield Spot(start, start + len(word), "PERSON", 0.5)
        start += len(word) + 1


# Words right before or after a lower-case name, what stands behind them, and what the name must be.
_CALLED = (
    (_POINTED_AT, _HIM_OR_HER, (" ",), is_named),
    (_TITLED, _TITLES, (" ", "."), _is_titled),
    (_PAIRED, _PAIRS, (" og ", " samt ", " med "), is_named),
)
