"""Which column is likely the target."""

import re
from collections.abc import Sequence

from dashboard.tabular.identifiers import bare_name, identifier_reason
from dashboard.tabular.kinds import ColumnProfile
from dashboard.tabular.vocabulary import OUTCOME_NAMES

FIRST_NAMES = ("y", "target", "outcome", "class", "label")
MOST_SEVERAL = 10  # different values of a target that are offered one by one


def name_rank(name: str) -> int:
    """0 for y, target, outcome, class, label; 1 for a name that tells of an outcome; else 2."""
    bare = bare_name(name)
    if bare in FIRST_NAMES:
        return 0
    words = re.sub(r"([a-z])([A-Z])", r"\1 \2", name)
    return 1 if set(re.split(r"[\s_.\-]+", words.lower())) & OUTCOME_NAMES or bare in OUTCOME_NAMES else 2


def target_candidates(profiles: Sequence[ColumnProfile]) -> tuple[str, ...]:
    """Two-valued columns, likeliest first: by name, then the last of all columns, the first, the others.

    Without any, columns that a telling name or few values make possible, numbers to be cut last.
    """
    two = [profile for profile in profiles if profile.two_valued]
    two += [p for p in profiles if p.ticked and (not two or name_rank(p.name) < 2)]
    possible = (
        two
        or [p for p in profiles if may_be_grouped(p)]
        or [p for p in profiles if p.number and p.distinct > 1]
    )
    last, first = profiles[-1].name, profiles[0].name

    def rank(profile: ColumnProfile) -> tuple[int, int, int]:
        place = 0 if profile.name == last else 1 if profile.name == first else 2
        return name_rank(profile.name), place, -position[profile.name]

    position = {profile.name: j for j, profile in enumerate(profiles)}
    return tuple(profile.name for profile in sorted(possible, key=rank))


def may_be_grouped(profile: ColumnProfile) -> bool:
    """Whether a column has three values or more, few enough to say of each whether it is positive."""
    if profile.date or identifier_reason(profile):
        return False
    named = name_rank(profile.name) < 2
    return 3 <= profile.distinct <= MOST_SEVERAL or (named and profile.distinct >= 3 and profile.number)
