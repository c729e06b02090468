"""A connection that reads and nothing else, to SQLite, PostgreSQL or SQL Server."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from collections.abc import Mapping as AnyMapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, func, inspect, literal, make_url, select
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, NoSuchTableError, SQLAlchemyError
from sqlalchemy.pool import NullPool

from radonc_models.errors import InputRefused
from radonc_models.extract.errors import DatabaseError
from radonc_models.extract.mapping import Mapping
from radonc_models.extract.query import Query, needed_columns

__all__ = [
    "PASSWORD_VARIABLE",
    "check_columns",
    "count_diagnoses",
    "may_write",
    "opened",
    "read_password",
    "rights_to_write",
    "safe_url",
    "stream",
]

PASSWORD_VARIABLE = "RADONC_DATABASE_PASSWORD"  # noqa: S105 - a name, not a password
_DRIVERS = {"sqlite": "sqlite", "postgresql": "postgresql+psycopg", "mssql": "mssql+pymssql"}
_EXTRAS = {"postgresql": "extract", "mssql": "mssql"}
_PATIENCE = 20  # seconds to wait for a host that does not answer
_FETCH = 200  # rows at a time; a note may have a megabyte


def read_password(file: Path | None) -> str | None:
    """Return the password of a file's first line, else of the environment, else None.

    Raises:
        InputRefused: The file cannot be read.

    """
    if file is None:
        return os.environ.get(PASSWORD_VARIABLE) or None
    try:
        return file.read_text("utf-8").partition("\n")[0].rstrip("\r")
    except (OSError, UnicodeDecodeError):
        raise InputRefused(f"The password file {file.name} cannot be read: check its path and its rights.") from None


def safe_url(text: str) -> URL:
    """Return a database URL in the form that is used here.

    Raises:
        InputRefused: It is none, names another kind of database, or holds a password, which every process could see.

    """
    try:
        url = make_url(text)
        kind = url.get_backend_name()
    except (ArgumentError, ValueError, NoSuchModuleError):
        raise InputRefused(
            "The database URL cannot be read: write it as postgresql://USER@HOST/DATABASE, mssql://USER@HOST/DATABASE "
            "or sqlite:///FILE."
        ) from None
    if url.password is not None or {"password", "passwd", "pwd"} & {name.lower() for name in url.query}:
        raise InputRefused(
            "The database URL holds a password, which other users of this computer can see: take it out and give it in "
            f"the variable {PASSWORD_VARIABLE} or with --password-file."
        )
    if kind not in _DRIVERS:
        raise InputRefused("Extraction reads SQLite, PostgreSQL and SQL Server: give the URL of one of these.")
    if kind == "sqlite":
        return _read_only_file(url)
    if kind == "postgresql" and "connect_timeout" not in url.query:
        url = url.update_query_dict({"connect_timeout": str(_PATIENCE)})
    return url.set(drivername=_DRIVERS[kind])


def _read_only_file(url: URL) -> URL:
    path = Path(url.database or "")
    if not url.database or not path.is_file():
        raise InputRefused(
            f"There is no SQLite database {path.name or 'in the URL'}: check the path behind sqlite:///."
        )
    return url.set(drivername="sqlite", database=path.absolute().as_uri(), query={"mode": "ro", "uri": "true"})


@contextmanager
def opened(url: URL, password: str | None) -> Iterator[Connection]:
    """Connect to read; PostgreSQL and SQLite refuse writing on such a connection, whatever the account may do.

    Raises:
        DatabaseError: The database cannot be reached, refuses the user, or its driver is not installed.

    """
    try:
        engine = _engine(url, password)
        connection = engine.connect()
    except ModuleNotFoundError:
        extra = _EXTRAS.get(url.get_backend_name(), "extract")
        raise DatabaseError(
            f"The driver for this database is not installed: install it with pip install 'radonc-gpt[{extra}]'."
        ) from None
    except (SQLAlchemyError, OSError):
        raise DatabaseError(
            "The database cannot be opened: check host, database, user and password, and whether it is running."
        ) from None
    with connection:
        yield connection


def _engine(url: URL, password: str | None) -> Engine:
    if password is not None and url.get_backend_name() != "sqlite":
        url = url.set(password=password)
    # Values of rows may stand in the messages of a driver; they are not logged and not shown.
    engine = create_engine(url, poolclass=NullPool, hide_parameters=True)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _keep_bytes)
        return engine
    if engine.dialect.name == "postgresql":
        event.listen(engine, "connect", _keep_days)
        return engine.execution_options(postgresql_readonly=True, isolation_level="REPEATABLE READ")
    return engine


def _keep_bytes(connection: DBAPIConnection, _: object) -> None:
    """Let text that is not UTF-8 arrive, so that its row alone is left out."""
    if isinstance(connection, sqlite3.Connection):
        connection.text_factory = lambda data: data.decode("utf-8", "surrogateescape")


def _keep_days(connection: Any, _: object) -> None:
    """Let days arrive as they are written: ``infinity`` and years before Christ are none that Python knows."""
    from psycopg.types.string import TextLoader

    for kind in ("date", "timestamp", "timestamptz"):
        connection.adapters.register_loader(kind, TextLoader)


def check_columns(connection: Connection, mapping: Mapping) -> None:
    """Make sure that every table and column of ``mapping`` is there.

    Raises:
        DatabaseError: One is missing or may not be seen; the message names it and its entry in the mapping.

    """
    inspector = inspect(connection)
    for table, entries in needed_columns(mapping).items():
        schema, _, bare = table.rpartition(".")
        try:
            present = {column["name"] for column in inspector.get_columns(bare, schema=schema or None)}
        except NoSuchTableError:
            present = set()
        except DBAPIError:
            raise DatabaseError(
                f"The columns of the table {table} may not be read: ask for the right to read it."
            ) from None
        if not present:
            raise DatabaseError(
                f"The database shows no table {table}: correct the mapping, or ask for the right to read it."
            )
        for entry, column in entries:
            if column not in present:
                raise DatabaseError(
                    f"The table {table} has no column {column}: correct the entry {entry} of the mapping."
                )


def may_write(connection: Connection, mapping: Mapping) -> bool:
    """Tell whether the account could change one of the tables; a file opened for reading cannot be changed."""
    preparer = connection.dialect.identifier_preparer
    for name in needed_columns(mapping):
        schema, _, bare = name.rpartition(".")
        table = ".".join(preparer.quote(part) for part in (schema, bare) if part)
        asked = rights_to_write(connection.dialect.name, table)
        if asked is not None and _answer(connection, asked)[0]:
            return True
    return False


def rights_to_write(dialect: str, table: str) -> Query | None:
    """Return the query for the rights to change a table; None where a database cannot be asked."""
    if dialect == "postgresql":
        return select(func.has_table_privilege(literal(table), literal("INSERT, UPDATE, DELETE, TRUNCATE")))
    if dialect == "mssql":
        rights = [func.has_perms_by_name(literal(table), "OBJECT", right) for right in ("INSERT", "UPDATE", "DELETE")]
        return select(func.coalesce(rights[0] + rights[1] + rights[2], 0))
    return None


def count_diagnoses(connection: Connection, query: Query) -> tuple[int, int]:
    """Return the numbers of diagnoses and of their patients.

    Raises:
        DatabaseError: The account may not read the tables.

    """
    diagnoses, patients = _answer(connection, query)
    return diagnoses, patients


def _answer(connection: Connection, query: Query) -> Any:
    try:
        return connection.execute(query).one()
    except DBAPIError:
        raise DatabaseError(
            "The database refused the query: ask for the right to read every table that the mapping names."
        ) from None


def stream(connection: Connection, query: Query) -> Iterator[AnyMapping[str, object]]:
    """Run ``query`` and hand its records over one by one, never holding more than a few hundred.

    Raises:
        DatabaseError: The query is refused, or the database breaks off.

    """
    options = {"stream_results": True, "yield_per": _FETCH}
    try:
        with closing(connection.execute(query, execution_options=options)) as result:
            for record in result.mappings():
                yield dict(record)
    except DBAPIError:
        raise DatabaseError(
            "The database broke off or refused the query: what was read is kept; run the same command again to go on."
        ) from None
