"""What tests of uploads do and look at: send files, and see what became of them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from house import CLEAN_LETTER
from summarizer.workflow.uploads.submit_batch import receive_batch
from summarizer.workflow.uploads.upload import Upload

if TYPE_CHECKING:
    from house import House
    from summarizer.store.records import AttachmentRecord, ReceivedRecord, ResponseRecord


def upload(house: House, hearing_id: str, *files: tuple[str, bytes | str]) -> str:
    return receive_batch(
        house.context,
        house.planner,
        hearing_id=hearing_id,
        uploads=[
            Upload(name, io.BytesIO(content.encode() if isinstance(content, str) else content))
            for name, content in files
        ],
    )


def responses(house: House, hearing_id: str) -> tuple[ResponseRecord, ...]:
    with house.context.read() as look:
        return look.responses.page(hearing_id)


def received(house: House, hearing_id: str) -> tuple[ReceivedRecord, ...]:
    with house.context.read() as look:
        return look.received.of_hearing(hearing_id)


def attachments(house: House, response_id: str) -> tuple[AttachmentRecord, ...]:
    with house.context.read() as look:
        return look.attachments.of(response_id)


def letter(about: str) -> str:
    return CLEAN_LETTER.replace("fem etager", f"fem etager ({about})")
