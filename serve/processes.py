"""Several servers of the app, each a process of its own; one that dies is started again."""

import os
import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.request import urlopen

from serve import nginx

ROOT = Path(__file__).parents[1]
LONGEST_START = 60.0  # seconds


@dataclass(slots=True, kw_only=True)
class Servers:
    """The app's processes by their port, and nginx in front of them."""

    running: dict[int, subprocess.Popen[bytes]] = field(default_factory=dict)
    front: subprocess.Popen[bytes] | None = None
    secret: str = field(default_factory=lambda: secrets.token_hex(32))

    def start_on(self, port: int) -> None:
        """One more server, or the same one again after it died."""
        # The secret is shared: what one process signed for a browser must hold after it was started again.
        environment = os.environ | {"STREAMLIT_SERVER_COOKIE_SECRET": self.secret}
        command = [sys.executable, "-m", "streamlit", "run", "app.py"]
        flags = [f"--server.port={port}", "--server.address=127.0.0.1", "--logger.level=warning"]
        self.running[port] = subprocess.Popen(
            [*command, *flags], cwd=ROOT, env=environment, stdout=subprocess.DEVNULL
        )

    def restart_dead(self) -> list[int]:
        """The ports of those that had died and were started again."""
        dead = [port for port, process in self.running.items() if process.poll() is not None]
        for port in dead:
            self.start_on(port)
        return dead

    def stop(self) -> None:
        """All of them, nginx first."""
        processes = [process for process in (self.front, *self.running.values()) if process]
        for process in processes:
            process.terminate()
        for process in processes:
            process.wait(timeout=20)


@contextmanager
def serving(*, count: int, listen: str) -> Iterator[Servers]:
    """So many servers that answer, behind nginx, until the block ends. `listen` is a port or host:port."""
    servers = Servers()
    with TemporaryDirectory(prefix="logreg-nginx-") as folder:
        try:
            ports = free_ports(count)
            for port in ports:
                servers.start_on(port)
            for port in ports:
                wait_for(f"http://127.0.0.1:{port}/_stcore/health")
            servers.front = start_nginx([f"127.0.0.1:{port}" for port in ports], listen, Path(folder))
            wait_for(f"http://127.0.0.1:{listen.rpartition(':')[2]}/_stcore/health")
            yield servers
        finally:
            servers.stop()


def start_nginx(servers: Sequence[str], listen: str, folder: Path) -> subprocess.Popen[bytes]:
    """nginx before these servers. Raises FileNotFoundError where it is not installed."""
    program = nginx.executable()
    if program is None:
        raise FileNotFoundError(
            "nginx is not installed. Install it (on Debian and Ubuntu: apt-get install nginx-light), "
            "or start one server with: make run"
        )
    path = folder / "nginx.conf"
    path.write_text(nginx.configuration(servers, listen=listen, folder=folder))
    return subprocess.Popen([program, "-p", str(folder), "-e", str(folder / "error.log"), "-c", str(path)])


def free_ports(count: int) -> list[int]:
    """So many ports on which nothing listens."""
    sockets = [socket.socket() for _ in range(count)]
    try:
        for each in sockets:
            each.bind(("127.0.0.1", 0))
        return [int(each.getsockname()[1]) for each in sockets]
    finally:
        for each in sockets:
            each.close()


def wait_for(address: str) -> None:
    """Until it answers. Raises TimeoutError after a minute."""
    end = time.monotonic() + LONGEST_START
    while time.monotonic() < end:
        try:
            with urlopen(address, timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(f"{address} did not answer within {LONGEST_START:.0f} seconds.")
