"""Column names as a person wrote them -> names that are unique, short and on one line."""

from collections.abc import Iterator, Sequence

from dashboard.text.quoting import counted, quoted, shortened

LONGEST_NAME = 80


def clean_names(cells: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """One name a cell, and in words what was renamed: empty and repeated names, and overlong ones."""
    names = [shortened(cell, LONGEST_NAME) or f"column {number}" for number, cell in enumerate(cells, 1)]
    unique = _made_unique(names)
    repeated = [(old, new) for old, new in zip(names, unique, strict=True) if old != new]
    if not repeated:
        return unique, ()
    old, new = repeated[0]
    return unique, (
        f"{counted(len(repeated), 'column name')} occurred before and got a number: "
        f"the second {quoted(old)} is called {quoted(new)}.",
    )


def _made_unique(names: Sequence[str]) -> tuple[str, ...]:
    """The names, a repeated one with the first free number: a, a (2), a (3)."""
    taken, last = set(names), dict.fromkeys(names, 1)

    def unique() -> Iterator[str]:
        seen: set[str] = set()
        for name in names:
            new = name
            while new in seen or (new != name and new in taken):
                last[name] += 1
                new = f"{name} ({last[name]})"
            seen.add(new)
            yield new

    return tuple(unique())
