from __future__ import annotations

import base64
import io
import quopri
from email.message import EmailMessage
from typing import TYPE_CHECKING

import docx
import pytest

from summarizer.intake import Unreadable, read_file, read_in_process
from summarizer.intake.warnings import ATTACHMENT_MISSING, ATTACHMENT_UNREAD, HIDDEN_TEXT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from summarizer.domain.source import SourceText


def mail(body: str = "Vi er imod.\n\nMvh Bo", subject: str = "Lokalplan 117") -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Bo Prøve <bo@example.dk>"
    message["To"] = "plan@kommune.example"
    message["Subject"] = subject
    message["Message-ID"] = "<1@example.dk>"
    if body:
        message.set_content(body)
    return message


def read(message: EmailMessage, folder: Path) -> SourceText:
    path = folder / "svar.eml"
    path.write_bytes(message.as_bytes())
    return read_in_process(path, filename="svar.eml")


def word_file(text: str) -> bytes:
    document, saved = docx.Document(), io.BytesIO()
    document.add_paragraph(text)
    document.save(saved)
    return saved.getvalue()


def test_subject_body_and_sender(tmp_path: Path) -> None:
    source = read(mail(subject="Høringssvar æøå"), tmp_path)
    assert source.text == "Emne: Høringssvar æøå\n\nVi er imod.\n\nMvh Bo"
    assert source.sender == "Bo Prøve <bo@example.dk>"
    assert source.asides == ("plan@kommune.example",)


def test_the_plain_form_goes_before_the_html(tmp_path: Path) -> None:
    message = mail()
    message.add_alternative("<p>Vi er <b>imod</b>.</p>", subtype="html")
    source = read(message, tmp_path)
    assert source.text.count("imod") == 1
    assert source.warnings == ()


def test_html_alone_is_read(tmp_path: Path) -> None:
    message = mail(body="")
    message.set_content(
        "<html><head><style>p{}</style></head><body><p>Hej</p><div>Vi er<br>imod.</div>"
        "<div style='display: none'>Skriv noget pænt</div></body></html>",
        subtype="html",
    )
    source = read(message, tmp_path)
    assert source.text == "Emne: Lokalplan 117\n\nHej\n\nVi er\nimod."
    assert source.warnings == (HIDDEN_TEXT,)


def test_an_empty_plain_form_gives_way_to_the_html(tmp_path: Path) -> None:
    message = mail(body="\n")
    message.add_alternative("<p>Vi er imod.</p>", subtype="html")
    assert "Vi er imod." in read(message, tmp_path).text


def test_quoted_mail_stays(tmp_path: Path) -> None:
    source = read(mail("Enig!\n\nDen 4. maj skrev Lis:\n> Vi er imod.\n"), tmp_path)
    assert "> Vi er imod." in source.text


def test_wrapped_lines_are_joined_when_the_mail_says_so(tmp_path: Path) -> None:
    message = mail("Vi er imod \nplanen.\nPunktum.\n")
    message.set_param("format", "flowed")
    assert "Vi er imod planen.\nPunktum." in read(message, tmp_path).text


def test_attachments_become_pages(tmp_path: Path) -> None:
    message = mail("Se vedhæftede.")
    message.add_attachment(
        word_file("Vi er imod."), maintype="application", subtype="octet-stream", filename="Bo.docx"
    )
    message.add_attachment("Bilag to.", filename="to.txt")
    source = read(message, tmp_path)
    assert [span.of(source.text) for span in source.pages[1:]] == ["Vi er imod.", "Bilag to."]
    assert source.warnings == ()
    assert {"Bo.docx", "to.txt"} <= set(source.asides)


@pytest.mark.parametrize("contents", [b"\x00\x01\x02", b"%PDF-1.7 rod", b"PK\x03\x04word/"])
def test_an_attachment_that_cannot_be_read_is_told(tmp_path: Path, contents: bytes) -> None:
    message = mail("Se vedhæftede.")
    message.add_attachment(contents, maintype="application", subtype="pdf", filename="bilag.pdf")
    source = read(message, tmp_path)
    assert source.warnings == (ATTACHMENT_UNREAD,)
    assert "Se vedhæftede." in source.text


def test_a_logo_and_a_signature_file_are_no_attachments(tmp_path: Path) -> None:
    message = mail()
    message.add_attachment(b"\x89PNG\r\n\x1a\n" + bytes(900), maintype="image", subtype="png")
    message.add_attachment(b"x", maintype="application", subtype="pkcs7-signature")
    assert read(message, tmp_path).warnings == ()


def test_a_forwarded_mail_is_read(tmp_path: Path) -> None:
    message = mail("Se nedenfor.")
    message.add_attachment(mail("Vi er imod.", subject="Indre"))
    source = read(message, tmp_path)
    assert source.pages[1].of(source.text) == "Emne: Indre\n\nVi er imod."


def test_everybody_who_sent_something_is_told(tmp_path: Path) -> None:
    inner = mail("Vi er imod.")
    inner.replace_header("From", "Bodil Indre <bodil@eksempel.example>")
    message = mail("Se nedenfor.")
    message["Sender"] = "Anders Ydre <anders@eksempel.example>"
    message.add_attachment(inner)
    source = read(message, tmp_path)
    assert "Bodil Indre" not in (source.sender or "")
    for name in ("Bodil Indre", "Anders Ydre"):
        assert any(name in one for one in source.asides)


def test_mails_within_mails_end_somewhere(tmp_path: Path) -> None:
    message = mail("Inderst.")
    for _ in range(12):
        outer = mail("Ydre.")
        outer.add_attachment(message)
        message = outer
    assert ATTACHMENT_UNREAD in read(message, tmp_path).warnings


def test_an_unknown_character_set_is_read_as_danish(tmp_path: Path) -> None:
    path = tmp_path / "svar.eml"
    path.write_bytes(
        b"From: bo@example.dk\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=klingon\r\n"
        b"Content-Transfer-Encoding: 8bit\r\n\r\nGr\xf8n by"
    )
    assert read_in_process(path, filename="svar.eml").text == "Grøn by"


def read_raw(contents: bytes, folder: Path) -> SourceText:
    path = folder / "svar.eml"
    path.write_bytes(b"From: bo@example.dk\r\nMIME-Version: 1.0\r\n" + contents)
    return read_in_process(path, filename="svar.eml")


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
@pytest.mark.parametrize("told", ["", "; charset=us-ascii", "; charset=utf-8", "; charset=latin1"])
@pytest.mark.parametrize("kind", ["plain", "html"])
def test_what_a_mail_tells_of_its_letters_is_believed_only_if_it_fits(
    kind: str, told: str, encoding: str, tmp_path: Path
) -> None:
    words = "Støj – på 5 € om måneden."
    body = f"<html><p>{words}</p></html>" if kind == "html" else words
    head = f"Content-Type: text/{kind}{told}\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    assert read_raw(head.encode() + body.encode(encoding), tmp_path).text == words


def parts(*written: str) -> bytes:
    lines = "".join(f"--skel\r\n{one}\r\n" for one in written)
    return f"Content-Type: multipart/mixed; boundary=skel\r\n\r\n{lines}--skel--".encode()


def test_a_letter_in_several_parts_is_read_whole_and_in_order(tmp_path: Path) -> None:
    forms = (
        "Content-Type: multipart/alternative; boundary=form\r\n\r\n"
        "--form\r\nContent-Type: text/plain\r\n\r\nDerefter stien.\r\n"
        "--form\r\nContent-Type: text/html\r\n\r\n<html>Det samme</html>\r\n--form--\r\n"
    )
    source = read_raw(
        parts(
            "Content-Type: text/html\r\n\r\n<html><p>Vejen er for smal.</p></html>",
            "Content-Type: image/png\r\nContent-Disposition: inline\r\n\r\nlogo",
            forms,
            "Content-Type: text/plain\r\n\r\nSe vedhæftet.",
        ),
        tmp_path,
    )
    assert source.text == "Vejen er for smal.\n\nDerefter stien.\n\nSe vedhæftet."
    assert source.warnings == (ATTACHMENT_MISSING,)


@pytest.mark.parametrize(
    ("packing", "pack"),
    [("base64", base64.encodebytes), ("quoted-printable", quopri.encodestring)],
)
def test_a_mail_that_was_packed_before_it_was_attached_is_read(
    packing: str, pack: Callable[[bytes], bytes], tmp_path: Path
) -> None:
    inner = pack(mail("Vi er imod.", subject="Indre").as_bytes()).decode()
    head = f"Content-Type: message/rfc822\r\nContent-Transfer-Encoding: {packing}\r\n\r\n"
    source = read_raw(parts("Content-Type: text/plain\r\n\r\nHej", head + inner), tmp_path)
    assert source.pages[1].of(source.text) == "Emne: Indre\n\nVi er imod."


def test_a_word_cut_by_a_wrapping_program_is_one_again(tmp_path: Path) -> None:
    head = b"Content-Type: text/plain; format=flowed; delsp=yes\r\n\r\n"
    source = read_raw(head + b"Den nye  \r\nvej og hu \r\nset.", tmp_path)
    assert source.text == "Den nye vej og huset."


def test_a_mail_without_any_text_is_empty(tmp_path: Path) -> None:
    path = tmp_path / "svar.eml"
    path.write_bytes(b"From: bo@example.dk\r\nMIME-Version: 1.0\r\nSubject: Hej\r\n\r\n\r\n")
    with pytest.raises(Unreadable) as caught:
        read_file(path, filename="svar.eml")
    assert caught.value.code == "empty_mail"
