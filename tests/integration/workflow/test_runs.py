"""Runs: a crash at any moment loses nothing, and nothing is done twice."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from house import CLEAN_LETTER
from summarizer.store.records import RunStatus, Stage
from summarizer.workflow.gate.mend_response import exclude_response
from summarizer.workflow.stages.pace import stands_still
from summarizer.workflow.stages.runs import perform_run, sweep

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pytest

    from house import House
    from summarizer.domain.finding import MaskedNote, MaskedText, Verdict
    from summarizer.domain.style import HouseStyle
    from summarizer.drafting.engine import Proposal
    from summarizer.store.records import RunRecord


class BrokenEngine:
    """An engine that fails with the letter in its message, as a careless one would."""

    name = "citat"

    def __init__(self) -> None:
        self.calls = 0

    def propose(
        self,
        masked: MaskedText,
        *,
        notes: Sequence[MaskedNote],
        verdict: Verdict,
        style: HouseStyle | None = None,
    ) -> Proposal:
        self.calls += 1
        raise RuntimeError(masked.text)


def runs_of(house: House, response_id: str) -> tuple[RunRecord, ...]:
    with house.context.read() as look:
        return look.runs.history(response_id)


def submit_one(house: House) -> str:
    return house.submit(house.open_hearing(), ("svar.txt", CLEAN_LETTER))[0]


def test_a_response_goes_from_file_to_draft(house: House) -> None:
    response_id = submit_one(house)
    house.work_off()
    assert house.status(response_id) == "drafted"
    runs = runs_of(house, response_id)
    assert [run.stage for run in runs] == [Stage.READ, Stage.SCREEN, Stage.DRAFT]
    assert {run.status for run in runs} == {RunStatus.DONE}


def test_a_run_that_is_delivered_twice_is_done_once(house: House) -> None:
    response_id = submit_one(house)
    house.queue.run_ids *= 2
    house.work_off()
    assert [run.attempt for run in runs_of(house, response_id)] == [1, 1, 1]
    with house.context.read() as look:
        assert len(look.drafts.history(response_id)) == 1


def test_a_queue_that_is_down_after_the_commit_loses_nothing(house: House) -> None:
    house.queue.is_down = True
    response_id = submit_one(house)
    assert house.queue.run_ids == []
    house.queue.is_down = False
    house.clock.move(minutes=1)
    assert sweep(house.context) == 1
    house.work_off()
    assert house.status(response_id) == "drafted"


def test_a_queue_that_lost_its_memory_is_told_again(house: House) -> None:
    response_id = submit_one(house)
    house.queue.run_ids.clear()
    house.clock.move(minutes=1)
    sweep(house.context)
    house.work_off()
    assert house.status(response_id) == "drafted"


def test_work_stands_still_only_while_it_waits_and_nobody_is_at_it(house: House) -> None:
    submit_one(house)

    def is_still() -> bool:
        return stands_still(house.context, house.planner)

    assert not is_still()
    house.clock.move(minutes=3)
    assert is_still()
    house.work_off()
    assert not is_still()
    house.clock.move(minutes=3)
    assert not is_still()


def test_the_sweeper_leaves_what_the_queue_knows_alone(house: House) -> None:
    submit_one(house)
    house.clock.move(minutes=1)
    assert sweep(house.context) == 0


def test_a_worker_that_dies_is_replaced_by_a_new_attempt(house: House) -> None:
    response_id = submit_one(house)
    run_id = house.queue.run_ids.pop()
    with house.context.write() as work:  # a worker claims the run, and is heard of no more
        assert work.runs.claim(run_id, at=house.context.now()) is not None
        work.commit()
    house.clock.move(minutes=5)
    assert sweep(house.context) == 1
    house.work_off()
    assert house.status(response_id) == "drafted"
    first, second = runs_of(house, response_id)[:2]
    assert (first.status, first.error_code) == (RunStatus.LOST, "worker_lost")
    assert (second.stage, second.attempt, second.status) == (Stage.READ, 2, RunStatus.DONE)


def test_a_worker_that_comes_back_from_the_dead_saves_nothing(house: House) -> None:
    response_id = submit_one(house)
    run_id = house.queue.run_ids.pop()
    with house.context.write() as work:
        work.runs.claim(run_id, at=house.context.now())
        work.commit()
    house.clock.move(minutes=5)
    sweep(house.context)
    with house.context.write() as work:
        assert not work.runs.finish(run_id, RunStatus.DONE, at=house.context.now())
    perform_run(house.context, run_id)
    house.work_off()
    with house.context.read() as look:
        assert len(look.drafts.history(response_id)) == 1


def test_after_the_last_attempt_the_response_is_held_with_a_reason(house: House) -> None:
    engine = BrokenEngine()
    house.context = replace(house.context, engines={"citat": engine})
    response_id = submit_one(house)
    house.work_off()
    assert engine.calls == 3
    with house.context.read() as look:
        response = look.responses.get(response_id)
    assert response is not None
    assert (response.status.value, response.reason_code) == ("held", "draft_failed")


def test_a_failure_leaves_a_code_and_none_of_the_letter(
    house: House,
    capfd: pytest.CaptureFixture[str],
) -> None:
    house.context = replace(house.context, engines={"citat": BrokenEngine()})
    response_id = submit_one(house)
    house.work_off()
    failed = [run for run in runs_of(house, response_id) if run.status is RunStatus.FAILED]
    assert {run.error_code for run in failed} == {"RuntimeError"}
    with house.context.read() as look:
        facts = str([entry.facts for entry in look.audit.entries()])
    out, err = capfd.readouterr()
    for words in ("Møllevangen. Højden", "1.200 biler"):
        assert words not in facts
        assert words not in out + err


def test_a_person_who_excludes_a_response_at_work_has_the_last_word(house: House) -> None:
    response_id = submit_one(house)
    run_id = house.queue.run_ids[0]
    exclude_response(house.context, house.planner, response_id, reason="Sendt til forkert sag")
    house.work_off()
    assert house.status(response_id) == "excluded"
    with house.context.read() as look:
        run = look.runs.get(run_id)
    assert run is not None
    assert run.status is RunStatus.LOST
