"""What a server's processes hold and have used, as Linux tells it."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

PAGE_BYTES = 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerState:
    """Resident memory, threads and open files."""

    megabytes: float
    threads: int
    files: int


def state_of_server(pid: int) -> ServerState:
    """Of one process of this machine."""
    folder = Path(f"/proc/{pid}")
    return ServerState(
        megabytes=megabytes(pid),
        threads=len(list((folder / "task").iterdir())),
        files=len(list((folder / "fd").iterdir())),
    )


def megabytes(pid: int) -> float:
    """The resident memory of a process."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE_BYTES / 1e6


def cpu_seconds(pids: Sequence[int]) -> float:
    """What these processes have used of all cores so far, in their own code and in the kernel's."""
    fields = (Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split() for pid in pids)
    return sum(int(f[11]) + int(f[12]) for f in fields) / os.sysconf("SC_CLK_TCK")
