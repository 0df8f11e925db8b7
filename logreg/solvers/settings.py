"""What may be set about a solver: one frozen class each, which says its defaults and refuses nonsense."""

from dataclasses import dataclass

from logreg.errors import SettingError


@dataclass(frozen=True, kw_only=True)
class SolverSettings:
    """The settings of a solver that has none; one that has some derives a class from this."""


NO_SETTINGS = SolverSettings()


def check_share(name: str, value: float) -> None:
    """Raise SettingError unless the value lies from 0 to below 1."""
    if not 0 <= value < 1:
        raise SettingError(f"{name} is {value}: choose a number from 0 to below 1.")


def check_count(name: str, value: int) -> None:
    """Raise SettingError unless the value is a whole number of at least 1."""
    if value < 1 or value != int(value):
        raise SettingError(f"{name} is {value}: choose a whole number of at least 1.")
