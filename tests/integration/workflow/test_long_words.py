"""Words that no column was made for are cut or cleaned, on each database alike."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from summarizer.workflow.uploads.submit_batch import receive_batch
from summarizer.workflow.uploads.upload import Upload

if TYPE_CHECKING:
    from house import House

LIST = (
    "Svarnummer;Indsendt af;Oprettet;Høringssvar;Bilag\n"
    f"{'9' * 400};Bodil\x00 Prøve;01-09-2026;;{'b' * 400}.pdf\n"
)


def test_a_list_with_endless_names_and_a_nul_is_taken_in(house: House) -> None:
    hearing_id = house.open_hearing()
    receive_batch(
        house.context,
        house.planner,
        hearing_id=hearing_id,
        uploads=[Upload("liste.csv", io.BytesIO(LIST.encode()))],
    )
    with house.context.read() as look:
        (found,) = look.responses.page(hearing_id)
        (missing,) = look.attachments.of(found.id)
    assert found.sender == "Bodil Prøve"
    assert len(found.filename) == len(missing.filename) == 300
