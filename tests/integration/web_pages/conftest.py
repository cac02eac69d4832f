"""One web house per test file: building one costs more than a page does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from web_app import WebHouse, build_web_house

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def web(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WebHouse]:
    """A house with its register, its people, and nothing else."""
    built = build_web_house(tmp_path_factory.mktemp("house"))
    yield built
    built.house.context.database.dispose()
