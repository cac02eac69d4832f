"""The whole job as people do it: from a protected register to a Word file with exactly two."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from docx import Document
from playwright.sync_api import expect

from house import CLEAN_LETTER, REGISTER
from summarizer.domain.user import Role

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from conftest import RunningHouse

pytestmark = pytest.mark.browser

TITLE = "Lokalplan 301 – Havnepladsen"
PROTECTED = CLEAN_LETTER + "\nVenlig hilsen\nAgnete Valdorf Brinkholt\n"
LETTERS = {
    "01_etager.txt": CLEAN_LETTER,
    "02_seks_etager.txt": CLEAN_LETTER.replace("fem etager", "seks etager"),
    "03_beskyttet.txt": PROTECTED,
    "04_stien.txt": (
        "Stien langs havnen skal bevares.\n\nVi ønsker bænke og lys på hele strækningen, og vi "
        "foreslår, at kommunen planter 20 træer.\n"
    ),
    "05_parkering.txt": (
        "Der er for få parkeringspladser i forslaget.\n\nVi foreslår 40 pladser mere, fordi "
        "gæsterne ellers holder på villavejene.\n"
    ),
    "06_itu.pdf": "%PDF-1.7 and then nothing at all",
}
APPROVED = {
    "01_etager.txt": "Afsenderen er imod, at der bygges i fem etager ved Møllevangen.",
    "04_stien.txt": "Afsenderen ønsker, at stien langs havnen bevares.",
}


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    for name, text in LETTERS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "register.csv").write_bytes(REGISTER)
    return [tmp_path / name for name in LETTERS]


def test_from_upload_to_word(house: RunningHouse, files: list[Path], tmp_path: Path) -> None:
    import_register(house, tmp_path / "register.csv")
    planner = house.log_in(Role.PLANNER)
    create_hearing(planner)
    upload(planner, files)
    hearing_address = planner.url
    decide_the_held_one(house, hearing_address)
    reviewer = house.log_in(Role.REVIEWER)
    for name, words in APPROVED.items():
        correct_and_approve(reviewer, hearing_address, name, words)
    words = export(planner, hearing_address, tmp_path / "hvidbog.docx")
    for expected in APPROVED.values():
        assert words.count(expected) == 1
    assert "seks etager" not in words
    assert "parkeringspladser" not in words
    assert house.complaints == []


def import_register(house: RunningHouse, register: Path) -> None:
    officer = house.log_in(Role.DATA_PROTECTION_OFFICER)
    officer.get_by_role("link", name="Beskyttelsesregister").click()
    officer.locator("input[type=file]").set_input_files(register)
    officer.get_by_role("button", name="Se filen igennem").click()
    officer.get_by_role("button", name="Sæt i kraft").click()
    expect(officer.get_by_text("I kraft nu")).to_be_visible()


def create_hearing(planner: Page) -> None:
    planner.get_by_role("link", name="Opret høring").first.click()
    planner.locator("input[name=title]").fill(TITLE)
    planner.locator("input[name=case_number]").fill("01.02.05-P16-9-26")
    planner.locator("input[name=opens_on]").fill("2026-08-24")
    planner.locator("input[name=deadline]").fill("2026-10-19")
    planner.get_by_role("button", name="Opret høring").click()


def upload(planner: Page, files: list[Path]) -> None:
    expect(planner.get_by_role("heading", name="Upload høringssvar")).to_be_visible()
    planner.locator("input[type=file]").set_input_files(files)
    planner.locator("textarea[name=notes]").fill("Byggeriets højde\nStien langs havnen")
    planner.get_by_role("button", name="Upload, og se filerne igennem").click()
    expect(planner.get_by_text("6 af 6 i et kendt format")).to_be_visible()
    planner.get_by_role("button", name="Start behandlingen").click()
    expect(planner.get_by_role("heading", name=TITLE)).to_be_visible()
    # The figures move by themselves; the page is not asked for again.
    expect(planner.get_by_text("Programmet er færdigt med sin del")).to_be_visible(timeout=180_000)


def decide_the_held_one(house: RunningHouse, hearing_address: str) -> None:
    officer = house.log_in(Role.DATA_PROTECTION_OFFICER)
    open_response(officer, hearing_address, "03_beskyttet.txt")
    expect(officer.get_by_text("navne- og adressebeskyttelse").first).to_be_visible()
    officer.get_by_role("button", name="Frigiv med masker").click()
    expect(officer.get_by_role("heading", name="Referat", exact=True)).to_be_visible(
        timeout=120_000,
    )


def correct_and_approve(reviewer: Page, hearing_address: str, name: str, words: str) -> None:
    open_response(reviewer, hearing_address, name)
    points = reviewer.locator("#summary textarea[name$='-text'][name^='point']")
    points.first.fill(words)
    while points.count() > 1:
        reviewer.get_by_role("button", name=re.compile("^Slet")).last.click()
        reviewer.wait_for_load_state()
    reviewer.get_by_role("button", name="Godkend", exact=True).click()
    expect(reviewer.get_by_text("Godkendt af Gorm Godkender")).to_be_visible()


def export(planner: Page, hearing_address: str, target: Path) -> str:
    planner.goto(hearing_address)
    planner.get_by_label("Vis de åbne som »under behandling«").check()
    planner.get_by_role("button", name="Lav hvidbog (Word)").click()
    with planner.expect_download() as download:
        planner.locator("a[href*='eksport']").filter(has_text="vidbog").first.click()
    download.value.save_as(target)
    document = Document(str(target))
    return "\n".join(
        cell.text for table in document.tables for row in table.rows for cell in row.cells
    )


def open_response(page: Page, hearing_address: str, name: str) -> None:
    page.goto(hearing_address)
    page.locator("table").get_by_role("link", name=name).click()
    expect(page.get_by_text(name).first).to_be_visible()
