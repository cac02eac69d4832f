"""Loads the invented sample hearings through the very doors that a planner uses."""

from __future__ import annotations

import tomllib
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarizer.domain.hearing import SenderKind
from summarizer.workflow.categories.coding_frame import CategoryWords, add_category
from summarizer.workflow.gate.keep_register import import_register
from summarizer.workflow.hearings.create_hearing import NewHearing, create_hearing
from summarizer.workflow.uploads.submit_batch import receive_batch, start_batch
from summarizer.workflow.uploads.upload import Upload

if TYPE_CHECKING:
    from summarizer.domain.user import User
    from summarizer.workflow.context import Context

SAMPLES = Path(__file__).resolve().parents[2] / "sample_hearings"


def load_samples(
    context: Context,
    *,
    planner: User,
    officer: User,
    folder: Path = SAMPLES,
) -> int:
    """Import the invented register, then every sample hearing; give how many hearings."""
    import_register(context, officer, (folder / "beskyttelsesregister.csv").read_bytes())
    descriptions = sorted(folder.glob("*/hearing.toml"))
    for description in descriptions:
        _load(context, planner, description)
    return len(descriptions)


def _load(context: Context, planner: User, description: Path) -> None:
    told = tomllib.loads(description.read_text(encoding="utf-8"))
    hearing_id = create_hearing(
        context,
        planner,
        NewHearing(
            title=told["title"],
            case_number=told["case_number"],
            opens_on=told["opens_on"],
            deadline=told["deadline"],
            engine=told["engine"],
            four_eyes=told["four_eyes"],
            notes=told["attention_notes"],
        ),
    )
    for theme in told.get("category", ()):
        add_category(context, planner, hearing_id, CategoryWords(**theme))
    with ExitStack() as stack:
        uploads = [_upload(description.parent, one, stack) for one in told["response"]]
        batch_id = receive_batch(context, planner, hearing_id=hearing_id, uploads=uploads)
    start_batch(context, planner, batch_id)


def _upload(folder: Path, told: dict[str, Any], stack: ExitStack) -> Upload:
    path = folder / "files" / told["file"]
    return Upload(
        filename=path.name,
        stream=stack.enter_context(path.open("rb")),
        sender=", ".join(part for part in (told.get("sender"), told.get("address")) if part),
        organisation=told.get("organisation", ""),
        sender_kind=SenderKind(told["sender_kind"]),
        declared_protected=told.get("declared_protected", False),
        received_on=told["received_on"],
    )
