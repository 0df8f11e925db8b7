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
    """The columns that may be the target, likeliest first.

    Two-valued ones whose name tells of an outcome, others of few values with such a name, then the last, the
    first and the rest of those with two values; without any, those of few values, then numbers.
    """
    two = [profile for profile in profiles if profile.two_valued]
    two += [p for p in profiles if p.ticked and (not two or name_rank(p.name) < 2)]
    several = [p for p in profiles if may_be_grouped(p) and (not two or called_outcome(p))]
    possible = [*two, *several] or [p for p in profiles if p.number and not p.at_most(1)]
    if not possible:
        return ()
    use = [profile.name for profile in profiles if not identifier_reason(profile)] or [profiles[0].name]

    def likeliest(profile: ColumnProfile) -> tuple[bool, bool, int, int, int]:
        rank = name_rank(profile.name)
        place = 0 if profile.name == use[-1] else 1 if profile.name == use[0] else 2
        return rank == 2, profile not in two, rank, place, -position[profile.name]

    position = {profile.name: j for j, profile in enumerate(profiles)}
    return tuple(profile.name for profile in sorted(possible, key=likeliest))


def called_outcome(profile: ColumnProfile) -> bool:
    """Whether a column of few values has a name that tells of an outcome."""
    return name_rank(profile.name) < 2 and profile.at_most(MOST_SEVERAL)


def may_be_grouped(profile: ColumnProfile) -> bool:
    """Whether a column has three values or more, few enough to say of each whether it is positive."""
    if profile.date or identifier_reason(profile):
        return False
    named = name_rank(profile.name) < 2
    several = not profile.at_most(2)
    return several and (profile.at_most(MOST_SEVERAL) or (named and profile.number))
