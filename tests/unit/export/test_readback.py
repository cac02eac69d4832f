from __future__ import annotations

import io

import docx
import pytest
from hearing_reports import approved_row, hearing_report

from summarizer.export import ExportError, texts_of, write_hvidbog
from summarizer.export.package import pack_parts, read_parts


def saved(document: docx.document.Document) -> bytes:
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def test_every_part_is_read() -> None:
    document = docx.Document()
    block = document.add_paragraph("i brødteksten")
    document.add_comment(block.runs, text="i kommentaren", author="Kommentar Forfatter")
    document.add_table(1, 1).cell(0, 0).text = "i tabellen"
    document.sections[0].header.paragraphs[0].text = "i sidehovedet"
    document.sections[0].footer.paragraphs[0].text = "i sidefoden"
    document.core_properties.author = "i egenskaberne"

    text = "\n".join(texts_of(saved(document)))

    for word in (
        "i brødteksten",
        "i kommentaren",
        "Kommentar Forfatter",
        "i tabellen",
        "i sidehovedet",
        "i sidefoden",
        "i egenskaberne",
    ):
        assert word in text


def test_a_name_cut_into_runs_is_whole_again() -> None:
    document = docx.Document()
    block = document.add_paragraph("Skrevet af Pet")
    block.add_run("ra Hol").bold = True
    block.add_run("mgaard.")

    assert any("Skrevet af Petra Holmgaard." in text for text in texts_of(saved(document)))


def test_deleted_text_and_links_are_read() -> None:
    document = docx.Document()
    document.part.relate_to(
        "mailto:test@example.invalid",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink",
        is_external=True,
    )
    parts = read_parts(saved(document))
    deleted = (
        b'<w:p><w:del w:id="1" w:author="Retter"><w:r><w:delText>slettet ord</w:delText></w:r>'
        b"</w:del></w:p><w:sectPr"
    )
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"<w:sectPr", deleted, 1)

    text = "\n".join(texts_of(pack_parts(parts)))

    assert "slettet ord" in text
    assert "Retter" in text
    assert "test@example.invalid" in text


def test_everything_a_hvidbog_was_given_is_read_back() -> None:
    row = approved_row(
        1,
        sender_label="Afsender Ord",
        points=("Punkt ord",),
        remarks="Bemærk ord",
        recommendation="Ændring ord",
        approved_by="Godkender Ord",
        approver_id="id-ord",
    )

    text = "\n".join(texts_of(write_hvidbog(hearing_report(rows=(row,)))))

    given = ("Afsender Ord", "Punkt ord", "Bemærk ord", "Ændring ord", "Godkender Ord", "id-ord")
    assert [word for word in given if word not in text] == []


@pytest.mark.parametrize("content", [b"", b"PK", b"plain text"])
def test_anything_but_a_word_file_is_refused(content: bytes) -> None:
    with pytest.raises(ExportError) as refused:
        texts_of(content)

    assert refused.value.code == "not_word"
