"""The app as a newcomer starts it, on a free port."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

ROOT = Path(__file__).parents[2]
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


@dataclass(frozen=True)
class Server:
    """Where it listens, what it has printed, and the number of its process."""

    address: str
    log: Path
    pid: int = 0


@contextmanager
def running(log: Path, app: Path = ROOT / "app.py", **settings: str) -> Iterator[Server]:
    """A server that answers, stopped at the end; `settings` are environment variables of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", app.name, f"--server.port={port}"]
    with log.open("w") as output:
        told = {**os.environ, "XDG_DATA_HOME": str(log.parent / "data"), **settings}
        process = subprocess.Popen(command, cwd=app.parent, env=told, stdout=output, stderr=subprocess.STDOUT)
        try:
            _wait_for(f"http://localhost:{port}/_stcore/health", log)
            yield Server(f"http://localhost:{port}", log, process.pid)
        finally:
            process.terminate()
            process.wait(timeout=20)


def _wait_for(address: str, log: Path) -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        try:
            with urlopen(address, timeout=1):
                return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(log.read_text())
