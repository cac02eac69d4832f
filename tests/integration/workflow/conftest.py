"""A house on each database."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from house import House, build_house

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
    return house.open_strict_hearing()
