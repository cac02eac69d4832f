"""What a reader could not be sure of. Screening holds a response for each of these."""

from __future__ import annotations

from typing import Final

from summarizer.domain.danish import danish

NO_TEXT_LAYER: Final = "no_text_layer"
OCR_UNSURE: Final = "ocr_unsure"
HIDDEN_TEXT: Final = "hidden_text"
GARBLED_TEXT: Final = "garbled_text"
ATTACHMENT_UNREAD: Final = "attachment_unread"
TEXT_IN_ASIDE: Final = "text_in_aside"
ATTACHMENT_MISSING: Final = "attachment_missing"
ONLY_SIGNATURE: Final = "only_signature"
WINMAIL: Final = "winmail"
OLD_WORD: Final = "old_word"
ACTIVE_CONTENT: Final = "active_content"

WARNING_WORDS: Final = {
    NO_TEXT_LAYER: danish(
        "Mindst én side er et billede, hvis tekst ikke kunne læses. Se siden i filen."
    ),
    OCR_UNSURE: danish(
        "Teksten er genkendt fra et billede, og genkendelsen er usikker. "
        "Sammenlign med sidebilledet."
    ),
    HIDDEN_TEXT: danish(
        "Filen indeholder tekst, som ikke kan ses på siden. Den er ikke taget med."
    ),
    GARBLED_TEXT: danish("Tegnene på mindst én side kunne ikke læses sikkert. Se siden i filen."),
    ATTACHMENT_UNREAD: danish("Mindst ét vedhæftet bilag kunne ikke læses. Åbn det selv."),
    TEXT_IN_ASIDE: danish(
        "Filen har længere tekst i formularfelter eller noter. Den er ikke en del af kildeteksten."
    ),
    ATTACHMENT_MISSING: danish(
        "Teksten henviser til et bilag, men der er ikke vedhæftet noget. "
        "Find bilaget, eller bed afsenderen om at sende det."
    ),
    ONLY_SIGNATURE: danish(
        "Der står kun hilsen og underskrift. Se, om teksten er i emnet eller i et bilag, "
        "eller spørg afsenderen."
    ),
    WINMAIL: danish(
        "Mailens bilag ligger i en fil af typen winmail.dat, som kun Outlook kan åbne. Bed "
        "afsenderen om at sende mailen igen som almindelig tekst eller HTML."
    ),
    OLD_WORD: danish(
        "Filen er i det gamle Word-format. Skjult og slettet tekst kan ikke skelnes fra resten, "
        "og tabeller kan mangle. Sammenlign med filen."
    ),
    ACTIVE_CONTENT: danish(
        "Filen har et program med (makro, script eller start af et andet program). Det er ikke "
        "kørt, og teksten er læst. Åbn kun filen, hvis du stoler på afsenderen."
    ),
}
