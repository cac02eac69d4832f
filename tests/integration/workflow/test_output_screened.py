"""What comes out is screened too: a model's answer, a person's edit, the finished files."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from pytest_httpserver import HTTPServer

from house import CLEAN_LETTER, REGISTER, build_house
from model_servers import ScriptedServer, completion
from summarizer.domain.draft import Point
from summarizer.domain.summary import Resolution
from summarizer.drafting.citat import CitatEngine
from summarizer.drafting.openai_engine import OpenAISettings, build_openai_engine
from summarizer.workflow.finish.export_hearing import export_hvidbog, export_ledger
from summarizer.workflow.finish.kept_exports import exported_file
from summarizer.workflow.gate.decide_findings import release_response
from summarizer.workflow.gate.keep_register import import_register
from summarizer.workflow.gate.oversight import oversight_page
from summarizer.workflow.gate.release_choice import Choice
from summarizer.workflow.inspection import FORBIDDEN_CODE, PERSONAL_CODE
from summarizer.workflow.moves import get_response
from summarizer.workflow.refusals import ApprovalBlocked, Invalid, NotAllowed
from summarizer.workflow.review.approve_summary import Examination, approve_summary, numbered_flags
from summarizer.workflow.review.correct_summary import save_correction

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from house import House
    from summarizer.domain.summary import Revision

PROTECTED_NAME = "Agnete Valdorf Brinkholt"
FORBIDDEN_WORDS = (
    "Afsenderen har CPR-nummer 311299-9999.",
    "Afsenderen har telefon 22 33 44 55.",
    "Afsenderen kan nås på brev@moellebo.invalid.",
    f"{PROTECTED_NAME} er imod byggeriet.",
)


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    with HTTPServer(host="127.0.0.1", threaded=True) as http:
        yield ScriptedServer(http)


@pytest.fixture
def house(tmp_path: Path, server: ScriptedServer) -> Iterator[House]:
    """A house whose engine is a model on this machine."""
    settings = OpenAISettings(base_url=server.base_url, model="small", max_retries=0)
    engine = build_openai_engine(settings, fallback=CitatEngine())
    built = build_house(tmp_path, engines={"openai": engine})
    yield built
    engine.close()
    built.context.database.dispose()


def model_answers(server: ScriptedServer, *texts: str) -> None:
    points: list[dict[str, Any]] = [
        {"text": text, "kind": "holdning", "sentences": [1]} for text in texts
    ]
    server.will_answer(completion({"points": points, "notes": [], "stance": "imod"}))


def newest(house: House, response_id: str) -> Revision:
    with house.context.read() as look:
        return look.revisions.history(response_id)[-1]


def submit(house: House, *, name: str = "svar.txt") -> tuple[str, str]:
    hearing_id = house.open_hearing()
    (response_id,) = house.submit(hearing_id, (name, CLEAN_LETTER))
    house.work_off()
    return hearing_id, response_id


def rewrite(house: House, response_id: str, text: str) -> Revision:
    base = newest(house, response_id)
    return save_correction(
        house.context,
        house.reviewer,
        response_id,
        base_revision_id=base.id,
        points=[Point(text=text, evidence=base.points[0].evidence)],
        notes=base.notes,
    )


def approve(house: House, response_id: str) -> None:
    revision = newest(house, response_id)
    answers = [
        Resolution(number, flag.code, "Kildeteksten siger det.")
        for number, flag in numbered_flags(revision)
    ]
    approve_summary(
        house.context,
        house.reviewer,
        response_id,
        revision_id=revision.id,
        examination=Examination(resolutions=answers),
    )


def test_a_models_answer_with_personal_data_is_red_and_cannot_be_approved(
    house: House, server: ScriptedServer
) -> None:
    model_answers(server, *FORBIDDEN_WORDS, "Bent Rughave er imod byggeriet.")
    _hearing, response_id = submit(house)
    points = newest(house, response_id).points
    assert len(server.requests) > 0
    codes = [{flag.code for flag in point.flags} for point in points]
    assert all(FORBIDDEN_CODE in found for found in codes[:-1])
    assert PERSONAL_CODE in codes[-1]
    with pytest.raises(ApprovalBlocked):
        approve(house, response_id)


@pytest.mark.parametrize("text", FORBIDDEN_WORDS)
def test_a_persons_edit_with_personal_data_cannot_be_approved(
    house: House, server: ScriptedServer, text: str
) -> None:
    model_answers(server, "Afsenderen er imod fem etager ved Møllevangen.")
    _hearing, response_id = submit(house)
    saved = rewrite(house, response_id, text)
    assert FORBIDDEN_CODE in {flag.code for flag in saved.points[0].flags}
    with pytest.raises(ApprovalBlocked):
        approve(house, response_id)


def test_a_finished_word_file_naming_somebody_protected_since_is_not_kept(
    house: House, server: ScriptedServer
) -> None:
    model_answers(server, "Afsenderen er imod fem etager ved Møllevangen.")
    hearing_id, response_id = submit(house)
    rewrite(house, response_id, "Foreningen Thorvald Mosbæk Lindegaard er imod fem etager.")
    approve(house, response_id)
    newer = REGISTER + "Thorvald Mosbæk Lindegaard,Engdraget 4,4999,Egebæk\n".encode()
    import_register(house.context, house.officer, newer)
    with pytest.raises(Invalid, match="indeholder personoplysninger"):
        export_hvidbog(house.context, house.planner, hearing_id, municipality="Egebæk Kommune")
    with house.context.read() as look:
        assert look.exports.history(hearing_id) == ()


def test_the_ledger_leaves_out_whom_a_file_is_named_after(
    house: House, server: ScriptedServer
) -> None:
    model_answers(server, "Afsenderen er imod fem etager ved Møllevangen.")
    hearing_id, response_id = submit(house, name="Brev_fra_Agnete_Valdorf_Brinkholt.txt")
    with house.context.write() as work:
        found = get_response(work, response_id)
        number = {"portal_number": "agnete@example.dk"}
        work.responses.update(response_id, expected=found.status, values=number)
        work.commit()
    record = export_ledger(
        house.context, house.planner, hearing_id, reason_words=lambda _one: "ring 22 33 44 55"
    )
    _record, content = exported_file(house.context, house.planner, record.id)
    cells = [
        str(cell.value)
        for sheet in openpyxl.load_workbook(io.BytesIO(content)).worksheets
        for row in sheet.iter_rows()
        for cell in row
    ]
    words = " ".join(cells)
    assert "Brinkholt" not in words
    assert "22 33 44 55" not in words
    assert "Svarnummer" in words
    assert "agnete@example.dk" not in words
    assert "Brev_fra_[udeladt].txt" in cells


def test_everything_that_left_is_on_the_officers_list(house: House, server: ScriptedServer) -> None:
    model_answers(server, "Afsenderen er imod fem etager ved Møllevangen.")
    hearing_id, response_id = submit(house)
    page = oversight_page(house.context, house.officer, limit=10)
    (left,) = page.departures
    assert page.total == 1
    assert (left.hearing_id, left.response_id) == (hearing_id, response_id)
    assert left.servers == (server.base_url.split("/")[2],)
    assert left.calls == len(server.requests)
    with house.context.read() as look:
        (screening,) = look.screenings.history(response_id)
    assert left.masked_sha256 == screening.verdict.masked_sha256
    with pytest.raises(NotAllowed):
        oversight_page(house.context, house.planner, limit=10)


def test_overturned_findings_are_counted_by_layer(house: House, server: ScriptedServer) -> None:
    model_answers(server, "Afsenderen er imod fem etager ved Møllevangen.")
    letter = CLEAN_LETTER + f"\nVenlig hilsen\n{PROTECTED_NAME}\nTudsemosen 17, 4999 Egebæk\n"
    (response_id,) = house.submit(house.open_hearing(), ("svar.txt", letter))
    house.work_off()
    with house.context.read() as look:
        (screening,) = look.screenings.history(response_id)
    release_response(
        house.context,
        house.officer,
        response_id,
        screening_id=screening.id,
        choice=Choice(frozenset({0})),
    )
    layers = {
        one.layer: one for one in oversight_page(house.context, house.officer, limit=1).layers
    }
    assert sum(one.decided for one in layers.values()) == len(screening.findings)
    assert layers[screening.findings[0].layer].overturned == 1
