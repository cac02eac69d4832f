"""Forms of words: endings of streets, places and surnames, verbs and words around names."""

# ruff: noqa: E501 - a pattern broken over lines is harder to check than a long one

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from summarizer.screening.language.lexicon import Word, own_list

if TYPE_CHECKING:
    from collections.abc import Callable

_COMPANY_AFTER = re.compile(
    r"[ ](?:A/S|ApS|I/S|K/S|P/S|IVS|AmbA|A\.?m\.?b\.?a|a\.m\.b\.a|& Co|& Søn|& Sønner|& (?i:partner(?:e|ne|s)?)|Holding|Group|Gruppen|GmbH|Ltd|Inc)\b",
)
COMPANY_LETTERS = frozenset("AIKPGHLa&")
STREET = re.compile(
    r"(?:vej|vejen|vejs|vejens|gade|gaden|gadens|(?<!b)(?<!\b[pknv])all[eé]|alleen|alléen|stræde|strædet|vænge|vænget|plads|pladsen|boulevard|boulevarden|torv|torvet|stien|parken|broen|havnen|kvarteret|skoven|søen|åen|fjorden|bugten|engen|marken|kirke|skole|skolen|kirken|centret|park|sti|bro|hallen|banen|parkvej|ringvej)s?$",
    re.IGNORECASE,
)
SURNAME_ENDING = re.compile(
    r"(?:sen|zen|son|gaard|gård|lund|holm|berg|bjerg|borg|dal|dahl|toft|kjær|kær|skov|skou|bæk|bech|beck|feldt|felt|mann|man|quist|kvist|vad|vig|høj|mark|ager|strøm|strup|rup|lev|ing|ling|lykke|bo|by|vang|krog|thorn|torn|sted|hus|hagen|møller|lind|gren|ø|stein|sten|vold|horn|hoff|hof)s?$",
)
BODY_ENDING = re.compile(
    r"(?:forbund|forening|råd|(?<![sl])laug|(?<![osk])lav|klub|udvalg|gruppe|styrelse|selskab|skole|menighed|(?<![cp])hus|center|kommune|komit[eé]|netværk|afdeling|forvaltning|kontor|sekretariat|initiativ)(?:et|en|n|t)?s?$",
    re.IGNORECASE,
)
# A street or a spot in the landscape with its article: nobody is called "Åsvinget".
SPOT_ENDING = re.compile(
    r"[a-zæøå](?:svinget|bakken|toften|krogen|haven|lunden|vangen|løkken|ageren|kæret|brinken|skrænten|hegnet|leddet|dammen|volden|kajen|bryggen|pynten|odden|gyden|kilden|åsen|højen|dalen|stien|passagen|huset|hallen|gården|mosen|heden)s?$"
)
# The last part of a compound that names a thing, though its first part is in no dictionary.
THING_ENDING = re.compile(
    r"[a-zæøåé]{3}(?:direktiv|konvention|rapport|bekendtgørelse|regulativ|aftale|ordning|projekt|program|strategi|analyse|undersøgelse|festival|marked|metode|model|reservat|område|kvarter|lokalplan|kommuneplan|byggeri|anlæg|kvæg|fond|puljen?|løb)"
    r"(?:et|en|er|r|n|t|erne|rne|ets|ens|ernes|s)?$"
    r"|[a-zæøåé]{2}nr$|[a-zæøåé]{4}(?:erne|ningen|ninger|elsen|elserne|heden|hederne|tionen|tioner|skabet)s?$"
)
COMPANY_MARK = frozenset({"ApS", "IVS", "Aps", "APS", "AmbA", "Holding", "GmbH", "Ltd", "Inc"})
# Nouns with an article that only look like patronymics: "Tranemosen".
DEFINITE = re.compile(
    r"(?:mos|plads|klass|kass|rejs|pris|kris|græns|prognos|analys|adress|process|interess|terrass|buss|mass|fas|bas|vis|has|ros|dys|lys|hals|aks|ås|næs|eng|skov|dal|lund|bakk|sø|å|vej|bro|kro)en$"
)
_HUMP = re.compile(r"[A-ZÆØÅ][a-zæøåé]+")
_NAME_PREFIXES = frozenset(
    {"Mc", "Mac", "De", "Di", "Du", "La", "Le", "Van", "Von", "Al", "El", "Abd", "Fitz"}
)
PLACE_WORDS = own_list("place_words")
# These say where something is; after *af*, *fra* and *til* a person may stand as well.
STRONG_PLACE_WORDS = PLACE_WORDS - {"af", "fra", "til", "gamle", "lille", "store", "gl", "ny"}
# *grænsebyen Travnik*, *floden Una*: what follows is a place, unless a given name.
KIND_OF_PLACE = re.compile(
    r"(?:by(?:en|erne)|floden|øen|provinsen|staten|forstaden|regionen|bydelen|kvarteret|distriktet|vulkanen|bjerget|søen|fjorden|halvøen|hovedstaden|metropolen|sognet|amtet|len|republikken)$"
)
# "Norrmalm-kvarteret"
PLACE_TAIL = re.compile(
    r"-(?:kvarter|provins|republik|region|distrikt|by|området|egn|halvø|dal|fjord|flod|kyst)\w*$"
)
# *mor til Villum*, *gift med Åse*: whoever follows is a person.
KIN_OF = re.compile(
    r"\b(?:(?:\w*(?:mor|far|forældre|søster|bror|kone|enke|datter|søn|moster|faster|onkel|tante|veninde|kæreste|nabo|genbo)|gift|forlovet|samboende|kærester|naboer|venner|ven|lærer|pædagog|hilsen|hils)[ ](?:til|med)|barn[ ]af|børn[ ]af|søn[ ]af|datter[ ]af|opkaldt[ ]efter)[ ](?:\w{2,8}[ ])?$"
)
PLACE_AFTER = re.compile(
    r"[ ](?:Sogn|By|Mark|Kommune|Kirke|Skole|Station|Havn|Strand|Skov|Fjord|Bæk|Å|Sø|Hede|Mose|Plantage|Slot|Kro|Nord|Syd|Øst|Vest|Hallen|Bakker|Enge|Eng|Amt|Ådal|Næs|Bugt|Vig|Banke|Lund|Krat)\b"
)
PERSON_VERB = re.compile(
    r"[ ](?:har|havde|er|var|bor|boede|siger|sagde|synes|syntes|mener|mente|skal|skulle|vil|ville|kan|kunne|går|gik|kom|kommer|fik|får|blev|bliver|døde"
    r"|skrev|spurgte|fortalte|gjorde|gav|så|satte|tog|stod|sad|løb|holdt|lod|fandt|vidste|svarede|ved|kender|hjælper|elsker|læser|sover|arbejder|passer|fylder|skriver|spørger|svarer|fortæller|ringer|tror|ønsker|foreslår|ejer|hedder|græder|rydder|klipper|fodrer|låser|vasker|underviser|synger|tager sig|sørger for|står for|og jeg|og min|og mig|som er|som har|som bor"
    r"|[a-zæøå]{2,}(?:ede|kte|gte|lte|nte|ste|rte))\b|,[ ](?:som|der|min|vores)\b|[ ]\((?:min|vores|vor|hans|hendes|der|som)[ ]",
)
# What people do and places do not: "Lundbæk sagde", but "Lundbæk har en købmand".
SPEAKING_VERB = re.compile(
    r"[ ](?:bor|boede|siger|sagde|synes|syntes|mener|mente|skrev|skriver|spurgte|fortalte|fortæller|gjorde|gav|satte|tog|stod|sad|løb|holdt|fandt|vidste|svarede|svarer|ved|oplyser|oplyste|foreslår|foreslog|lovede|ringede|og jeg|og min|og mig|som bor|[a-zæøå]{3,}ede)\b"
)
# A list of places: *i Ravnshøj og Tversted*, *mellem Assens, Bogense og Ejby*.
PLACES_LISTED = re.compile(
    r"\b(?:ad|i|på|ved|mellem|mod|langs|omkring|nær|gennem|over|fra|til|forbi|om|både|byerne|landsbyerne|stationerne|området)[ ](?:\w{2,9}[ ])?(?:[A-ZÆØÅ][\wé\-]+(?:[ ][A-ZÆØÅ][\w\-]+)?,?[ ](?:og[ ]|eller[ ]|samt[ ])?){1,6}$"
)
# *brev fra Krarup*, *solgt til Ebdrup*: whoever writes, buys or is thanked is a person.
DEALT_WITH = re.compile(
    r"\b(?:brev\w*|e?-?mail\w*|svar\w*|hils\w+|klage[nr]?|indsigelse\w*|sms\w*|besøg|bud|tilbud|opkald\w*|hør(?:t|er|te)|skr(?:ev|evet|iver|ive)|ring\w*|sagde|sagt|send\w+|solgt\w*|sælger?|gav|givet|tak\w*|lej(?:er|et|ede)|køb(?:t|te|er)|ejes|ejet|ejede|drives|drevet|bebos|beboet|dyrkes|forpagtet)"
    r"[ ](?:det[ ]|den[ ]|dem[ ]|et[ ]brev[ ])?(?:fra|til|af)[ ]$",
    re.IGNORECASE,
)
# *Husums hæk*: what people own.
OWNED = re.compile(
    r"[ ](?:[a-zæøå]+e[ ])?(?:hæk|have|hus|grund|carport|garage|hunde?|kat|bil|biler|kone|mand|børn|søn|datter|svar|brev|mail|forslag|hegn|marke?r?|jord|skur|udhus|terrasse|altan|køkken|indkørsel|køer|heste|skorsten|brændeovn|ejendom)\b"
)
# What nobody but a person does; no word here can be anything but a verb.
ONLY_PEOPLE = re.compile(
    r"(?:[ ](?:(?:nede|oppe|ovre|henne|inde|ude)[ ])?fra[ ]\w+)?[ ](?:(?:har|havde)[ ](?:også[ ]|selv[ ]|allerede[ ]|altid[ ])?(?:sagt|klaget|skrevet|ringet|fortalt|spurgt|svaret|lovet|solgt|købt|boet|underskrevet)|bor|boede|siger|sagde|synes|syntes|mener|mente|skrev|skriver|spurgte|fortalte|fortæller|svarede|svarer|foreslog|lovede|ringede|ringer|råbte|klagede|døde)\b"
)
# *Ballings i nr. 9*, *Tofte på hjørnet*, *Bjørnholt, han ved det*: that is a person.
AT_HOME = re.compile(
    r"(?:,? (?:her |ovre |henne |nede |oppe )?(?:i|fra|på)|,| \() ?(?:(?:nr\.?|nummer) \d|\d{1,3}['’]eren\b)| på hjørnet\b|, (?:han|hun) "
)
# After a family's name in the plural, *så Sønderups, og nu*, stands no thing that it owns.
NO_THING = re.compile(
    r"[.,;:!?)]|[ ](?:og|eller|samt|har|er|var|havde|fik|får|bor|boede|i|på|kom|vil|siger|sagde|købte|solgte|flyttede|skal|kan)\b|$"
)
SPEECH = own_list("speech_words")
# Verbs that no form of an adjective looks like: after *Hans* and *My* they make a name of it.
CLEAR_VERB = re.compile(
    r" (?:bor|boede|siger|sagde|synes|mener|har|havde|vil|kan|skal|fik|får|kom|går|gik|skrev|og jeg|og min)\b"
)
_NO_STREETS = frozenset("Barbro Calle Gusti Kersti Kjersti Kristi Solvej Vasti".split())  # noqa: SIM905 - reads better
PRONOUN_LIKE = frozenset({"Hans", "My", "Dan", "Tage"})
PRONOUNS = frozenset("I De Dem Deres Jer Jeres Du Vi Jeg Han Hun Den Det Der Man".split())  # noqa: SIM905 - reads better


def company_follows(text: str, end: int) -> bool:
    """Tell whether a firm's form stands behind ``end``: *A/S*, *ApS*, *& Co*."""
    return (
        text[end + 1 : end + 2] in COMPANY_LETTERS and _COMPANY_AFTER.match(text, end) is not None
    )


@lru_cache(maxsize=50_000)
def is_spot(word: str) -> bool:
    """Tell whether ``word`` is a street or a spot with its article ("Åsvinget")."""
    return SPOT_ENDING.search(word) is not None


@lru_cache(maxsize=50_000)
def is_like_body(word: str) -> bool:
    """Tell whether ``word`` ends as clubs, schools and authorities do."""
    return BODY_ENDING.search(word) is not None


@lru_cache(maxsize=50_000)
def is_street(word: str) -> bool:
    """Tell whether ``word`` ends as a street or a public place does."""
    return STREET.search(word) is not None and word.removesuffix("s") not in _NO_STREETS


def is_camel(word: str, classes: Callable[[str], int]) -> bool:
    """Tell whether a word has a capital inside as brands do ("RenoSyd"), and no name in it.

    *McDonald* and two names that lost the blank between them are no brands.
    """
    if word[1:].islower():
        return False
    humps = _HUMP.findall(word)
    if len(humps) < 2 or humps[0] in _NAME_PREFIXES or "".join(humps) != word:  # noqa: PLR2004 - two parts
        return False
    return not any(classes(hump) & Word.NAME for hump in humps)


@lru_cache(maxsize=50_000)
def surname_like(word: str) -> bool:
    """Tell whether ``word`` ends as surnames do and is no thing with its article."""
    return SURNAME_ENDING.search(word) is not None and DEFINITE.search(word) is None
