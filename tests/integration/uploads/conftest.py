"""One house per test file, on SQLite: uploads are sorted the same way on each database."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from house import House, build_house

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    built = build_house(tmp_path_factory.mktemp("house"))
    yield built
    built.context.database.dispose()


@pytest.fixture
def hearing_id(house: House) -> str:
    return house.open_hearing()
