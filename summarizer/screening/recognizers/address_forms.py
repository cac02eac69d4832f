"""Forms of addresses: endings of streets, floors and doors, towns, house numbers."""

# ruff: noqa: E501 - a pattern broken over lines is harder to check than a long one

from __future__ import annotations

import re
from functools import lru_cache

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
_ENDING = re.compile(STREET_ENDING + "$", re.IGNORECASE)
PREFIX = (
    r"(?:Gl|Gamle?|Gammel|Kirke|Høje|Over|Neder|Indre|Ydre|Nr|Ndr|Nørre|Sdr|Sønder|Søndre|Nordre|Østre|Vestre|Øster|Vester|Ny|Nye|Store|Lille|Ll|Sankt|Sct|Skt|St|Øvre|Nedre"
    r"|Kong|Dronning|Prins|Prinsesse|Chr|Christian|Frederik|H\.?C|C\.?F|P|J|Dr|Kaptajn|Doktor|Provst|Pastor|Bispe|Kgs|Vor)"
)
WORD = r"[A-ZÆØÅÖÄÜÉ][\w'’´.\-]*"
FLOOR = (
    r"(?i:[ ]?,?[ ]{0,2}(?:(?:\d{1,2}\.?|[lI]\.|st\.?|stuen|kl\.?|kld\.?|kælder\w*)[ ]?(?:sal)?[ ,.]{0,3}(?:t\.?[hv]\b|m\.?f\b|midtfor|til[ ](?:højre|venstre)|dør[ ]?\d{1,3}|lejl?\.?[ ]?\d{1,4}|[-–][ ]?\d{1,3})\.?"
    r"|\d{1,2}\.[ ]?(?:sal|etage)|(?:st|stuen|kl|kld|mf|t[hv])\b\.?(?:,?[ ]?mf\.?)?|(?:(?:bag|for|mellem|side)h(?:us(?:et)?)?\b\.?)(?:,?[ ]\d{1,2}\.?[ ]?(?:sal|t\.?[hv]\b)?)?|(?:lejl\w*|dør|opg\w*|vær\w*)\.?[ ]?(?:nr\.?)?[ ]?\d{1,4}[A-Z]?|\d{1,2}\.(?![\d\w])(?![ ]?[a-zæøå]{4,})))"
)
TOWN = r"(?:(?:[ ]?[,;.]|[ ]?[-–])?[ \t]*\n?[ \t]*(?:[A-ZÆØÅ][\wé\-]+\.?(?:[ ][A-ZÆØÅ][\wé\-]+)?,?[ \t]*\n?[ \t]*)?(?:DK[- ]?)?(?P<post>[0-9OlI]{4})(?![\d:.,][\d])(?![\w])[ ,]{1,2}(?:[A-ZÆØÅ][\wé]+(?:[- ](?=[A-ZÆØÅ])[A-ZÆØÅ][\wé]+){0,2}(?:[ ](?:[CNSØVKFMJ]|S[VØ]|N[VØ]|Sj)\b\.?)?|[a-zæøå]{3,}(?![\w])))"
CARE_OF = r"(?:[ ]?,?[ ]?\(?c/o[ ](?:[A-ZÆØÅ][\w.\-]*[ ]?){1,4}\)?)"
NUMBER = (
    r"(?P<number>(?:[1-9][0-9lIO]{0,2}|[lI][0-9]{1,2}|l(?=[ ]?\n))(?:[A-Za-hÆØÅæøå](?![\w/])(?!\.\w)|[i-z](?![\w./])|[ ][A-H](?![\w/])(?!\.\w)|[ ][I-Za-hj-zæøÆØÅ](?![\w./]))?)(?![\w%‰°])(?![.,]\d)(?!-[a-zæøå]{2})"
    r"(?:[ ]?[-–/][ ]?\d{1,3}[A-Za-z]?(?![\w]))?(?:(?:,|[ ]og|,?[ ]samt)[ ]\d{1,3}[A-Z]?(?:[ ]?[-–][ ]?\d{1,3}[A-Z]?)?(?=[ ]?(?:[,)]|og|$|\n|\.(?!\d)|(?:bør|er|har|skal|kan|vil|må|bliver|blev|samt|i|på|med|ved|som|til|fra|ligger|får|mod|var)\b))(?!(?i:\.[ ]?(?:,|dør|lejl|vær|sal|t\.?[hv]|m\.?f|etage))))*"
)
NOT_AFTER = (
    r"(?![ ]?(?:%|kr\b|kr\.|mio|mia|m2|m²|m\b|meter|km|kilometer|cm|mm|ha\b|hektar|gange?\b|år\b|årig|minutter|min\b|timer?\b|dage?\b|uger?\b|måneder|"
    r"biler|busser|cykler|boliger|familier|huse|personer|mennesker|børn|elever|borgere|beboere|naboer|stk|etager|sale\b|pladser|p-pladser|træer|ton|kwh|mw|db|grader|"
    r"procent|promille|lejligheder|husstande|underskrifter|svar\b|dele\b|punkter|forskellige|nye|gamle|andre|store|små|ud\b|af\b|ledd\w*|parceller|grunde|møller|vindmøller|km/t|t\b))"
)


CAPITAL_PREPOSITION = re.compile(
    r"(?<=[a-zæøå,:] )(?:Ved|Under|På|Bag|Langs|Over|Mellem|Bagved|Foran)[ ]$"
)
# How many characters of an address stand before its house number.
BEFORE = 140
WORD_ROOM = 60
BEFORE_DOOR = 30
# Read backwards from a house number: what can be its street, at the longest.
STRETCH = re.compile(
    r"[ ,\n.]{0,3}(?:[lI][ ,\n]{1,3})?(?:\.?(?i:rn(?:suh)?|remmun|on)[ ,.]{0,3}){0,2}(?:(?:[\w'’´.\-]*[A-ZÆØÅÖÄÜÉ]|fa|ned|\.d|ed|nov|go)[ ]?)+"
)
CAPITAL = re.compile(r"(?<![\w.@/])[A-ZÆØÅÖÄÜÉ]")
NUMBER_WORDS = frozenset({"nr", "nummer", "husnr", "no", ""})
LOWER_ENDINGS = (
    "vej", "vejen", "gade", "gaden", "allé", "alle", "alleen", "alléen", "stræde", "stien",
    "vænge", "vænget", "torv", "torvet", "parken", "haven", "vangen", "toften", "krogen",
    "bakken", "marken", "lunden", "engen", "boulevard", "plads", "bakke", "park", "mark", "have",
    "toft", "ager", "høj",
)  # fmt: skip
# Words of plans that stand before a number.
_PLANNING = re.compile(
    r"(?:plan|planen|plans|planer|område|området|områder|model|bilag|afsnit|etape|linje|linjen|bus|tog|rute|ruten|ramme|kort|zone|fase|punkt|kapitel|tillæg|felt|forslag|svar|paragraf|nummer|nr|sag|møde|version|figur|tabel|kategori|type|klasse|årsag|mål|møllen?|pladser|parcel|lov|loven|delområde|ordning|årgang|hold|station|niveau|skala|notat|hallen|bestemmelse|vedtægt|artikel|projekt|scenarie|alternativ|variant|løsning)$",
    re.IGNORECASE,
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
