"""How the database of shared studies is reached: its address, and what SQLite is told at each connection."""

import os
import sys
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

WAIT_S = 30  # for another writer


def user_data_folder() -> Path:
    """Where this system keeps a program's data of the person who runs it."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home())) / "logreg"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "logreg"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "logreg"


def default_url() -> str:
    """SQLite in the user's data folder."""
    return f"sqlite:///{user_data_folder() / 'studies.sqlite'}"


def engine_settings(url: str) -> dict[str, Any]:
    """What `create_engine` is given beside the address."""
    if url.startswith("sqlite"):
        return {"connect_args": {"timeout": WAIT_S}}
    return {
        "pool_pre_ping": True,
        "pool_size": 10,
        "max_overflow": 40,
        "connect_args": {"connect_timeout": 5},
    }


def with_driver(url: str) -> str:
    """The address with the driver that is installed: psycopg 3."""
    for name in ("postgresql://", "postgres://"):
        if url.startswith(name):
            return f"postgresql+psycopg://{url.removeprefix(name)}"
    return url


def prepare_engine(engine: Engine) -> None:
    """Make SQLite keep whole transactions, wait for its turn, and give back and overwrite what is deleted."""
    if engine.dialect.name != "sqlite" or event.contains(engine, "begin", _begun):
        return
    if engine.url.database:
        folder = Path(engine.url.database).parent
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    event.listen(engine, "connect", _connected)
    event.listen(engine, "begin", _begun)


def _connected(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # transactions are begun by _begun alone
    cursor = connection.cursor()
    for setting in (
        "auto_vacuum = FULL",
        "journal_mode = WAL",
        "synchronous = FULL",
        "secure_delete = ON",
        f"busy_timeout = {1000 * WAIT_S}",
    ):
        cursor.execute(f"PRAGMA {setting}")
    cursor.close()


def _begun(connection: Any) -> None:
    """Writers queue from their first statement on: none finds at its end that it must begin anew."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")
