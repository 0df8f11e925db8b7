"""Names in a sentence."""

from collections.abc import Sequence


def join_names(names: Sequence[str]) -> str:
    """a, b and c; of more than six names the first five, and how many more there are."""
    *first, last = names if len(names) <= 6 else (*names[:5], f"{len(names) - 5} more")
    return f"{', '.join(first)} and {last}" if first else last
