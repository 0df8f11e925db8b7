"""Databases for tests: SQLite in a folder, and a PostgreSQL server of our own where one is installed."""

import os
import shutil
import socket
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine

from dashboard.analysis.study.shared_store import prepare_store
from dashboard.analysis.study.store_engine import engine_settings, prepare_engine, with_driver


def opened(url):
    """An engine with the tables made, as the app opens it."""
    full = with_driver(url)
    engine = create_engine(full, **engine_settings(full))
    prepare_engine(engine)
    prepare_store(engine)
    return engine


def postgres_programs():
    """The folder of initdb and postgres, None where PostgreSQL is not installed."""
    found = [*Path("/usr/lib/postgresql").glob("*/bin"), Path(shutil.which("initdb") or "/-").parent]
    return next((folder for folder in found if (folder / "initdb").exists()), None)


@contextmanager
def postgres_server(folder: Path):
    """A server of our own on a free port; its address. PostgreSQL refuses to run as root: nobody runs it."""
    programs = postgres_programs()
    if programs is None:
        pytest.skip("PostgreSQL is not installed (Debian: apt-get install postgresql).")
    pytest.importorskip("psycopg", reason="psycopg is not installed.")
    root = os.getuid() == 0
    if root:
        for each in (folder, *folder.parents[:2]):
            each.chmod(0o755)
        shutil.chown(folder, "nobody")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    data = folder / "data"
    quiet: dict[str, Any] = {
        "stdout": subprocess.DEVNULL,
        "stderr": subprocess.DEVNULL,
        "cwd": folder,
        **({"user": "nobody", "extra_groups": []} if root else {}),
    }
    subprocess.run([programs / "initdb", "-D", data, "-U", "app", "-A", "trust", "-N"], check=True, **quiet)
    at: list[Any] = ["-p", str(port), "-k", folder, "-c", "listen_addresses=127.0.0.1"]
    server = subprocess.Popen([programs / "postgres", "-D", data, *at], **quiet)
    url = f"postgresql://app@127.0.0.1:{port}/postgres"
    try:
        _wait_for(url)
        yield url, server
    finally:
        server.terminate()
        server.wait(timeout=20)


def _wait_for(url):
    psycopg = pytest.importorskip("psycopg")
    end = time.monotonic() + 30
    while True:
        try:
            psycopg.connect(url, connect_timeout=2).close()
        except psycopg.OperationalError:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)
        else:
            return
