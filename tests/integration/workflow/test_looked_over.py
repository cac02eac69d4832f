"""A text that a person compared with its file is screened and goes on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from house import CLEAN_LETTER
from summarizer.workflow.gate.accept_warnings import accept_warnings
from summarizer.workflow.refusals import Changed, Invalid
from summarizer.workflow.stages.runs import perform_run

if TYPE_CHECKING:
    from house import House

PROTECTED = CLEAN_LETTER + "\nVenlig hilsen\nAgnete Valdorf Brinkholt\nTudsemosen 17, 4999 Egebæk\n"


def warn(house: House, letter: str, *warnings: str) -> str:
    """Bring a letter whose reader was unsure as far as its hold."""
    response_id = house.submit(house.open_hearing(), ("svar.txt", letter))[0]
    perform_run(house.context, house.queue.run_ids.pop(0))
    with house.context.write() as work:
        source = work.responses.text(response_id)
        assert source is not None
        work.responses.save_text(
            response_id,
            replace(source, warnings=warnings),
            typed=False,
            at=house.context.now(),
        )
        work.commit()
    house.work_off()
    return response_id


def look_over(house: House, response_id: str) -> None:
    """Say that the newest verdict's warnings were looked at."""
    accept_warnings(
        house.context,
        house.planner,
        response_id,
        screening_id=house.screening(response_id).id,
    )


def test_a_text_that_was_looked_over_is_screened_and_goes_on(house: House) -> None:
    response_id = warn(house, CLEAN_LETTER, "hidden_text", "ocr_unsure")
    assert house.status(response_id) == "held"
    look_over(house, response_id)
    house.work_off()
    assert house.status(response_id) == "drafted"
    with house.context.read() as look:
        facts = [one.facts for one in look.audit.entries(response_id=response_id)]
    assert ["hidden_text", "ocr_unsure"] in [one.get("warnings") for one in facts]


def test_looking_over_does_not_let_a_protected_person_through(house: House) -> None:
    response_id = warn(house, PROTECTED, "hidden_text")
    look_over(house, response_id)
    house.work_off()
    assert house.status(response_id) == "held"
    assert house.screening(response_id).verdict.is_hard


def test_no_look_settles_a_register_that_is_too_old(house: House) -> None:
    house.clock.move(days=60)
    for response_id in (warn(house, CLEAN_LETTER, "hidden_text"), warn(house, CLEAN_LETTER)):
        with pytest.raises(Invalid):
            accept_warnings(
                house.context,
                house.officer,
                response_id,
                screening_id=house.screening(response_id).id,
            )
        assert house.status(response_id) == "held"


def test_an_older_screening_cannot_be_looked_over(house: House) -> None:
    response_id = warn(house, CLEAN_LETTER, "hidden_text")
    with pytest.raises(Changed):
        accept_warnings(house.context, house.planner, response_id, screening_id="0" * 32)
