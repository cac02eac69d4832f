"""What stands around a mail's letter is neither quoted nor missed."""

from __future__ import annotations

from dataclasses import replace

from summarizer.domain.finding import MaskedText, Outcome, Verdict
from summarizer.domain.source import SourceText
from summarizer.domain.span import Span
from summarizer.drafting import CitatEngine, make_draft

CLEARED = Verdict(Outcome.CLEARED, (), "", "", "")
OWN = (
    "Vi er imod, at stien over engen lukkes for cykler. Den bruges hver dag af 40 børn på vej til "
    "skole. Kommunen bør i stedet sætte lys op."
)
SIGNATURE = "Bo Mikkelsborg\nFormand for Engens Venner\nVi arbejder for flere stier."
EARLIER = (
    "Fra: Teknik og Miljø\nSendt: 3. maj 2026 10:12\nEmne: Høring om stien\n\n"
    "Kommunen bør have jeres svar senest den 1. juni. Vi foreslår, at I skriver kort."
)


def mail(*parts: tuple[str, str]) -> SourceText:
    """Join parts of a mail; those called quoted or signature are marked so."""
    text, spans = "", {"own": [], "quoted": [], "signature": []}
    for kind, part in parts:
        start = len(text)
        text += part + "\n\n"
        spans[kind].append(Span(start, len(text)))
    source = SourceText.from_text(text)
    return replace(source, quoted=tuple(spans["quoted"]), signatures=tuple(spans["signature"]))


def drafted(source: SourceText) -> tuple[str, str]:
    """Give what the quoting engine cites, and what is told as left out."""
    masked = MaskedText(
        source.text, source.sentences, source.paragraphs, {}, "", "", beside=source.beside
    )
    draft = make_draft(CitatEngine(share=1.0), masked, source=source, notes=[], verdict=CLEARED)
    quoted = [span.of(source.text) for point in draft.points for span in point.evidence]
    return " ".join(quoted), " ".join(span.of(source.text) for span in draft.left_out)


def test_signature_and_earlier_mail_are_neither_quoted_nor_left_out() -> None:
    quoted, left_out = drafted(mail(("own", OWN), ("signature", SIGNATURE), ("quoted", EARLIER)))
    assert "imod, at stien" in quoted
    for words in ("Formand", "flere stier", "Fra:", "Emne:", "senest den 1. juni"):
        assert words not in quoted
        assert words not in left_out


def test_a_forwarded_letter_is_quoted_without_its_header_lines() -> None:
    forwarded = f"Fra: Engens Venner\nTil: Teknik og Miljø\nEmne: Stien\n\n{OWN}"
    quoted, left_out = drafted(mail(("own", "Se nedenfor."), ("quoted", forwarded)))
    assert "imod, at stien" in quoted
    for words in ("Fra:", "Til:", "Emne:"):
        assert words not in quoted
        assert words not in left_out


def test_a_letter_without_marks_is_read_whole() -> None:
    assert drafted(mail(("own", OWN)))[0] == OWN
