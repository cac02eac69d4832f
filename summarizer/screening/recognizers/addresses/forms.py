"""Forms of addresses: endings of streets, floors and doors, towns, house numbers."""

# ruff: noqa: E501 - a pattern broken over lines is harder to check than a long one

from __future__ import annotations

import re
from functools import lru_cache

from summarizer.domain.months import MONTHS

# Endings of street names; as a word of its own they close a street of several words.
STREET_ENDING = (
    r"(?:vej|gade|all[eé]|str[æe]de|stien?|v[æe]nge|park|have|bakke|mark|torv|plads|boulevard|kaj|brygge|krog|lund|vang"
    r"|toft|ager|høj|eng|skov|bæk|dal|hegn|led|løkke|passage|gyde|slippe|kær|næs|strand|ås|side|gård|gaard|hus|huse|bo"
    r"|sving|bro|skrænt|kilde|holm|klit|hede|mose|brink|stræde|torp|by|rup|dam|bred|havn|port|plæne|række|haver?|vænger"
    r"|parkvej|ringen|buen|sletten|haven|parken|leddet|vinkel|bugt|vig|sø|minde|lyst|ro|borg|bjerg|sti|tved|rydning|grund|balle|banke|kløft|volden?|vold|digest|dige|pynt|odde|rende|anlæg|forte|mølle|bryn|lie|klint|leje|promenade|avenue|grave|kollegie|kollegium|tjørn|fald|reden|værk|strøg|lod|kobbel|kobbl|spjæld|drag|kant|overdrev|krat|lykke)"
    r"(?:e[nt]|n|t|erne|ene|ne|s)?"
)
# These alone are streets beyond doubt, also in lower case.
SURE_ENDING = re.compile(
    r"(?:vej|gade|all[eé]|stræde|vænge|boulevard|torv|gyde|stien|parken|haven|vangen|toften|ageren|krogen|bakken|marken|vænget|løkken|lunden|engen|kæret|brinken|plads|leddet|svinget|skrænten)"
    r"(?:e[nt]|n|t|s)?$",
    re.IGNORECASE,
)
# Endings of compounds only: "Egekrattet 4", but a heading may be "Skellet 4".
_COMPOUND_ENDING = r"(?<=[a-zæøåé]{3})(?:krattet|skellet|næsset|klitten|dammen|stjernen|smeden|mageren|rosen|busken|sundet|springet|blik|lyng|lien)s?"
_ENDING = re.compile(f"(?:{STREET_ENDING}|{_COMPOUND_ENDING})$", re.IGNORECASE)
PREFIX = (
    r"(?:Gl|Gamle?|Gammel|Kirke|Høje|Over|Neder|Indre|Ydre|Nr|Ndr|Nørre|Sdr|Sønder|Søndre|Nordre|Østre|Vestre|Øster|Vester|Ny|Nye|Store|Lille|Ll|Sankt|Sct|Skt|St|Øvre|Nedre"
    r"|Kong|Dronning|Prins|Prinsesse|Chr|Christian|Frederik|H\.?C|C\.?F|P|J|Dr|Kaptajn|Doktor|Provst|Pastor|Bispe|Kgs|Vor)"
)
WORD = r"[A-ZÆØÅÖÄÜÉ][\w'’´.\-]*"
_SIDE = r"(?:t\.?[ ]?[hv]\b|m\.?f\b|midt(?:for)?\b|(?:til[ ])?(?:højre|venstre)\b|dør[ ]?\d{1,3}|lejl?\.?[ ]?\d{1,4}|[-–][ ]?\d{1,3}|0\d{3}\b)\.?"
_STOREY = r"(?:\d{1,2}\.?|[lI]\.|I{1,3}|IV|st\.?|stuen|kl\.?|kld\.?|kælder\w*)"
_SEVERAL = r"(?:(?:\d{1,2}\.|stuen|st\.)[ ]?(?:og|eller|samt|[+–-])[ ]?)?"
# Behind a comma or in brackets only: "Egevej 7, kælderen".
_SPOT = r"(?:(?:have|kvist|tag|kælder|stue)lejlighed(?:en)?|kælderen|stuen|gården|annekset|anneks|penthouse\w*|villaen|nederst|øverst(?:[ ]oppe)?|(?:øverste|nederste|mellemste)[ ]etage|0\d{3}(?![ ]\w))"
_ORDINALS = r"(?:første|anden|tredje|fjerde|femte|sjette|syvende|øverste|nederste)"
# What tells one home of a house, or of a settlement, from the others.
UNIT = r"(?:etage|lejl\w*|dør|opg\w*|vær\w*|indgang|blok|butik|kontor|lokale|(?:række)?hus|bolig|(?:kaj|båd|stand)?plads|(?:husn|n)r)"
FLOOR = (
    rf"(?i:(?:[ ]?[,/;]?[ ]?\n?[ ]?(?:[-–][ ])?(?:(?:på[ ])?{_SEVERAL}(?:\d{{1,2}}|[lI])\.?[ ]?(?:sal|etage|etg)\b(?:[ ,.]{{1,2}}{_SIDE})?|{_STOREY}[ ]?(?:sal)?[ ,.–-]{{0,3}}{_SIDE}|(?:st|stuen|kl|kld)\b\.?(?:,?[ ]?mf\.?|[ ]\d{{1,2}}(?=[ ]?[,;)\n]))?))"
    rf"|(?:,[ ]{_SPOT}\b|[ ]\({_SPOT}\))"
    rf"|[ ]?,?[ ]{{0,2}}(?:(?:mf|t[hv])\b\.?|\(?(?:(?:bag|for|mellem|side)(?:h(?:us(?:et)?)?|bygning(?:en)?)\b\.?)\)?(?:,?[ ]\d{{1,2}}\.?[ ]?(?:sal|t\.?[hv]\b)?)?|(?:over|i)[ ](?:gården|(?:bag|for|side|mellem)huset)\b|(?:på[ ])?{_ORDINALS}[ ]sal(?:en)?\b(?:,?[ ]{_SIDE})?|i[ ](?:stuen|kælderen)\b(?:,?[ ]{_SIDE})?|(?:(?:tag|stue)etagen?|kvist(?:en)?)\b"
    rf"|{UNIT}\b\.?[ ]?(?:nr\.?[ ]?)?(?:\d{{1,4}}(?:\.\d{{1,3}}|[A-Z])?(?!\w)|(?-i:[A-H](?:[-–][A-H])?)(?!\w)(?:,?[ ]\d{{1,2}}(?:\.|\b)(?!\.?[ ]?{_SIDE}))?)|\d{{1,2}}(?:\.[ ]?[-–]?|[ ]?[-–])[ ]?\d{{1,3}}(?=[ ]?(?:[,;)\n]|\.?$|\.[ \n]))|\d{{1,2}}\.(?![\d\w])(?![ ]?[a-zæøå]{{4,}})))"
)
_TOWN_NAME = r"(?:Kbh\.|[A-ZÆØÅ][\wé]+)(?:[- ](?=[A-ZÆØÅ])[A-ZÆØÅ][\wé]+){0,2}(?:[ ](?:[CNSØVKFMJ]|S[VØ]|N[VØ]|Sj)\b\.?)?"
# B, S and Z are misread digits.
_POST = r"(?:(?:DK|D|S|SE|N|NO|DE|FI|NL|GL|FO|IS)[- ]?)?(?P<post>(?<=FO[- ]?)\d{3}(?!\d)|(?=\w?\w?\d\d|\d\w?\d|\d\d)[0-9OlIBSZ]{4}|\d{5}|\d{3}[ ]\d\d(?=[ ][A-ZÄÖÅ]))(?![\d:.,][\d])(?![\w])"
TOWN = rf"(?:(?:[ ]?[,;.]|[ ]?[-–|]|[ ]i(?=[ ]\d))?[ \t]*\n?[ \t]*(?:[A-ZÆØÅ][\wé\-]+\.?(?:[ ][A-ZÆØÅ][\wé\-]+)?,?[ \t]*\n?[ \t]*)?{_POST}(?:[ ,]{{1,2}}(?:{_TOWN_NAME}|[a-zæøå]{{3,}}(?![\w]))|[ ]?[\n\t;|][ ]?{_TOWN_NAME}))"
CARE_OF = r"(?:[ ]?,?[ ]?\(?c/o[ ](?:[A-ZÆØÅ][\w.\-]*[ ]?){1,4}\)?)"
COUNTED = (
    r"(?![ ]?(?:%|kr\b|kr\.|mio|mia|m2|m²|m\b|meter|km|kilometer|cm|mm|ha\b|hektar|gange?\b|år\b|årig|minutter|min\b|timer?\b|dage?\b|uger?\b|måneder|"
    r"biler|busser|cykler|boliger|familier|huse|personer|mennesker|børn|elever|borgere|beboere|naboer|stk|etager|sale\b|pladser|p-pladser|træer|ton|kwh|mw|db|grader|"
    r"bump|chikaner|sving\b|ulykker|køretøjer|personbiler|lastbiler|knallerter|fodgængere|cyklister|ture\b|afgange|butikker|lygtepæle|parkeringspladser|huller|tdr|tønder|"
    r"procent|promille|lejligheder|husstande|underskrifter|svar\b|dele\b|punkter|forskellige|nye|gamle|andre|store|små|ud\b|af\b|ledd\w*|parceller|grunde|møller|vindmøller|km/t|t\b|"
    r"(?:koloni)?haver\b|andele\b|medlemmer|deltagere|tilhørere|rækkehuse|sommerhuse|værelser|opgange\b|timers?\b))"
)

# How many characters of an address stand before its house number.
BEFORE = 140
WORD_ROOM = 60
BEFORE_DOOR = 30
# Read backwards from a house number: what can be its street, at the longest.
STRETCH = re.compile(
    r"[ ,\n.#]{0,3}(?:[lI][ ,\n]{1,3})?(?:\.?(?i:rn(?:suh)?|remmun|(?:en)?ermun(?:suh)?|on|egilu?)[ ,.]{0,3}){0,2}(?:(?:[\w'’´.\-]*[A-ZÆØÅÖÄÜÉ]|fa|neden|nevo|ned|\.d|ed|nov|go)[ ]?)+"
)
# What may stand before a street: also a stroke that parts it from a name.
EDGE = r"(?<![\w.@])(?:(?<!/)|(?<=[a-zæøå]{3}/)|(?<=\d/))"
CAPITAL = re.compile(EDGE + "[A-ZÆØÅÖÄÜÉ]")
NUMBER_WORDS = frozenset(
    {"nr", "nummer", "husnr", "no", "numre", "numrene", "husnumre", "lige", "ulige", ""}
)
LOWER_ENDINGS = (
    "vej", "vejen", "gade", "gaden", "allé", "alle", "alleen", "alléen", "stræde", "stien",
    "vænge", "vænget", "torv", "torvet", "parken", "haven", "vangen", "toften", "krogen",
    "bakken", "marken", "lunden", "engen", "boulevard", "plads", "bakke", "park", "mark", "have",
    "toft", "ager", "høj", "brinken", "skrænten", "løkken", "ageren", "svinget", "hegnet", "draget",
    "krattet", "bryggen", "gyden", "slippen",
)  # fmt: skip
# Words of plans that stand before a number.
_PLANNING = re.compile(
    r"(?:plan|planen|plans|planer|område|området|områder|model|bilag|afsnit|etape|linje|linjen|bus|tog|rute|ruten|ramme|kort|zone|fase|punkt|kapitel|tillæg|felt|forslag|svar|paragraf|nummer|nr|sag|møde|version|figur|tabel|kategori|type|klasse|årsag|mål|(?:^|vind|test|hav)møllen?|pladser|parcel|lov|loven|delområde|ordning|årgang|hold|station|niveau|skala|notat|hallen|bestemmelse|vedtægt|artikel|projekt|scenarie|alternativ|variant|løsning)$",
    re.IGNORECASE,
)
NOT_AFTER = (
    rf"(?![-–]\d{{1,3}}(?!\d))(?!\.[ ]?(?:{'|'.join(MONTHS)}|etape|klasse|behandling|udkast|runde|fase|division|gang)\b)"
    + COUNTED
)
_ANOTHER = r"(?:,|,?[ ](?i:og|samt|eller)|[ ]?&|[ ]?\+)"
NUMBER = (
    r"(?P<number>(?:[1-9][0-9lIO]{0,2}|[lI][0-9]{1,2}|l(?=[ ]?\n))(?:[A-Za-hÆØÅæøå](?![\w/])(?!\.\w)|[i-z](?![\w./])|(?![ ]d\.[ ]?\d)[ ][A-Ha-h](?![\w/])(?!\.\w)|[ ](?!m)[I-Zj-zæøÆØÅ](?![\w./]))?)(?:(?<=\d[ ]?[A-Za-h])(?:[-–+/][A-Za-h](?!\w)|(?:,[ ][A-H](?!\w))*[ ](?:og|&|\+)[ ][A-H](?![\w.])))?(?![\w%‰°])(?!/\d{4})(?!\.\d(?!\d{3})|:\d)(?!,\d(?!\d{3}|\d?(?:$|[;)\n]|[.,](?!\d))))(?!-[a-zæøå]{2})"
    r"(?:(?:[ ]?[-–/+&][ ]?|[ ]til[ ])\d{1,3}[A-Za-z]?(?![\w])(?!(?i:\.?[ ]?(?:sal|t\.?[hv]|m\.?f)\b)))?(?:,\d{1,2}(?=$|[;)\n]|[.,](?!\d)))?"
    rf"(?:{_ANOTHER}[ ](?:nr\.?[ ]?)?\d{{1,3}}(?:[A-Z]|[ ][A-H])?(?!\w)(?:[ ]?[-–][ ]?\d{{1,3}}[A-Z]?)?(?![.,:]\d){COUNTED}(?!(?i:[ ]?\.[ ]?(?:[,;+–-]|(?:og|eller|samt)[ ]\d{{1,2}}\.[ ]?sal|dør|lejl|vær|t\.?[ ]?[hv]\b|m\.?f|\d{{1,3}}(?!\w))|[ ]?\.?[ ]?(?:sal|etage|etg|midt(?:for)?|(?:til[ ])?(?:højre|venstre))\b)))*"
)


@lru_cache(maxsize=50_000)
def street_ending(word: str) -> str:
    """Give what ``word`` ends with as streets do, or nothing."""
    found = _ENDING.search(word)
    return found.group() if found else ""


@lru_cache(maxsize=50_000)
def is_planning(word: str) -> bool:
    """Tell whether ``word`` is one of plans that stand before a number."""
    return _PLANNING.search(word) is not None
