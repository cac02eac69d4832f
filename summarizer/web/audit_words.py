"""What the codes and facts of the audit chain mean, in Danish."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from flask_babel import lazy_gettext as _

from summarizer.web.exports.view import KIND_WORDS
from summarizer.web.formatting import format_day, format_number
from summarizer.web.responses.words import REASON_WORDS, given_up_words
from summarizer.web.texts import gettext
from summarizer.web.words import (
    ENGINE_WORDS,
    ROLE_WORDS,
    SENDER_KIND_WORDS,
    SHAPE_WORDS,
    STATUS_WORDS,
    TONE_WORDS,
    word_for,
)
from summarizer.workflow.audited import BEFORE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from summarizer.store.records import AuditEntry

ACTION_WORDS = {
    "categories_suggested": _("Lod programmet foreslå emner"),
    "category_added": _("Oprettede et emne"),
    "category_changed": _("Ændrede et emne"),
    "category_merged": _("Lagde to emner sammen"),
    "category_moved": _("Flyttede et emne i rækkefølgen"),
    "category_retired": _("Fjernede et emne"),
    "category_set": _("Placerede punkter under emner"),
    "sample_coded": _("Kontrollerede et punkts emne"),
    "sample_drawn": _("Trak en stikprøve til dobbeltkontrol"),
    "blind_share_changed": _("Ændrede andelen, der kontrolleres blindt"),
    "draft_revealed": _("Så udkastet efter at have skrevet først"),
    "batch_received": _("Tog imod filer"),
    "batch_cancelled": _("Fortrød en upload"),
    "list_columns_confirmed": _("Forklarede en listes kolonner"),
    "decided_words_forgotten": _("Glemte afgørelser for hele høringen"),
    "document_added": _("Tilføjede et dokument til høringen"),
    "document_removed": _("Fjernede et dokument fra høringen"),
    "exported": _("Lavede en eksport"),
    "facts_corrected": _("Rettede et høringssvars oplysninger"),
    "held_screened_again": _("Screenede de tilbageholdte igen"),
    "hearing_corrected": _("Rettede en hørings oplysninger"),
    "hearing_created": _("Oprettede en høring"),
    "hearing_purged": _("Slettede en hørings tekster og filer"),
    "hearing_terms_changed": _("Ændrede en hørings stil eller loft"),
    "login": _("Loggede ind"),
    "login_refused": _("Blev afvist ved login"),
    "register_checked": _("Så en registerfil igennem"),
    "register_imported": _("Satte et beskyttelsesregister i kraft"),
    "register_removed": _("Fjernede en gammel udgave af beskyttelsesregisteret"),
    "release_proposed": _("Foreslog at frigive en tekst"),
    "release_rejected": _("Afviste at frigive en tekst"),
    "strictness_changed": _("Ændrede høringens krav til screening"),
    "summary_corrected": _("Rettede et referat"),
    "mail_address_removed": _("Slog besked om færdige uploads fra"),
    "mail_address_set": _("Bad om besked om færdige uploads"),
    "own_password_changed": _("Ændrede sin adgangskode"),
    "own_password_refused": _("Skrev sin adgangskode forkert, da den skulle ændres"),
    "response_assigned": _("Gav et høringssvar til en kollega, eller slap det"),
    "password_set": _("Gav en konto en ny adgangskode"),
    "sent_to_model": _("Sendte maskeret tekst til en sprogmodel"),
    "user_corrected": _("Rettede en konto"),
    "user_added": _("Oprettede en bruger"),
    "user_opened": _("Åbnede en konto"),
    "user_closed": _("Lukkede en konto"),
}

# Facts that are numbers: the word before the number.
_COUNTED = {
    "files": _("filer"),
    "notes": _("opmærksomhedspunkter"),
    "entries": _("personer"),
    "screened_again": _("screenet igen"),
    "approvals": _("godkendte referater"),
    "findings": _("fund"),
    "characters": _("tegn"),
    "sentences": _("sætninger"),
    "points": _("punkter"),
    "words": _("ord"),
    "decisions": _("afgørelser"),
    "across": _("afgjort for hele høringen"),
    "duplicates": _("gengangere"),
    "not_personal": _("ikke personoplysning"),
    "masked": _("maskeret"),
    "also_masked": _("maskeret ud over fundene"),
    "withdrawn": _("godkendelser, der venter på en anden"),
    "max_points": _("højst punkter"),
    "lix": _("højeste lixtal"),
}
# Facts that are hashes or versions: their first signs are enough to compare.
_SHORTENED = {
    "sha256": _("sha256"),
    "masked_sha256": _("maskeret tekst"),
    "version": _("version"),
    "register": _("register"),
    "policy": _("politik"),
    "old_sha256": _("gammel fil"),
    "new_sha256": _("ny fil"),
}
_SHORT = 12
_PERCENT = 100
_OERE = 100
# Facts that are yes or no.
_CHOICES = {
    "hold_on_doubt": _("al tvivl holdes tilbage"),
    "second_person": _("to personer frigiver"),
    "four_eyes": _("to personer skal se hvert referat"),
}
# Words that may be a person's name: only that they changed is known.
_CHANGED = {
    "organisation_changed": _("organisation ændret"),
    "title_changed": _("titel ændret"),
    "case_number_changed": _("sagsnr. ændret"),
    "note_words_changed": _("opmærksomhedspunkter ændret"),
    "name_changed": _("navn ændret"),
}


def action_words(entry: AuditEntry) -> str:
    """Say what was done."""
    if entry.action == "status_changed":
        return gettext(
            "%(before)s → %(after)s",
            before=word_for(STATUS_WORDS, str(entry.facts.get("from", ""))),
            after=word_for(STATUS_WORDS, str(entry.facts.get("to", ""))),
        )
    return str(ACTION_WORDS.get(entry.action, entry.action))


def fact_words(entry: AuditEntry, names: Mapping[str, str]) -> str:
    """Say the facts that a person can use; ids stay in the chain."""
    told = (_with_before(key, entry.facts, names) for key in entry.facts)
    return ", ".join(filter(None, told))


def _with_before(key: str, facts: Mapping[str, object], names: Mapping[str, str]) -> str:
    """Say a fact, and what stood before where that is known and another."""
    now, before = facts[key], facts.get(f"{key}{BEFORE}", facts[key])
    if now == before or not _fact(key, now or before, names):
        return _fact(key, now, names)
    return gettext(
        "%(now)s (før %(before)s)",
        now=_fact(key, now, names, told=True),
        before=_fact(key, before, names, told=True),
    )


def _fact(key: str, value: object, names: Mapping[str, str], *, told: bool = False) -> str:
    """Say a fact; one that says nothing is left out, unless it is to be ``told`` anyway."""
    if key in _CHOICES:
        return _choice(key, value=bool(value)) if value or told else ""
    if key in _CHANGED:
        return str(_CHANGED[key])
    if value in ("", None):
        return gettext("intet") if told else ""
    if key in _COUNTED and isinstance(value, int):
        return f"{_COUNTED[key]}: {format_number(value)}" if value or told else ""
    if key in _SHORTENED:
        return f"{_SHORTENED[key]} {str(value)[:_SHORT]}"
    words = _WORDS.get(key)
    return "" if words is None else words(str(value), names)


def _choice(key: str, *, value: bool) -> str:
    word = _CHOICES[key]
    return gettext("%(word)s: ja", word=word) if value else gettext("%(word)s: nej", word=word)


def _share(share: str, _names: Mapping[str, str]) -> str:
    """Say a house style's part of one; of the blind arm the per cent is stored."""
    percent = float(share) * _PERCENT if "." in share else float(share)
    return gettext("andel %(percent)s %%", percent=format_number(round(percent)))


# Facts that are codes or ids: how each becomes a word. All others stay in the chain.
_WORDS: Mapping[str, Callable[[str, Mapping[str, str]], str]] = {
    "reason": lambda code, _names: str(REASON_WORDS.get(code) or given_up_words(code)),
    "role": lambda role, _names: word_for(ROLE_WORDS, role),
    "user": lambda user_id, names: names.get(user_id, ""),
    "proposed_by": lambda user_id, names: gettext(
        "foreslået af %(name)s",
        name=names.get(user_id, user_id),
    ),
    "kind": lambda kind, _names: word_for(KIND_WORDS, kind),
    "engine": lambda engine, _names: word_for(ENGINE_WORDS, engine),
    "deadline": lambda day, _names: gettext(
        "frist %(day)s", day=format_day(date.fromisoformat(day))
    ),
    "received_on": lambda day, _names: format_day(date.fromisoformat(day)),
    "sender_kind": lambda kind, _names: word_for(SENDER_KIND_WORDS, kind),
    "opens_on": lambda day, _names: gettext(
        "begynder %(day)s", day=format_day(date.fromisoformat(day))
    ),
    "share": _share,
    "tone": lambda tone, _names: word_for(TONE_WORDS, tone),
    "shape": lambda shape, _names: word_for(SHAPE_WORDS, shape),
    "ceiling_oere": lambda oere, _names: gettext(
        "loft %(kroner)s kr.", kroner=format_number(int(oere) // _OERE)
    ),
    "model": lambda model, _names: model,
}
