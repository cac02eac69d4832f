"""Danish words for the codes that a response's pages show: reasons, stages, audit actions."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from flask_babel import lazy_gettext as _

from summarizer.domain.finding import HoldKind
from summarizer.intake.unreadable import UNREADABLE_WORDS
from summarizer.web.texts import said
from summarizer.workflow.hearings.four_eyes import WITHDRAWN_BY_FOUR_EYES

if TYPE_CHECKING:
    from collections.abc import Mapping


class Hold(NamedTuple):
    """Why a response is held, and the rule behind it."""

    words: object
    rule: object


_DOUBT_RULE = _(
    "KL's vejledning: er der tvivl om, hvorvidt teksten indeholder personoplysninger, må den ikke "
    "sendes til en sprogmodel. Derfor afgør et menneske det.",
)
_FAULT_RULE = _("En tekst, der ikke er screenet helt, bliver aldrig sendt videre.")
_PROTECTED_RULE = _(
    "CPR-lovens § 28 om navne- og adressebeskyttelse. Programmet viser aldrig, hvad der står i "
    "beskyttelsesregisteret.",
)

_REGISTER_RULE = _(
    "Uden et gyldigt beskyttelsesregister kan programmet ikke vide, om teksten handler om en "
    "beskyttet person. Den databeskyttelsesansvarlige indlæser registeret.",
)

HOLD_WORDS: Mapping[str, Hold] = {
    "protected_person": Hold(
        _("Teksten ser ud til at nævne en person med navne- og adressebeskyttelse."),
        _PROTECTED_RULE,
    ),
    "protection_declared": Hold(
        _("Afsenderen oplyser at have navne- og adressebeskyttelse."),
        _PROTECTED_RULE,
    ),
    "special_category": Hold(
        _("Teksten ser ud til at rumme følsomme oplysninger om afsenderen eller familien."),
        _(
            "Databeskyttelsesforordningens artikel 9: helbred, tro, fagforening og lignende kræver "
            "et menneskes afgørelse.",
        ),
    ),
    "any_doubt": Hold(
        _("Screeningen er i tvivl om et eller flere ord, og her holdes al tvivl tilbage."),
        _DOUBT_RULE,
    ),
    "register_missing": Hold(_("Beskyttelsesregisteret er ikke indlæst."), _REGISTER_RULE),
    "register_too_old": Hold(_("Beskyttelsesregisteret er for gammelt."), _REGISTER_RULE),
    "no_text": Hold(_("Der er ingen tekst at screene."), _FAULT_RULE),
    "language": Hold(
        _("Teksten er på et andet sprog end dansk, eller den er ulæselig."),
        _(
            "Screeningen kan kun dansk, og en tekst, der ikke er screenet helt, sendes aldrig "
            "videre. Er teksten på et andet sprog, så vælg »Skriv selv«: skriv referatet på dansk "
            "med belæg i den oprindelige tekst. Er den ulæselig, så få den sendt igen.",
        ),
    ),
    "foreign_language": Hold(
        _("Teksten eller en del af den er på et andet sprog end dansk."),
        _(
            "Screeningen kan kun dansk og finder ikke alt på et andet sprog. Den, der frigiver, "
            "læser derfor hele teksten og maskerer det, der mangler. Udkastet skrives på dansk "
            "med belæg i den oprindelige tekst. Ellers skriver en planlægger eller godkender selv "
            "referatet."
        ),
    ),
    "source_warning": Hold(_("Filen blev ikke læst helt sikkert."), _FAULT_RULE),
    "detector_missing": Hold(_("En del af screeningen kunne ikke starte."), _FAULT_RULE),
    "detector_failed": Hold(_("En del af screeningen fejlede."), _FAULT_RULE),
    "detector_skipped": Hold(_("En del af screeningen sprang noget over."), _FAULT_RULE),
    "unsafe_recognizer": Hold(_("En del af screeningen er sat usikkert op."), _FAULT_RULE),
    "unknown_entity": Hold(_("En del af screeningen er sat forkert op."), _FAULT_RULE),
    "canary_missed": Hold(_("Screeningen bestod ikke sin egen prøve ved opstart."), _FAULT_RULE),
    "screening_failed": Hold(_("Screeningen fejlede."), _FAULT_RULE),
}

# By ISO 639-1 (screening/language/other_languages.py).
LANGUAGE_WORDS = {
    "ar": _("arabisk"),
    "bs": _("bosnisk, kroatisk eller serbisk"),
    "de": _("tysk"),
    "en": _("engelsk"),
    "es": _("spansk"),
    "fa": _("persisk"),
    "fi": _("finsk"),
    "fr": _("fransk"),
    "hu": _("ungarsk"),
    "is": _("islandsk"),
    "it": _("italiensk"),
    "lt": _("litauisk"),
    "nb": _("norsk"),
    "nl": _("nederlandsk"),
    "nn": _("norsk (nynorsk)"),
    "pl": _("polsk"),
    "pt": _("portugisisk"),
    "ro": _("rumænsk"),
    "ru": _("russisk"),
    "so": _("somali"),
    "sv": _("svensk"),
    "tr": _("tyrkisk"),
    "uk": _("ukrainsk"),
    "vi": _("vietnamesisk"),
}

# Who decides, and what the person can do about it.
DECIDER_WORDS = {
    HoldKind.HARD: _("Kun den databeskyttelsesansvarlige kan frigive teksten."),
    HoldKind.DOUBT: _(
        "En planlægger eller godkender afgør hvert fund: maskér eller ikke personoplysning."
    ),
    HoldKind.FAULT: _("Teksten kan ikke frigives. Screen den igen, eller skriv referatet selv."),
}
_OTHER_HOLD = {
    HoldKind.HARD: Hold(_("Teksten kan handle om en beskyttet person."), _PROTECTED_RULE),
    HoldKind.DOUBT: Hold(_("Screeningen er i tvivl om teksten."), _DOUBT_RULE),
    HoldKind.FAULT: Hold(_("Screeningen blev ikke færdig."), _FAULT_RULE),
}

# What a worker gave up on after its last attempt (workflow/stages/runs.py).
_GIVEN_UP = {
    "reading_failed": _(
        "Filen kunne ikke læses, selv efter flere forsøg. Gem den igen som PDF, "
        "eller skriv teksten ind.",
    ),
    "screen_failed": _("Screeningen fejlede flere gange. Prøv igen, eller skriv referatet selv."),
    "draft_failed": _(
        "Der kunne ikke laves et udkast, selv efter flere forsøg. Prøv igen, "
        "eller skriv referatet selv.",
    ),
}

EXCLUSION_WORDS = {
    "excluded_by_staff": _("Udeladt af en medarbejder"),
    "left_out_of_upload": _("Fravalgt ved upload, for eksempel fordi filen allerede var der"),
    "upload_cancelled": _("Uploaden blev fortrudt"),
    "made_attachment": _("Bilag til et andet høringssvar"),
    "purged": _("Slettet efter høringens slettefrist"),
}

REASON_WORDS = {
    "screen_again": _("sendt til ny screening"),
    "released": _("frigivet af et menneske"),
    "text_typed": _("teksten blev skrevet ind"),
    "text_looked_over": _("teksten er set efter i filen"),
    "file_replaced": _("filen blev erstattet"),
    "attachment_added": _("et bilag blev tilføjet"),
    "new_draft": _("nyt udkast ønsket"),
    "restored": _("taget med igen"),
    "approval_withdrawn": _("godkendelsen blev trukket tilbage"),
    "approval_withdrawn_by_edit": _("godkendelsen bortfaldt, fordi referatet blev ændret"),
    WITHDRAWN_BY_FOUR_EYES: _("godkendelsen bortfaldt, fordi høringen nu kræver to personer"),
    **EXCLUSION_WORDS,
}

# Codes of drafting/openai_engine: why the citation engine stepped in.
FALLBACK_WORDS = {
    "authentication": _("sprogmodellens nøgle blev afvist"),
    "bad_request": _("sprogmodellen tog ikke imod forespørgslen"),
    "ceiling": _("høringens loft for sprogmodellen er nået"),
    "engine_gone": _("høringens sprogmodel er ikke sat op mere"),
    "connection": _("der var ingen forbindelse til sprogmodellen"),
    "content_filter": _("sprogmodellens indholdsfilter afviste teksten"),
    "context_length": _("teksten er for lang til sprogmodellen"),
    "empty_answer": _("sprogmodellen svarede tomt"),
    "length": _("sprogmodellens svar blev afbrudt"),
    "malformed_response": _("sprogmodellens svar kunne ikke læses"),
    "no_choices": _("sprogmodellen svarede tomt"),
    "no_json": _("sprogmodellens svar havde ikke den aftalte form"),
    "no_prices": _("loftet ikke kan holdes, når sprogmodellens priser ikke er sat op"),
    "no_points": _("sprogmodellen gav ingen punkter"),
    "no_sentences": _("modellens punkter viser ikke, hvor i teksten de kommer fra"),
    "not_found": _("sprogmodellen findes ikke på serveren"),
    "quota": _("kvoten hos sprogmodellen er brugt"),
    "rate_limited": _("sprogmodellen havde for travlt"),
    "redirect": _("sprogmodellens server viste et andet sted hen"),
    "refusal": _("sprogmodellen ville ikke svare"),
    "server_error": _("sprogmodellens server fejlede"),
    "timeout": _("sprogmodellen svarede ikke i tide"),
    "too_large": _("sprogmodellens svar var for stort"),
    "wrong_notes": _("sprogmodellen besvarede ikke opmærksomhedspunkterne"),
    "wrong_schema": _("sprogmodellens svar havde ikke den aftalte form"),
    "wrong_sentences": _("sprogmodellen henviste til sætninger, der ikke findes"),
}

LAYER_WORDS = {
    "register": _("beskyttelsesregisteret"),
    "sender": _("afsenderens egne oplysninger"),
    "identifier": _("numre og adresser på nettet"),
    "address": _("adresser"),
    "name": _("navne"),
    "unknown_word": _("ukendte ord"),
    "special_category": _("følsomme oplysninger"),
    "declared": _("oplyst beskyttelse"),
    "ner": _("sprogmodul for navne"),
    "person": _("et menneskes afgørelse"),
}


def unreadable_words(code: str) -> str:
    """Say why a file could not be read and what to do."""
    if code in UNREADABLE_WORDS:
        return said(UNREADABLE_WORDS[code])
    return str(_GIVEN_UP.get(code, _GIVEN_UP["reading_failed"]))


def hold_words(code: str, kind: HoldKind) -> Hold:
    """Say why a response is held; an unknown code is told by its kind."""
    return HOLD_WORDS.get(code, _OTHER_HOLD[kind])


def given_up_words(code: str) -> str:
    """Say what a worker gave up on, for a response held without a verdict; empty otherwise."""
    return str(_GIVEN_UP.get(code, ""))
