"""Databases for tests: SQLite in a folder, and a PostgreSQL server of our own where one is installed."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from contextlib import contextmanager, suppress
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


class PostgresServer:
    """A server of our own on a free port. PostgreSQL refuses to run as root: nobody runs it then.

    Its folder is our own too: those of pytest are closed to others.
    """

    def __init__(self, programs: Path):
        self.folder = Path(tempfile.mkdtemp(prefix="postgres-"))
        self.programs, self.port = programs, _free_port()
        self.url = f"postgresql://app@127.0.0.1:{self.port}/postgres"
        self._quiet: dict[str, Any] = {
            "stdout": subprocess.DEVNULL,
            "stderr": subprocess.DEVNULL,
            "cwd": self.folder,
        }
        if os.getuid() == 0:
            shutil.chown(self.folder, "nobody")
            self._quiet |= {"user": "nobody", "extra_groups": []}
        made: list[Any] = ["-D", self.folder / "data", "-U", "app", "-A", "trust", "-N"]
        subprocess.run([programs / "initdb", *made], check=True, **self._quiet)
        self.start()

    def start(self):
        """Start it; once more where processes of one that was killed are still there."""
        asked: list[Any] = ["-D", self.folder / "data", "-p", str(self.port), "-k", self.folder]
        listening = ["-c", "listen_addresses=127.0.0.1"]
        end = time.monotonic() + 30
        while True:
            self.process = subprocess.Popen([self.programs / "postgres", *asked, *listening], **self._quiet)
            if self._answers() or time.monotonic() > end:
                return

    def _answers(self):
        """Whether it takes connections; false as soon as it has ended."""
        psycopg = pytest.importorskip("psycopg")
        while self.process.poll() is None:
            with suppress(psycopg.OperationalError):
                psycopg.connect(self.url, connect_timeout=2).close()
                return True
            time.sleep(0.1)
        return False

    def kill(self):
        """End it without a word, as when it crashes."""
        self.process.kill()
        self.process.wait(timeout=20)

    def close(self):
        """End it, and remove its folder."""
        self.process.send_signal(signal.SIGINT)  # at once, whoever is connected
        self.process.wait(timeout=20)
        shutil.rmtree(self.folder)


@contextmanager
def postgres_server():
    """A server of our own, ended afterwards; skips where PostgreSQL or its driver is not installed."""
    programs = postgres_programs()
    if programs is None:
        pytest.skip("PostgreSQL is not installed (Debian: apt-get install postgresql).")
    pytest.importorskip("psycopg", reason="psycopg is not installed.")
    server = PostgresServer(programs)
    try:
        yield server
    finally:
        server.close()


def _free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@contextmanager
def small_disk(folder: Path, megabytes: int):
    """A file system of so many megabytes, for nobody; skips where none can be mounted."""
    folder.mkdir()
    mount: list[Any] = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", folder]
    if os.getuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("Only root can mount a disk that is soon full, and not everywhere.")
    try:
        shutil.chown(folder, "nobody")
        yield folder
    finally:
        subprocess.run(["umount", "-l", folder], check=True)
