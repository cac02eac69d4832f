"""What the records system gets of a hearing: all that explains an approved text, and no more."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import update

from house import CLEAN_LETTER
from summarizer.store.audit import hash_of
from summarizer.store.records import AuditEntry
from summarizer.store.tables import revision as revision_table
from summarizer.workflow.finish.journal_package import export_journal
from summarizer.workflow.finish.kept_exports import exported_file
from summarizer.workflow.looks.audit_file import check_audit_file
from summarizer.workflow.refusals import Invalid, NotAllowed

if TYPE_CHECKING:
    from house import House

APPROVED = "Afsenderen er imod fem etager ved Møllevangen."
SENDER = "Karen Østerby"


@pytest.fixture
def hearing_id(house: House) -> str:
    """A hearing with an approved summary and a draft."""
    hearing_id = house.open_hearing()
    letters = ("et.txt", f"{CLEAN_LETTER}\n{SENDER}"), ("to.txt", CLEAN_LETTER)
    first, _second = house.submit(hearing_id, *letters, sender=SENDER)
    house.work_off()
    house.approve(first, APPROVED)
    return hearing_id


def package(house: House, hearing_id: str) -> dict[str, bytes]:
    made = export_journal(house.context, house.planner, hearing_id)
    _record, content = exported_file(house.context, house.planner, made.id)
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def told(files: dict[str, bytes], name: str) -> Any:
    return json.loads(files[name])


def test_an_approved_text_comes_with_its_approval_and_its_drafts(
    house: House, hearing_id: str
) -> None:
    files = package(house, hearing_id)
    found = told(files, "referater/0001.json")
    assert [point["text"] for point in found["summary"]["points"]] == [APPROVED]
    assert found["approval"]["approver_id"] == house.reviewer.id
    with house.context.read() as look:
        ((approval, _revision),) = look.approvals.standing(hearing_id).values()
    assert found["approval"]["sha256"] == approval.sha256
    (draft,) = found["drafts"]
    assert draft["engine"] == "citat"
    assert draft["points"]


def test_a_draft_is_no_part_of_it_but_every_response_is_listed(
    house: House, hearing_id: str
) -> None:
    files = package(house, hearing_id)
    assert [name for name in files if name.startswith("referater/")] == ["referater/0001.json"]
    listed = told(files, "horingssvar.json")
    assert [(one["number"], one["status"]) for one in listed] == [(1, "approved"), (2, "drafted")]
    assert [name for name, content in files.items() if SENDER.encode() in content] == []


def test_the_manifest_and_the_audit_trail_can_be_checked(house: House, hearing_id: str) -> None:
    files = package(house, hearing_id)
    for one in told(files, "manifest.json")["files"]:
        assert hashlib.sha256(files[one["path"]]).hexdigest() == one["sha256"]
    lines = [json.loads(line) for line in files["revisionsspor.jsonl"].splitlines()]
    entries = [AuditEntry(**one | {"at": datetime.fromisoformat(one["at"])}) for one in lines]
    assert [one.sequence for one in entries] == sorted(one.sequence for one in entries)
    assert all(one.hash == hash_of(one) for one in entries)
    assert check_audit_file(files["revisionsspor.jsonl"], is_part=True) == (tuple(entries), None)
    assert "approved" in {one.facts.get("to") for one in entries}


def test_personal_data_in_an_approved_text_stops_the_package(house: House, hearing_id: str) -> None:
    changed = {"points": [{"text": "Ring 20 12 34 56.", "kind": "holdning", "evidence": []}]}
    with house.context.database.begin() as connection:
        kept = connection.execute(
            revision_table.select().order_by(revision_table.c.created_at.desc())
        ).first()
        assert kept is not None
        point = kept.content["points"][0] | changed["points"][0]
        connection.execute(
            update(revision_table)
            .where(revision_table.c.id == kept.id)
            .values(content=kept.content | {"points": [point]})
        )
    with pytest.raises(Invalid, match="personoplysninger"):
        export_journal(house.context, house.planner, hearing_id)


def test_nothing_approved_is_nothing_to_keep_and_officers_make_none(house: House) -> None:
    hearing_id = house.open_hearing()
    with pytest.raises(Invalid, match="ingen godkendte"):
        export_journal(house.context, house.planner, hearing_id)
    with pytest.raises(NotAllowed):
        export_journal(house.context, house.officer, hearing_id)
