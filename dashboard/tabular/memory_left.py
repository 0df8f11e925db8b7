"""Whether the memory that is left holds a table, asked before it is read: the other visits must go on."""

from collections.abc import Iterator
from pathlib import Path

from dashboard.tabular.errors import TableError
from dashboard.text.quoting import quoted

# Bytes of memory for each of a text table until it is trained on: 195 MB, 14 columns, took 4.2.
NEEDED = 4
ENOUGH = 16 << 20  # smaller ones are read without asking
_MACHINE = Path("/proc/meminfo")
_OWN_GROUPS = Path("/proc/self/cgroup")
_ROOT = Path("/sys/fs/cgroup")
# Of a control group, as of a container: limit, use, and of the use what the system would give back.
_FILES = ("memory.max", "memory.current", "inactive_file")
_FILES_OF_VERSION_1 = ("memory.limit_in_bytes", "memory.usage_in_bytes", "total_inactive_file")


def refuse_too_large(size: int, name: str) -> None:
    """Raises TableError where a text of `size` bytes needs more memory than this server has left."""
    if size < ENOUGH or (left := bytes_left()) is None or NEEDED * size <= left:
        return
    raise TableError(
        f"{quoted(name)} holds {size >> 20:,} MB of text and needs about {NEEDED * size >> 20:,} MB "
        f"of memory; this server has {left >> 20:,} MB left. Upload fewer rows or columns, try again "
        "when fewer people are here, or run the app on a machine with more memory."
    )


def bytes_left() -> int | None:
    """What the machine and the control groups around this process have left; None where nothing says so."""
    found = [_left_of_machine(), *(_left_of_group(*group) for group in _groups())]
    return min((left for left in found if left is not None), default=None)


def _groups() -> Iterator[tuple[Path, str, str, str]]:
    """The folders that may hold a limit, the process's own and those above it, and their files' names."""
    for line in _lines(_OWN_GROUPS):
        _, controllers, path = line.split(":", 2)
        root, files = (_ROOT, _FILES) if not controllers else (_ROOT / "memory", _FILES_OF_VERSION_1)
        if not controllers or "memory" in controllers.split(","):
            own = root / path.lstrip("/")
            yield from ((folder, *files) for folder in (own, *own.parents) if folder.is_relative_to(root))


def _left_of_machine() -> int | None:
    available = _fields(_MACHINE).get("MemAvailable:")
    return None if available is None else 1024 * available


def _left_of_group(folder: Path, limit: str, use: str, reclaimable: str) -> int | None:
    most, used = _number(folder / limit), _number(folder / use)
    if most is None or used is None:
        return None
    return max(0, most - used + _fields(folder / "memory.stat").get(reclaimable, 0))


def _number(file: Path) -> int | None:
    """The number in a file; None where there is no such file, or no limit."""
    text = "".join(_lines(file)).strip()
    return int(text) if text.isdigit() else None


def _fields(file: Path) -> dict[str, int]:
    """The numbers of a file by the word before them."""
    split = [line.split() for line in _lines(file)]
    return {words[0]: int(words[1]) for words in split if len(words) > 1 and words[1].isdigit()}


def _lines(file: Path) -> list[str]:
    """Nothing where the system has no such file."""
    try:
        return file.read_text(encoding="utf-8").splitlines()
    except OSError:
        return []
