"""Real databases for the tests that need one, each test on both."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest

from databases import fresh_database, postgresql_server
from summarizer.store import open_database
from summarizer.store.schema import migrate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy.engine import Engine


@pytest.fixture(scope="session")
def server_url() -> Iterator[str]:
    """A PostgreSQL server for the whole run."""
    with postgresql_server() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """An empty database of each kind."""
    with ExitStack() as stack:
        if request.param == "sqlite":
            yield f"sqlite:///{tmp_path / 'referent.db'}"
        else:
            yield stack.enter_context(fresh_database(request.getfixturevalue("server_url")))


@pytest.fixture
def database(empty_database_url: str) -> Iterator[Engine]:
    """A migrated database of each kind."""
    engine = open_database(empty_database_url)
    migrate(engine)
    yield engine
    engine.dispose()
