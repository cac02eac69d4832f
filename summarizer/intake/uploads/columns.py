"""What the columns of a portal's list mean. Aarhus' and Copenhagen's are known by their names."""

from __future__ import annotations

import hashlib
import re
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence


class Column(StrEnum):
    """What a column holds. Several columns may mean the same; they are put together."""

    NUMBER = "number"
    DATE = "date"
    NAME = "name"
    ORGANISATION = "organisation"
    KIND = "kind"
    ADDRESS = "address"
    POSTCODE = "postcode"
    CITY = "city"
    CONTACT = "contact"
    SUBJECT = "subject"
    TEXT = "text"
    PROTECTED = "protected"
    ATTACHMENTS = "attachments"
    IGNORED = "ignored"


# Without one of these, a list says nothing of any response.
SAYS_SOMETHING: Final = frozenset({Column.TEXT, Column.ATTACHMENTS, Column.NUMBER})

_NAMES: Final[dict[Column, frozenset[str]]] = {
    Column.NUMBER: frozenset(
        {"svarnummer", "svar nummer", "svarnr", "svar nr", "høringssvar id", "høringssvarid"}
        | {"svar id", "svarid", "id", "nr", "nummer", "løbenummer", "løbenr", "referencenummer"}
        | {"indsendelses id", "høringssvar nr", "høringssvarnummer", "sagsid", "submission id"}
    ),
    Column.DATE: frozenset(
        {"dato modtaget", "modtaget", "modtaget dato", "modtagelsesdato", "oprettet", "dato"}
        | {"oprettet dato", "indsendt", "indsendt dato", "indsendelsesdato", "tidspunkt"}
        | {"indsendelsestidspunkt", "modtaget den", "submitted", "created", "date"}
    ),
    Column.NAME: frozenset(
        {"navn på afsender", "navn", "afsender", "indsendt af", "afsendernavn", "afsenders navn"}
        | {"fornavn", "mellemnavn", "efternavn", "fulde navn", "indsender", "kontaktperson", "name"}
    ),
    Column.ORGANISATION: frozenset(
        {"evt navn på organisation", "organisation", "virksomhed organisation", "virksomhed"}
        | {"organisation virksomhed", "organisationsnavn", "organisationens navn", "firma"}
        | {"forening", "foreningens navn", "navn på organisation", "virksomhedsnavn", "myndighed"}
    ),
    Column.KIND: frozenset(
        {"udtaler sig som", "afsendertype", "type", "svarer som", "jeg svarer som", "rolle"}
        | {"type af afsender", "afsenderkategori", "indsendt som"}
    ),
    Column.ADDRESS: frozenset(
        {"adresse", "vejnavn", "vej", "gade", "husnummer", "husnr", "gadenavn", "etage", "dør"}
        | {"vejnavn og husnummer", "adresselinje 1", "adresselinje 2", "address"}
    ),
    Column.POSTCODE: frozenset({"postnr", "postnummer", "post nr", "postnr og by", "postcode"}),
    Column.CITY: frozenset({"by", "bynavn", "postdistrikt", "city"}),
    Column.CONTACT: frozenset(
        {"e mail", "email", "mail", "mailadresse", "e mailadresse", "e mail adresse", "telefon"}
        | {"tlf", "telefonnummer", "mobil", "mobilnummer", "telefonnr", "phone"}
    ),
    Column.SUBJECT: frozenset({"overskrift", "titel", "emne", "subject"}),
    Column.TEXT: frozenset(
        {"høringssvar", "høringssvaret", "dit høringssvar", "svar", "svartekst", "tekst", "besked"}
        | {"besvarelse", "kommentar", "kommentarer", "bemærkning", "bemærkninger", "indhold"}
        | {"høringssvarets tekst", "text"}
    ),
    Column.ATTACHMENTS: frozenset(
        {"vedhæftede filer", "vedhæftet fil", "vedhæftninger", "vedhæftning", "vedhæftet", "bilag"}
        | {"filer", "fil", "filnavn", "filnavne", "bilagsnavne", "attachments", "attachment"}
    ),
}
# What stands to the right of all names is shown under this one, for a person to look at.
UNNAMED: Final = "(uden overskrift)"
_FEWEST: Final = 3
_PROTECTION: Final = re.compile(
    r"(?:navne|adresse)\W*(?:og\W*)?(?:adresse)?beskyt|beskyttet\W+adresse|hemmelig\W+adresse"
)
# Names that tell a portal's list beyond doubt, and its columns that are of no use here.
_AARHUS: Final = frozenset(
    {"dato modtaget", "høringssvar id", "navn på afsender", "udtaler sig som"}
)
_AARHUS_IGNORED: Final = frozenset({"hørings id", "høringid", "emne", "resume", "vurdering"})
_COPENHAGEN: Final = frozenset({"svarnummer", "indsendt af", "oprettet", "høringssvar"})


def recognise_columns(header: Sequence[str]) -> tuple[Column, ...]:
    """Give the likely meaning of each column."""
    names = [_plain(name) for name in header]
    ignored = _AARHUS_IGNORED if set(names) >= _AARHUS else frozenset[str]()
    return tuple(Column.IGNORED if name in ignored else _meaning(name) for name in names)


def is_known_portal(header: Sequence[str]) -> bool:
    """Tell whether the columns are a portal's own, so that nobody needs to confirm them.

    A column that the portal was told to add may hold an answer: somebody has to look.
    """
    names = {_plain(name) for name in header}
    if not (names >= _AARHUS or names >= _COPENHAGEN):
        return False
    not_used = {name for name in names if _meaning(name) is Column.IGNORED} - {""}
    return not_used <= (_AARHUS_IGNORED if names >= _AARHUS else set())


def columns_known(header: Sequence[str]) -> int:
    """Count the columns that mean something, to find the line with the names."""
    return sum(meaning is not Column.IGNORED for meaning in recognise_columns(header))


def is_like_a_list(header: Sequence[str]) -> bool:
    """Tell a list of responses from other lists that may stand in the same book."""
    meanings = set(recognise_columns(header)) - {Column.IGNORED}
    return len(meanings) >= _FEWEST and bool(meanings & {Column.TEXT, Column.ATTACHMENTS})


def header_key(header: Sequence[str]) -> str:
    """Give a hash by which the same columns are known again; it keeps no word of them."""
    return hashlib.sha256("\x1f".join(_plain(name) for name in header).encode()).hexdigest()


def _plain(name: str) -> str:
    return " ".join(re.sub(r"[^\w]+|_", " ", name.casefold().replace("é", "e")).split())


def _meaning(name: str) -> Column:
    if _PROTECTION.search(name):
        return Column.PROTECTED
    return next((column for column, names in _NAMES.items() if name in names), Column.IGNORED)
