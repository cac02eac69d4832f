from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from summarizer.workflow.review.one_response import original_file, response_page

if TYPE_CHECKING:
    from house import House
    from web_visitor import Stream, Submit, Visitor


DOUBT_LETTER = """\
Til Egebæk Kommune

Vi er imod, at der bygges i fem etager ved Møllevangen. Vejen er for smal til mere trafik.

Jeg lider af en alvorlig depression, og støjen gør den værre. Bent Rughave ved det.
"""
DECLARED_LETTER = """\
Til Egebæk Kommune

Vi er imod, at der bygges i fem etager ved Møllevangen. Vejen er for smal til mere trafik.

Jeg har navne- og adressebeskyttelse.
"""


def status(house: House, address: str) -> str:
    return house.status(address.rpartition("/")[2])


@pytest.fixture
def doubt(submit: Submit) -> str:
    return submit(DOUBT_LETTER)


@pytest.fixture
def hard(submit: Submit) -> str:
    return submit(DECLARED_LETTER)


def test_a_doubt_tells_the_rule_and_who_decides(planner: Visitor, doubt: str) -> None:
    page = planner.get(doubt)
    assert "artikel 9" in page.words
    assert "En planlægger eller godkender afgør hvert fund" in page.words
    for link in page.tree.xpath(
        "//p[@class='found-words']/a/@href | //a[@class='mark-word']/@href"
    ):
        assert page.tree.xpath(f"//*[@id='{link[1:]}']"), link


def test_a_planner_releases_a_doubt_with_masks(house: House, planner: Visitor, doubt: str) -> None:
    form = planner.get(doubt).form("decisions")
    planner.post(f"{doubt}/frigiv", form | {"action": "release"})
    assert status(house, doubt) == "cleared"
    house.work_off()
    assert status(house, doubt) == "drafted"
    assert "frigivet af et menneske" in planner.get(f"{doubt}/historik").words


def test_a_preview_shows_what_an_engine_would_get_and_releases_nothing(
    house: House, planner: Visitor, doubt: str
) -> None:
    form = planner.get(doubt).form("decisions")
    page = planner.post(f"{doubt}/frigiv", form | {"action": "preview"}, code=200)
    (shown,) = page.tree.xpath("//*[@class='preview-text']")
    assert "[PERSON 1]" in shown.text
    assert "Rughave" not in shown.text
    assert status(house, doubt) == "held"


def test_what_is_no_personal_data_stays_readable(
    house: House, planner: Visitor, doubt: str
) -> None:
    page = planner.get(doubt)
    (field,) = page.tree.xpath("//li[.//strong[text()='Bent Rughave']]//input[@value='mask']/@name")
    form = page.form("decisions") | {field: "not_personal", "action": "preview"}
    page = planner.post(f"{doubt}/frigiv", form, code=200)
    assert "Rughave" in page.tree.xpath("//*[@class='preview-text']")[0].text
    assert page.form("decisions")[field] == "not_personal"


def test_a_decision_that_is_none_is_refused(house: House, planner: Visitor, doubt: str) -> None:
    form = planner.get(doubt).form("decisions")
    wrong = {name: "nonsens" for name in form if name.startswith("finding-")}
    planner.post(f"{doubt}/frigiv", form | wrong | {"action": "release"}, code=400)
    assert status(house, doubt) == "held"


def test_only_the_data_protection_officer_releases_a_hard_hold(
    house: House, planner: Visitor, officer: Visitor, hard: str
) -> None:
    page = planner.get(hard)
    assert not page.tree.xpath("//button[@value='release']")
    assert "Kun den databeskyttelsesansvarlige kan frigive teksten." in page.words
    planner.post(f"{hard}/frigiv", page.form("decisions") | {"action": "release"}, code=403)
    assert status(house, hard) == "held"
    form = officer.get(hard).form("decisions")
    officer.post(f"{hard}/frigiv", form | {"action": "release"})
    assert status(house, hard) == "cleared"
    house.work_off()


def test_an_old_screening_cannot_be_decided(planner: Visitor, doubt: str) -> None:
    form = planner.get(doubt).form("decisions") | {"screening_id": "0" * 32}
    planner.post(f"{doubt}/frigiv", form | {"action": "release"}, code=409)


def test_a_held_response_is_written_by_hand(house: House, reviewer: Visitor, hard: str) -> None:
    reviewer.post(f"{hard}/skriv-selv")
    page = reviewer.get(hard)
    assert "Der er ikke brugt en sprogmodel" in page.words
    form = page.form("summary") | {
        "points-0-text": "Afsenderen er imod fem etager ved Møllevangen.",
        "points-0-passages": "2",
    }
    page = reviewer.post(f"{hard}/referat", form | {"action": "save"}, code=200)
    assert status(house, hard) == "drafted"
    assert "Der er ikke brugt en sprogmodel" in page.words


def test_a_response_taken_by_hand_begins_empty_and_keeps_its_draft_as_a_version(
    house: House, reviewer: Visitor, submit: Submit
) -> None:
    address = submit()
    reviewer.post(f"{address}/skriv-selv")
    form = reviewer.get(address).form("summary")
    assert form["points-0-text"] == ""
    form |= {"points-0-text": "Mine egne ord.", "points-0-passages": "2", "action": "save"}
    reviewer.post(f"{address}/referat", form, code=200)
    found = response_page(house.context, house.reviewer, address.rpartition("/")[2])
    assert [one.author_id for one in found.revisions] == [None, house.reviewer.id]


def test_excluding_needs_a_reason_and_can_be_undone(
    house: House, planner: Visitor, submit: Submit
) -> None:
    address = submit()
    page = planner.post(f"{address}/udelad", {"exclude-reason": " "}, code=400)
    assert "Skriv, hvorfor høringssvaret skal udelades." in page.words
    planner.post(f"{address}/udelad", {"exclude-reason": "Angår en anden plan"})
    assert "Angår en anden plan" in planner.get(address).words
    planner.post(f"{address}/tag-med")
    assert status(house, address) == "drafted"


def test_a_new_draft_answers_one_more_note(house: House, reviewer: Visitor, submit: Submit) -> None:
    address = submit()
    reviewer.post(f"{address}/nyt-udkast", {"new-draft-note": "Hvad siger de om skolevejen?"})
    assert "Udkastet laves" in reviewer.get(address).words
    house.work_off()
    assert "Hvad siger de om skolevejen?" in reviewer.get(address).words


def test_a_note_that_names_somebody_is_refused(
    house: House, reviewer: Visitor, submit: Submit
) -> None:
    address = submit()
    sent = {"new-draft-note": "Hvad siger Bent Rughave, tlf. 22 33 44 55?"}
    page = reviewer.post(f"{address}/nyt-udkast", sent, code=400)
    assert "Skriv det uden" in page.words
    assert status(house, address) == "drafted"


def test_an_unreadable_file_says_why_and_can_be_replaced(
    house: House, planner: Visitor, submit: Submit, stream: Stream
) -> None:
    address = submit(b"\x00\x01\x02\x03", name="brev.xyz")
    assert "Filtypen kan ikke læses" in planner.get(address).words
    planner.post(f"{address}/erstat-fil", code=400)
    wrong = {"replace-file": stream(b"\x00\x01\x02", "nyt.xyz")}
    page = planner.post(f"{address}/erstat-fil", wrong, code=400)
    assert "format kan ikke læses" in page.words
    right = {"replace-file": stream(b"Vi er imod, at der bygges i fem etager her.", "nyt.txt")}
    planner.post(f"{address}/erstat-fil", right)
    house.work_off()
    assert status(house, address) == "drafted"


def test_the_text_of_an_unreadable_file_can_be_typed(
    house: House, reviewer: Visitor, submit: Submit
) -> None:
    address = submit(b"\x00\x01\x02\x03", name="brev.xyz")
    reviewer.post(f"{address}/skriv-tekst", {"type-text": ""}, code=400)
    words = "Vi er imod, at der bygges i fem etager ved skolen.\r\n\r\nVejen er for smal."
    reviewer.post(f"{address}/skriv-tekst", {"type-text": words})
    house.work_off()
    assert status(house, address) == "drafted"


def test_a_file_that_came_late_is_added(
    house: House, planner: Visitor, submit: Submit, stream: Stream
) -> None:
    address = submit(b"Se vedh\xc3\xa6ftede.", name="svar.txt")
    assert "Tilføj et bilag" in planner.get(address).words
    planner.post(f"{address}/bilag", code=400)
    wrong = {"attach-file": stream(b"\x00\x01\x02", "nyt.xyz")}
    assert "format kan ikke læses" in planner.post(f"{address}/bilag", wrong, code=400).words
    right = {"attach-file": stream(b"Vi er imod, at der bygges i fem etager her.", "nyt.txt")}
    planner.post(f"{address}/bilag", right)
    house.work_off()
    assert status(house, address) == "drafted"
    assert "et bilag blev tilføjet" in planner.get(f"{address}/historik").words


def test_progress_asks_again_until_there_is_something_to_see(
    house: House, reviewer: Visitor, submit: Submit
) -> None:
    address = submit(work=False)
    page = reviewer.get(address)
    (box,) = page.tree.xpath("//*[@hx-get]")
    assert "Filen læses" in page.words
    assert "Filen læses" in reviewer.get(box.get("hx-get")).words
    house.work_off()
    answer = reviewer.client.get(box.get("hx-get"))
    assert answer.headers["HX-Refresh"] == "true"


@pytest.mark.parametrize(
    ("content", "name", "disposition"),
    [
        (b"Vi er imod.", "brev.txt", "attachment"),
        (b"<html><script>alert(1)</script></html>", "brev.html", "attachment"),
        (b"%PDF-1.7 brev", "brev.pdf", "inline"),
    ],
)
def test_the_original_file_runs_nothing(
    house: House, reviewer: Visitor, submit: Submit, content: bytes, name: str, disposition: str
) -> None:
    address = submit(content, name=name, work=False)
    house.queue.run_ids.clear()
    answer = reviewer.client.get(f"{address}/fil")
    assert answer.get_data() == content
    assert answer.headers["Content-Disposition"].startswith(disposition)
    assert answer.headers["Content-Security-Policy"].startswith("sandbox;")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert original_file(house.context, house.reviewer, address.rpartition("/")[2])[1] == name
