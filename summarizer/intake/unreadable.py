"""Why a file could not be read, in a code for the ledger and in words for the planner."""

from __future__ import annotations

from typing import Final

from summarizer.domain.danish import danish

UNREADABLE_WORDS: Final = {
    "empty": danish("Filen er tom. Bed afsenderen om at sende den igen, eller skriv teksten ind."),
    "damaged": danish(
        "Filen er beskadiget og kan ikke åbnes. Prøv at åbne den selv og gemme den igen som PDF, "
        "eller bed afsenderen om en ny."
    ),
    "password": danish(
        "Filen er beskyttet med adgangskode. Bed afsenderen om en udgave uden adgangskode, "
        "eller åbn den selv og gem den som PDF uden."
    ),
    "too_large": danish(
        "Filen er for stor til at blive læst. Del den op, eller gem den i en mindre udgave."
    ),
    "timeout": danish(
        "Filen tog for lang tid at læse. Gem den igen som PDF, eller del den op og prøv igen."
    ),
    "memory": danish(
        "Filen krævede for megen hukommelse at læse. Gem den igen som PDF, eller del den op."
    ),
    "crashed": danish(
        "Læsningen af filen gik i stå. Gem filen igen som PDF og prøv igen, "
        "eller skriv teksten ind."
    ),
    "unsupported_format": danish(
        "Filtypen kan ikke læses. Gem filen som PDF, Word (.docx) eller tekst og prøv igen."
    ),
    "no_text_layer": danish(
        "Filen indeholder kun billeder, og teksten kunne ikke genkendes. Bed afsenderen om en "
        "udgave med tekst, eller skriv teksten ind ud fra sidebillederne."
    ),
    "dangerous": danish(
        "Filen er opbygget på en måde, som kan skade systemet, og bliver ikke åbnet. "
        "Bed afsenderen om at sende den som PDF."
    ),
    "old_word": danish(
        "Filen er i det gamle Word-format (.doc), som ikke kan læses her. Åbn den i Word, og gem "
        "den som .docx eller PDF."
    ),
    "winmail": danish(
        "Filen winmail.dat er Outlooks egen indpakning og kan ikke åbnes. Bed afsenderen om at "
        "sende mailen igen som almindelig tekst eller HTML med bilagene vedhæftet."
    ),
    "empty_mail": danish(
        "Mailen har hverken tekst eller bilag. Se, om svaret står i emnet, eller bed afsenderen "
        "om at sende den igen."
    ),
    "moving_picture": danish(
        "Billedet er en animation af flere billeder. Gem det billede, som viser svaret, som JPG "
        "eller PNG, og upload det."
    ),
    "encrypted_mail": danish(
        "Mailen er krypteret og kan ikke åbnes her. Åbn den i mailprogrammet, og gem den som PDF, "
        "eller bed afsenderen om at sende den ukrypteret."
    ),
    "attachments_unread": danish(
        "Mailen har ingen tekst, og ingen af dens bilag kunne læses. Åbn dem selv, gem dem som "
        "PDF, og upload dem, eller skriv teksten ind."
    ),
    "archive_empty": danish("ZIP-filen er tom. Pak filerne igen, og upload den."),
    "archive_too_large": danish(
        "ZIP-filen rummer for meget til at blive pakket ud her. Del den op i flere ZIP-filer, "
        "eller upload filerne enkeltvis."
    ),
    "archive_nested": danish(
        "ZIP-filen ligger inde i for mange andre ZIP-filer. Pak den ud på computeren, og upload "
        "filerne."
    ),
    "archive_method": danish(
        "Filen er pakket på en måde, som ikke kan åbnes her. Pak ZIP-filen ud på computeren, og "
        "upload filerne."
    ),
    "other_archive": danish(
        "Filen er et arkiv, som ikke kan åbnes her. Pak det ud på computeren, og upload filerne, "
        "eller pak dem som ZIP."
    ),
    "spreadsheet": danish(
        "Et regneark kan ikke læses som et høringssvar. Gem det som PDF, hvis det er et svar. Er "
        "det en liste over svar, så gem den som .xlsx eller .csv, og upload den igen."
    ),
    "open_quote": danish(
        "Listen har et anførselstegn, som ikke er lukket, så det ikke kan ses, hvor rækkerne "
        "skilles. Åbn den i Excel eller LibreOffice, ret rækken, gem den som .xlsx, og upload den "
        "nye fil."
    ),
    "formulas": danish(
        "Regnearket har formler, hvis resultater ikke er gemt. Åbn det i Excel eller LibreOffice, "
        "gem det, og upload det igen."
    ),
    "several_lists": danish(
        "Regnearket har flere ark med høringssvar, og deres kolonner er ikke de samme. Gem hvert "
        "ark som sin egen fil, og upload dem."
    ),
    "old_sheet": danish(
        "Filen er et regneark i det gamle format (.xls), som ikke kan læses her. Åbn det i Excel "
        "eller LibreOffice, gem det som .xlsx, og upload den nye fil."
    ),
    "row_without_text": danish(
        "Rækken i regnearket har ingen tekst, og der er ikke fundet nogen fil til den. Upload "
        "filen her, eller skriv teksten ind."
    ),
    "missing": danish("Filen findes ikke længere på serveren. Læg den op igen."),
}


class Unreadable(Exception):  # noqa: N818 - the glossary's word for the status it leads to
    """A file that gave no text.

    Raised by every reader; ``code`` is a key of ``UNREADABLE_WORDS``, the message its
    words. Neither ever holds anything from the file.
    """

    def __init__(self, code: str) -> None:
        super().__init__(UNREADABLE_WORDS[code])
        self.code = code

    def __reduce__(self) -> tuple[type[Unreadable], tuple[str]]:
        return type(self), (self.code,)
