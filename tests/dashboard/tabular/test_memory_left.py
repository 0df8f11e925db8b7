"""A table that the memory left does not hold is refused before it is read."""

import pytest

from dashboard.tabular import TableError, memory_left, read_table

MB = 1 << 20


@pytest.fixture
def left(monkeypatch):
    def leave(size):
        monkeypatch.setattr(memory_left, "bytes_left", lambda: size)

    return leave


def test_a_table_larger_than_memory_is_refused_with_both_sizes(left, monkeypatch):
    monkeypatch.setattr(memory_left, "ENOUGH", 1 * MB)
    left(7 * MB)
    text = b"y,x\n" + b"1,2.5\n0,1.5\n" * (2 * MB // 12 + 1)
    with pytest.raises(TableError, match=r"'t.csv' holds 2 MB of text and needs about 8 MB.* has 7 MB left"):
        read_table(text, "t.csv")
    left(9 * MB)
    assert len(read_table(text, "t.csv").frame) > 300_000


def test_small_tables_and_systems_that_do_not_say_are_read(left):
    left(0)
    memory_left.refuse_too_large(memory_left.ENOUGH - 1, "t.csv")
    left(None)
    memory_left.refuse_too_large(10**12, "t.csv")


@pytest.fixture
def system(tmp_path, monkeypatch):
    """A machine with 900 kB left; further files by their path below the folder of control groups."""

    def holds(own_group, **files):
        (tmp_path / "cgroup").write_text(own_group)
        (tmp_path / "meminfo").write_text("MemTotal:  1000 kB\nMemAvailable:   900 kB\n")
        for name, text in files.items():
            file = tmp_path / "groups" / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)

    monkeypatch.setattr(memory_left, "_MACHINE", tmp_path / "meminfo")
    monkeypatch.setattr(memory_left, "_OWN_GROUPS", tmp_path / "cgroup")
    monkeypatch.setattr(memory_left, "_ROOT", tmp_path / "groups")
    return holds


MACHINE = 900 * 1024


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({}, MACHINE),
        ({"memory.max": "max\n", "memory.current": "5\n"}, MACHINE),
        ({"memory.max": "700000\n", "memory.current": "500000\n"}, 200_000),
        ({"app/memory.max": "600000", "app/memory.current": "500000"}, 100_000),
        ({"memory.max": "700000", "memory.current": "800000"}, 0),
    ],
)
def test_the_smallest_of_machine_own_group_and_those_above_counts(files, expected, system):
    system("0::/app\n", **files)
    assert memory_left.bytes_left() == expected


def test_what_the_system_would_give_back_is_left(system):
    files = {"memory.max": "700000", "memory.current": "500000", "memory.stat": "anon 9\ninactive_file 1000"}
    system("0::/\n", **files)
    assert memory_left.bytes_left() == 201_000


def test_groups_of_the_first_version_count_too(system):
    files = {
        "memory/own/memory.limit_in_bytes": "700000",
        "memory/own/memory.usage_in_bytes": "650000",
        "memory/own/memory.stat": "total_inactive_file 10",
    }
    system("7:cpu,cpuacct:/other\n4:memory:/own\n", **files)
    assert memory_left.bytes_left() == 50_010


def test_where_the_system_says_nothing_there_is_no_bound(system, tmp_path):
    assert memory_left.bytes_left() is None
