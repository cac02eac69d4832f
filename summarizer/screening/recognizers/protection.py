"""Self-declared name and address protection: "jeg har hemmelig adresse", a ticked box.

Every mention of protection counts, except where the sentence is plainly about people in
general, a question or condition addressed to others, or a denial.
"""

# ruff: noqa: E501 - a pattern broken over lines is harder to check than a long one

from __future__ import annotations

import re
from operator import ne
from typing import TYPE_CHECKING, ClassVar

from summarizer.screening.language.lexicon import standard_lexicon
from summarizer.screening.recognizers.base import DanishRecognizer
from summarizer.screening.text.anchors import at_words, unwrapped
from summarizer.screening.text.patterns import compiled
from summarizer.screening.text.signs import Signs
from summarizer.screening.text.spots import Spot
from summarizer.screening.text.words import Remembered, told_of, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_HIDDEN = r"(?:h[eæ]m{1,2}e?lig\w*|skjult\w*|besky?tt?e(?:t|de)|fortrolig\w*|ikke[ \-]offentlig\w*|spærret|skærmet|utilgængelig)"
_DATA = r"(?:add?ress?e\w*|adr\b\.?|navn\w*|bopæl\w*|identitet\w*|personoplysning\w*|cpr[\w\-]*|personnummer|telefonnummer|borger)"
# Between two words of a mention: *har "hemmelig"  adresse*.
_BETWEEN = r"""(?:[\"'»«”“*_]{0,2}[ \t]{1,3}[\"'»«”“*_]{0,2})"""
_OWN = r"(?:min|mit|mine|vor|vores|hans|hendes|familiens|barnets|børnenes)"
_MENTION = compiled(
    rf"""(?<![^\W\d_])(?:
        (?:navne?|add?r(?:ess?e)?)\.?[ ]?-?(?:[ ]?(?:og|/|&|\+|eller|samt)[ ]?(?:navne?|add?r(?:ess?e)?)\.?)?[ \-]?(?:beskyt\w+|beskyet\w*|hemmelig\w*)
        |add?r(?:ess?e)?\.?[ \-]?besk\b\.?
        |(?:cpr|folkeregist)\w*[ ](?:\w+[ ]){{0,3}}(?:markeret|registreret|mærket)[ ]med[ ](?:\w+[ ])?beskyttelse
        |(?:jeg|vi|hun|han|familien)[ ]har[ ](?:(?!ingen|ikke|brug|krav|ret|behov|dårlig|bedre|mindre|mere|for)\w+[ ]){{0,2}}beskyttelsen?(?=[ ]*(?:$|[.,;!)\n]))
        |(?:n/a|cpr|politi|vidne|folkeregister)[ \-]?beskyt\w+
        |beskyttelse[ ](?:i|hos)[ ](?:cpr|det[ ]centrale|folkeregist)\w*
        |(?:jeg|vi|hun|han|familien)[ ](?:er|lever|bor)[ ](?:nu[ ]|stadig[ ])?(?:i|under)[ ](?:\w+s[ ])?beskyttelse
        |(?:opholdssted|ophold|opholder[ ]\w+|midlertidigt)[ ](?:\w+[ ]){{0,2}}på[ ](?:et[ ])?krisecent\w+
        |(?:lever|bor)[ ]under[ ](?:falsk|andet|et[ ]andet|dæknavn|ny[ ]identitet)(?:[ ]navn)?
        |beskyttet[ ](?:i|hos)[ ](?:cpr|det[ ]centrale|folkeregist)\w*
        |beskyttelse[ ]på[ ](?:\w+[ ]){{0,2}}(?:adresse|navn|bopæl)\w*
        |{_DATA}(?:[ ](?:og|/|eller)[ ]{_DATA})?[ ]?[:=][ ]?(?:er[ ]|udeladt[ ]|udelades[ ])?\(?{_HIDDEN}
        |\w?{_HIDDEN}[ ](?:\w+[ ]){{0,1}}{_DATA}(?:[ ](?:og|/|eller)[ ]{_DATA})?
        |(?<!\bpå[ ]){_DATA}(?:[ ](?:og|/|eller)[ ](?:min[ ]|mit[ ])?{_DATA})?[ ](?:\w+[ ]){{0,2}}(?:er|var|bliver|står|skal[ ]være|holdes|har[ ]været|som[ ]er)[ ](?:\w+[ ]){{0,3}}{_HIDDEN}
        |{_OWN}[ ](?:\w+[ ])?(?:oplysninger|data|adresse|navn)[ ](?:\w+[ ]){{0,2}}(?:er|holdes|skal[ ]holdes)[ ](?:\w+[ ]){{0,2}}{_HIDDEN}
        |{_OWN}[ ](?:\w+[ ])?(?:adresse|navn|bopæl)[^.!?\n]{{0,40}}?,?[ ](?:den|det|de|som|der)[ ](?:\w+[ ])?er[ ](?:\w+[ ]){{0,2}}{_HIDDEN}
        |(?:adressen?|navnet?|bopælen)\b[^.!?\n]{{0,25}}\b(?:jeg|vi|mig|os)\b[^.!?\n]{{0,40}}\b(?:hem(?:me)?lig(?:holdt|t)?|skjult|beskyttet|beskyttelse)(?=[ ]*(?:$|[.,;:!?)\n]|og\b|af\b|pga|i\b|hos\b|så\b))
        |adresse\w*,?[ ](?:som[ ]|der[ ])?(?:ingen|andre[ ]ikke)[^.!?\n]{{0,12}}(?:kende|kender|vide|ved|finde)
        |beskyttet[ ]{_OWN}[ ](?:adresse|navn|bopæl)\w*
        |beskyttelse[ ]af[ ](?:mit[ ]|min[ ]|vores[ ])?(?:navn|adresse)\w*(?:[ ]og[ ]\w+)?
        |(?:bor|lever|flyttet|gemmer[ ]\w+|opholder[ ]\w+|anbragt)[ ](?:\w+[ ]){{0,3}}(?:skjult|hemmeligt|i[ ]skjul|under[ ]jorden|på[ ](?:et[ ])?krisecent\w+|i[ ]dækning)
        |{_OWN}[ ](?:adresse|navn|bopæl)[^.!?\n]{{0,40}}[ ](?:må|kan|skal|ikke|skjule\w*)[ ][^.!?\n]{{0,70}}[ ](?:stalk\w+|tilhold\w*|polititilhold\w*|trusler|truet|forfulgt|vold|voldelig\w*)
        |{_OWN}[ ](?:adresse|navn|bopæl)[^.!?\n]{{0,20}}[ ](?:må|kan)[ ]ikke[ ](?:kunne[ ])?(?:findes|spores|slås[ ]op|fremsøges)
        |(?:ikke[ ]må|må[ ]ikke)[ ](?:kunne[ ])?(?:finde|opspore)[ ](?:mig|os|frem[ ]til[ ](?:mig|os))
        |adresse\w*[^.!?\n]{{0,30}},?[ ]men[ ]{_HIDDEN}
        |beskyttelse[ ]?[:=][ ]?(?:ja|x|\[x\])
        |(?:ikke[ ]må|må[ ]ikke|ikke[ ]skal)[ ]kunne[ ](?:findes|spores|opspores)
        |(?:omfattet|dækket)[ ]af[ ](?:\w+[ ]){{0,2}}(?:navne|adresse)\w*
        |(?:hemmelige?|beskyttet|skjult)-?adr\w*
        |adresse,?[ ](?:for|men|da|fordi)[ ](?:den|de)[ ]er[ ](?:\w+[ ]){{0,2}}{_HIDDEN}
        |(?:ikke[ ]må|må[ ]ikke)[ ](?:få[ ]at[ ]|kunne[ ])?vide,?[ ]hvor[ ](?:jeg|vi|hun|han)[ ](?:bor|opholder)
        |{_OWN}[ ]adresse[ ][^.!?\n]{{0,40}}(?:på[ ]grund[ ]af|pga\.?|efter)[ ]trusler(?![ ]om\b)
        |(?:jeg|vi|hun|han)[ ](?:er|blev|har[ ]været)[ ](?:blevet[ ])?truet[ ]på[ ]livet[^.!?\n]{{0,60}}[ ](?:adresse|navn)
        |{_OWN}[ ](?:adresse|navn|bopæl)[ ]må[ ]ikke[ ](?:oplyses|gives|videregives|udleveres|komme)[ ](?:videre[ ]|ud[ ]|frem[ ])?til[ ]nogen(?=[ ]*(?:$|[.,;!\n]))
        |ingen[ ](?:må|skal)[ ](?:få[ ]at[ ]|kunne[ ])?vide,?[ ]hvor[ ](?:jeg|vi)[ ](?:bor|er(?=[ ]*(?:$|[.,;!\n])))
        |på[ ]flugt[ ]fra[ ](?:en|min|sin|vores)[ ](?:\w+[ ])?(?:eks|eksmand|ekskone|ekskæreste|mand|far|familie|samlever)
        |(?:afsender|navn|sender)\w*[ ]?\({_HIDDEN}\)
        |(?:jeg|hun|han)[ ]er[ ]beskyttet(?=[.!;]|,[ ](?:så|og|derfor)\b|[ ]og[ ](?:vil|må|kan|skal|ønsker))
        |hemmeligt[ ](?:\w+[ ]og[ ])(?:adresse|navn|bopæl)
        |my[ ](?:name|address)[ ](?:and[ ]address[ ])?(?:is|are|must[ ]be|must[ ]stay)[ ](?:protected|secret|hidden|confidential)
        |protected[ ](?:name|address)|secret[ ]address|address[ ]protection
    )(?!\w)""".replace("[ ]", _BETWEEN).replace(f"{_BETWEEN}*", "[ ]*"),
    ignore_case=True,
)
# One of these stands in every form of ``_MENTION``.
_SIGNS = Signs((
    "beskyt", "hemmelig", "skjul", "fortrolig", "offentlig", "spærret", "skærmet", "utilgængelig",
    "under jorden", "i dækning", "krisecent", "omfattet af", "dækket af", "protect", "secret",
    "beskyet", "hemlig", "hemelig", "hemmlig", "hæm", "under falsk", "under andet", "under et andet", "under dæknavn",
    "under ny identitet", "andre ikke",
    "besk.", "adressebesk", "adr.besk", "stalk", "tilhold", "trusler", "truet", "forfulgt", " vold",
    "findes", "finde ", "spor", "slås op", "fremsøg", "ingen må", "ingen kender", "ingen ved",
    "ingen skal", "til nogen", "på flugt", "vide", "hidden", "confidential",
))  # fmt: skip
# With these words begin the forms of ``_MENTION``, in that order.
_FIRST_WORD = re.compile(
    r"navn|add?r|n$|cpr|politi|vidne|folkereg|besk|(?:jeg|vi|hun|han|familien)$|ophold|midlertidigt|lever|bor"
    r"|bopæl|identitet|person|telefonnummer|\w?(?:h[eæ]m|skjul|besk|fortrolig|ikke|spærret|skærmet|utilgængelig)"
    r"|(?:min|mit|mine|vor|vores|hans|hendes|familiens|barnets|børnenes)$|flyttet|gemmer|anbragt|må$|omfattet|dækket"
    r"|protected|secret|address|ingen$|på$|afsender|sender|my$",
    re.IGNORECASE,
)
_MAY_BEGIN: Remembered[str, bool] = Remembered(lambda word: _FIRST_WORD.match(word) is not None)
_FIRST_PERSON = re.compile(
    r"\b(?:jeg|mig|min|mit|mine|vi|os|vor|vores|undertegnede|familien|selv|han|hun|hende|ham|hendes|hans|de|hvis|naboen?|genboen?|datter|søn|kone|mand|mor|far|søster|bror|barn|børn|børnene|lejeren?|beboer\w*|i|my|we|our)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"(?:\bikke\b|\bingen\b|\buden\b|\bhverken\b|\baldrig\b|\bnej\b|\bslippe for\b)(?:(?!\b(?:jeg|vi|men)\b)[^.!?,;\n]){0,25}$",
    re.IGNORECASE,
)
_NO_AFTER = re.compile(
    r"^[ \t]*[:=?]?[ \t]*(?:\bnej\b|\bno\b|\[[ ]?\]|☐|ikke valgt|false|0\b)", re.IGNORECASE
)
_YES_AFTER = re.compile(
    r"^[ \t]*[:=?|]?\s{0,3}(?:\bja\b|\[[xX]\]|☒|☑|✓|\bx\b|valgt|true|1\b)", re.IGNORECASE
)
_EMPTY_BOX = re.compile(r"(?:\[[ ]?\]|☐|□)[^\n]{0,40}$")
_GENERAL_BEFORE = re.compile(
    r"(?:\b(?:er|har|hvis|såfremt|dersom|når|ifald|medmindre)\s+(?:du|i|man|nogen|nogle|en|borgere\w*|personer|afsender\w*|de)\b[^.!?\n]{0,70}$"
    r"|\b(?:personer|borgere|folk|mennesker|alle|dem|andre|nogen|nogle|beboere|naboer|afsendere|kvinder|indsigere|høringssvar|svar|den|enhver|voldsramte|familier|patienter|medlemmer)\b"
    r"(?:\s+\w+)?\s+(?:med|under|der|som|på|har|omfattet)\b[^.!?\n]{0,40}$"
    r"|\b(?:man|du|kommunen|regler\w*|loven|lov|ordning\w*|hensyn|hensynet|oplysninger|gdpr|reglerne|spørgsmål\w*|om|vedr\w*)\s+(?:\w+\s+){0,2}(?:om|til|for|af|bør|skal|kan|have|får|søge|om|beskytter|håndterer|håndtere|have)?\s*$)",
    re.IGNORECASE,
)
# Protection as a theme: "reglerne om …", not "afsender har …".
_THEME = re.compile(
    r"\b(?:om|vedrørende|angående|til|for|mod|med|af|gdpr|herunder|kaldet|hedder|betyder|ordet|hvad|og|eller)\s+\W*$",
    re.IGNORECASE,
)
_BECAUSE = re.compile(r"(?:\bpå grund af|\bpga\.?|\bgrundet) $", re.IGNORECASE)
_WRITER = re.compile(r"[^.!?\n]{0,40}\b(?:jeg|vi|min|mit|mine)\b", re.IGNORECASE)
_OWN_CLAUSE = re.compile(
    r"\b(?:jeg|vi|undertegnede|min|mit|mine|vores|hun|han|familien|datter|søn|kone|mand|mor|far|søster|bror)\b[^.!?\n]{0,60}$",
    re.IGNORECASE,
)


class ProtectionRecognizer(DanishRecognizer):
    """Statements that somebody is protected. In doubt they count."""

    ENTITIES: ClassVar[tuple[str, ...]] = ("DK_PROTECTION",)
    LAYER: ClassVar[str] = "declared"

    def spots(self, text: str) -> Iterator[Spot]:
        """Find declarations; the mention with its clause is marked."""
        text = _without_slips(text)
        places = _SIGNS.places(text)
        text = unwrapped(text) if places else text
        for match in at_words(_MENTION, text, places, 150, 150, _MAY_BEGIN):
            start = _clause_start(text, match.start())
            before = text[start : match.start()]
            after = text[match.end() : match.end() + 40]
            if _YES_AFTER.match(after):
                yield Spot(match.start(), match.end(), "DK_PROTECTION", 1.0)
                continue
            if _NO_AFTER.match(after) or _EMPTY_BOX.search(before):
                continue
            own = _OWN_CLAUSE.search(before) or _OWN_CLAUSE.search(match.group())
            # "Jeg oplyser ikke min adresse, den er beskyttet" denies something else.
            if (
                "," not in match.group()
                and _DENIED.search(before)
                and not re.search(r"\bikke\b[^.!?]{0,60}\b(?:da|fordi|for|idet)\b", before)
            ):
                continue
            if _is_general(before, after, match, own=bool(own)):
                continue
            yield Spot(
                match.start() if not own else _own_start(text, start, match.start()),
                match.end(),
                "DK_PROTECTION",
                1.0,
            )


def _without_slips(text: str) -> str:
    """Give ``text`` with one wrong letter mended in the words that declare protection."""
    cut = words_of(text)
    for number, meant in told_of(_MEANT, cut.words):
        text = text[: cut.starts[number]] + meant + text[cut.ends[number] :]
    return text


def _meant(word: str) -> str:
    """Give the word of a declaration that *adrcsse* or *hemmelia* is, or nothing."""
    low = word.lower()
    for declared in _DECLARING.get(len(low), ()):
        wrong = sum(map(ne, low, declared))
        if wrong == 1 and not standard_lexicon().is_ordinary(low):
            return declared
    return ""


_DECLARING: dict[int, list[str]] = {}
for _word in [
    "hemmelig",
    "hemmelige",
    "hemmeligt",
    "beskyttet",
    "beskyttede",
    "beskyttelse",
    "adresse",
    "adressen",
    "adressebeskyttet",
    "adressebeskyttelse",
    "navnebeskyttet",
    "navnebeskyttelse",
]:
    _DECLARING.setdefault(len(_word), []).append(_word)
_MEANT: Remembered[str, str] = Remembered(_meant)


def _is_general(before: str, after: str, match: re.Match[str], *, own: bool) -> bool:
    if _GENERAL_BEFORE.search(before) and not _WRITER.match(match.group()):
        # "hvis man ser bort fra at jeg har hemmelig adresse": one's own clause wins.
        return not re.search(
            r"\b(?:jeg|vi|mig|min|mit|undertegnede|personen bag|afsender(?:en)?|indsender(?:en)?)\b[^,;]{0,40}$",
            before,
            re.IGNORECASE,
        )
    question = re.match(r"[^.!\n]{0,80}\?", after) is not None and not own
    noun = re.search(r"beskyttelse\w*$", match.group(), re.IGNORECASE) is not None
    topic = noun and not own and _THEME.search(before) and not _FIRST_PERSON.search(before)
    if topic and _BECAUSE.search(before) and _WRITER.match(after):
        # "På grund af adressebeskyttelsen skriver jeg ikke vejnavn."
        return False
    return question or bool(topic)


def _clause_start(text: str, position: int) -> int:
    window = max(0, position - 160)
    found = list(re.finditer(r"(?:[.!?](?=\s+[A-ZÆØÅ\"»“])|\n\s*\n|\n)", text[window:position]))
    return window + found[-1].end() if found else window


def _own_start(text: str, start: int, position: int) -> int:
    found = list(
        re.finditer(
            r"\b(?:jeg|vi|undertegnede|min|mit|mine|vores)\b", text[start:position], re.IGNORECASE
        )
    )
    return start + found[-1].start() if found else position
