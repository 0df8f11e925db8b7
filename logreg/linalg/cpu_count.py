"""How many cores this process may keep busy: its affinity, its container's quota, the environment's wish."""

import os
from functools import cache
from math import ceil
from pathlib import Path

VARIABLES = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
CGROUPS = Path("/sys/fs/cgroup")


def usable_cpus() -> int:
    """The least of the cores that the process may run on, its quota of time, and the variables that are set.

    A quota of 1.5 cores is two threads, each of which rests a quarter of the time.
    """
    limits = [allowed_cpus(), cpu_quota(CGROUPS), *environment_limits()]
    return max(1, ceil(min(limit for limit in limits if limit is not None)))


def allowed_cpus() -> int:
    """The cores that the process may run on; Python 3.13 knows of -X cpu_count as well."""
    if hasattr(os, "process_cpu_count"):
        return os.process_cpu_count() or 1
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def environment_limits() -> list[int]:
    """What the variables of BLAS and OpenMP allow; words and numbers below 1 say nothing."""
    values = [os.environ.get(name, "") for name in VARIABLES]
    return [int(value) for value in values if value.isdecimal() and int(value) > 0]


@cache
def cpu_quota(cgroups: Path) -> float | None:
    """The cores' worth of time that a container grants, None where that is not limited or not said.

    Source: the Linux kernel's documentation, "Control Group v2", cpu.max, and "CFS Bandwidth Control" for
    version 1.
    """
    words = [*read_words(cgroups / "cpu.max"), *read_words(cgroups / "cpu" / "cpu.cfs_quota_us")]
    if len(words) == 1:
        words += read_words(cgroups / "cpu" / "cpu.cfs_period_us")
    numbers = [int(word) for word in words if word.isdecimal()]
    return numbers[0] / numbers[1] if len(numbers) == 2 and min(numbers) > 0 else None


def read_words(file: Path) -> list[str]:
    """The words of a small file, none where it cannot be read."""
    try:
        return file.read_text(encoding="ascii").split()
    except (OSError, UnicodeDecodeError):
        return []
