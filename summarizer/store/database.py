"""Opening the database: SQLite with its safeguards on, or PostgreSQL as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import create_engine, event, inspect, text
from sqlalchemy.exc import ArgumentError, OperationalError, SQLAlchemyError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Table
    from sqlalchemy.engine import Connection, Engine

# Long enough for every writer of a large batch to get its turn.
_BUSY_TIMEOUT_MS = 30_000
_READ_ONLY = "referent_read_only"


def open_database(url: str) -> Engine:
    """Make an engine for ``url`` (``sqlite:///…`` or ``postgresql+psycopg://…``).

    Its exceptions never show the values of a statement: those are a citizen's words.
    Raises ``ValueError`` for what is no such address, without repeating it: it has a password;
    ``ImportError`` for a driver that is not installed.
    """
    try:
        if url.startswith("sqlite"):
            return _open_sqlite(url)
        return create_engine(url, pool_pre_ping=True, hide_parameters=True)
    except ArgumentError:
        raise ValueError("no address of a database that can be opened here") from None


def as_reader(connection: Connection) -> Connection:
    """Let a transaction only look, at one moment: what others save meanwhile it does not see."""
    options: dict[str, Any] = {_READ_ONLY: True}
    if connection.dialect.name == "postgresql":
        # SQLite does so by itself; here each question would see another moment.
        options["isolation_level"] = "REPEATABLE READ"
    return connection.execution_options(**options)


def answers(database: Engine) -> bool:
    """Tell whether the database can be asked anything now."""
    try:
        with database.connect() as connection:
            connection.execute(text("SELECT 1"))
    except SQLAlchemyError:
        return False
    return True


def is_migrated(database: Engine) -> bool:
    """Tell whether the database can be reached and has tables of ours."""
    try:
        return inspect(database).has_table("alembic_version")
    except SQLAlchemyError:
        return False


def wipe(database: Engine, tables: Iterable[Table]) -> bool:
    """Take deleted words out of the database's own files too; ``False`` when that must wait.

    SQLite overwrites what is deleted, but for its write-ahead log, which is emptied. PostgreSQL
    leaves old rows on their pages, so the tables are written anew, each closed to others
    meanwhile. Somebody's open transaction keeps either from it.
    """
    if database.dialect.name == "sqlite":
        connection = database.raw_connection()
        try:
            busy, *_ = connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        finally:
            connection.close()
        return not busy
    with database.connect().execution_options(isolation_level="AUTOCOMMIT") as autonomous:
        autonomous.exec_driver_sql(f"SET lock_timeout = {_BUSY_TIMEOUT_MS}")
        try:
            for table in tables:
                autonomous.exec_driver_sql(f"VACUUM (FULL) {table.name}")
        except OperationalError:
            return False
        finally:
            autonomous.exec_driver_sql("RESET lock_timeout")
    return True


def _open_sqlite(url: str) -> Engine:
    engine = create_engine(
        url,
        connect_args={"timeout": _BUSY_TIMEOUT_MS / 1000},
        hide_parameters=True,
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: object) -> None:  # noqa: ANN401 - DBAPI is untyped
        # The driver's own implicit BEGIN comes too late to be a write lock; ours is below.
        connection.isolation_level = None
        for pragma in (
            "journal_mode=WAL",
            "synchronous=NORMAL",
            "foreign_keys=ON",
            "secure_delete=ON",
            f"busy_timeout={_BUSY_TIMEOUT_MS}",
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # A writer takes the lock at once: upgrading a read lock later can fail outright.
        read_only = connection.get_execution_options().get(_READ_ONLY, False)
        connection.exec_driver_sql("BEGIN" if read_only else "BEGIN IMMEDIATE")

    return engine
