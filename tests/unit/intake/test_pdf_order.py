from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pdf_files import LETTER, add_page, new_pdf, read_pdf, sentences
from summarizer.intake.warnings import (
    HIDDEN_TEXT,
)

if TYPE_CHECKING:
    from pathlib import Path

PLACES = ("til venstre", "til højre")


def test_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    document = new_pdf()
    page = document.new_page()
    page.insert_text((72, 60), "Nyt fra foreningen om hele havnen og dens omgivelser", fontsize=18)
    page.insert_textbox((72, 100, 280, 700), f"Først. {LETTER}", fontsize=11)
    page.insert_textbox((310, 100, 520, 700), f"Sidst. {LETTER}", fontsize=11)
    text = " ".join(read_pdf(document, tmp_path).text.split())
    assert text.index("Først.") < text.index("vedtages.") < text.index("Sidst.")
    assert text.count(LETTER) == 2


def test_columns_between_two_headings_as_wide_as_the_page(tmp_path: Path) -> None:
    document = new_pdf()
    page = document.new_page()
    for top, name in ((60, "Første"), (400, "Andet")):
        page.insert_text((72, top), f"{name} afsnit om havnen og alle dens omgivelser", fontsize=18)
        page.insert_textbox((72, top + 30, 280, top + 300), f"{name} til venstre. {LETTER}")
        page.insert_textbox((310, top + 30, 520, top + 300), f"{name} til højre. {LETTER}")
    text = " ".join(read_pdf(document, tmp_path).text.split())
    assert text.count(LETTER) == 4
    places = [text.index(f"{name} {at}") for name in ("Første", "Andet") for at in PLACES]
    assert places == sorted(places)


ROWS = (
    ("Vej", "I dag i kommunen", "2030"),
    ("Skovvej", "250 biler i døgnet", "400"),
    ("Havnegade", "1.200 biler i døgnet", "1.350"),
    ("Strandvej", "80 biler om dagen", "90"),
)


@pytest.mark.parametrize("gap", [2, 12])
@pytest.mark.parametrize("headed", [True, False])
@pytest.mark.parametrize("below", ["table", "prose"])
def test_what_stands_close_below_columns_is_read_after_them(
    below: str,
    headed: bool,
    gap: int,
    tmp_path: Path,
) -> None:
    document = new_pdf()
    page = document.new_page()
    if headed:
        page.insert_text(
            (72, 60), "Nyt fra foreningen om hele havnen og dens omgivelser", fontsize=18
        )
    for left, right, words in ((72, 280, "Et. To."), (310, 520, "Tre. Fire.")):
        first, second = words.split()
        letters = f"{first} {LETTER}\n\n{second} {LETTER}"  # the spaces lie side by side
        page.insert_textbox((left, 100, right, 700), letters, fontsize=10)
    low = max(block[3] for block in page.get_text("blocks")) + gap
    if below == "prose":
        page.insert_textbox((72, low, 520, low + 90), "Fælles slutning for os alle. " * 6)
    else:
        for down, cells in enumerate(ROWS):
            for left, cell in zip((72, 240, 400), cells, strict=True):
                page.insert_text((left, low + 9 + 16 * down), cell, fontsize=10)
    text = read_pdf(document, tmp_path).text
    last = "Fælles" if below == "prose" else "Vej\tI dag i kommunen\t2030\nSkovvej\t250 biler"
    places = [text.index(one) for one in ("Et.", "To.", "Tre.", "Fire.", last)]
    assert places == sorted(places)
    assert " ".join(text.split()).count(LETTER) == 4


def test_an_address_beside_a_letter_head_keeps_its_lines(tmp_path: Path) -> None:
    document = new_pdf()
    address = ("Eksempel Kommune", "Plan og Byg", "Rådhuspladsen 1", "9999 Prøveby")
    page = add_page(document, *address)
    for down, line in enumerate(("Foreningen Prøven", "Havnegade 1", "Den 4. maj 2026")):
        page.insert_text((380, 110 + 16 * down), line)
    page.insert_textbox((72, 220, 520, 600), LETTER)
    source = read_pdf(document, tmp_path)
    assert "\n".join(address) in source.text
    assert set(address) < set(sentences(source))
    assert LETTER in " ".join(source.text.split())


def test_a_tables_rows_stay_apart(tmp_path: Path) -> None:
    document = new_pdf()
    page = document.new_page(width=842, height=595)
    rows = [("Vej", "I dag", "2030"), ("Skovvej", "250", "400"), ("Havnegade", "1.200", "1.350")]
    for down, cells in enumerate(rows):
        for across, cell in enumerate(cells):
            page.insert_text((60 + 180 * across, 100 + 22 * down), cell)
    assert read_pdf(document, tmp_path).text == "\n".join("\t".join(cells) for cells in rows)


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("00AD", "trafiksikkerhed"),  # where a browser may cut the word, it paints a space
        ("0031", "trafik sikkerhed"),  # other words for readers aloud are not believed
    ],
)
def test_places_where_words_may_be_cut_are_no_spaces(said: str, shown: str, tmp_path: Path) -> None:
    document = new_pdf()
    page = add_page(document, "Vi vil have trafik")
    commands = page.read_contents()
    end = commands.rindex(b"ET")
    more = b"/Span<</ActualText<FEFF%b>>>BDC( )Tj EMC(sikkerhed nu.)Tj " % said.encode()
    document.update_stream(page.get_contents()[0], commands[:end] + more + commands[end:])
    source = read_pdf(document, tmp_path)
    assert f"have {shown} nu." in source.text
    assert (HIDDEN_TEXT in source.warnings) == (said != "00AD")
