"""Real databases for the tests that need one, each test on both."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest

from databases import fresh_database, migrated_file, migrated_template, postgresql_server
from summarizer.store import open_database

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


@pytest.fixture(scope="session")
def template(server_url: str) -> Iterator[str]:
    """A database on the PostgreSQL server that has every table, to copy."""
    with migrated_template(server_url) as name:
        yield name


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A migrated database of each kind."""
    if request.param == "sqlite":
        yield migrated_file(tmp_path)
        return
    server, template = (request.getfixturevalue(name) for name in ("server_url", "template"))
    with fresh_database(server, template=template) as url:
        yield url


@pytest.fixture
def database(database_url: str) -> Iterator[Engine]:
    """An open, migrated database of each kind."""
    engine = open_database(database_url)
    yield engine
    engine.dispose()
