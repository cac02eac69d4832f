"""What is not the letter's own, and letters that say nothing themselves."""

from __future__ import annotations

from email.message import EmailMessage
from typing import TYPE_CHECKING

import pytest

from summarizer.intake import read_file, read_in_process
from summarizer.intake.warnings import (
    ATTACHMENT_MISSING,
    ATTACHMENT_UNREAD,
    ONLY_SIGNATURE,
    WARNING_WORDS,
    WINMAIL,
)

if TYPE_CHECKING:
    from pathlib import Path

    from summarizer.domain.source import SourceText
    from summarizer.domain.span import Span

ANSWER = "Kære kommune\n\nVi er imod.\n\n"
CHAIN = "Fra: Plan <plan@kommune.example>\nSendt: 4. maj 2026\nTil: Bo\nEmne: Høring\n\nSvar gerne."


def mail(body: str, *files: tuple[str, bytes]) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Bo Prøve <bo@example.dk>"
    message["Date"] = "Mon, 04 May 2026 10:12:00 +0200"
    message["Subject"] = "Lokalplan 117"
    message["Message-ID"] = "<1@example.dk>"
    message.set_content(body)
    for name, contents in files:
        message.add_attachment(
            contents, maintype="application", subtype="octet-stream", filename=name
        )
    return message


def read(message: EmailMessage, folder: Path) -> SourceText:
    path = folder / "svar.eml"
    path.write_bytes(message.as_bytes())
    return read_in_process(path, filename="svar.eml")


def texts(source: SourceText, spans: tuple[Span, ...]) -> list[str]:
    return [span.of(source.text) for span in spans]


@pytest.mark.parametrize(
    "quoted",
    [
        CHAIN,
        "-----Oprindelig meddelelse-----\nFra: Plan\nSvar gerne.",
        "-----Original Message-----\nFrom: Plan\nSvar gerne.",
        "Den 4. maj 2026 kl. 10.12 skrev Plan <plan@kommune.example>:\n\nSvar gerne.",
        "Den man. 4. maj 2026 kl. 10.12 skrev Plan <\nplan@kommune.example>:\n\n> Svar gerne.",
        "On Mon, 4 May 2026 at 10:12, Plan wrote:\n> Svar gerne.",
        "> Svar gerne.\n> Hilsen planen",
    ],
)
def test_earlier_mail_is_marked_and_stays(tmp_path: Path, quoted: str) -> None:
    source = read(mail(ANSWER + quoted), tmp_path)
    assert texts(source, source.quoted) == [quoted]
    assert source.warnings == ()


def test_an_answer_below_the_quotation_is_the_letters_own(tmp_path: Path) -> None:
    body = "Den 4. maj 2026 skrev Plan:\n> Svar gerne.\n\nVi er imod.\n\nMvh Bo"
    source = read(mail(body), tmp_path)
    assert texts(source, source.quoted) == ["> Svar gerne."]
    assert texts(source, source.signatures) == ["Mvh Bo"]


@pytest.mark.parametrize(
    "signature",
    [
        "Med venlig hilsen\nBo Prøve\nPrøvevej 1\n9999 Prøveby",
        "Mvh. Bo",
        "De bedste hilsner fra Lis og Bo",
        "--\nBo Prøve\nGrundejerforeningen",
        "Sendt fra min iPhone",
        "Vh Bo\n\nSendt fra min iPhone",
    ],
)
def test_a_signature_is_marked(tmp_path: Path, signature: str) -> None:
    source = read(mail(f"{ANSWER}{signature}\n\n{CHAIN}"), tmp_path)
    assert texts(source, source.signatures) == [signature]
    assert texts(source, source.quoted) == [CHAIN]


def test_a_greeting_inside_the_letter_closes_nothing(tmp_path: Path) -> None:
    long = "Derefter følger en lang begrundelse, som fylder mere end en linje i en underskrift gør."
    source = read(mail(f"Hilsen fra kysten!\n\n{long}\n"), tmp_path)
    assert source.signatures == ()


def test_the_date_is_the_mails_own(tmp_path: Path) -> None:
    path = tmp_path / "svar.eml"
    path.write_bytes(mail(ANSWER).as_bytes())
    for one in (read_file, read_in_process):
        sent = one(path, filename="svar.eml").sent
        assert sent is not None
        assert sent.isoformat() == "2026-05-04T10:12:00+02:00"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Se vedhæftede.\n\nMvh Bo", (ATTACHMENT_MISSING,)),
        ("Hermed vedhæftet vores høringssvar.\n\nMed venlig hilsen\nBo", (ATTACHMENT_MISSING,)),
        ("Hej\n\nSe venligst bilag\n\nBo", (ATTACHMENT_MISSING,)),
        (ANSWER * 12 + "Se vores vedhæftede kort.\n", (ATTACHMENT_MISSING,)),
        (ANSWER * 12 + "Bilag 3 i det vedhæftede materiale fra kommunen er forkert.\n", ()),
        ("Se bilag 3 i lokalplanen: husene er for høje.\n", ()),
        ("Med venlig hilsen\nBo Prøve\nPrøvevej 1", (ONLY_SIGNATURE,)),
        ("Kære kommune\n\nMvh Bo", (ONLY_SIGNATURE,)),
        (CHAIN, ()),  # passed on for what it says
        ("Jeg er imod.\n", ()),
    ],
)
def test_a_letter_that_says_nothing_itself_is_told(
    tmp_path: Path, body: str, expected: tuple[str, ...]
) -> None:
    assert read(mail(body), tmp_path).warnings == expected
    assert all(code in WARNING_WORDS for code in expected)


def test_with_its_attachment_such_a_mail_is_whole(tmp_path: Path) -> None:
    source = read(mail("Se vedhæftede.\n\nMvh Bo", ("svar.txt", b"Vi er imod.")), tmp_path)
    assert source.warnings == ()


@pytest.mark.parametrize("text", ["Se vedhæftede fil", "Mvh\nBo Prøve"])
def test_a_text_file_that_says_nothing_is_told(tmp_path: Path, text: str) -> None:
    path = tmp_path / "svar.txt"
    path.write_text(text, "utf-8")
    assert read_in_process(path, filename="svar.txt").warnings != ()


def test_winmail_is_told_in_its_own_words(tmp_path: Path) -> None:
    packed = ("winmail.dat", b"\x78\x9f\x3e\x22" + bytes(40))
    assert read(mail(ANSWER, packed), tmp_path).warnings == (WINMAIL,)
    assert read(mail(ANSWER, ("x.bin", bytes(40))), tmp_path).warnings == (ATTACHMENT_UNREAD,)
