from __future__ import annotations

import io
from typing import TYPE_CHECKING

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm, RGBColor
from hearing_reports import hearing_report
from lxml import etree

from summarizer.export import ExportError, write_hvidbog
from summarizer.export.package import pack_parts, read_parts

if TYPE_CHECKING:
    from pathlib import Path

RED = RGBColor(0xAA, 0x00, 0x00)


@pytest.fixture
def template(tmp_path: Path) -> Path:
    """A municipality's own template, with its header, a red heading and a wide margin."""
    made = docx.Document()
    made.add_paragraph("Vejledning: skriv her")
    made.sections[0].header.paragraphs[0].text = "Nordby Kommunes brevhoved"
    made.sections[0].left_margin = Mm(31)
    made.styles["Heading 1"].font.color.rgb = RED
    path = tmp_path / "skabelon.docx"
    made.save(path)
    return path


def filled(template: Path) -> docx.document.Document:
    return docx.Document(io.BytesIO(write_hvidbog(hearing_report(), template=template)))


def test_a_templates_body_is_left_out(template: Path) -> None:
    texts = [block.text for block in filled(template).paragraphs]

    assert "Vejledning: skriv her" not in texts
    assert "Forslag til ændringer" in texts


def test_a_templates_header_stays_on_every_page(template: Path) -> None:
    document = filled(template)

    assert {section.header.paragraphs[0].text for section in document.sections} == {
        "Nordby Kommunes brevhoved"
    }


def test_a_templates_styles_and_margins_are_used(template: Path) -> None:
    document = filled(template)

    heading = next(block for block in document.paragraphs if block.style.name == "Heading 1")
    assert heading.style.font.color.rgb == RED
    assert round(document.sections[0].left_margin.mm) == 31


def test_a_template_without_a_footer_gets_page_numbers(template: Path) -> None:
    for section in filled(template).sections:
        codes = [found.text.strip() for found in section.footer._element.iter(qn("w:instrText"))]
        assert codes == ["PAGE", "NUMPAGES"]


def test_a_template_with_several_sections_keeps_its_first(template: Path) -> None:
    document = docx.Document(template)
    document.add_section()
    document.save(template)

    made = filled(template)

    assert made.sections[0].header.paragraphs[0].text == "Nordby Kommunes brevhoved"
    assert len(made.sections) == 6


def test_a_template_keeps_its_own_properties_beside_ours(template: Path) -> None:
    parts = read_parts(write_hvidbog(hearing_report(), template=template))
    custom = parts["docProps/custom.xml"]
    once_more = template.with_name("again.docx")
    again = pack_parts({**parts, "docProps/custom.xml": custom.replace(b"ai_models", b"eget_felt")})
    once_more.write_bytes(again)

    written = read_parts(write_hvidbog(hearing_report(), template=once_more))

    names = [found.get("name") for found in etree.fromstring(written["docProps/custom.xml"])]
    assert "eget_felt" in names
    assert len(names) == len(set(names))


def test_a_template_without_our_styles_or_lists_still_works(template: Path) -> None:
    document = docx.Document(template)
    for style in list(document.styles.element.findall(qn("w:style"))):
        if style.get(qn("w:styleId")) not in {"Normal", "DefaultParagraphFont", "TableNormal"}:
            document.styles.element.remove(style)
    main = document.part
    main.rels.pop(next(key for key, rel in main.rels.items() if rel.reltype.endswith("/numbering")))
    document.save(template)

    made = filled(template)

    assert "Forslag til ændringer" in [block.text for block in made.paragraphs]
    assert made.part.numbering_part.element.findall(qn("w:num"))


def test_a_word_template_is_turned_into_a_document(template: Path) -> None:
    parts = read_parts(template.read_bytes())
    types = parts["[Content_Types].xml"].replace(b".document.main+xml", b".template.main+xml")
    dotx = template.with_suffix(".dotx")
    dotx.write_bytes(pack_parts({**parts, "[Content_Types].xml": types}))

    assert filled(dotx).paragraphs


@pytest.mark.parametrize("content", [b"", b"no zip", pack_parts({"a.txt": b"b"})])
def test_what_is_no_template_is_refused_in_words(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "skabelon.docx"
    path.write_bytes(content)

    with pytest.raises(ExportError, match="Skabelonen kan ikke læses") as refused:
        write_hvidbog(hearing_report(), template=path)

    assert refused.value.code == "template"


def test_the_same_template_gives_the_same_bytes(template: Path) -> None:
    first = write_hvidbog(hearing_report(), template=template)

    assert write_hvidbog(hearing_report(), template=template) == first
