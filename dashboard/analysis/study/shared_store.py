"""Shared studies in a database, SQLite or PostgreSQL: put, opened, replaced, deleted, expired.

Tokens are 128 bits from the system's generator; the database holds their SHA-256 alone, so that who reads it
opens nothing.
"""

import hashlib
import secrets
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass

from sqlalchemy import BigInteger, Column, Engine, Integer, LargeBinary, MetaData, String, Table, func, select
from sqlalchemy.engine import Connection
from sqlalchemy.exc import SQLAlchemyError

from dashboard.analysis.study.database_errors import sentence_of
from dashboard.analysis.study.study import StudyError

DAY = 86_400  # seconds
EXPIRIES = {"1 day": DAY, "30 days": 30 * DAY, "1 year": 365 * DAY}
TOKEN_BYTES = 16
GONE = (
    "There is no shared study behind this link: it has expired, was deleted, or the link is not whole. Ask "
    "whoever shared it for a new one."
)

_METADATA = MetaData()
STUDIES = Table(
    "shared_study",
    _METADATA,
    Column("id", Integer, primary_key=True),
    Column("view_hash", String(64), nullable=False, unique=True),
    Column("owner_hash", String(64), nullable=False, unique=True),
    Column("expires", BigInteger, nullable=False, index=True),  # seconds since 1970, UTC
    Column("size", BigInteger, nullable=False),  # bytes
    Column("content", LargeBinary, nullable=False),  # a study file
)
VERSIONS = Table("shared_study_schema", _METADATA, Column("version", Integer, primary_key=True))
SCHEMA_VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The most bytes of one study, and of all together."""

    study: int = 20_000_000
    total: int = 1_000_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """The two secrets of a shared study: one opens a copy, the other updates and deletes."""

    view: str
    owner: str


def prepare_store(engine: Engine) -> None:
    """Create the tables, or bring those of an earlier version up to this one."""
    with transaction(engine) as connection:
        _METADATA.create_all(connection)
        found = connection.scalar(select(func.max(VERSIONS.c.version)))
        if found is None:
            connection.execute(VERSIONS.insert().values(version=SCHEMA_VERSION))
        elif found > SCHEMA_VERSION:
            raise StudyError(
                "The database of shared studies belongs to a later version of the app: nothing can be shared."
            )


def share_study(
    engine: Engine, content: bytes, seconds: int, limits: Limits, *, now: float | None = None
) -> Tokens:
    """Keep a study for so long. Raises StudyError where it is too large, or the database full or away."""
    _check_size(content, limits)
    tokens = Tokens(view=secrets.token_urlsafe(TOKEN_BYTES), owner=secrets.token_urlsafe(TOKEN_BYTES))
    with transaction(engine) as connection:
        _make_room(connection, len(content), limits, _now(now))
        connection.execute(
            STUDIES.insert().values(
                view_hash=token_hash(tokens.view),
                owner_hash=token_hash(tokens.owner),
                expires=_now(now) + seconds,
                size=len(content),
                content=content,
            )
        )
    return tokens


def shared_content(engine: Engine, token: str, *, now: float | None = None) -> bytes:
    """The study file behind a link. Raises StudyError where there is none, or the database is away."""
    asked = (STUDIES.c.view_hash == token_hash(token)) | (STUDIES.c.owner_hash == token_hash(token))
    with transaction(engine) as connection:
        found = connection.scalar(select(STUDIES.c.content).where(asked, STUDIES.c.expires > _now(now)))
    if found is None:
        raise StudyError(GONE)
    return bytes(found)


def expiry_of(engine: Engine, owner: str, *, now: float | None = None) -> float:
    """When a study will be deleted, in seconds since 1970. Raises StudyError for no owner's token."""
    asked = (STUDIES.c.owner_hash == token_hash(owner)) & (STUDIES.c.expires > _now(now))
    with transaction(engine) as connection:
        found = connection.scalar(select(STUDIES.c.expires).where(asked))
    if found is None:
        raise StudyError(GONE)
    return float(found)


def update_study(
    engine: Engine, owner: str, content: bytes, limits: Limits, *, now: float | None = None
) -> None:
    """Put another study behind the same link; its day of expiry stays. Raises StudyError as sharing does."""
    _check_size(content, limits)
    mine = (STUDIES.c.owner_hash == token_hash(owner)) & (STUDIES.c.expires > _now(now))
    with transaction(engine) as connection:
        before = connection.scalar(select(STUDIES.c.size).where(mine))
        if before is None:
            raise StudyError(GONE)
        _make_room(connection, len(content) - int(before), limits, _now(now))
        connection.execute(STUDIES.update().where(mine).values(content=content, size=len(content)))


def delete_study(engine: Engine, owner: str) -> None:
    """Delete a study for good. Raises StudyError for a token that is no owner's."""
    with transaction(engine) as connection:
        done = connection.execute(STUDIES.delete().where(STUDIES.c.owner_hash == token_hash(owner)))
    if not done.rowcount:
        raise StudyError(GONE)
    return_space(engine)


def delete_expired(engine: Engine, *, now: float | None = None) -> int:
    """Delete what has expired and give its space back; how many studies that were."""
    with transaction(engine) as connection:
        done = connection.execute(STUDIES.delete().where(STUDIES.c.expires <= _now(now)))
    if done.rowcount:
        return_space(engine)
    return int(done.rowcount)


def return_space(engine: Engine) -> None:
    """Give the space of deleted studies back to the disk; where others hold it, the next deletion does."""
    with suppress(SQLAlchemyError, sqlite3.Error):
        if engine.dialect.name == "sqlite":
            with closing(engine.raw_connection()) as raw:
                raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            return
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("VACUUM shared_study")


def token_hash(token: str) -> str:
    """What the database holds of a token; 128 random bits need no salt."""
    return hashlib.sha256(token.encode()).hexdigest()


@contextmanager
def transaction(engine: Engine) -> Iterator[Connection]:
    """All or nothing. A database that is full, locked or away becomes a StudyError."""
    with _translated(), engine.begin() as connection:
        yield connection


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except (SQLAlchemyError, OSError) as error:
        raise StudyError(sentence_of(error)) from error


def _now(now: float | None) -> int:
    return int(time.time() if now is None else now)


def _check_size(content: bytes, limits: Limits) -> None:
    if len(content) > limits.study:
        raise StudyError(
            f"This study has {len(content) / 1e6:.1f} MB; at most {limits.study / 1e6:g} MB can be shared. "
            "Save it as a file, or leave out columns that nobody needs."
        )


def _make_room(connection: Connection, size: int, limits: Limits, now: int) -> None:
    """Lock the table, delete what has expired, and refuse what would be too much in all."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("LOCK TABLE shared_study IN SHARE ROW EXCLUSIVE MODE")
    connection.execute(STUDIES.delete().where(STUDIES.c.expires <= now))
    used = int(connection.scalar(select(func.coalesce(func.sum(STUDIES.c.size), 0))) or 0)
    if used + size > limits.total:
        raise StudyError(
            f"Shared studies fill the {limits.total / 1e6:g} MB that this server keeps for them. Save the "
            "study as a file, or share it when others have expired."
        )
