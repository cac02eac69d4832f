"""A house on each database."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from house import House, build_house
from summarizer.workflow.strictness import change_strictness

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def house(database_url: str, tmp_path: Path) -> Iterator[House]:
    built = build_house(tmp_path, database_url=database_url)
    yield built
    built.context.database.dispose()


@pytest.fixture
def strict(house: House) -> str:
    """Open a hearing that holds on any doubt and releases hard holds by two people."""
    hearing_id = house.open_hearing()
    change_strictness(
        house.context, house.planner, hearing_id, hold_on_doubt=True, second_person=True
    )
    return hearing_id
