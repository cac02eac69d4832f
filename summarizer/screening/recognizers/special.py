"""Special categories (GDPR article 9) close to first person or family words.

At 0.9 the sentence says it of the sender or the family: the response is held. At 0.4 it is a
mild remark on health (a fall, a sore back): the words are masked.
"""

# ruff: noqa: E501 - a pattern broken over lines is harder to check than a long one

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from summarizer.screening.language.lexicon import Word, own_list, standard_lexicon
from summarizer.screening.recognizers.base import DanishRecognizer
from summarizer.screening.text.anchors import at_words, near, unwrapped
from summarizer.screening.text.patterns import compiled, matches
from summarizer.screening.text.signs import Signs
from summarizer.screening.text.spots import Spot
from summarizer.screening.text.words import Remembered

if TYPE_CHECKING:
    from collections.abc import Iterator

_FAMILY = (
    r"(?:kone|mand|hustru|ægtefælle|samlever\w*|kæreste|søn|sønner|datter|døtre|barn|børn|mor|moder|far|fader|mormor|morfar|farmor|farfar|søster|bror|broder|lillebror|storebror|lillesøster"
    r"|storesøster|forældre|barnebarn|børnebørn|svigermor|svigerfar|svigerforældre|onkel|tante|moster|faster|niece|nevø|svoger|svigerinde|familie|ven|veninde|nabo|genbo|overbo|underbo|lejer|logerende|forpagter|kollega|bedstemor|bedstefar|tvillinger|dreng|pige|knægt)"
)
_ABOUT = rf"(?:\b(?:jeg|vi|undertegnede)\b|\b(?:min|mit|mine|vores|vor)[ ](?:\w+[ ]){{0,2}}{_FAMILY}\w*\b|\b(?:han|hun)\b|\b(?-i:[A-ZÆØÅ][a-zæøå]+(?:-[A-ZÆØÅ][a-zæøå]+)?)(?=(?:[ ](?:på|i|fra|ved)[ ][\w ]{{2,30}}?|[ ]\([^()]{{1,20}}\)|,[ ](?:som|der)(?:[ ](?:selv|også|nu|stadig|desværre))?)?[ ](?:har|er|lider|fik|blev|bruger|sidder|skal[ ]til|går[ ]til)\b)|(?<=\b(?:skal|kan|må|får)[ ])(?-i:[A-ZÆØÅ][a-zæøå]+)(?=[ ](?:komme|køre|hentes|tage)\b))"
_CONDITIONS = sorted(own_list("conditions"))
# Short ones count as whole words only: "kol" is no "kollega".
_STEMS = "|".join(
    re.escape(stem) + (r"(?:en|e)?(?!\w)" if len(stem) <= 5 else r"\w{0,8}")  # noqa: PLR2004 - see above
    for stem in sorted(_CONDITIONS, key=len, reverse=True)
)
_HINTS = Signs(
    [stem for stem in _CONDITIONS if not stem.isalpha()],
    forms=[
        f"(?:^|['’01]){stem}" + ("(?:en|e)?(?:$|['’])" if len(stem) <= 5 else "")  # noqa: PLR2004 - see above
        for stem in _CONDITIONS
        if stem.isalpha()
    ],
)
_ENDINGS = Signs(("syndrom", "sygdom", "lidelse", "itis"))
_HAS = r"(?:har|havde|er|var|lider|led|fik|får|har[ ]fået|blev|bliver|er[ ]blevet|døde|sidder|bruger|går|kæmper|fejler|lever|tager|kører|skal[ ]til|går[ ]til|behandles|født[ ]med|har[ ]haft|diagnosticeret|fået|komme[rs]?|køres?|hentes?|tage)"
_HEALTH = compiled(
    rf"""(?P<about>{_ABOUT})(?:[ ](?:og[ ]|,[ ])?(?:min|mit)[ ]\w+)?(?P<between>[^.!?\n]{{0,60}}?)\b(?P<phrase>(?:{_HAS})\b(?P<inner>[^.!?;\n]{{0,45}}?)\b(?:{_STEMS})(?:[ ]syndrom)?(?:[ ]og[ ][^.!?,;\n]{{3,30}}(?!\w))?)""",
    ignore_case=True,
)
_ABBREVIATED = compiled(
    rf"(?P<about>(?i:{_ABOUT}))(?P<between>[^.!?\n]{{0,30}}?)\b(?P<phrase>(?:har|havde|fik|lider[ ]af|har[ ]fået)[ ](?:\w+[ ]){{0,2}}(?:MS|ALS|KOL|HIV|AIDS|PTSD|ADHD|ADD|OCD|ME|CP|DS|IBS)\b)",
)
_SYNDROME = compiled(
    rf"(?P<about>{_ABOUT})(?P<between>[^.!?\n]{{0,40}}?)\b(?P<phrase>(?:{_HAS})\b[^.!?;\n]{{0,30}}?\b\w+(?:syndrom|sygdom|lidelse|itis)\w{{0,3}}(?:[ ]og[ ][^.!?,;\n]{{3,30}}(?!\w))?)",
    ignore_case=True,
)
_FAITH = compiled(
    rf"""(?P<about>\b(?:jeg|vi|undertegnede)\b|\b(?:min|mit|mine|vores)[ ]{_FAMILY}\w*\b)(?P<between>[ ](?:selv[ ]|begge[ ]|også[ ]|jo[ ]|som[ ])?)
    (?P<phrase>(?:er|var|stammer|har|tilhører|kommer|stemmer|stemte|sidder|sad)[ ](?:\w+[ ]){{0,3}}?
    (?:muslim\w*|jøde\w*|jødisk\w*|katolik\w*|katolsk|hindu\w*|buddhist\w*|ateist\w*|kristen|kristne|troende|jehovas[ ]vidne\w*|mormon\w*|sikh\w*
    |homoseksuel\w*|lesbisk\w*|bøsse\w*|biseksuel\w*|transkønnet|transperson\w*|transseksuel|nonbinær\w*|queer
    |roma|sigøjner\w*|kurder\w*|kurdisk\w*|somalier\w*|samer?|palæstinenser\w*|flygtninge?|asylansøger\w*|født[ ]i[ ]udlandet
    |(?:fagligt[ ])?organiseret|tillids(?:repræsentant|mand|kvinde)\w*|medlem[ ]af[ ](?:3F|FOA|HK|Dansk[ ]Metal|DLF|BUPL|et[ ]parti|en[ ]fagforening|fagforeningen|venstre|socialdemokrat\w*|enhedslisten|SF|dansk[ ]folkeparti|konservative|partiet)
    |socialdemokrat|kommunist|konservativ|venstremand|straffet|dømt[ ]for|tidligere[ ]straffet|afsonet|varetægtsfængslet))(?!\w)""",
    ignore_case=True,
)
_PARTIES = r"(?:enhedslisten|socialdemokrat\w*|venstre|sf|radikale|konservative|dansk[ ]folkeparti|df|alternativet|moderaterne|liberal[ ]alliance|danmarksdemokraterne|nye[ ]borgerlige)"
# "Som homoseksuel mand føler jeg …", "Jeg stemmer på …".
_AS_ONE = compiled(
    rf"""(?P<about>)(?P<between>)(?P<phrase>(?<!\w)som[ ](?:en[ ]|ung[ ]|ældre[ ]|eneste[ ]){{0,2}}(?:muslim\w*|jøde\w*|katolik|homoseksuel\w*|lesbisk\w*|bøsse\w*|transkønnet|transperson|kurder|somalier|palæstinenser|flygtning|blind\w*|døv\w*|kørestolsbruger|\w*patient|sclerose\w*|diabetiker|autist|handicappet|psykisk[ ]sårbar)(?!\w)(?:[ ](?:mand|kvinde|borger|person))?)(?=[^.!?\n]{{0,40}}\b(?:jeg|mig|vi|os)\b)
    |(?P<about>\b(?:jeg|vi)\b)(?P<between>[ ](?:altid[ ]|har[ ]altid[ ]|har[ ]selv[ ])?)(?P<phrase>(?:stemmer|stemte|stemt)[ ](?:på[ ])?{_PARTIES})(?!\w)""",
    ignore_case=True,
)
_AS_ONE_SIGNS = Signs((
    "seksuel", "lesbisk", "bøsse", "trans", "muslim", "jød", "katolik", "kurd", "somalier",
    "palæstin", "flygtning", "blind", "døv", "kørestol", "patient", "sclerose", "diabetiker",
    "autist", "handicap", "sårbar", "stemm", "stemt",
))  # fmt: skip
_MILD = compiled(
    rf"""(?P<about>{_ABOUT}|\bklient\w*)(?P<between>[^.!?\n]{{0,40}}?)\b(?P<phrase>(?:brækkede|brækket|forstuvede|(?:(?:er|blev|har[ ]været)[ ](?:lige[ ]|netop[ ]|nylig(?:t)?[ ]|blevet[ ]){{0,3}}|skal[ ])oper(?:eret|eres)\b|faldt[ ]og|blev[ ](?:meget[ ])?syg\b|er[ ](?:meget[ ]|alvorligt[ ]|psykisk[ ])?syg\b|svagelig\w*|gangbesværet|dårligt[ ]gående|skrøbelig|ondt[ ]i|dårlig[ ](?:ryg|hofte|knæ|hjerte|nerver)|dårligt[ ](?:ben|knæ|hjerte|syn)|sover[ ]dårligt|nedsat[ ](?:syn|hørelse|funktion\w*)|tager[ ]medicin)(?:[ ][^.!?,;\n]{{0,25}}?(?=[.!?,;\n]|[ ](?:og|men|så|på|i|da)\b))?)""",
    ignore_case=True,
)
# With these words it begins.
_FIRST_WORD = re.compile(
    r"(?i:jeg|vi|undertegnede|min|mit|mine|vores|vor|han|hun)\b|(?i:klient)|[A-ZÆØÅ][a-zæøå]+"
)
_MAY_BE_ABOUT: Remembered[str, bool] = Remembered(lambda word: _FIRST_WORD.match(word) is not None)
_BLOOD_PRESSURE = compiled(r"\bblodtryk\w*[ ](?:er|var)[ ][^.!?,;\n]{2,25}(?!\w)", ignore_case=True)
# One of these stands in every form of ``_FAITH``, ``_ABBREVIATED`` and ``_MILD``.
_FAITH_SIGNS = Signs((
    "muslim", "jød", "katoli", "katolsk", "hindu", "buddhist", "ateist", "krist", "troende",
    "jehova", "mormon", "sikh", "seksuel", "lesbisk", "bøsse", "trans", "nonbinær", "queer",
    "roma", "sigøjner", "kurd", "somalier", "same", "palæstinenser", "flygtning", "asyl",
    "født i udlandet", "organiseret", "tillids", "medlem af", "socialdemo", "kommunist",
    "konservativ", "venstremand", "straffet", "dømt", "afsonet", "varetægt",
))  # fmt: skip
_BLOOD_SIGNS = Signs(("blodtryk",))
# Also inside words, which is no harm: a pattern that begins with a letter is found faster.
_ABBREVIATION = re.compile(r"(?:M[SE]|ALS|KOL|HIV|AIDS|PTSD|ADHD|ADD|OCD|CP|DS|IBS)\b")
_MILD_SIGNS = Signs((
    "bræk", "forstuv", "operere", "faldt", "syg", "svagelig", "gangbesvær", "gående", "skrøbelig", "ondt i",
    "dårlig", "nedsat", "medicin",
))  # fmt: skip
_PRONOUNS = frozenset({"jeg", "vi", "han", "hun", "undertegnede"})
_SENTENCE_MARKS = (". ", "! ", "? ")
# One of these stands in every form of ``_ABOUT``.
_SOMEBODY = re.compile(
    r"\b(?:[jJ][eE][gG]|[vV][iI]|[mM][iI][nNtT]|[vV][oO][rR]|[hH][aAuU][nN]|[uU][nN][dD][eE][rR][tT])|[A-ZÆØÅ][a-zæøå]+(?: (?i:på|i|fra|ved) [\w ]{2,30}?| \([^()]{1,20}\)|, (?:som|der)(?: (?:selv|også|nu|stadig|desværre))?)?[ ](?i:har|er|lider|fik|blev|bruger|sidder|skal til|går til)\b|\b(?i:skal|kan|må|får) [A-ZÆØÅ]"
)
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?!\s)[^.!?\n]*)*")
_AFTER_NAME = re.compile(r"[A-ZÆØÅ][a-zæøå]+[ ]$")
_BY_NAME = re.compile(r"^(?:,? [A-ZÆØÅ][\w-]+){0,4},? (?:som|der)(?= $)")
_FIGURATIVE = re.compile(r"[ ](?:over[ ])?for[ ](?!en[ ]|et[ ]|\d|\w+[ ](?:siden|tid))")
_GENERAL = re.compile(
    r"\b(?:hvis|såfremt|ikke|ingen|uden|som om|dersom|måske en dag|bange for|risiko|risikerer|kan få|kunne få|læst|hørt|undersøgelse\w*|forebyg\w*|frygter|man|kørestolsbrugere|handicappede|dem|de|andre|folk|mennesker|ældre|tilgængelig\w*)\b",
    re.IGNORECASE,
)


class SpecialCategoryRecognizer(DanishRecognizer):
    """Health, religion, union, sexuality, ethnicity, politics and crime of identifiable people."""

    ENTITIES: ClassVar[tuple[str, ...]] = ("SPECIAL_CATEGORY",)
    LAYER: ClassVar[str] = "special_category"

    def spots(self, text: str) -> Iterator[Spot]:
        """Find statements about the sender, the family, or a named person."""
        text = unwrapped(text)
        abbreviations = [match.span() for match in _ABBREVIATION.finditer(text)]
        for pattern, places in (
            (_HEALTH, _HINTS.places(text)),
            (_SYNDROME, _ENDINGS.places(text)),
            (_FAITH, _FAITH_SIGNS.places(text)),
            (_ABBREVIATED, abbreviations),
            (_AS_ONE, _AS_ONE_SIGNS.places(text)),
        ):
            for start, sentence in _sentences(text, places):
                if pattern is not _AS_ONE and not _SOMEBODY.search(sentence):
                    continue
                for match in matches(pattern, sentence):
                    if self._is_personal(match):
                        yield Spot(
                            start + match.start("about" if _is_beside(match) else "phrase"),
                            start + match.end("phrase"),
                            "SPECIAL_CATEGORY",
                            0.9,
                        )
        for match in at_words(_MILD, text, _MILD_SIGNS.places(text), 160, may_begin=_MAY_BE_ABOUT):
            yield Spot(match.start("phrase"), match.end("phrase"), "SPECIAL_CATEGORY", 0.4)
        for match in near(_BLOOD_PRESSURE, text, _BLOOD_SIGNS.places(text), 5, 60):
            yield Spot(match.start(), match.end(), "SPECIAL_CATEGORY", 0.4)

    @staticmethod
    def _is_personal(match: re.Match[str]) -> bool:
        about = match["about"]
        if about[:1].isupper() and " " not in about and about.lower() not in _PRONOUNS:
            # "Jeppe har …" is about somebody, "Der er …" about nobody.
            classes = standard_lexicon().classes(about)
            # "Lundevej, der er en blind vej"
            if match.string.startswith((", som", ", der"), match.end("about")):
                is_place = classes & Word.PLACE and not _AFTER_NAME.search(
                    match.string, 0, match.start("about")
                )
                return bool(classes & Word.NAME) and not is_place
            if classes & (Word.ORDINARY | Word.COMPOUND) and not classes & Word.NAME:
                return False
        # "blind for naturens værdi", "allergisk over for bureaukrati" are no illness.
        if _FIGURATIVE.match(match.string, match.end("phrase")):
            return False
        inner = match.groupdict().get("inner") or ""
        between = match["between"]
        # "min far, Oluf Bredal, som har …" is about the father.
        between = _BY_NAME.sub("", between)
        if re.search(r",[ ](?:at|som|der|og at)\b|\bat\b|\btil\b|\bimod\b|\bfor\b", between):
            return False
        return _GENERAL.search(between) is None and _GENERAL.search(inner) is None


def _is_beside(match: re.Match[str]) -> bool:
    """Tell whether it says *Min kone har …* at once: then whose it is belongs to it."""
    return not match["between"].strip() and " " in match["about"]


def _sentences(text: str, places: list[tuple[int, int]]) -> Iterator[tuple[int, str]]:
    """Cut the text at full stops and line ends, roughly; give what has one of ``places``."""
    done = 0
    for place, _ in places:
        if place < done:
            continue
        start = _sentence_start(text, done, place)
        for match in _SENTENCE.finditer(text, start):
            done = match.end()
            if match.end() > place:
                yield match.start(), match.group()
                break


def _sentence_start(text: str, done: int, place: int) -> int:
    start = max(done, text.rfind("\n", done, place) + 1)
    return max(start, *(text.rfind(mark, start, place) + 1 for mark in _SENTENCE_MARKS))
