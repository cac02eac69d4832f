from __future__ import annotations

import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from hearing_reports import (
    HEADS,
    approved_row,
    body_text,
    headings,
    heads,
    hearing_report,
    opened,
    response_tables,
)

from summarizer.domain.draft import NoteAnswer, NoteStatus
from summarizer.export import (
    EngineStatement,
    write_hvidbog,
)


def test_the_same_report_gives_the_same_bytes() -> None:
    assert write_hvidbog(hearing_report()) == write_hvidbog(hearing_report())


def test_the_sections_come_in_the_order_readers_know() -> None:
    assert headings(opened()) == [
        "Resumé på tværs af høringssvarene",
        "Trafik",
        "Enslydende høringssvar",
        "Høringssvar fra myndigheder",
        "Øvrige høringssvar",
        "Råd og nævn",
        "Foreninger og organisationer",
        "Privatpersoner",
        "Forslag til ændringer",
        "Bilag: Alle modtagne høringssvar",
    ]


def test_every_response_is_a_row_and_every_row_has_its_number() -> None:
    rows = [row for table in response_tables(opened()) for row in table.rows[1:]]

    assert [row.cells[0].text for row in rows] == ["1", "2", "3", "4", "5"]


def test_authorities_have_a_section_of_their_own_on_landscape_pages() -> None:
    document = opened()

    sides = [section.orientation for section in document.sections]

    upright, wide = WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE
    assert sides == [upright, upright, wide, wide, upright, upright]
    for section in document.sections:
        is_wide = section.page_width > section.page_height
        assert is_wide == (section.orientation == wide)


def test_the_header_row_repeats_on_every_page() -> None:
    for table in response_tables(opened()):
        repeated = [row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") for row in table.rows]
        assert repeated[0] is not None
        assert set(repeated[1:]) == {None}


def test_short_rows_stay_whole_and_long_ones_may_break() -> None:
    long = approved_row(8, points=("Ord " * 400,))
    document = opened(rows=(approved_row(1), long))

    _, short_row, long_row = response_tables(document)[0].rows
    assert short_row._tr.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None
    assert long_row._tr.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is None


def test_points_are_real_lists_that_start_at_one_for_each_response() -> None:
    document = opened()
    numbering = document.part.numbering_part.element

    patterns = []
    for table in response_tables(document):
        for row in table.rows[1:]:
            ids = {
                block._p.pPr.numPr.numId.val
                for block in row.cells[2].paragraphs
                if block._p.pPr.numPr is not None
            }
            assert len(ids) == 1
            definition = numbering.num_having_numId(ids.pop()).abstractNumId.val
            level = numbering.xpath(f'w:abstractNum[@w:abstractNumId="{definition}"]/w:lvl')[0]
            patterns.append(level.find(qn("w:lvlText")).get(qn("w:val")))
            assert level.find(qn("w:start")).get(qn("w:val")) == "1"
    assert patterns == ["1.%1", "2.%1", "3.%1", "4.%1", "5.%1"]


def test_the_contents_are_a_field_that_lists_every_heading() -> None:
    body = opened().element.body

    codes = [found.text.strip() for found in body.iter(qn("w:instrText"))]
    assert codes == ['TOC \\o "1-2" \\h \\z \\u']
    kinds = [found.get(qn("w:fldCharType")) for found in body.iter(qn("w:fldChar"))]
    assert kinds == ["begin", "separate", "end"]
    names = {found.get(qn("w:name")) for found in body.iter(qn("w:bookmarkStart"))}
    anchors = [found.get(qn("w:anchor")) for found in body.iter(qn("w:hyperlink"))]
    assert set(anchors) <= names
    assert sum(anchor.startswith("_Toc") for anchor in anchors) == len(headings(opened()))


def test_bookmark_numbers_are_unique() -> None:
    starts = [found.get(qn("w:id")) for found in opened().element.body.iter(qn("w:bookmarkStart"))]

    assert len(starts) == len(set(starts)) > 0


def test_pages_are_numbered_and_name_the_case() -> None:
    for section in opened().sections[1:]:
        codes = [found.text.strip() for found in section.footer._element.iter(qn("w:instrText"))]
        assert codes == ["PAGE", "NUMPAGES"]
        assert "01.02.05-P16-12-26" in section.header.paragraphs[0].text


def test_the_front_page_counts_what_came_in() -> None:
    document = opened()
    facts = {row.cells[0].text: row.cells[1].text for row in document.tables[0].rows}

    assert facts["Høringsperiode"] == "2.\u00a0marts – 27.\u00a0april 2026"
    assert facts["Modtagne høringssvar"].split("\n") == [
        "7 i alt",
        "Myndigheder: 1",
        "Råd og nævn: 1",
        "Foreninger og organisationer: 1",
        "Privatpersoner: 4",
    ]
    assert facts["Enslydende høringssvar"].startswith("2 i 1 gruppe")
    assert facts["Underskriftsindsamlinger"].startswith("1 med tilsammen 214 underskrifter")
    assert facts["Modtaget efter fristen"] == "1 (nr.\u00a05)"
    assert facts["Under behandling"] == "1 (nr.\u00a06)"
    assert facts["Udeladt"] == "1 (nr.\u00a07)"


@pytest.mark.parametrize(
    ("engine", "said", "unsaid"),
    [
        (EngineStatement(5, 0, 0, ("M",)), "sprogmodel (M)", "uden brug af en sprogmodel"),
        (EngineStatement(0, 5, 0), "uden brug af en sprogmodel", "maskeret"),
        (EngineStatement(0, 0, 5), "af en medarbejder uden udkast", "sprogmodel"),
    ],
)
def test_the_statement_on_ai_says_what_was_done(
    engine: EngineStatement, said: str, unsaid: str
) -> None:
    text = body_text(engine=engine).split("Indhold")[0]

    assert said in text
    assert unsaid not in text
    assert "godkendt" in text


def test_marks_stand_in_words() -> None:
    rows = {row.cells[0].text: row for table in response_tables(opened()) for row in table.rows}

    assert "Modtaget efter fristen" in rows["5"].cells[1].text
    assert "Ændret siden 30.\u00a0april 2026" in rows["5"].cells[1].text
    assert "gruppe A (2 i alt)" in rows["4"].cells[1].text
    assert "214 underskrifter" in rows["3"].cells[1].text
    assert "Trafik: Ønsker en cykelsti." in rows["3"].cells[2].text
    assert "Ikke omtalt: Støj" in rows["3"].cells[2].text


def test_an_answer_that_repeats_points_gives_their_numbers() -> None:
    row = approved_row(
        12,
        points=("Stien er smal. Den er glat.", "Hegnet er dyrt.", "Vi ønsker en bænk."),
        notes=(
            NoteAnswer("Færdsel", NoteStatus.ADDRESSED, "Vi ønsker en bænk.\nDen er glat."),
            NoteAnswer("Udgifter", NoteStatus.ADDRESSED, "Hegnet er dyrt at vedligeholde."),
            NoteAnswer("Skel", NoteStatus.ADDRESSED),
        ),
    )
    (table,) = response_tables(opened(rows=(row,)))
    told = table.rows[1].cells[2].text

    assert "Færdsel: se 12.1 og 12.3" in told
    assert "Udgifter: Hegnet er dyrt at vedligeholde." in told
    assert "Skel: omtalt" in told


def test_the_administrations_words_are_given_paragraph_by_paragraph() -> None:
    rows = {row.cells[0].text: row for table in response_tables(opened()) for row in table.rows}

    assert rows["2"].cells[3].text == "Forvaltningen er enig.\nSe kort 4."
    assert rows["1"].cells[3].text == ""


def test_only_real_changes_are_collected() -> None:
    table = next(
        table
        for table in opened().tables
        if heads(table)[-1:] == HEADS[-1:] and len(table.columns) == 3
    )

    assert [row.cells[0].text for row in table.rows[1:]] == ["2"]


def test_no_proposed_changes_is_said_in_words() -> None:
    answered = approved_row(1, recommendation="Ingen ændring.")
    assert "ikke indstillet ændringer" in body_text(rows=(answered,))


def test_blank_recommendations_do_not_say_that_nothing_is_to_be_changed() -> None:
    answered = approved_row(1, recommendation="Ingen ændring.")
    for rows in ((approved_row(1),), (answered, approved_row(2))):
        body = body_text(rows=rows)
        assert "ikke indstillet ændringer" not in body
        assert "ikke skrevet ind endnu" in body


def test_the_appendix_lists_every_response_that_came_in() -> None:
    table = opened().tables[-1]

    assert [row.cells[0].text for row in table.rows[1:]] == [str(n) for n in range(1, 8)]
    states = {row.cells[0].text: row.cells[3].text for row in table.rows[1:]}
    assert states["1"] == "Godkendt 4.\u00a0maj 2026\nMaja Testesen"
    assert states["6"] == "Under behandling"
    assert states["7"] == "Udeladt\nSamme brev som nr. 4"


def test_why_a_response_is_held_is_not_published() -> None:
    assert "internt" not in body_text()


def test_a_sender_without_a_public_name_is_a_private_person() -> None:
    rows = {row.cells[0].text: row for table in response_tables(opened()) for row in table.rows}

    assert rows["4"].cells[1].text.startswith("Privatperson\n")
